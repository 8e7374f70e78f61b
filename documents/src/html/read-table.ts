import type { Cell, TableBlock } from '@dondoc/domain/imports/blocks'
import { UnreadableDocument } from '../unreadable.ts'

/** A cell as marked up; `rowSpan` 0 means to the end of the table. */
export interface MarkedCell {
  readonly rowSpan: number
  readonly colSpan: number
  readonly paragraphs: readonly string[]
  readonly bold: boolean
}

/** Lays marked rows out by the HTML table model (HTML Living Standard §4.9.12): each cell takes the next free slots. */
export function layOutMarked(
  rows: readonly (readonly MarkedCell[])[],
  headerRows: number,
  maxSlots: number,
): TableBlock {
  const taken = new Set<string>()
  const cells: Cell[] = []
  let colCount = 0
  const refuseLarge = (): void => {
    if (rows.length * colCount > maxSlots) {
      throw new UnreadableDocument('document.too-large', `table of ${rows.length} × ${colCount}`)
    }
  }
  for (const [row, marked] of rows.entries()) {
    let col = 0
    for (const cell of marked) {
      while (taken.has(`${row}:${col}`)) col++
      const rowSpan = Math.min(cell.rowSpan === 0 ? rows.length : cell.rowSpan, rows.length - row)
      colCount = Math.max(colCount, col + cell.colSpan)
      refuseLarge()
      for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + cell.colSpan; c++) taken.add(`${r}:${c}`)
      cells.push({
        row,
        col,
        rowSpan,
        colSpan: cell.colSpan,
        paragraphs: cell.paragraphs,
        bold: cell.bold,
        places: [],
        confidence: 1,
      })
      col += cell.colSpan
    }
  }
  for (let row = 0; row < rows.length; row++) {
    for (let col = 0; col < colCount; col++) {
      if (taken.has(`${row}:${col}`)) continue
      cells.push({ row, col, rowSpan: 1, colSpan: 1, paragraphs: [], bold: false, places: [], confidence: 1 })
    }
  }
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { kind: 'table', rowCount: rows.length, colCount, cells, headerRows, place: null }
}
