import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chown, readdir, readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { StartProblem } from './start-problem.ts'

/** A way to run PostgreSQL's programs as somebody who is not root. */
export interface Runner {
  readonly spawn: (program: string, args: readonly string[], log: number) => ChildProcess
  /** Gives a folder and what is in it to the one who runs. */
  readonly own: (folder: string) => Promise<void>
}

const NOBODY = { uid: 65_534, gid: 65_534 }

const works = (command: readonly string[], options: { uid?: number; gid?: number } = {}): boolean => {
  const [program, ...args] = command
  return program !== undefined && spawnSync(program, args, { stdio: 'ignore', ...options }).status === 0
}

/**
 * PostgreSQL refuses to run as root, and initdb refuses a user without a name. An ordinary user runs it directly; root, or a
 * container's number without a name, through a user namespace in which they are an ordinary user (nothing on the machine
 * changes, files stay their own); root as `nobody` where namespaces are forbidden. A `cluster` that belongs to somebody else
 * is run by root as its owner. Throws `StartProblem` `postgres.root` where none of these works.
 */
export async function chooseRunner(dataDir: string, cluster: string): Promise<Runner> {
  const namespace = await namespaceCommand()
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return runnerOf(hasName() || !works([...namespace, 'true']) ? [] : namespace, {})
  const owner = await stat(cluster).catch(() => null)
  const isForeign = owner !== null && owner.uid !== 0
  if (!isForeign && works([...namespace, 'true'])) return runnerOf(namespace, {})
  const identity = isForeign ? { uid: owner.uid, gid: owner.gid } : NOBODY
  if (!works(['test', '-x', dataDir], identity)) throw new StartProblem('postgres.root')
  const runner = runnerOf([], identity)
  if (owner !== null && !isForeign) await runner.own(cluster)
  return runner
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Inside the namespace we are the first user of /etc/passwd who is not root. */
async function namespaceCommand(): Promise<string[]> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const ids = passwd.split('\n').map((line) => Number(line.split(':')[2] ?? 0))
  const uid = ids.find((id) => id > 0) ?? NOBODY.uid
  return ['unshare', '-U', `--map-user=${uid}`, `--map-group=${uid}`]
}

function runnerOf(prefix: readonly string[], identity: { readonly uid?: number; readonly gid?: number }): Runner {
  // Stops the server when this process dies, even by kill -9. Linux only; elsewhere the next start stops it.
  const tether = works(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : []
  return {
    spawn: (program, args, log) => {
      const [first = program, ...rest] = [...prefix, ...tether, program, ...args]
      return spawn(first, rest, {
        ...identity,
        // A session of its own: Ctrl-C must reach us and not the database, which we stop last.
        detached: true,
        stdio: ['ignore', log, log],
        env: { ...process.env, LC_ALL: '', LC_MESSAGES: 'C', PGOPTIONS: '' },
      })
    },
    own: async (folder) => {
      if (identity.uid !== undefined) await giveTo(folder, identity.uid)
    },
  }
}

async function giveTo(folder: string, uid: number): Promise<void> {
  await chown(folder, uid, uid)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveTo(path, uid)
    else await chown(path, uid, uid)
  }
}
