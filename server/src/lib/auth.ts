import { betterAuth } from 'better-auth'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { getMigrations } from 'better-auth/db/migration'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { AuthDb, AuthTables } from './auth-users.ts'
import { createOwnAuthTables, deleteSessions, findFreshSession, SESSION_MS } from './auth-users.ts'
import { rowGrants } from './database-roles.ts'
import { type DatabaseAddress, openPool } from './db.ts'
import { newId } from './id.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { signedCookie } from './session-cookie.ts'

/** Who a session cookie belongs to. */
export interface SignedIn {
  readonly userId: string
  readonly sessionId: string
  readonly secondFactor: boolean
}

/** An OpenID Connect provider by its settings; its e-mail addresses are believed where it says that it verified them. */
export interface OidcProvider {
  readonly id: string
  /** As the sign-in page shows it. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/**
 * Sign-in, sign-out and sessions. The application knows users of this part only by their id (`account.authUserId`);
 * `users` is the way to them for `auth-users.ts`.
 */
export interface Auth {
  /** Answers a request under `/api/auth/`. */
  readonly handle: (request: Request) => Promise<Response>
  /** Whose session cookie stands in the headers; null without a valid session. */
  readonly findSession: (headers: Headers) => Promise<SignedIn | null>
  readonly hashPassword: (password: string) => Promise<string>
  readonly checkPassword: (password: string, hash: string) => Promise<boolean>
  /** Who gave the right password and owes the second factor, by the identifier in the cookie of that step. */
  readonly findChallenged: (identifier: string) => Promise<string | null>
  /** The recovery codes that are left. */
  readonly countRecoveryCodes: (userId: string) => Promise<number>
  readonly users: AuthDb
  readonly providers: readonly Pick<OidcProvider, 'id' | 'name'>[]
  /** Makes or completes the tables in schema `auth`, as their owner. */
  readonly migrate: () => Promise<void>
}

export const AUTH_SCHEMA = 'auth'
/** Where `auth-routes.ts` says which address a request comes from; a client's own header of that name is overwritten. */
export const ADDRESS_HEADER = 'x-dondoc-address'
/** The floor under the tenant's own rule. */
const SHORTEST_PASSWORD = 8
const CHALLENGE_SECONDS = 60 * 5
/** How often the end of a session in use is put off. */
const REFRESH_MS = 30 * 60_000
const LOCK = 7_302_611_222

/**
 * better-auth on a pool whose `search_path` is `auth`: it finds its tables by the current schema. `secure` marks cookies for
 * TLS only. Nobody signs up by himself: accounts are made by an administrator, and a provider may only open one that is there.
 */
export function createAuth(options: {
  readonly pool: pg.Pool
  readonly secret: string
  readonly secure: boolean
  /** The address that people type; needed by providers, who send people back to it. */
  readonly publicUrl?: string
  readonly providers?: readonly OidcProvider[]
  /** Hears of what goes wrong inside; refusals of what a person sent are no errors. */
  readonly onError?: (error: Error) => void
}): Auth {
  const users = new Kysely<AuthTables>({ dialect: new PostgresDialect({ pool: options.pool }) })
  const providers = options.providers ?? []
  const config = {
    appName: 'Đôn Đốc',
    ...(options.publicUrl === undefined ? {} : { baseURL: options.publicUrl }),
    database: { db: users as unknown as Kysely<unknown>, type: 'postgres' as const },
    secret: options.secret,
    basePath: '/api/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 300,
      // One keyboard writes "ế" as one sign, another as three (Unikey's "Unicode tổ hợp"); NIST SP 800-63B asks for one form.
      password: {
        hash: (password: string) => hashPassword(password.normalize('NFC')),
        verify: ({ hash, password }: { hash: string; password: string }) =>
          verifyPassword({ hash, password: password.normalize('NFC') }),
      },
    },
    session: { expiresIn: SESSION_MS / 1000, updateAge: REFRESH_MS / 1000 },
    account: {
      encryptOAuthTokens: true,
      // No provider is trusted by name: one that does not say "email_verified" links nothing.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
    },
    // Origins are checked for every writing request in app.ts; what arrives here has passed.
    trustedOrigins: (request?: Request) => {
      const origin = request?.headers.get('origin')
      return origin == null ? [] : [origin]
    },
    advanced: {
      useSecureCookies: options.secure,
      cookiePrefix: 'dondoc',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, secure: options.secure },
      // A session and its user are one question, not two.
      database: { generateId: () => newId(), joins: true },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    plugins: [
      twoFactor({
        issuer: 'Đôn Đốc',
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: makeRecoveryCodes },
      }),
      genericOAuth({ config: providers.map(providerConfig(options.publicUrl)) }),
    ],
    logger: {
      level: 'error' as const,
      log: (_level: string, message: string) => options.onError?.(new Error(`sign-in: ${message}`)),
    },
  }
  const auth = betterAuth(config)
  return {
    handle: (request) => auth.handler(request),
    findSession: async (headers) => {
      const { authCookies } = await auth.$context
      const token = signedCookie(headers.get('cookie') ?? '', authCookies.sessionToken.name, options.secret)
      if (token === null) return null
      const fresh = await findFreshSession(users, token, REFRESH_MS)
      if (fresh !== undefined) return fresh
      // Where something is to be written, better-auth does it: a session that goes on longer, or one that has ended.
      const found = await auth.api.getSession({ headers })
      if (found === null) return null
      const { user, session } = found
      if (Date.now() - session.createdAt.getTime() > SESSION_MS) {
        await deleteSessions(users, user.id, { only: session.id })
        return null
      }
      return {
        userId: user.id,
        sessionId: session.id,
        secondFactor: 'twoFactorEnabled' in user && user.twoFactorEnabled === true,
      }
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    checkPassword: async (password, hash) => (await auth.$context).password.verify({ password, hash }),
    findChallenged: async (identifier) => {
      const found = await (await auth.$context).internalAdapter.findVerificationValue(identifier)
      return found !== null && found.expiresAt > new Date() ? found.value : null
    },
    countRecoveryCodes: async (userId) => {
      const found = await auth.api.viewBackupCodes({ body: { userId } }).catch(() => null)
      return found?.backupCodes.length ?? 0
    },
    users,
    providers: providers.map(({ id, name }) => ({ id, name })),
    migrate: async () => {
      const client = await options.pool.connect()
      try {
        await client.query('select pg_advisory_lock($1)', [LOCK])
        await client.query(`create schema if not exists ${AUTH_SCHEMA}`)
        await (await getMigrations(config)).runMigrations()
        await createOwnAuthTables(users)
        await client.query(rowGrants(AUTH_SCHEMA, 'auth'))
      } finally {
        await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
        client.release()
      }
    },
  }
}

/** Makes or completes the tables in schema `auth` as their owner; the service then works on their rows only. */
export async function migrateAuth(owner: DatabaseAddress): Promise<void> {
  const pool = openPool(owner, { max: 2, schema: AUTH_SCHEMA })
  try {
    await createAuth({ pool, secret: 'signs nothing, only tables are made', secure: false }).migrate()
  } finally {
    await pool.end()
  }
}

const providerConfig =
  (publicUrl: string | undefined) =>
  ({ id, name, issuer, clientId, clientSecret }: OidcProvider) => ({
    providerId: id,
    name,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    // Without the keys of the issuer nobody comes in.
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
    ...(publicUrl === undefined ? {} : { redirectURI: `${publicUrl}/api/auth/callback/${id}` }),
  })
