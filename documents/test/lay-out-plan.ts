import { type HeadingRow, isHeading, type PlanTable, printed, type TaskRow } from './plan-file.ts'

/** A printed cell; rows and columns count from 0. */
export interface LaidCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly paragraphs: readonly string[]
  readonly bold: boolean
}

/** A table as it is typeset: heading rows first, then areas and tasks. */
export interface LaidTable {
  readonly headerRows: number
  readonly rowCount: number
  /** Shares of the width. */
  readonly widths: readonly number[]
  readonly cells: readonly LaidCell[]
}

/** Places the cells of a plan's table: headings (two rows where columns share one), areas, merged cells. */
export function layOutTable(table: PlanTable): LaidTable {
  const header = headerCells(table)
  const headerRows = Math.max(...header.map(({ row, rowSpan }) => row + rowSpan))
  const body = table.rows.flatMap((row, at) =>
    isHeading(row)
      ? headingCells(row, headerRows + at, table.columns.length, taskColumn(table))
      : taskCells(row, headerRows + at, followers(table, at)),
  )
  return {
    headerRows,
    rowCount: headerRows + table.rows.length,
    widths: table.columns.map(({ width }) => width),
    cells: [...header, ...body],
  }
}

const taskColumn = (table: PlanTable): number =>
  Math.max(
    0,
    table.columns.findIndex(({ field }) => field === 'objective' || field === 'task'),
  )

function headerCells({ columns }: PlanTable): readonly LaidCell[] {
  const rows = columns.some(({ group }) => group !== undefined) ? 2 : 1
  return columns.flatMap(({ heading, group }, col): LaidCell[] => {
    const plain = { col, colSpan: 1, rowSpan: 1, bold: true }
    if (group === undefined) return [{ ...plain, row: 0, rowSpan: rows, paragraphs: [heading] }]
    const own: LaidCell = { ...plain, row: 1, paragraphs: [heading] }
    if (columns[col - 1]?.group === group) return [own]
    const colSpan = columns.filter((column) => column.group === group).length
    return [{ ...plain, row: 0, colSpan, paragraphs: [group] }, own]
  })
}

function headingCells(row: HeadingRow, at: number, width: number, task: number): readonly LaidCell[] {
  const text = row.text ?? row.group ?? ''
  const plain = { row: at, rowSpan: 1, bold: true }
  if (row.as === 'merged') return [{ ...plain, col: 0, colSpan: width, paragraphs: [text] }]
  const label = { ...plain, col: 0, colSpan: 1, paragraphs: row.label === undefined ? [] : [row.label] }
  if (row.as === 'numbered') return [label, { ...plain, col: 1, colSpan: width - 1, paragraphs: [text] }]
  return Array.from({ length: width }, (_, col) =>
    col === 0 ? label : { ...plain, col, colSpan: 1, paragraphs: col === task ? [text] : [] },
  )
}

/** The task rows directly below a row, whose null cells belong to it. */
function followers(table: PlanTable, at: number): readonly TaskRow[] {
  const below: TaskRow[] = []
  for (const row of table.rows.slice(at + 1)) {
    if (isHeading(row)) break
    below.push(row)
  }
  return below
}

function taskCells(row: TaskRow, at: number, below: readonly TaskRow[]): readonly LaidCell[] {
  return row.flatMap((text, col): LaidCell[] => {
    if (text === null) return []
    const end = below.findIndex((next) => next[col] !== null)
    const rowSpan = 1 + (end < 0 ? below.length : end)
    return [{ row: at, col, rowSpan, colSpan: 1, paragraphs: printed(text), bold: false }]
  })
}
