import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning, startOf } from './process-facts.ts'
import { StartProblem } from './start-problem.ts'

interface Holder {
  readonly pid: number
  readonly start: string | null
}

/**
 * Takes the data folder for this process and returns the function that gives it back. A lock left by a process that died is
 * taken over. PostgreSQL's own postmaster.pid stands behind it, should two processes take over at the same instant.
 * Throws `StartProblem` `data.locked`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'dondoc.lock')
  const own: Holder = { pid: process.pid, start: startOf(process.pid) }
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(own), { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = await readHolder(file)
    if (holder !== null && isAlive(holder)) throw new StartProblem('data.locked', { folder, pid: holder.pid })
    await rm(file, { force: true })
  }
}

const isAlive = (holder: Holder): boolean => isRunning(holder.pid) && startOf(holder.pid) === holder.start

async function readHolder(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch {
    return null
  }
}
