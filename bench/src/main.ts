// `npm run bench` prints figures; `npm run bench -- reading` only those of one part. Nothing here is asserted: machines differ.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { benchAccess } from './access.ts'
import { benchBundle } from './bundle.ts'
import { benchCascade } from './cascade.ts'
import { benchDigest } from './digest.ts'
import { benchFirstPage } from './first-page.ts'
import { benchOrganizations } from './organizations.ts'
import { benchPages } from './pages.ts'
import { benchProvince } from './province.ts'
import { benchReading } from './reading.ts'
import { benchStart } from './start.ts'

const wanted = process.argv.slice(2)
const chosen = (part: string): boolean => wanted.length === 0 || wanted.includes(part)
const memory = (totalmem() / 2 ** 30).toFixed(0)

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${memory} GiB, Node ${process.version}`)

const dataDir = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))
try {
  if (chosen('reading')) await benchReading()
  if (chosen('cascade')) await benchCascade()
  if (chosen('start') || chosen('pages')) await benchStart(dataDir)
  if (chosen('pages')) await benchPages(dataDir)
  if (chosen('first-page')) await benchFirstPage(dataDir)
  if (chosen('organizations')) await benchOrganizations()
  if (chosen('access')) await benchAccess(dataDir)
  if (chosen('province')) await benchProvince(dataDir)
  if (chosen('digest')) await benchDigest(dataDir)
  if (chosen('bundle')) benchBundle()
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
