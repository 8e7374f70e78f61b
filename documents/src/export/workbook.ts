import { daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from 'hucre'

/** A cell of a printed sheet; rows and columns count from 0. */
export interface SheetCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
  /** What the text says, for a spreadsheet to sort and add up: a number, or a day (shown as 31/7/2025). */
  readonly value?: number | PlainDate
  readonly bold: boolean
  readonly italic: boolean
  readonly centred: boolean
  readonly bordered: boolean
  readonly shaded: boolean
}

/** A sheet as it is printed: A4 landscape, one page wide. */
export interface PrintedSheet {
  readonly name: string
  /** Widths in characters. */
  readonly widths: readonly number[]
  /** Heights in points. */
  readonly heights: readonly number[]
  readonly cells: readonly SheetCell[]
  /** The row repeated on every page. */
  readonly headerRow: number
}

const line = { style: 'thin', color: { rgb: '000000' } } as const
const borders = { top: line, right: line, bottom: line, left: line }

function styleOf(cell: SheetCell): CellStyle {
  return {
    font: { name: 'Times New Roman', size: 12, bold: cell.bold, italic: cell.italic },
    alignment: { wrapText: true, vertical: 'center', horizontal: cell.centred ? 'center' : 'left' },
    ...(cell.bordered ? { border: borders } : {}),
    ...(cell.shaded ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } } } : {}),
  }
}

/** The day before the first one that spreadsheets count, as they count 29/2/1900, too. */
const DAY_ZERO = '1899-12-30'

function contentOf({ text, value }: SheetCell, style: CellStyle): Partial<Cell> {
  // Text is stored as text: what begins with "=" is no formula.
  if (value === undefined) return { value: text, type: 'string', style }
  if (typeof value === 'number') return { value, type: 'number', style }
  return { value: daysBetween(DAY_ZERO, value), type: 'number', style: { ...style, numFmt: 'd/m/yyyy' } }
}

function layOut(sheet: PrintedSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  for (const cell of sheet.cells) {
    const style = styleOf(cell)
    // A merged cell shows the borders of each slot it covers.
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) cells.set(`${row},${col}`, { style })
    }
    cells.set(`${cell.row},${cell.col}`, contentOf(cell, style))
  }
  const header = sheet.headerRow + 1
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.heights.map(() => []),
    cells,
    merges: sheet.cells
      .filter((cell) => cell.rowSpan * cell.colSpan > 1)
      .map((cell) => ({
        startRow: cell.row,
        startCol: cell.col,
        endRow: cell.row + cell.rowSpan - 1,
        endCol: cell.col + cell.colSpan - 1,
      })),
    rowDefs: new Map(sheet.heights.map((height, row) => [row, { height }])),
    freezePane: { rows: header },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      // Inches: 20 mm, binding edge 30 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I).
      margins: { top: 0.79, right: 0.59, bottom: 0.79, left: 1.18, header: 0.4, footer: 0.4 },
      printTitlesRow: `$${header}:$${header}`,
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  }
}

/** A name as Excel takes it for a sheet: at most 31 characters, none of `[]:*?/\\`, and no other sheet's. */
function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\]/g, ' ').trim() || 'Phụ lục'
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : ` (${number})`
    const name = `${plain.slice(0, 31 - ending.length).trimEnd()}${ending}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** Writes sheets as one XLSX, each under a name of its own. The only place that knows the library. */
export async function writeWorkbook(sheets: readonly PrintedSheet[]): Promise<Uint8Array> {
  const taken = new Set<string>()
  const named = sheets.map((sheet) => {
    const name = sheetName(sheet.name, taken)
    taken.add(name.toLowerCase())
    return layOut({ ...sheet, name })
  })
  return await writeXlsx({ sheets: named, defaultFont: { name: 'Times New Roman', size: 12 } })
}
