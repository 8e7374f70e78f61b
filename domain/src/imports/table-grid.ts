import type { Cell, TableBlock } from './blocks.ts'
import { normaliseText } from './normalise.ts'

/** One slot of a table's grid. Every slot under a merged cell shows that cell. */
export interface Slot {
  readonly text: string
  readonly paragraphs: readonly string[]
  readonly cell: Cell | null
  /** False where the cell began in a row above. */
  readonly startsHere: boolean
}

export type GridRow = readonly Slot[]

const EMPTY: Slot = { text: '', paragraphs: [], cell: null, startsHere: true }

/** The table as rows of slots, texts normalised; slots no cell covers are empty. */
export function readGrid(table: TableBlock): readonly GridRow[] {
  const rows: Slot[][] = Array.from({ length: table.rowCount }, () =>
    Array.from({ length: table.colCount }, () => EMPTY),
  )
  for (const cell of table.cells) {
    const paragraphs = cell.paragraphs.map(normaliseText).filter((text) => text !== '')
    const text = paragraphs.join(' ')
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rowCount); r++) {
      const row = rows[r]
      if (!row) continue
      for (let c = cell.col; c < Math.min(cell.col + cell.colSpan, table.colCount); c++) {
        row[c] = { text, paragraphs, cell, startsHere: r === cell.row }
      }
    }
  }
  return rows
}

/** The different filled cells of a row, from left to right, each once. */
export function filledCells(row: GridRow): readonly { readonly col: number; readonly slot: Slot }[] {
  const seen = new Set<Cell>()
  const filled: { col: number; slot: Slot }[] = []
  for (const [col, slot] of row.entries()) {
    if (slot.text === '' || (slot.cell && seen.has(slot.cell))) continue
    if (slot.cell) seen.add(slot.cell)
    filled.push({ col, slot })
  }
  return filled
}

/** Every cell's text once, in the order of the rows. */
export function readGridText(grid: readonly GridRow[]): readonly string[] {
  return grid.flatMap((row) =>
    filledCells(row)
      .filter(({ slot }) => slot.startsHere)
      .map(({ slot }) => slot.text),
  )
}
