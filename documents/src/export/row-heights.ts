import type { SheetCell } from './workbook.ts'

/** Points: one line of Times New Roman 12, and the air above and below. */
const lineHeight = 15.75
const air = 4
/** Excel allows no higher row. */
const maxHeight = 409

/** Heights in points from the length of the texts: no spreadsheet program fits merged cells by itself. Widths in characters. */
export function rowHeights(cells: readonly SheetCell[], widths: readonly number[], rows: number): number[] {
  const heights: number[] = Array(rows).fill(lineHeight + air)
  const needed = (cell: SheetCell): number => {
    const width = widths.slice(cell.col, cell.col + cell.colSpan).reduce((sum, one) => sum + one, 0)
    // Bold letters and breaks at blanks take about a tenth more.
    const perLine = Math.max(1, width * (cell.bold ? 0.82 : 0.9))
    const lines = cell.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0)
    return Math.min(maxHeight, lines * lineHeight + air)
  }
  const bySpan = [...cells].sort((a, b) => a.rowSpan - b.rowSpan)
  for (const cell of bySpan) {
    const covered = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, one) => sum + one, 0)
    const share = Math.max(0, needed(cell) - covered) / cell.rowSpan
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      heights[row] = Math.min(maxHeight, (heights[row] ?? 0) + share)
    }
  }
  return heights
}
