import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** True where a process with this number runs; also one of another user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process began, in a form that is only good for comparing: a process number is used again, this is not.
 * Null where it cannot be known.
 */
export function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // The second field is the name in parentheses and may contain spaces; the 22nd field of proc(5) is the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return `${boot}/${fields[19]}`
  } catch {
    return fromPs(pid, 'lstart')
  }
}

/** The command line of a process, or null. */
export function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return fromPs(pid, 'command')
  }
}

function fromPs(pid: number, column: string): string | null {
  const { status, stdout } = spawnSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null
}
