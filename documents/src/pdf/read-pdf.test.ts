import { readFileSync } from 'node:fs'
import type { TableBlock } from '@dondoc/domain/imports/blocks'
import { describe, expect, test } from 'vitest'
import { UnreadableDocument } from '../unreadable.ts'
import { defaultPdfLimits, readPdf } from './read-pdf.ts'

const sample = (name: string): Uint8Array => readFileSync(new URL(`../../../samples/pdf/${name}.pdf`, import.meta.url))

const rows = (table: TableBlock | undefined): string[][] =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
    (table?.cells ?? []).filter((cell) => cell.row === row).map((cell) => cell.paragraphs.join(' ')),
  )

async function codeOf(bytes: Uint8Array, limits = defaultPdfLimits): Promise<string> {
  try {
    await readPdf(bytes, limits)
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.code
    throw error
  }
  return 'read'
}

describe('readPdf', () => {
  test('reads letterhead, prose and the appendix over seven pages as one table', async () => {
    const document = await readPdf(sample('phu-tho-kcn-2025-h2'))
    const tables = document.blocks.filter((block) => block.kind === 'table')
    expect(document.pages).toHaveLength(13)
    expect(tables.map((table) => [table.rowCount, table.colCount, table.headerRows])).toEqual([
      [1, 2, 0],
      [1, 2, 0],
      [50, 6, 1],
    ])
    expect(rows(tables[0])[0]?.[0]).toBe('UBND TỈNH PHÚ THỌ BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP Số: /KH-BQLKCN')
    expect(rows(tables[2])[11]).toEqual([
      '10',
      'Báo cáo cải cách hành chính năm 2025 và Kế hoạch năm 2026',
      'Kế hoạch và báo cáo của Ban',
      'Văn phòng',
      'Các phòng, đơn vị trực thuộc',
      'Tháng 12/2025',
    ])
    const cut = tables[2]?.cells.find((cell) => cell.row === 11 && cell.col === 1)
    expect(cut?.places.map((place) => place.page)).toEqual([7, 8])
    const title = document.blocks.find((block) => block.kind === 'paragraph' && block.text === 'KẾ HOẠCH')
    expect(title).toMatchObject({ bold: true, centred: true, confidence: 1 })
  })

  test('joins words, codes and dates that narrow columns broke', async () => {
    const document = await readPdf(sample('quang-tri-sct-2025-h2-narrow'))
    const table = document.blocks.filter((block) => block.kind === 'table').at(-1)
    const texts = rows(table).flat().join('\n')
    expect(texts).toContain('Căn cứ vào KHPBGDPL của UBND tỉnh năm 2025.')
    expect(texts).toContain('Trước ngày 18/11/2025')
    expect(texts).toContain('CBCCVN và người dân')
  })

  test('refuses what is no PDF, is cut short or beyond the limits, each with its code', async () => {
    const whole = sample('quang-tri-sct-2025-h2')
    expect(await codeOf(new TextEncoder().encode('not a PDF at all'))).toBe('document.damaged')
    expect(await codeOf(whole.slice(0, 3000))).toBe('document.damaged')
    expect(await codeOf(whole, { ...defaultPdfLimits, pages: 3 })).toBe('document.too-large')
    expect(await codeOf(whole, { ...defaultPdfLimits, bytes: 1000 })).toBe('document.too-large')
    expect(await codeOf(whole, { ...defaultPdfLimits, time: -1 })).toBe('document.too-large')
  })
})
