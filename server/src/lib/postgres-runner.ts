import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from './start-problem.ts'

/** A way to run PostgreSQL's programs as somebody who is not root. */
export interface Runner {
  readonly spawn: (program: string, args: readonly string[], log: number) => ChildProcess
  /** Gives a folder and what is in it to the one who runs. */
  readonly own: (folder: string) => Promise<void>
}

const NOBODY = 65_534
const NAMESPACE = ['unshare', '-U', '--map-user=1000', '--map-group=1000']

const works = (command: readonly string[], options: { uid?: number; gid?: number } = {}): boolean => {
  const [program, ...args] = command
  return program !== undefined && spawnSync(program, args, { stdio: 'ignore', ...options }).status === 0
}

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it directly; root through a user namespace in which root is user
 * 1000 (nothing on the machine changes, files stay root's), or as `nobody` where namespaces are forbidden.
 * Throws `StartProblem` `postgres.root` where none of these works.
 */
export async function chooseRunner(dataDir: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return runnerOf([], {})
  if (works([...NAMESPACE, 'true'])) return runnerOf(NAMESPACE, {})
  const nobody = { uid: NOBODY, gid: NOBODY }
  if (works(['test', '-x', dataDir], nobody)) return runnerOf([], nobody)
  throw new StartProblem('postgres.root')
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
