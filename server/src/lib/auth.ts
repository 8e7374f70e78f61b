import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { newId } from './id.ts'

/** Sign-in, sign-out and sessions. The application knows users of this part only by their id (`account.authUserId`). */
export interface Auth {
  /** Answers a request under `/api/auth/`. */
  readonly handle: (request: Request) => Promise<Response>
  /** The user whose session cookie stands in the headers; null without a valid session. */
  readonly findUserId: (headers: Headers) => Promise<string | null>
  /** Makes a user who signs in with e-mail and password. Returns the user's id. */
  readonly createUser: (user: { email: string; name: string; password: string }) => Promise<string>
  /** Makes or completes the tables in schema `auth`. */
  readonly migrate: () => Promise<void>
}

export const AUTH_SCHEMA = 'auth'
const SHORTEST_PASSWORD = 8
const SESSION_SECONDS = 60 * 60 * 12
const LOCK = 7_302_611_222

/**
 * better-auth on a pool whose `search_path` is `auth`: it finds its tables by the current schema. `secure` marks cookies for
 * TLS only. Nobody signs up by himself: accounts are made by an administrator.
 */
export function createAuth(options: {
  readonly pool: pg.Pool
  readonly secret: string
  readonly secure: boolean
  /** Hears of what goes wrong inside; refusals of what a person sent are no errors. */
  readonly onError?: (error: Error) => void
}): Auth {
  const config = {
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: options.pool }) }),
      type: 'postgres' as const,
    },
    secret: options.secret,
    basePath: '/api/auth',
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    session: { expiresIn: SESSION_SECONDS, updateAge: 60 * 30 },
    // Origins are checked for every writing request in app.ts; what arrives here has passed.
    trustedOrigins: (request?: Request) => {
      const origin = request?.headers.get('origin')
      return origin == null ? [] : [origin]
    },
    advanced: {
      useSecureCookies: options.secure,
      cookiePrefix: 'dondoc',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, secure: options.secure },
      database: { generateId: () => newId() },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error' as const,
      log: (_level: string, message: string) => options.onError?.(new Error(`sign-in: ${message}`)),
    },
  }
  const auth = betterAuth(config)
  return {
    handle: (request) => auth.handler(request),
    findUserId: async (headers) => (await auth.api.getSession({ headers }))?.user.id ?? null,
    createUser: async ({ email, name, password }) => {
      const context = await auth.$context
      const user = await context.internalAdapter.createUser(
        { email: email.toLowerCase(), name, emailVerified: true },
        { method: 'admin' },
      )
      const hash = await context.password.hash(password)
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
      return user.id
    },
    migrate: async () => {
      const client = await options.pool.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [LOCK])
        await client.query(`create schema if not exists ${AUTH_SCHEMA}`)
        await (await getMigrations(config)).runMigrations()
      } finally {
        await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
        client.release()
      }
    },
  }
}
