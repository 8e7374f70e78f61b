import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { line, ms } from './figures.ts'
import type { OneReading } from './one-reading.ts'

const samples = join(import.meta.dirname, '..', '..', 'samples')
const FOLDERS = ['text', 'xlsx', 'docx', 'pdf', 'scan'] as const

interface Score {
  readonly rowsF1: number
  readonly cells: number
  readonly deadlines: number
}

/**
 * Other extractors on samples of the same plans, as measured once with the same scorer of cells (shares of cells delivered whole:
 * tables as the tool gives them, with merged cells spread, and with our joining over pages). They do not read scans.
 */
const PEERS: readonly (readonly [
  name: string,
  format: string,
  cells: string,
  spread: string,
  joined: string,
  time: string,
  memory: string,
])[] = [
  ['pdfplumber (pdfminer 20231228)', 'PDF', '69.0 %', '90.0 %', '99.4 %', '50–84 ms', '60–169 MB'],
  ['camelot 2.0 lattice, 300 dpi', 'PDF', '68.6 %', '88.7 %', '–', '845 ms', '368 MB'],
  ['markitdown', 'PDF', '10.6 %', '–', '–', '36 ms', '–'],
  ['pdftotext -layout', 'PDF', '10.6 %', '–', '–', '2 ms', '–'],
  ['python-docx', 'DOCX', '100 %', '–', '–', '–', '–'],
]

function scoreAgainst(reading: unknown, checked: string): Score | null {
  if (!existsSync(checked)) return null
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))
  const file = join(folder, 'read.json')
  writeFileSync(file, JSON.stringify(reading))
  const scorer = join(samples, 'score-reading.mjs')
  const result = spawnSync(process.execPath, [scorer, file, checked, '--json'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return result.status === 0 ? (JSON.parse(result.stdout) as Score) : null
}

const run = promisify(execFile)

/** Reads a file in a process of its own. */
async function readApart(file: string, runs: number): Promise<OneReading> {
  const script = join(import.meta.dirname, 'read-one.ts')
  const { stdout } = await run(process.execPath, [script, file, String(runs)], { maxBuffer: 2 ** 27 })
  return JSON.parse(stdout) as OneReading
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/**
 * Reads every sample plan: time (bytes to reading), pages a second where there are pages, the peak memory of a process that reads
 * nothing else, and accuracy where the plan was checked; then what other extractors do.
 */
export async function benchReading(): Promise<void> {
  console.log('\nReading a plan: bytes to reading, median (20 runs; a scan once), each in a process of its own')
  line('file', 'time', 'pages/s', 'peak memory', 'rows', 'rows F1', 'cells', 'deadlines')
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(samples, folder)).sort()) {
      const { milliseconds, pages, peakMb, reading } = await readApart(
        join(samples, folder, name),
        folder === 'scan' ? 1 : 20,
      )
      const stem = basename(name, extname(name)).replace(/-narrow$/, '')
      const score = scoreAgainst(reading, join(samples, 'checked', `${stem}.json`))
      line(
        `${folder}/${name}`,
        ms(milliseconds),
        pages > 0 ? ((1000 * pages) / milliseconds).toFixed(1) : '–',
        `${peakMb.toFixed(0)} MB`,
        String(reading.items.length),
        score ? score.rowsF1.toFixed(3) : '–',
        score ? percent(score.cells) : '–',
        score ? percent(score.deadlines) : '–',
      )
    }
  }
  console.log('\nOther extractors on the same plans: cells found whole, measured once, not run here')
  line('tool', 'format', 'as delivered', 'spread', 'joined by us', 'per page', 'memory')
  for (const [name, ...figures] of PEERS) line(name, ...figures)
}
