import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseAddress } from './db.ts'
import { lockFolder } from './folder-lock.ts'
import { type Binaries, findBinaries } from './postgres-binaries.ts'
import { chooseRunner, type Runner } from './postgres-runner.ts'
import { clearPostmaster } from './stale-postmaster.ts'
import { StartProblem } from './start-problem.ts'

export interface EmbeddedPostgres {
  readonly address: DatabaseAddress
  /** True where the folder was empty before. */
  readonly fresh: boolean
  /** Stops the server cleanly and gives the folder free. */
  readonly stop: () => Promise<void>
}

const SUPERUSER = 'dondoc'
/** A socket's path may have 107 bytes; PostgreSQL adds `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 20_000
const LOG_LIMIT_BYTES = 5_000_000

/**
 * Starts the PostgreSQL that comes with the application on `dataDir` (made where missing) and waits until it answers.
 * It listens on a Unix socket only, in a folder that nobody else may enter. `settings` are further `-c name=value`.
 * Throws `StartProblem` `data.locked`, `data.not-writable`, `data.newer-postgres`, `data.older-postgres`,
 * `postgres.missing`, `postgres.root` or `postgres.failed`.
 */
export async function startEmbeddedPostgres(options: {
  readonly dataDir: string
  readonly settings?: Readonly<Record<string, string>>
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  const binaries = await findBinaries()
  await makeFolder(dataDir)
  const unlock = await lockFolder(dataDir)
  let log: Log | undefined
  try {
    const cluster = join(dataDir, 'postgres')
    await refuseOtherMajor(cluster, dataDir, binaries)
    const runner = await chooseRunner(dataDir, cluster)
    log = await openLog(dataDir)
    const fresh = !existsSync(join(cluster, 'PG_VERSION'))
    if (fresh) await initialise(cluster, binaries, runner, log)
    else await clearPostmaster(cluster)
    const sockets = await socketFolder(dataDir, runner)
    const server = await launch(cluster, sockets, binaries, runner, log, options.settings ?? {})
    return {
      address: { host: sockets, user: SUPERUSER, database: 'postgres' },
      fresh,
      stop: async () => {
        await stopServer(server)
        await rm(sockets, { recursive: true, force: true })
        await unlock()
      },
    }
  } catch (error) {
    await unlock()
    throw error
  } finally {
    // The server has its own copy of the descriptor.
    log?.close()
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, '.write-probe')
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw new StartProblem('data.not-writable', {
      folder,
      reason: (error as NodeJS.ErrnoException).code ?? String(error),
    })
  }
}

async function refuseOtherMajor(cluster: string, folder: string, binaries: Binaries): Promise<void> {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return
  const found = Number((await readFile(file, 'utf8')).trim())
  if (found === binaries.major) return
  throw new StartProblem(found > binaries.major ? 'data.newer-postgres' : 'data.older-postgres', {
    folder,
    found,
    own: binaries.major,
  })
}

interface Log {
  readonly file: string
  readonly descriptor: number
  /** The last lines that this start wrote. */
  readonly tail: () => Promise<string>
  readonly close: () => void
}

async function openLog(dataDir: string): Promise<Log> {
  const file = join(dataDir, 'postgres.log')
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  const full = size > LOG_LIMIT_BYTES
  if (full) await rename(file, `${file}.1`)
  const descriptor = openSync(file, 'a')
  return {
    file,
    descriptor,
    tail: async () => {
      const bytes = await readFile(file)
      return bytes
        .subarray(full ? 0 : size)
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .slice(-8)
        .join('\n')
    },
    close: () => closeSync(descriptor),
  }
}

/**
 * Makes the cluster in a folder beside and renames it when it is complete, so that a first start that was cut off leaves nothing
 * that looks like data. `--no-sync`: an empty cluster need not survive a power cut.
 */
async function initialise(cluster: string, binaries: Binaries, runner: Runner, log: Log): Promise<void> {
  const draft = `${cluster}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await runner.own(draft)
  const args = ['-D', draft, '-U', SUPERUSER, '-E', 'UTF8', '-A', 'trust', '--no-sync', '--no-instructions']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype()}`]
  const child = runner.spawn(binaries.initdb, [...args, ...locale], log.descriptor)
  const code = await new Promise<number | null>((done) => {
    child.once('error', () => done(null))
    child.once('exit', done)
  })
  if (code !== 0) throw new StartProblem('postgres.failed', { log: log.file, tail: await log.tail() })
  await rename(draft, cluster)
}

const ctype = (): string => (process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8')

/** In the data folder, or where that path is too long in a new one of the system's temporary folder. */
async function socketFolder(dataDir: string, runner: Runner): Promise<string> {
  const inside = join(dataDir, 'socket')
  const fits = Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER
  // Never a guessable name outside: whoever made it first would own the door to the database.
  const folder = fits ? inside : await mkdtemp(join(tmpdir(), 'dondoc-'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await runner.own(folder)
  await chmod(folder, 0o700)
  return folder
}

async function launch(
  cluster: string,
  sockets: string,
  binaries: Binaries,
  runner: Runner,
  log: Log,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const all = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = runner.spawn(binaries.postgres, ['-D', cluster, ...flags], log.descriptor)
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  const giveUp = Date.now() + START_LIMIT_MS
  while (!(await isReady(cluster, child.pid))) {
    if (ended || Date.now() > giveUp) {
      child.kill('SIGINT')
      throw new StartProblem('postgres.failed', { log: log.file, tail: await log.tail() })
    }
    await sleep(15)
  }
  return child
}

/** The eighth line of postmaster.pid says `ready`; that is also what pg_ctl waits for. */
async function isReady(cluster: string, pid: number | undefined): Promise<boolean> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  return Number(lines[0]) === pid && (lines[7] ?? '').trim() === 'ready'
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  // SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything committed is kept.
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS)
  await ended
  clearTimeout(late)
}
