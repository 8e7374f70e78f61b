import { type PrintedSheet, type SheetCell, writeWorkbook } from '../export/workbook.ts'

/** A data table: one row of headings and rows of texts. */
export interface DataTable {
  readonly name: string
  readonly headings: readonly string[]
  /** Widths in characters, one for each heading. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

/** Points: one line of Times New Roman 12 with air. */
const lineHeight = 19.75

/** Writes a data table as a workbook whose first row is the headings, so that {@link readGrid} reads the same back. */
export function dataTableToXlsx(table: DataTable): Promise<Uint8Array> {
  return dataTablesToXlsx([table])
}

/** Writes data tables as the sheets of one workbook; {@link readGrid} reads the first. */
export function dataTablesToXlsx(tables: readonly DataTable[]): Promise<Uint8Array> {
  return writeWorkbook(tables.map(sheetOf))
}

function sheetOf({ name, headings, widths, rows }: DataTable): PrintedSheet {
  const cellsOf = (texts: readonly string[], row: number): SheetCell[] =>
    texts.map((text, col) => ({
      ...{ row, col, rowSpan: 1, colSpan: 1, text },
      bold: row === 0,
      italic: false,
      centred: row === 0,
      bordered: true,
      shaded: row === 0,
    }))
  return {
    name,
    widths,
    heights: [headings, ...rows].map(() => lineHeight),
    cells: [headings, ...rows].flatMap(cellsOf),
    headerRow: 0,
  }
}
