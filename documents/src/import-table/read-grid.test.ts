import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { UnreadableDocument } from '../unreadable.ts'
import { readGrid } from './read-grid.ts'

const csv = (text: string): Uint8Array => new TextEncoder().encode(text)
const cellsOf = (bytes: Uint8Array): (readonly string[])[] => readGrid(bytes).map(({ cells }) => cells)

function workbook(rows: (string | number | null)[][]): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Trống')
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Đơn vị')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
}

describe('a data file is the grid it is', () => {
  test('of a workbook, the first sheet with rows, numbered as the spreadsheet shows them', () => {
    const rows = readGrid(workbook([['Mã', 'Tên'], [], ['H44.1', 'Sở  Nội vụ'], [null, 'Sở Y tế', 12]]))
    expect(rows).toEqual([
      { row: 1, cells: ['Mã', 'Tên'] },
      { row: 3, cells: ['H44.1', 'Sở Nội vụ'] },
      { row: 4, cells: ['', 'Sở Y tế', '12'] },
    ])
  })

  test.each([
    ['commas', 'Mã,Tên\r\nH1,"Sở A, B"\r\n'],
    ['semicolons', 'Mã;Tên\nH1;Sở A, B'],
    ['tabs', 'Mã\tTên\nH1\tSở A, B\n'],
    ['a byte order mark', '\ufeffMã,Tên\n"H1","Sở A, B"\n'],
  ])('of text with %s', (_what, text) => {
    expect(cellsOf(csv(text))).toEqual([
      ['Mã', 'Tên'],
      ['H1', 'Sở A, B'],
    ])
  })

  test('quotes may hold line ends and quotes', () => {
    expect(cellsOf(csv('Tên,Tên gọi khác\n"Sở ""A""","một\nhai"\n'))).toEqual([
      ['Tên', 'Tên gọi khác'],
      ['Sở "A"', 'một\nhai'],
    ])
  })

  test('UTF-16 as Excel saves "Unicode text"', () => {
    const text = '\ufeffMã\tTên\r\nH1\tSở Nội vụ\r\n'
    const bytes = new Uint8Array(new Uint16Array([...text].map((sign) => sign.charCodeAt(0))).buffer)
    expect(cellsOf(bytes)).toEqual([
      ['Mã', 'Tên'],
      ['H1', 'Sở Nội vụ'],
    ])
  })

  test.each([
    ['an empty file', new Uint8Array()],
    ['blank lines', csv('\n \n,,\n')],
    ['a cut workbook', workbook([['Mã', 'Tên']]).subarray(0, 300)],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3, 0, 0])],
  ])('%s is refused', (_what, bytes) => {
    expect(() => readGrid(bytes)).toThrow(UnreadableDocument)
  })
})
