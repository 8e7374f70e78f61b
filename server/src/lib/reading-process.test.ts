import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createReader, type Reader, type ReaderLimits } from './reading-process.ts'

const sample = (path: string): Uint8Array => readFileSync(new URL(`../../../samples/${path}`, import.meta.url))
const SCAN = sample('scan/phu-tho-kcn-2025-h2.pdf')
const DOCX = sample('docx/quang-tri-sct-2025-h2.docx')

const open: Reader[] = []
const reader = (limits: Partial<ReaderLimits> = {}): Reader => {
  const made = createReader(limits)
  open.push(made)
  return made
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

describe('reading files in processes of their own', () => {
  test('gives the blocks and the plan of a file', async () => {
    const outcome = await reader().read({ bytes: DOCX, name: 'ke-hoach.docx' })
    expect(outcome).toMatchObject({ ok: true, blocks: { format: 'docx' } })
    expect(outcome.ok && outcome.reading.items.length).toBeGreaterThan(20)
  })

  test('tells why a file cannot be read', async () => {
    const cut = await reader().read({ bytes: DOCX.subarray(0, 4000), name: 'cut.docx' })
    expect(cut).toMatchObject({ ok: false, code: 'document.truncated' })
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 37) % 256)
    expect(await reader().read({ bytes: noise, name: 'x' })).toMatchObject({ ok: false, code: 'document.unknown-kind' })
  })

  test('ends a reading that takes too long, and reads the next file', async () => {
    const slow = reader({ milliseconds: 1500, processes: 1 })
    expect(await slow.read({ bytes: SCAN, name: 'scan.pdf' })).toMatchObject({ ok: false, code: 'reading.too-slow' })
    expect(await slow.read({ bytes: DOCX, name: 'ke-hoach.docx' })).toMatchObject({ ok: true })
  })

  test.runIf(process.platform === 'linux')('ends a reading that takes too much memory', async () => {
    const small = reader({ memoryMib: 60 })
    expect(await small.read({ bytes: SCAN, name: 'scan.pdf' })).toMatchObject({
      ok: false,
      code: 'reading.too-much-memory',
    })
  })

  test('is cancelled while it reads and before it begins', async () => {
    const one = reader({ processes: 1 })
    const [first, second] = [new AbortController(), new AbortController()]
    const reading = one.read({ bytes: SCAN, name: 'scan.pdf' }, { signal: first.signal })
    const waiting = one.read({ bytes: DOCX, name: 'waits.docx' }, { signal: second.signal })
    second.abort()
    first.abort()
    expect(await reading).toMatchObject({ ok: false, code: 'reading.cancelled' })
    expect(await waiting).toMatchObject({ ok: false, code: 'reading.cancelled' })
    expect(await one.read({ bytes: DOCX, name: 'ke-hoach.docx' })).toMatchObject({ ok: true })
  })

  test('tells the pages done while it reads', async () => {
    const told = vi.fn()
    await reader().read({ bytes: sample('pdf/quang-tri-sct-2025-h2.pdf'), name: 'a.pdf' }, { onProgress: told })
    const [done, total] = told.mock.calls.at(-1) ?? []
    expect(total).toBeGreaterThan(1)
    expect(done).toBe(total)
  })

  test('closed, it answers what was under way and what comes later', async () => {
    const one = reader()
    const reading = one.read({ bytes: SCAN, name: 'scan.pdf' })
    // Until the process is there: closing kills it like any other.
    await new Promise((resolve) => setTimeout(resolve, 50))
    one.close()
    expect(await reading).toMatchObject({ ok: false, code: 'reading.closed' })
    expect(await one.read({ bytes: DOCX, name: 'late.docx' })).toMatchObject({ ok: false, code: 'reading.closed' })
  })

  test('draws a page of a PDF, and none of a file without pages', async () => {
    const one = reader()
    const drawn = await one.page({ bytes: sample('pdf/quang-tri-sct-2025-h2.pdf'), page: 1, scale: 1 })
    expect(drawn.ok && Buffer.from(drawn.png).subarray(1, 4).toString()).toBe('PNG')
    expect(await one.page({ bytes: DOCX, page: 1, scale: 1 })).toMatchObject({
      ok: false,
      code: 'document.unknown-kind',
    })
  })
})
