import type { SheetCell } from './sheet-cells.ts'

/** A sheet cut into what stands above the table, the table and what stands below; rows and columns stay those of the sheet. */
export interface SheetParts {
  readonly above: readonly SheetCell[]
  readonly table: readonly SheetCell[]
  readonly below: readonly SheetCell[]
}

const ordinal = /^(\d{1,3}([.,]\d{1,3}){0,3}|[IVXLC]{1,6}|[A-ZĐa-zđ])\s*[.)]?$/
const closing =
  /^(nơi nhận|người lập|lập biểu|kt\.|tm\.|tl\.|tuq\.|q\. |thủ trưởng|ghi chú\s*:|\(ký|[\p{L} .]{2,40}, ngày\s.*tháng)/iu
/** Fewer filled cells in a row are a title or a letterhead of two columns, not the head of a table. */
const headerCells = 3

/** Cuts a sheet: the table begins with the first row of three or more filled cells and ends before the closing lines. */
export function splitSheet(cells: readonly SheetCell[]): SheetParts {
  const rows = new Map<number, SheetCell[]>()
  for (const cell of cells) {
    const row = rows.get(cell.row)
    if (row === undefined) rows.set(cell.row, [cell])
    else row.push(cell)
  }
  const numbers = [...rows.keys()].sort((a, b) => a - b)
  const first = numbers.find((row) => (rows.get(row)?.length ?? 0) >= headerCells)
  if (first === undefined) return { above: cells, table: [], below: [] }
  const last = lastTableRow(rows, numbers, first)
  return {
    above: cells.filter((cell) => cell.row < first),
    table: cells.filter((cell) => cell.row >= first && cell.row <= last),
    below: cells.filter((cell) => cell.row > last),
  }
}

/**
 * The last row with an ordinal in the table's first column, and the rows after it that still belong: they hang on a merged
 * cell, or follow without a gap, fill two cells and do not open the closing.
 */
function lastTableRow(
  rows: ReadonlyMap<number, readonly SheetCell[]>,
  numbers: readonly number[],
  first: number,
): number {
  const body = numbers.filter((row) => row >= first)
  const firstCol = Math.min(...(rows.get(first) ?? []).map((cell) => cell.col))
  const textOf = (cell: SheetCell | undefined): string => cell?.paragraphs.join(' ') ?? ''
  const closes = (row: number): boolean => (rows.get(row) ?? []).some((cell) => closing.test(textOf(cell)))
  const end = body.find((row) => row > first && closes(row)) ?? Number.POSITIVE_INFINITY
  const counted = body.filter(
    (row) => row < end && ordinal.test(textOf(rows.get(row)?.find((cell) => cell.col === firstCol))),
  )
  const wide = body.filter((row) => row < end && (rows.get(row)?.length ?? 0) >= headerCells)
  let last = counted.at(-1) ?? wide.at(-1) ?? first
  let covered = last
  for (const row of body) {
    const cells = rows.get(row) ?? []
    if (row > last) {
      const follows = row === last + 1 && cells.length >= 2
      if (row >= end || (row > covered && !follows)) break
      last = row
    }
    covered = cells.reduce((far, cell) => Math.max(far, cell.row + cell.rowSpan - 1), covered)
  }
  return last
}
