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

const fixture = (name: string): URL => new URL(`../../test/fixtures/pdf/${name}`, import.meta.url)

describe('a table over several pages', () => {
  test.each(['merged-cells-landscape', 'rows-cut-portrait'])('%s is read as it was written', async (name) => {
    const document = await readPdf(readFileSync(fixture(`${name}.pdf`)))
    const written: string[][] = JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8'))
    const [table, ...others] = document.blocks.filter((block) => block.kind === 'table')
    expect(others).toEqual([])
    expect(document.pages.length).toBeGreaterThanOrEqual(3)
    const spread = written.map((): string[] => [])
    for (const cell of table?.cells ?? []) {
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
        for (let col = cell.col; col < cell.col + cell.colSpan; col++) {
          const line = spread[row]
          if (line !== undefined) line[col] = cell.paragraphs.join('\n')
        }
      }
    }
    expect(spread).toEqual(written)
  })
})

/** A PDF of one page written by hand: content stream and page box as given. */
function pdfOf(content: string, box = '0 0 595 842', extra = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] ${extra} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  return assemble(objects)
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const start = text.length
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return new TextEncoder().encode(text)
}

const show = (x: number, y: number, text: string, before = ''): string =>
  `${before} BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET `

describe('odd pages', () => {
  const textsOf = async (bytes: Uint8Array): Promise<string[]> =>
    (await readPdf(bytes)).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))

  test('letters drawn twice, invisibly, in white or cut off are not read', async () => {
    const page = [
      show(100, 700, 'Seen'),
      show(100.3, 700, 'Seen'),
      show(100, 600, 'Invisible', '3 Tr'),
      show(100, 500, 'White', '0 Tr 1 1 1 rg'),
      show(100, 400, 'Cut', '0 0 0 rg q 300 380 100 50 re W n'),
    ].join('\n')
    expect(await textsOf(pdfOf(page))).toEqual(['Seen'])
    const { warnings } = await readPdf(pdfOf(page))
    expect(warnings.map((warning) => warning.code)).toEqual(['reader.hidden-text'])
  })

  test('white letters on a dark ground are read', async () => {
    expect(await textsOf(pdfOf(`0 0 0.5 rg 90 690 200 30 re f ${show(100, 700, 'Heading', '1 1 1 rg')}`))).toEqual([
      'Heading',
    ])
  })

  test('a turned page is read and placed as it is shown', async () => {
    const document = await readPdf(pdfOf(show(100, 700, 'Turned'), '0 0 595 842', '/Rotate 90'))
    expect(document.pages).toEqual([{ page: 1, width: 842, height: 595 }])
    const [x0 = 0, y0 = 0] = document.blocks[0]?.kind === 'paragraph' ? (document.blocks[0].place?.box ?? []) : []
    expect(x0).toBeGreaterThan(690)
    expect(y0).toBeCloseTo(100, -1)
  })

  test('a page as large as a house is left out with a warning', async () => {
    const document = await readPdf(pdfOf(show(10, 10, 'x'), '0 0 99999 99999'))
    expect(document.blocks).toEqual([])
    expect(document.warnings.map((warning) => warning.code)).toEqual(['pdf.page-size'])
  })

  test('a PDF without pages, and one with a password, are refused', async () => {
    const none = assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])
    expect(await codeOf(none)).toBe('document.empty')
    expect(await codeOf(readFileSync(fixture('password.pdf')))).toBe('document.encrypted')
  })

  test('any cut of a file is read or refused, never more', async () => {
    const whole = readFileSync(fixture('rows-cut-portrait.pdf'))
    for (let length = 0; length < whole.length; length += 3001) {
      expect(await codeOf(whole.subarray(0, length))).toMatch(/^(read|document\.(damaged|empty|truncated))$/)
    }
  })
})
