// Reads one file in a process of its own, so that its peak memory is that file's alone: `node read-one.ts FILE RUNS`.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readDocument } from '@dondoc/documents/read'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { convertWithLibreOffice } from '@dondoc/server/lib/office'
import { median, timeRuns } from './figures.ts'
import type { OneReading } from './one-reading.ts'

const [file = '', runs = '1'] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(file))
const read = async () => {
  const blocks = await readDocument(bytes, basename(file), { convert: convertWithLibreOffice })
  return { blocks, reading: readPlan(blocks, basename(file)) }
}
const count = Number(runs)
const begun = performance.now()
const { blocks, reading } = await read()
// A file that is read once, because it takes long, is not read again for its time.
const milliseconds = count > 1 ? median(await timeRuns(count, 1, read)) : performance.now() - begun
const figures: OneReading = {
  milliseconds,
  pages: blocks.pages.length,
  /** On Linux and macOS alike Node tells kilobytes. */
  peakMb: process.resourceUsage().maxRSS / 1024,
  reading,
}
process.stdout.write(JSON.stringify(figures))
