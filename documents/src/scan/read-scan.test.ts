import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderPage } from '../pdf/render-page.ts'
import { readScan } from './read-scan.ts'

const scan = readFileSync(new URL('../../../samples/scan/phu-tho-kcn-2025-h2.pdf', import.meta.url))

test('a scanned page gives its table, with a confidence for each cell', async () => {
  const { png } = await renderPage(scan, 13, 200 / 72)
  const document = await readScan(png)
  expect(document.format).toBe('scan')
  const [table] = document.blocks.filter((block) => block.kind === 'table')
  expect([table?.rowCount, table?.colCount]).toEqual([2, 6])
  const [heading] = table?.cells ?? []
  expect(heading?.paragraphs).toEqual(['STT'])
  const texts = (table?.cells ?? []).map((cell) => cell.paragraphs.join(' '))
  expect(texts).toContain('theo quy định')
  for (const cell of table?.cells ?? []) {
    expect(cell.confidence).toBeGreaterThan(0)
    expect(cell.confidence).toBeLessThanOrEqual(1)
  }
}, 60_000)

test('what is no picture, and one with too many pixels, are refused', async () => {
  const noPicture = new TextEncoder().encode('not a picture')
  await expect(readScan(noPicture)).rejects.toMatchObject({ code: 'document.damaged' })
  const { png } = await renderPage(scan, 1, 0.5)
  const few = { bytes: 1e8, pages: 1, pixels: 1000 }
  await expect(readScan(png, few)).rejects.toMatchObject({ code: 'document.too-large' })
  await expect(readScan(png.subarray(0, 500))).rejects.toMatchObject({ code: 'document.damaged' })
})
