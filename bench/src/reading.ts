import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { readDocument } from '@dondoc/documents/read'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { line, median, ms, timeRuns } from './figures.ts'

const samples = join(import.meta.dirname, '..', '..', 'samples')

interface Score {
  readonly rowsF1: number
  readonly cells: number
  readonly deadlines: number
}

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

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Reads every sample plan: time (bytes to reading), pages a second where there are pages, and accuracy where the plan was checked. */
export async function benchReading(): Promise<void> {
  console.log('\nReading a plan: bytes to reading, median (20 runs; a scan once)')
  line('file', 'time', 'pages/s', 'rows', 'rows F1', 'cells', 'deadlines')
  for (const folder of ['text', 'xlsx', 'docx', 'pdf', 'scan']) {
    for (const name of readdirSync(join(samples, folder)).sort()) {
      const bytes = new Uint8Array(readFileSync(join(samples, folder, name)))
      const stem = basename(name, extname(name)).replace(/-narrow$/, '')
      const read = async () => {
        const blocks = await readDocument(bytes, name)
        return { blocks, reading: readPlan(blocks, stem) }
      }
      const { blocks, reading } = await read()
      const figures = await timeRuns(folder === 'scan' ? 1 : 20, folder === 'scan' ? 0 : 2, read)
      const score = scoreAgainst(reading, join(samples, 'checked', `${stem}.json`))
      const pages = blocks.pages.length
      line(
        `${folder}/${name}`,
        ms(median(figures)),
        pages > 0 ? ((1000 * pages) / median(figures)).toFixed(1) : '–',
        String(reading.items.length),
        score ? score.rowsF1.toFixed(3) : '–',
        score ? percent(score.cells) : '–',
        score ? percent(score.deadlines) : '–',
      )
    }
  }
  const peak = process.resourceUsage().maxRSS / 1024
  line('peak memory of this process', `${peak.toFixed(0)} MB`)
}
