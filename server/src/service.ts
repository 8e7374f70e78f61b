import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type pg from 'pg'
import { createApp, jobHandlers } from './app.ts'
import type { Env } from './env.ts'
import { AUTH_SCHEMA, createAuth } from './lib/auth.ts'
import { clockOf } from './lib/clock.ts'
import { checkRole } from './lib/database-roles.ts'
import { type ConnectionOptions, type DatabaseAddress, openDb, openPool } from './lib/db.ts'
import type { Deps } from './lib/deps.ts'
import { startEmbeddedPostgres } from './lib/embedded-postgres.ts'
import { openFileStore } from './lib/files.ts'
import { type Handler, openJobs } from './lib/jobs.ts'
import { createLog } from './lib/log.ts'
import { createMailer } from './lib/mailer.ts'
import { prepareDatabase } from './lib/prepare-database.ts'
import { createReader } from './lib/reading-process.ts'
import { keepSecret } from './lib/secret.ts'
import { openSignals } from './lib/signals.ts'
import { StartProblem } from './lib/start-problem.ts'
import { VERSION } from './lib/version.ts'

/** Said at the start where one login does everything. */
const SHARED_LOGIN =
  '  Lưu ý: tài khoản trong DATABASE_URL là chủ của các bảng hoặc có quyền quản trị máy chủ. Nên đặt thêm DATABASE_OWNER_URL và\n' +
  '  để DATABASE_URL là một tài khoản riêng, không sở hữu bảng nào (DATABASE_URL owns the tables; see DATABASE_OWNER_URL in --help).'

/** Something that was opened and must be closed again, the last one first. */
type Closer = () => Promise<void>

/** The database, migrated, and everything that stands on it: what the web service and the commands share. */
export interface Floor {
  readonly deps: Deps
  readonly close: Closer
}

/** Tells the person at the terminal what is being done, with the time it took. */
export type Say = (text: string) => void

/** `step(say, 'Mở cơ sở dữ liệu', work)` prints one line when the work is done. */
async function step<Result>(say: Say, text: string, work: () => Promise<Result>): Promise<Result> {
  const begun = performance.now()
  const result = await work()
  say(`  ${text} (${((performance.now() - begun) / 1000).toFixed(1)} giây)`)
  return result
}

/**
 * Opens the database of the settings, brings it to this version and puts the parts together. Throws `StartProblem`; what was
 * opened until then is closed.
 */
export async function openFloor(env: Env, say: Say, onError: (error: Error) => void): Promise<Floor> {
  const closers: Closer[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer()
    closers.length = 0
  }
  try {
    return { deps: await open(env, say, onError, (closer) => closers.push(closer)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  env: Env,
  say: Say,
  onError: (error: Error) => void,
  later: (closer: Closer) => void,
): Promise<Deps> {
  const { address, owner } = await step(
    say,
    env.databaseUrl === null ? 'Mở cơ sở dữ liệu kèm theo' : 'Kết nối máy chủ cơ sở dữ liệu',
    () => openDatabase(env, later),
  )
  const newest = await step(say, 'Cập nhật cấu trúc dữ liệu', () => prepareDatabase(owner, address))
  const pool = opened(address, { role: 'app' }, onError, later)
  if (!(await checkRole(pool, 'app'))) say(SHARED_LOGIN)
  const authPool = opened(address, { max: 4, role: 'auth', schema: AUTH_SCHEMA }, onError, later)
  const secret = env.authSecret ?? (await keepSecret(env.dataDir))
  const publicUrl = addressOf(env)
  const auth = createAuth({
    pool: authPool,
    secret,
    secure: publicUrl.startsWith('https:'),
    publicUrl,
    providers: env.oidc === null ? [] : [env.oidc],
    onError,
  })
  const jobs = openJobs(address, onError)
  later(() => jobs.stop())
  const signals = openSignals(address, onError)
  later(() => signals.stop())
  const reader = createReader()
  later(async () => reader.close())
  const mailer = env.mail === null ? null : createMailer(env.mail)
  later(async () => mailer?.close())
  return {
    db: openDb(pool),
    auth,
    clock: clockOf(),
    files: await openFileStore(join(env.dataDir, 'files'), { evidenceLimitBytes: env.fileLimitBytes }),
    jobs,
    signals,
    mailer,
    publicUrl,
    reader,
    demo: env.demo,
    version: VERSION,
    database: env.databaseUrl === null ? 'embedded' : 'server',
    migration: newest,
  }
}

/** Where the service works, and where the owner of its tables does, who only brings them to this version. */
interface Databases {
  readonly address: DatabaseAddress
  readonly owner: DatabaseAddress
}

async function openDatabase(env: Env, later: (closer: Closer) => void): Promise<Databases> {
  if (env.databaseUrl !== null) {
    await mkdir(env.dataDir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      throw new StartProblem('data.not-writable', { folder: env.dataDir, reason: error.code ?? error.message })
    })
    return { address: { url: env.databaseUrl }, owner: { url: env.databaseOwnerUrl ?? env.databaseUrl } }
  }
  const postgres = await startEmbeddedPostgres({ dataDir: env.dataDir })
  later(postgres.stop)
  return { address: postgres.address, owner: postgres.address }
}

function opened(
  address: DatabaseAddress,
  options: ConnectionOptions & { readonly max?: number },
  onError: (error: Error) => void,
  later: (closer: Closer) => void,
): pg.Pool {
  const pool = openPool(address, { ...options, onError })
  later(() => pool.end())
  return pool
}

export interface Service {
  readonly deps: Deps
  /** Where a browser on this machine finds it. */
  readonly url: string
  /** Ends requests and jobs under way, then the database. */
  readonly stop: Closer
}

/**
 * The whole service: database, `afterMigrate` (the demo data), jobs, web. Throws `StartProblem`, also `port.in-use` and
 * `port.forbidden`, with everything closed again.
 */
export async function startService(
  env: Env,
  options: {
    readonly say: Say
    readonly handlers?: (deps: Deps) => readonly Handler[]
    readonly afterMigrate?: { readonly text: string; readonly work: (deps: Deps) => Promise<void> }
  },
): Promise<Service> {
  const { say } = options
  // Asked first, so that a busy port is told at once and not after the demo data was read.
  await tryPort(env)
  const log = createLog(env.logLevel)
  let stopping = false
  const onError = (error: Error & { readonly code?: string }): void => {
    // While we stop, the database ends connections that are just being closed. The error object carries the whole client.
    if (!stopping) log.error({ code: error.code }, error.message)
  }
  const floor = await openFloor(env, say, onError)
  try {
    const { afterMigrate } = options
    if (afterMigrate !== undefined) await step(say, afterMigrate.text, () => afterMigrate.work(floor.deps))
    await step(say, 'Khởi động công việc nền', () =>
      floor.deps.jobs.start((options.handlers ?? jobHandlers)(floor.deps)),
    )
    const app = await createApp(floor.deps, { logger: log, publicUrl: env.publicUrl, trustProxy: env.trustProxy })
    await app.listen({ port: env.port, host: env.host }).catch((error: unknown) => {
      throw portProblem(env, error)
    })
    const stop = async (): Promise<void> => {
      stopping = true
      await app.close()
      await floor.close()
    }
    return { deps: floor.deps, url: floor.deps.publicUrl, stop }
  } catch (error) {
    await floor.close()
    throw error
  }
}

/** The address that people type, without a slash at its end. */
const addressOf = (env: Env): string =>
  env.publicUrl?.replace(/\/+$/, '') ?? `http://${browserHost(env.host)}:${env.port}`

const browserHost = (host: string): string =>
  ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host

async function tryPort(env: Env): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', (error) => fail(portProblem(env, error)))
    probe.listen(env.port, env.host, () => probe.close(() => done()))
  })
}

function portProblem({ port, host }: Env, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return new StartProblem('port.in-use', { port })
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartProblem('port.forbidden', { port, host })
  return error
}
