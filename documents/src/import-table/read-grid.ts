import { type CellObject, utils } from '@e965/xlsx'
import { type OfficeLimits, officeLimits } from '../office/limits.ts'
import { decodeText, looksLikeText } from '../text.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { openBook } from '../xlsx/read-xlsx.ts'
import { printedText } from '../xlsx/sheet-cells.ts'

/** A row of a data file as its cells print, by column from 0; `row` is the number that a spreadsheet shows beside it. */
export interface GridRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Ten thousand rows of a data table with all their columns, several times over. */
const gridLimits: OfficeLimits = { ...officeLimits, cells: 500_000 }

const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim()

/**
 * Reads a data file (.xlsx, .xls: the first sheet that has rows; .csv with comma, semicolon or tab) as the grid it is: every row
 * with content, also hidden ones, nothing guessed. Throws UnreadableDocument for what cannot be opened or holds no row.
 */
export function readGrid(bytes: Uint8Array, limits: OfficeLimits = gridLimits): readonly GridRow[] {
  if (bytes.length === 0) throw new UnreadableDocument('document.empty')
  const rows = (looksLikeText(bytes) ? readCsv(decodeText(bytes).text) : readSheet(bytes, limits)).filter(({ cells }) =>
    cells.some((cell) => cell !== ''),
  )
  if (rows.length === 0) throw new UnreadableDocument('document.empty')
  return rows
}

function readSheet(bytes: Uint8Array, limits: OfficeLimits): readonly GridRow[] {
  const book = openBook(bytes, limits)
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false
  for (const name of book.SheetNames) {
    const rows = new Map<number, string[]>()
    let count = 0
    for (const [key, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (!/^[A-Z]{1,3}\d{1,7}$/.test(key)) continue
      if (++count > limits.cells) throw new UnreadableDocument('document.too-large', `${count} cells`)
      const { r, c } = utils.decode_cell(key)
      const text = (cell as CellObject).t === 'e' ? '' : clean(printedText(cell as CellObject, date1904))
      // Two cells at the far corners of a sheet cost nothing: no data table is as wide.
      if (text === '' || c >= 200) continue
      const cells = rows.get(r) ?? []
      while (cells.length < c) cells.push('')
      cells[c] = text
      rows.set(r, cells)
    }
    if (rows.size > 0) return [...rows].sort(([a], [b]) => a - b).map(([r, cells]) => ({ row: r + 1, cells }))
  }
  return []
}

/** The sign between the cells of the first line: the one that stands in it most often outside quotes. */
function separatorOf(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const count = (sign: string): number => line.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

/** RFC 4180 with any of three separators; a row is numbered by its order, as a spreadsheet shows it. */
function readCsv(written: string): readonly GridRow[] {
  const text = written.replace(/^\ufeff/, '')
  const separator = separatorOf(text)
  const rows: GridRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    cells.push(clean(cell))
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    rows.push({ row: rows.length + 1, cells })
    cells = []
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (sign === separator) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || cells.length > 0) endRow()
  return rows
}
