import { describe, expect, test } from 'vitest'
import { csvOf } from './table-as-csv.ts'

describe('a table as a file for spreadsheets', () => {
  test('parts cells by semicolons and says that it is UTF-8', () => {
    expect(
      csvOf([
        ['Lĩnh vực', 'Quá hạn'],
        ['Cải cách thể chế', '1.234'],
      ]),
    ).toBe('\uFEFFLĩnh vực;Quá hạn\r\nCải cách thể chế;1.234\r\n')
  })
  test('keeps semicolons, quotes and lines inside a cell', () => {
    expect(csvOf([['a;b', 'nói "được"', 'x\ny']])).toBe('\uFEFF"a;b";"nói ""được""";"x\ny"\r\n')
  })
  test.each(['=1+1', '+84', '-5', '@x'])('%s is text and no formula', (text) => {
    expect(csvOf([[text]])).toBe(`\uFEFF'${text}\r\n`)
  })
})
