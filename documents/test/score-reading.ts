import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Shares of 1, as `samples/score-reading.mjs --json` prints them. */
export interface Score {
  readonly rowsF1: number
  readonly cells: number
  readonly deadlines: number
  readonly document: number
  readonly legalBasesF1: number
  readonly citationsF1: number
}

const scorer = fileURLToPath(new URL('../../samples/score-reading.mjs', import.meta.url))

/** Scores a reading against the expected one with the scorer of the samples. */
export function scoreReading(reading: unknown, expected: unknown): Score {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-score-'))
  const files = [join(folder, 'read.json'), join(folder, 'expected.json')] as const
  writeFileSync(files[0], JSON.stringify(reading))
  writeFileSync(files[1], JSON.stringify(expected))
  const printed = execFileSync(process.execPath, [scorer, ...files, '--json'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return JSON.parse(printed) as Score
}
