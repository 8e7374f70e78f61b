import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { officeLimits } from '../office/limits.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { readXlsx } from './read-xlsx.ts'

type Value = string | number | null

const header: Value[] = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn']

function book(...sheets: WorkSheet[]): WorkBook {
  const made = utils.book_new()
  for (const [at, sheet] of sheets.entries()) utils.book_append_sheet(made, sheet, `Trang ${at + 1}`)
  return made
}

const bytesOf = (made: WorkBook, bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array =>
  new Uint8Array(write(made, { type: 'array', bookType, cellStyles: true }))

const sheetOf = (rows: Value[][], merges: string[] = []): WorkSheet => {
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  return sheet
}

/** Paragraphs as text, tables as rows of cells with their spans. */
const show = (document: DocumentBlocks): unknown[] =>
  document.blocks.map((block) => {
    if (block.kind !== 'table') return block.text
    const rows: string[][] = Array.from({ length: block.rowCount }, () => [])
    for (const cell of block.cells) {
      const span = cell.rowSpan * cell.colSpan > 1 ? ` [${cell.rowSpan}×${cell.colSpan}]` : ''
      rows[cell.row]?.push(cell.paragraphs.join(' | ') + span)
    }
    return rows
  })

const codes = (document: DocumentBlocks): string[] => document.warnings.map((warning) => warning.code)

function codeOf(bytes: Uint8Array, limits = officeLimits): string {
  try {
    readXlsx(bytes, limits)
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.code
    throw error
  }
  return 'read'
}

describe('a sheet becomes what stands above the table, the table, and what stands below', () => {
  test('letterhead in columns, title merged across, merged cells, recipients beside the signature', () => {
    const sheet = sheetOf(
      [
        ['UBND TỈNH', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', null],
        ['SỞ NỘI VỤ', null, 'Độc lập - Tự do - Hạnh phúc', null],
        [],
        ['PHỤ LỤC NHIỆM VỤ', null, null, null],
        header,
        ['I', 'CẢI CÁCH THỂ CHẾ', null, null],
        [1, 'Ban hành Kế hoạch', 'Văn phòng\nThanh tra', 'Tháng\n7/2025'],
        [2, null, 'Phòng A', 'Quý III'],
        [],
        ['Nơi nhận:', null, 'GIÁM ĐỐC', null],
        ['- Sở Tư pháp;', null, 'Nguyễn Văn A', null],
      ],
      ['A4:D4', 'B6:D6', 'B7:B8', 'C10:D10'],
    )
    expect(show(readXlsx(bytesOf(book(sheet))))).toEqual([
      [['UBND TỈNH | SỞ NỘI VỤ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | Độc lập - Tự do - Hạnh phúc']],
      'PHỤ LỤC NHIỆM VỤ',
      [
        ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
        ['I', 'CẢI CÁCH THỂ CHẾ [1×3]'],
        ['1', 'Ban hành Kế hoạch [2×1]', 'Văn phòng | Thanh tra', 'Tháng 7/2025'],
        ['2', 'Phòng A', 'Quý III'],
      ],
      [['Nơi nhận: | - Sở Tư pháp;', 'GIÁM ĐỐC | Nguyễn Văn A']],
    ])
  })

  test('a last row with nothing but its number and task belongs to the table', () => {
    const read = readXlsx(bytesOf(book(sheetOf([header, [1, 'a', 'b', 'c'], [2, 'd', null, null]]))))
    expect(show(read)).toEqual([
      [
        ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
        ['1', 'a', 'b', 'c'],
        ['2', 'd', '', ''],
      ],
    ])
  })

  test('a sheet without a table is paragraphs', () => {
    expect(show(readXlsx(bytesOf(book(sheetOf([['Ghi chú'], ['Chưa có số liệu']])))))).toEqual([
      'Ghi chú',
      'Chưa có số liệu',
    ])
  })
})

describe('what is hidden is left out and said', () => {
  test('rows, columns and sheets', () => {
    const sheet = sheetOf([header, [1, 'a', 'b', 'c'], [2, 'ẩn', 'b', 'c'], [3, 'd', 'e', 'f']], ['C2:D2'])
    sheet['!rows'] = [{}, {}, { hidden: true }]
    sheet['!cols'] = [{}, {}, { hidden: true }]
    const made = book(sheet, sheetOf([['danh mục ẩn']]))
    made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
    const read = readXlsx(bytesOf(made))
    expect(show(read)).toEqual([
      [
        ['TT', 'Nhiệm vụ', 'Thời hạn'],
        ['1', 'a', 'b'],
        ['3', 'd', 'f'],
      ],
    ])
    expect(codes(read)).toEqual(['reader.hidden-rows', 'reader.hidden-columns', 'reader.hidden-sheets'])
  })
})

describe('cells print as a Vietnamese office sees them', () => {
  const printed = (cell: WorkSheet[string]): { text: string; codes: string[] } => {
    const sheet = sheetOf([header, [1, 'a', 'b', 'x']])
    sheet['D2'] = cell
    const read = readXlsx(bytesOf(book(sheet)))
    const table = read.blocks.find((block) => block.kind === 'table')
    return { text: table?.cells.at(-1)?.paragraphs.join('|') ?? '', codes: codes(read) }
  }

  test.each([
    ['a date in American order', { t: 'n', v: 45869, z: 'm/d/yy' }, '31/7/2025'],
    ['a date of the system', { t: 'n', v: 45869, z: 'dd/mm/yyyy' }, '31/7/2025'],
    ['a date with words', { t: 'n', v: 45869, z: '[$-42A]dd mmmm yyyy' }, '31/7/2025'],
    ['a month', { t: 'n', v: 45869, z: 'mm/yyyy' }, '07/2025'],
    ['money', { t: 'n', v: 50000000, z: '#,##0' }, '50.000.000'],
    ['a share', { t: 'n', v: 0.8, z: '0%' }, '80%'],
    ['a number of a row', { t: 'n', v: 1.1 }, '1.1'],
    ['decomposed letters', { t: 's', v: 'Quý III'.normalize('NFD') }, 'Quý III'],
  ] as const)('%s', (_what, cell, text) => {
    expect(printed(cell).text).toBe(text)
  })

  test('of a formula the stored value is read, an error is blank, and both are said', () => {
    expect(printed({ t: 'n', v: 7, f: 'WEBSERVICE("http://x")' })).toEqual({ text: '7', codes: ['reader.formulas'] })
    expect(printed({ t: 'e', v: 0x17, w: '#REF!' })).toEqual({ text: '', codes: ['reader.error-cells'] })
  })

  test('a sheet typed in a legacy font becomes Unicode', () => {
    const rows = [
      ['TT', 'NhiÖm vô', 'C¬ quan chñ tr×', 'Thêi gian'],
      [1, 'Ban hµnh KÕ ho¹ch c¶i c¸ch hµnh chÝnh nhµ n\u00adíc', 'V¨n phßng', 'Quý III'],
    ]
    const read = readXlsx(bytesOf(book(sheetOf(rows))))
    expect(show(read)).toEqual([
      [
        ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'],
        ['1', 'Ban hành Kế hoạch cải cách hành chính nhà nước', 'Văn phòng', 'Quý III'],
      ],
    ])
    expect(codes(read)).toEqual(['reader.legacy-font'])
  })

  test('an old .xls reads the same', () => {
    const made = book(sheetOf([header, [1, 'Ban hành Kế hoạch', 'Văn phòng', 'Quý III']], ['A1:A1']))
    expect(show(readXlsx(bytesOf(made, 'biff8')))).toEqual(show(readXlsx(bytesOf(made))))
  })
})

describe('a workbook that cannot be read is refused with a code', () => {
  const good = bytesOf(book(sheetOf([header, [1, 'a', 'b', 'c']])))

  test.each([
    ['cut off', good.subarray(0, good.length - 500), 'document.truncated'],
    ['text', strToU8('TT;Nhiệm vụ'), 'document.unknown-kind'],
    ['no workbook inside', zipSync({ 'xl/other.xml': strToU8('<a/>') }), 'document.unknown-kind'],
    [
      'a document type in a part',
      zipSync({ ...unzipSync(good), 'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><workbook/>') }),
      'document.unsafe',
    ],
  ])('%s', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  test('a bomb, and a sheet of more cells than allowed', () => {
    expect(codeOf(good, { ...officeLimits, unpackedBytes: 1000 })).toBe('document.too-large')
    expect(codeOf(good, { ...officeLimits, cells: 5 })).toBe('document.too-large')
  })

  test('two cells at the far corners of the sheet cost nothing', () => {
    const parts = unzipSync(good)
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
    const far = '<row r="90000"><c r="XFD90000" t="str"><v>xa</v></c></row></sheetData>'
    const wide = sheet.replace('</sheetData>', far).replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD90000"')
    expect(show(readXlsx(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(wide) }))).at(-1)).toBe('xa')
  })
})
