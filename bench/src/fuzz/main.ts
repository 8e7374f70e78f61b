// `npm run fuzz -- reading [mutants] [seed]`: opens mutants of the samples in the process that reads uploads, and counts.
// A crash, a hang over 10 s or a process over its memory ends the run with exit code 1 and names the seed of the mutant.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createReader } from '@dondoc/server/lib/reading-process'
import { mutate } from './mutate.ts'
import { createRandom } from './random.ts'

const [what = 'reading', count = '5000', firstSeed = '1'] = process.argv.slice(2)
if (what !== 'reading') {
  console.error(`Nothing to fuzz named "${what}". Use: npm run fuzz -- reading [mutants] [seed]`)
  process.exit(2)
}

const samples = join(import.meta.dirname, '..', '..', '..', 'samples')
const files = ['text', 'docx', 'xlsx', 'pdf', 'scan'].flatMap((folder) =>
  readdirSync(join(samples, folder)).map((name) => ({
    name,
    folder,
    bytes: new Uint8Array(readFileSync(join(samples, folder, name))),
  })),
)
/** A scan costs seconds and goes through the PDF reader first: one mutant in two hundred is enough. */
const quick = files.filter((file) => file.folder !== 'scan')
const slow = files.filter((file) => file.folder === 'scan')

const reader = createReader({ milliseconds: 10_000, memoryMib: 800, processes: 2 })
const outcomes = new Map<string, number>()
const faults: string[] = []
/** Read again alone at the end: on a busy machine a mutant may only have waited for its turn. */
const slowOnes: number[] = []
const total = Number(count)
const begun = performance.now()
let next = 0

async function readMutant(seed: number) {
  const random = createRandom(seed)
  const file = random.pick(slow.length > 0 && seed % 200 === 0 ? slow : quick)
  return { file, outcome: await reader.read({ bytes: mutate(file.bytes, random), name: file.name }) }
}

async function runner(): Promise<void> {
  while (next < total) {
    const seed = Number(firstSeed) + next++
    const { file, outcome } = await readMutant(seed)
    const key = outcome.ok ? `read (${outcome.reading.items.length > 0 ? 'with' : 'without'} tasks)` : outcome.code
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
    if (key === 'reading.too-slow') {
      if (file.folder !== 'scan') slowOnes.push(seed)
    } else if (!outcome.ok && outcome.code.startsWith('reading.')) {
      faults.push(`seed ${seed} ${file.folder}/${file.name}: ${outcome.code} ${outcome.detail ?? ''}`)
    }
    if (next % 500 === 0)
      console.log(
        `${next} mutants, ${faults.length} faults, ${slowOnes.length} slow, ${((performance.now() - begun) / 1000).toFixed(0)} s`,
      )
  }
}

await Promise.all([runner(), runner()])
for (const seed of slowOnes) {
  const { file, outcome } = await readMutant(seed)
  if (!outcome.ok && outcome.code.startsWith('reading.'))
    faults.push(`seed ${seed} ${file.folder}/${file.name}: ${outcome.code}`)
}
reader.close()
for (const [key, n] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(6)}  ${key}`)
for (const fault of faults.slice(0, 20)) console.log(fault)
console.log(
  `${total} mutants in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${faults.length} crashes, hangs or memory faults`,
)
process.exit(faults.length > 0 ? 1 : 0)
