import { isPlainDate, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { rowHeights } from './row-heights.ts'
import { type SheetCell, writeWorkbook } from './workbook.ts'

/** What a cell of a list says: words, a number, a day, or nothing. */
export type ListValue = string | number | PlainDate | null

export interface ListColumn<Row> {
  readonly heading: string
  /** In characters. */
  readonly width: number
  readonly value: (row: Row) => ListValue
}

/** A list as it leaves as a file: what it is, which part of it, and its rows. */
export interface PrintedList<Row> {
  /** "Danh sách nhiệm vụ" */
  readonly title: string
  /** "Tính đến ngày 22/11/2026 · 312 nhiệm vụ" */
  readonly note: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
}

const look = { rowSpan: 1, colSpan: 1, bold: false, italic: false, centred: false, bordered: true, shaded: false }

const dayText = (day: PlainDate): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}

function cellOf(value: ListValue, row: number, col: number): SheetCell {
  const place = { ...look, row, col }
  if (typeof value === 'number') return { ...place, centred: true, text: String(value), value }
  if (value !== null && isPlainDate(value)) return { ...place, centred: true, text: dayText(value), value }
  return { ...place, text: value ?? '' }
}

/** Writes a list as a workbook to be sorted, added up and printed: title, note, a header repeated on each page, the rows. */
export function listToXlsx<Row>({ title, note, columns, rows }: PrintedList<Row>): Promise<Uint8Array> {
  const across = { ...look, col: 0, colSpan: columns.length, centred: true, bordered: false }
  const headerRow = 3
  const cells: SheetCell[] = [
    { ...across, row: 0, text: title.toUpperCase(), bold: true },
    { ...across, row: 1, text: note, italic: true },
    ...columns.map(({ heading }, col) => ({
      ...look,
      row: headerRow,
      col,
      text: heading,
      bold: true,
      centred: true,
      shaded: true,
    })),
    ...rows.flatMap((row, at) => columns.map(({ value }, col) => cellOf(value(row), headerRow + 1 + at, col))),
  ]
  const widths = columns.map(({ width }) => width)
  const heights = rowHeights(cells, widths, headerRow + 1 + rows.length)
  return writeWorkbook([{ name: title, widths, heights, cells, headerRow }])
}
