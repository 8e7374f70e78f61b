import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The root of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Shares of 1, as `samples/score-reading.mjs --json` prints them. */
export interface Score {
  readonly rowsF1: number
  readonly cells: number
  readonly deadlines: number
  readonly document: number
  readonly legalBasesF1: number
  readonly citationsF1: number
  readonly sectionsF1: number
}

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `dondoc` in a process of its own, as a person does. */
export async function dondoc(...args: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await run(process.execPath, [join(root, 'cli/src/main.ts'), ...args], {
      maxBuffer: 64 << 20,
    })
    return { code: 0, stdout, stderr }
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error) {
      return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) }
    }
    throw error
  }
}

/** Runs `dondoc` and returns the bytes it prints. */
export async function dondocBytes(...args: readonly string[]): Promise<Uint8Array> {
  const options = { encoding: 'buffer', maxBuffer: 64 << 20 } as const
  return (await run(process.execPath, [join(root, 'cli/src/main.ts'), ...args], options)).stdout
}

/** Reads a sample plan and scores it against the plan checked by hand. */
export async function scoreSample(file: string, checked: string): Promise<Score> {
  const { stdout } = await dondoc('read', join(root, 'samples', file))
  const read = join(await mkdtemp(join(tmpdir(), 'dondoc-score-')), 'read.json')
  await writeFile(read, stdout)
  const scorer = join(root, 'samples/score-reading.mjs')
  const scored = await run(process.execPath, [scorer, read, join(root, 'samples/checked', `${checked}.json`), '--json'])
  return JSON.parse(scored.stdout) as Score
}
