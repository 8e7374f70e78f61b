import type { Cell, LineBlock, Place, TableBlock } from '../blocks.ts'
import { cellParagraphs } from './cell-text.ts'
import type { LinearTable } from './pages.ts'
import { isArea, type LinearCell, type LinearRecord } from './records.ts'
import { alwaysTrailing, type Stream } from './tokens.ts'

/** For every record and column, the record whose cell stands there. */
function holders(records: readonly LinearRecord[], columns: number): number[][] {
  const rows = records.map((record, r) =>
    Array.from({ length: columns }, (_, c) => (record.cells.has(c) || isArea(record, columns) ? r : -1)),
  )
  records.forEach((record, r) => {
    if (isArea(record, columns) || record.start < 1) return
    const row = rows[r]
    const above = rows[r - 1]
    const up = records[r - 1]
    if (row === undefined || above === undefined || up === undefined || isArea(up, columns)) return
    for (let c = 0; c < record.start; c++) row[c] = above[c] ?? -1
    for (const c of record.resumed) row[c] = above[c] ?? -1
    const bare = Math.max(...record.cells.keys()) <= record.start
    const filled = above.some((holder, c) => c > record.start && holder >= 0)
    if (bare && filled && up.start <= record.start)
      for (let c = record.start + 1; c < columns; c++) row[c] = above[c] ?? -1
  })
  return rows
}

/** Records that have but their first cells share the cells that follow below: those begin at the first of them. */
function sharedFromBelow(records: readonly LinearRecord[], rows: number[][], columns: number): void {
  for (let r = records.length - 2; r >= 0; r--) {
    const record = records[r]
    const below = records[r + 1]
    const [row, next] = [rows[r], rows[r + 1]]
    if (record === undefined || below === undefined || row === undefined || next === undefined) continue
    if (isArea(record, columns) || isArea(below, columns) || below.start < 1) continue
    const last = Math.max(...record.cells.keys())
    if (last > below.start || row.some((holder, c) => c > last && holder >= 0)) continue
    for (let c = last + 1; c < columns; c++) row[c] = next[c] ?? -1
  }
}

function placesOf(lines: readonly LineBlock[], stream: Stream, cell: LinearCell): Place[] {
  const places: Place[] = []
  for (const run of cell.runs) {
    const line = stream.lines[stream.tokens[run.from]?.line ?? -1]
    const place = lines[line?.block ?? -1]?.place
    if (place !== null && place !== undefined && places.at(-1)?.page !== place.page)
      places.push({ page: place.page, box: null })
  }
  return places
}

const emptyCell = (row: number, col: number, confidence: number): Cell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  paragraphs: [],
  bold: false,
  places: [],
  confidence,
})

/**
 * Lays records out as a table: the headings first, cells shared by records merged over their rows. `confidence` is that
 * of its cells: read by likelihood, not from a grid.
 */
export function tableBlock(
  stream: Stream,
  table: LinearTable,
  records: readonly LinearRecord[],
  lines: readonly LineBlock[],
  confidence: number,
): TableBlock {
  const columns = table.header.columns.length
  const rows = holders(records, columns)
  sharedFromBelow(records, rows, columns)
  const alwaysBlank = alwaysTrailing(table.pages.flat())
  const lineOf = (token: number) => stream.lines[stream.tokens[token]?.line ?? -1]
  const cells: Cell[] = table.header.columns.map((column, col) => ({
    ...emptyCell(0, col, confidence),
    paragraphs: [column.heading],
    bold: true,
  }))
  records.forEach((record, r) => {
    if (isArea(record, columns)) {
      const cell = record.cells.get(columns)
      if (cell === undefined) return
      const paragraphs = cellParagraphs(stream, lineOf, cell, alwaysBlank)
      cells.push({
        ...emptyCell(r + 1, 0, confidence),
        colSpan: columns,
        paragraphs,
        places: placesOf(lines, stream, cell),
      })
      return
    }
    for (let c = 0; c < columns; c++) {
      const holder = rows[r]?.[c] ?? -1
      if (holder < 0) cells.push(emptyCell(r + 1, c, confidence))
      if (holder < 0 || rows[r - 1]?.[c] === holder) continue
      const cell = records[holder]?.cells.get(c)
      if (cell === undefined) continue
      let rowSpan = 1
      while (rows[r + rowSpan]?.[c] === holder) rowSpan++
      const paragraphs = cellParagraphs(stream, lineOf, cell, alwaysBlank)
      cells.push({ ...emptyCell(r + 1, c, confidence), rowSpan, paragraphs, places: placesOf(lines, stream, cell) })
    }
  })
  return {
    kind: 'table',
    rowCount: records.length + 1,
    colCount: columns,
    cells,
    headerRows: 1,
    place: lines[table.fromBlock]?.place ?? null,
  }
}
