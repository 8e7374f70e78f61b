import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOf, isRunning } from './process-facts.ts'

const WAIT_MS = 20_000

/**
 * After a `kill -9` of the application its database may still be ending, or, where nothing ties it to us, still be running.
 * The caller holds the folder's lock, so whoever postmaster.pid names is an orphan: ask it to stop and wait. A number that now
 * belongs to another program is only a left-over file.
 */
export async function clearPostmaster(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const pid = await readFile(file, 'utf8').then(
    (text) => Number(text.split('\n')[0]),
    () => null,
  )
  if (pid === null) return
  const isOrphan = (): boolean => isRunning(pid) && (commandOf(pid) ?? '').includes('postgres')
  if (isOrphan()) {
    process.kill(pid, 'SIGINT')
    const giveUp = Date.now() + WAIT_MS
    while (isOrphan() && Date.now() < giveUp) await sleep(20)
  }
  if (!isOrphan()) await rm(file, { force: true })
}
