import { describe, expect, test } from 'vitest'
import { chain, chainsOf } from './chain-tables.ts'
import { type JoinedTable, joinRows } from './join-rows.ts'
import type { FilledCell, PageLayout, PageTable } from './page-layout.ts'
import type { TextLine } from './text-lines.ts'

const XS = [50, 90, 290, 390, 490]
const LINE = 15

/** Lines of a cell in the words of the test; "_" marks the blank where a line wraps. */
function linesOf(texts: readonly string[], x: number, top: number): TextLine[] {
  return texts.map((written, index) => {
    const text = written.replace(/_$/, '')
    const first = text.split(' ')[0] ?? ''
    return {
      text,
      x0: x + 5,
      x1: x + 5 + text.length * 6,
      top: top + index * LINE,
      bottom: top + index * LINE + 14,
      height: 14,
      trailingBlank: written.endsWith('_'),
      firstWordWidth: first.length * 6,
      firstLetterWidth: 6,
      blankWidth: 3,
      bold: 0,
      italic: 0,
      confidence: 1,
    }
  })
}

/** A table from rows of cells; each cell is the list of its lines. Rows are as high as their longest cell. */
function table(page: number, rows: readonly (readonly (readonly string[])[])[], top = 60): PageTable {
  const ys = [top]
  const cells: FilledCell[] = []
  for (const [row, texts] of rows.entries()) {
    const y0 = ys[row] ?? top
    const y1 = y0 + LINE * Math.max(1, ...texts.map((lines) => lines.length)) + 2
    ys.push(y1)
    for (const [col, lines] of texts.entries()) {
      const [x0 = 0, x1 = 0] = [XS[col], XS[col + 1]]
      cells.push({ row, col, rowSpan: 1, colSpan: 1, box: [x0, y0, x1, y1], lines: linesOf(lines, x0, y0 + 1) })
    }
  }
  return { page, xs: XS, ys, box: [50, top, 490, ys.at(-1) ?? top], cells }
}

const layout = (piece: PageTable): PageLayout => ({
  page: piece.page,
  width: 595,
  height: 842,
  tables: [piece],
  prose: [],
})

const head = [['TT'], ['Nhiệm vụ'], ['Sản phẩm'], ['Thời gian']]
const usual = (number: string): string[][] => [[number], ['Rà soát thủ tục hành chính'], ['Báo cáo'], ['Quý IV']]

function join(above: PageTable, below: PageTable): JoinedTable {
  const bottom = above.box[3]
  return joinRows(chain([above, below]), { blanks: 'honest', words: new Set() }, () => bottom)
}

const textsOf = (joined: JoinedTable, row: number): string[] =>
  joined.cells
    .filter((cell) => cell.row === row)
    .map((cell) => cell.parts.flatMap((part) => part.lines.map((line) => line.text)).join(' '))

describe('at a page break', () => {
  test('the repeated heading goes, a row with a number of its own is new', () => {
    const joined = join(table(1, [head, usual('1'), usual('2')]), table(2, [head, usual('3'), usual('4')]))
    expect([joined.rowCount, joined.headerRows]).toEqual([5, 1])
    expect(textsOf(joined, 3)[0]).toBe('3')
  })

  test('a row without a number whose text goes on belongs to the row above', () => {
    const cut = [['2'], ['Xây dựng kế hoạch tuyên truyền_'], ['Kế hoạch'], ['Tháng 8']]
    const rest = [[], ['công tác cải cách hành chính'], [], []]
    const joined = join(table(1, [head, usual('1'), cut]), table(2, [head, rest, usual('3')]))
    expect(joined.rowCount).toBe(4)
    expect(textsOf(joined, 2)).toEqual([
      '2',
      'Xây dựng kế hoạch tuyên truyền công tác cải cách hành chính',
      'Kế hoạch',
      'Tháng 8',
    ])
    expect(joined.cells.find((cell) => cell.row === 2)?.parts.map((part) => part.page)).toEqual([1, 2])
  })

  test('a second activity under a merged number is a row of its own, the number runs on', () => {
    const ended = [['2'], ['Ban hành kế hoạch.'], ['Kế hoạch'], ['Tháng 8']]
    const second = [[], ['Hoạt động 2: Kiểm tra công vụ'], ['Báo cáo'], ['Quý III']]
    const joined = join(table(1, [head, usual('1'), ended]), table(2, [head, second, usual('3')]))
    expect(joined.rowCount).toBe(5)
    expect(joined.cells.find((cell) => cell.row === 2 && cell.col === 0)?.rowSpan).toBe(2)
    expect(textsOf(joined, 3)).toEqual(['Hoạt động 2: Kiểm tra công vụ', 'Báo cáo', 'Quý III'])
  })

  test('a row above that leaves lines free on its page is whole', () => {
    const above = table(1, [head, usual('1'), usual('2')])
    const rest = [[], ['và kiểm tra'], [], []]
    const free = joinRows(chain([above, table(2, [head, rest])]), { blanks: 'silent', words: new Set() }, () => 780)
    const full = join(above, table(2, [head, rest]))
    expect(free.rowCount).toBeGreaterThan(full.rowCount)
  })
})

describe('chainsOf', () => {
  test('joins tables of the same columns, not over a text or to other columns', () => {
    const pages = [layout(table(1, [head, usual('1')])), layout(table(2, [usual('2')])), layout(table(3, [usual('3')]))]
    expect(chainsOf(pages).map((pieces) => pieces.length)).toEqual([3])
    const [first, second, third] = pages
    if (first === undefined || second === undefined || third === undefined) throw new Error('three pages are given')
    const spoken = { ...second, prose: linesOf(['Phụ lục II'], 200, 30) }
    expect(chainsOf([first, spoken, third]).map((pieces) => pieces.length)).toEqual([1, 2])
    const narrow = { ...third, tables: third.tables.map((each) => ({ ...each, xs: [50, 150, 490] })) }
    expect(chainsOf([first, second, narrow]).map((pieces) => pieces.length)).toEqual([2, 1])
  })
})
