import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AUDIT_FIELDS } from '@dondoc/contract/audit-fields'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { createApp } from '../src/app.ts'
import { AUTH_SCHEMA, createAuth, type OidcProvider } from '../src/lib/auth.ts'
import { clockOf } from '../src/lib/clock.ts'
import { type DatabaseAddress, type OpenDb, openDb, openPool } from '../src/lib/db.ts'
import type { Deps } from '../src/lib/deps.ts'
import { openFileStore } from '../src/lib/files.ts'
import { type Handler, openJobs } from '../src/lib/jobs.ts'
import { createMailer } from '../src/lib/mailer.ts'
import { createReader } from '../src/lib/reading-process.ts'
import { openSignals } from '../src/lib/signals.ts'
import { cloneDatabase } from './databases.ts'

export interface Client {
  readonly get: (url: string) => Promise<LightMyRequestResponse>
  readonly post: (url: string, body?: object) => Promise<LightMyRequestResponse>
  readonly send: (method: 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) => Promise<LightMyRequestResponse>
  /** Sends a file's bytes. */
  readonly upload: (url: string, bytes: Uint8Array) => Promise<LightMyRequestResponse>
  /** As `upload`, over what is there. */
  readonly replace: (url: string, bytes: Uint8Array) => Promise<LightMyRequestResponse>
}

/** What the service stands on, but as the owner of the tables: tests look through all of them and write as they like. */
export interface TestDeps extends Deps {
  readonly db: OpenDb
}

export interface TestServer {
  readonly app: FastifyInstance
  readonly deps: TestDeps
  /** What the application itself runs on, with no more rights than it has. */
  readonly running: Deps
  readonly address: DatabaseAddress
  /** Where the files are kept. */
  readonly folder: string
  /** Speaks HTTP with a real session of the account. */
  readonly as: (account: { readonly email: string; readonly password: string }) => Promise<Client>
  readonly stranger: Client
  readonly stop: () => Promise<void>
}

const ORIGIN = 'http://localhost'

/** The whole application on a database of its own. `now` moves the clock; `handlers` starts the job worker with them. */
export async function startTestServer(
  options: {
    readonly now?: () => Date
    readonly demo?: boolean
    /** A mail server that runs; none where absent. */
    readonly smtpUrl?: string
    readonly providers?: readonly OidcProvider[]
    readonly handlers?: (deps: Deps) => readonly Handler[]
  } = {},
): Promise<TestServer> {
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-files-'))
  const ownerPool = openPool(database.address, { max: 4 })
  const pool = openPool(database.address, { max: 4, role: 'app' })
  const authPool = openPool(database.address, { max: 2, role: 'auth', schema: AUTH_SCHEMA })
  const jobs = openJobs(database.address, () => undefined)
  const signals = openSignals(database.address, () => undefined)
  const reader = createReader()
  const running: Deps = {
    db: openDb(pool),
    auth: createAuth({
      pool: authPool,
      secret: 'a secret of the tests that is long enough',
      secure: false,
      publicUrl: ORIGIN,
      ...(options.providers === undefined ? {} : { providers: options.providers }),
    }),
    clock: clockOf(options.now),
    files: await openFileStore(folder),
    jobs,
    signals,
    mailer:
      options.smtpUrl === undefined
        ? null
        : createMailer({ smtpUrl: options.smtpUrl, from: 'Đôn Đốc <dondoc@example.vn>' }),
    publicUrl: ORIGIN,
    reader,
    demo: options.demo ?? true,
    version: 'test',
    database: 'server',
    migration: 'test',
  }
  if (options.handlers !== undefined) await jobs.start(options.handlers(running))
  const app = await createApp(running)
  const cookies = new Map<string, string>()
  return {
    app,
    deps: { ...running, db: openDb(ownerPool) },
    running,
    address: database.address,
    folder,
    stranger: clientOf(app, ''),
    as: async ({ email, password }) => {
      const cookie = cookies.get(email) ?? (await signIn(app, email, password))
      cookies.set(email, cookie)
      return clientOf(app, cookie)
    },
    stop: async () => {
      await expectNamedFields(openDb(ownerPool))
      await app.close()
      await jobs.stop()
      await signals.stop()
      reader.close()
      running.mailer?.close()
      await ownerPool.end()
      await pool.end()
      await authPool.end()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Refuses a file whose acts left a field in the audit trail that its reader would meet by the name of the code. */
async function expectNamedFields(db: OpenDb): Promise<void> {
  const entries = await db.selectFrom('audit_entry').select(['action', 'before', 'after']).execute()
  const unnamed = entries.flatMap(({ action, before, after }) =>
    [...fieldsIn(before), ...fieldsIn(after)]
      // Places in a list are numbers, and one letter is what the tests of the trail itself write.
      .filter((field) => /^\w{2,}$/.test(field) && field !== 'id' && !Object.hasOwn(AUDIT_FIELDS, field))
      .map((field) => `${field} (${action})`),
  )
  if (unnamed.length > 0)
    throw new Error(`fields without a name in contract/src/audit-fields.ts: ${[...new Set(unnamed)].join(', ')}`)
}

function fieldsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const names = Array.isArray(value) ? [] : Object.keys(value)
  return [...names, ...Object.values(value).flatMap(fieldsIn)]
}

/** Signs in as a browser does and returns the cookie. */
export async function signIn(app: FastifyInstance, email: string, password: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: ORIGIN, host: 'localhost' },
    payload: { email, password },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in of ${email}: ${answer.statusCode} ${answer.body}`)
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

function clientOf(app: FastifyInstance, cookie: string): Client {
  const headers = { cookie, origin: ORIGIN, host: 'localhost' }
  const sendBytes = (method: 'POST' | 'PUT', url: string, bytes: Uint8Array) =>
    app.inject({
      ...{ method, url, payload: Buffer.from(bytes) },
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    })
  return {
    get: (url) => app.inject({ method: 'GET', url, headers }),
    post: (url, body) => app.inject({ method: 'POST', url, headers, ...(body === undefined ? {} : { payload: body }) }),
    send: (method, url, body) => app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) }),
    upload: (url, bytes) => sendBytes('POST', url, bytes),
    replace: (url, bytes) => sendBytes('PUT', url, bytes),
  }
}
