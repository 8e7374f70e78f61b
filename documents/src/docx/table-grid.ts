import type { Cell, TableBlock } from '@dondoc/domain/imports/blocks'
import { UnreadableDocument } from '../unreadable.ts'

/** A cell as the file has it: grid columns from `start` to before `end`. */
export interface RawCell {
  readonly start: number
  readonly end: number
  /** Its part in a cell merged down; a part that goes on under nothing begins one. */
  readonly merge: 'start' | 'goes-on' | null
  readonly paragraphs: readonly string[]
  readonly bold: boolean
}

export interface RawRow {
  readonly cells: readonly RawCell[]
  readonly header: boolean
}

// Tables put together from others have columns that miss each other by a hair. 5 points, in twentieths: narrower than any text.
const hairTwips = 100

/**
 * Maps each used grid line to a column number: lines no cell uses vanish, and lines closer than a hair fall together as
 * long as no cell lies between them. `widths` are those of the grid columns in twentieths of a point, as far as known.
 */
function columnOfLine(rows: readonly RawRow[], widths: readonly number[]): ReadonlyMap<number, number> {
  const lines = new Set<number>([0])
  const cellsFrom = new Map<number, Set<number>>()
  for (const { cells } of rows) {
    for (const cell of cells) {
      lines.add(cell.start)
      lines.add(cell.end)
      const ends = cellsFrom.get(cell.start) ?? new Set<number>()
      cellsFrom.set(cell.start, ends.add(cell.end))
    }
  }
  const places = [0]
  for (const width of widths) places.push((places.at(-1) ?? 0) + width)
  const columns = new Map<number, number>()
  let group: number[] = []
  let column = -1
  for (const line of [...lines].sort((a, b) => a - b)) {
    const first = group[0]
    const gap = first === undefined ? null : distance(places, first, line)
    const between = group.some((start) => cellsFrom.get(start)?.has(line) ?? false)
    if (gap !== null && gap < hairTwips && !between) group.push(line)
    else {
      column++
      group = [line]
    }
    columns.set(line, column)
  }
  return columns
}

function distance(places: readonly number[], from: number, to: number): number | null {
  const a = places[from]
  const b = places[to]
  return a === undefined || b === undefined ? null : b - a
}

/** Lays raw rows out as a table block: vertical merges joined, every free slot filled with an empty cell. */
export function layOut(rows: readonly RawRow[], widths: readonly number[], maxSlots: number): TableBlock {
  const columns = columnOfLine(rows, widths)
  const colCount = Math.max(...columns.values())
  if (rows.length * colCount > maxSlots) {
    throw new UnreadableDocument('document.too-large', `table of ${rows.length} × ${colCount}`)
  }
  const cells: { -readonly [Key in keyof Cell]: Cell[Key] }[] = []
  let above = new Map<number, (typeof cells)[number]>()
  for (const [row, { cells: rawCells }] of rows.entries()) {
    const open = new Map<number, (typeof cells)[number]>()
    const taken = new Set<number>()
    for (const raw of rawCells) {
      const col = columns.get(raw.start) ?? 0
      const colSpan = Math.max(1, (columns.get(raw.end) ?? col + 1) - col)
      for (let at = col; at < col + colSpan; at++) taken.add(at)
      const merged = raw.merge === 'goes-on' ? above.get(col) : undefined
      if (merged !== undefined && merged.colSpan === colSpan) {
        merged.rowSpan++
        open.set(col, merged)
        continue
      }
      const cell = {
        row,
        col,
        rowSpan: 1,
        colSpan,
        paragraphs: raw.paragraphs,
        bold: raw.bold,
        places: [],
        confidence: 1,
      }
      cells.push(cell)
      if (raw.merge !== null) open.set(col, cell)
    }
    for (let col = 0; col < colCount; col++) {
      if (!taken.has(col)) {
        cells.push({ row, col, rowSpan: 1, colSpan: 1, paragraphs: [], bold: false, places: [], confidence: 1 })
      }
    }
    above = open
  }
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  const firstPlain = rows.findIndex((row) => !row.header)
  return {
    kind: 'table',
    rowCount: rows.length,
    colCount,
    cells,
    headerRows: firstPlain === -1 ? 0 : firstPlain,
    place: null,
  }
}
