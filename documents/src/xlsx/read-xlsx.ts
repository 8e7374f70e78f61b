import type { Block, Cell, DocumentBlocks, ParagraphBlock, TableBlock } from '@dondoc/domain/imports/blocks'
import { read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { fromLegacy, looksLikeTcvn3 } from '../legacy-fonts.ts'
import { type OfficeLimits, officeLimits } from '../office/limits.ts'
import { openPackage } from '../office/open-package.ts'
import { sniffOffice } from '../office/sniff.ts'
import { createWarningTally, type WarningTally } from '../office/warnings.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { type SheetCell, sheetCells } from './sheet-cells.ts'
import { splitSheet } from './split-sheet.ts'

/**
 * Reads the visible sheets of a workbook (.xlsx, .xls) into blocks: title rows as paragraphs, the table, closing rows.
 * Values are those stored in the file: formulas are never run. There are no pages in the format: every place is null.
 * Throws UnreadableDocument for what cannot be opened; odd content becomes warnings.
 */
export function readXlsx(bytes: Uint8Array, limits: OfficeLimits = officeLimits): DocumentBlocks {
  const tally = createWarningTally()
  const book = openBook(bytes, limits)
  const blocks: Block[] = []
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined) continue
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) {
      tally.count('reader.hidden-sheets')
      continue
    }
    convertLegacyText(sheet, tally)
    const cells = sheetCells(sheet, book.Workbook?.WBProps?.date1904 ?? false, tally)
    if (cells.length > limits.cells) throw new UnreadableDocument('document.too-large', `${cells.length} cells`)
    const { above, table, below } = splitSheet(cells)
    blocks.push(...besideTable(above))
    if (table.length > 0) blocks.push(tableBlock(table, limits))
    blocks.push(...besideTable(below))
  }
  return { format: 'xlsx', blocks, pages: [], warnings: tally.warnings() }
}

/** Opens a workbook of a stranger within limits: nothing of it is run. Throws UnreadableDocument. */
export function openBook(bytes: Uint8Array, limits: OfficeLimits): WorkBook {
  const isOld = sniffOffice(bytes) === 'xls'
  if (isOld && bytes.length > limits.bytes) throw new UnreadableDocument('document.too-large', `${bytes.length} bytes`)
  const safe = isOld ? bytes : repack(bytes, limits)
  try {
    return read(safe, {
      type: 'array',
      cellStyles: true,
      cellNF: true,
      cellHTML: false,
      bookVBA: false,
      sheetRows: limits.cells,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UnreadableDocument(/password|encrypt/i.test(message) ? 'document.encrypted' : 'document.damaged', message)
  }
}

/**
 * Turns the texts of a sheet into Unicode where they are TCVN3. The library does not tell fonts, so the signs of the whole
 * sheet decide; it runs before any cleaning, for the soft hyphen is the letter ư there.
 */
function convertLegacyText(sheet: WorkSheet, tally: WarningTally): void {
  const cells = Object.values(sheet).filter(isText)
  if (!looksLikeTcvn3(cells.map((cell) => cell.v).join(' '))) return
  for (const cell of cells) {
    const text = fromLegacy(cell.v, 'tcvn3')
    if (text !== cell.v) tally.count('reader.legacy-font')
    cell.v = text
  }
}

const isText = (value: unknown): value is { t: 's'; v: string } =>
  typeof value === 'object' &&
  value !== null &&
  't' in value &&
  value.t === 's' &&
  'v' in value &&
  typeof value.v === 'string'

/** The workbook with only the parts that are read, stored unpacked: the library unpacks nothing by itself. */
function repack(bytes: Uint8Array, limits: OfficeLimits): Uint8Array {
  const parts = openPackage(
    bytes,
    (name) => /^(\[Content_Types\]\.xml|_rels\/|xl\/(_rels\/|worksheets\/|[^/]+\.(xml|bin)$))/i.test(name),
    limits,
  )
  if (![...parts.keys()].some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) {
    throw new UnreadableDocument('document.unknown-kind', 'no workbook in the package')
  }
  for (const [name, part] of parts) {
    const head = new TextDecoder().decode(part.subarray(0, 4096))
    if (head.includes('<!DOCTYPE')) throw new UnreadableDocument('document.unsafe', `DOCTYPE in ${name}`)
  }
  return zipSync(Object.fromEntries(parts), { level: 0 })
}

/**
 * What stands above or below the table: a letterhead or a signature beside the recipients, in columns, is a table of one
 * row; lines under one another are paragraphs.
 */
function besideTable(cells: readonly SheetCell[]): Block[] {
  const blocks: Block[] = []
  let columns: SheetCell[] = []
  let starts = new Set<number>()
  const flush = (): void => {
    if (columns.length > 0) blocks.push(columnsBlock(columns, starts))
    columns = []
    starts = new Set()
  }
  for (const row of Map.groupBy(cells, (cell) => cell.row).values()) {
    if (row.length > 1 || row.every((cell) => standsInColumn(cell, starts))) {
      columns.push(...row)
      for (const cell of row) starts.add(cell.col)
    } else {
      flush()
      for (const cell of row) blocks.push(...cell.paragraphs.map((text) => paragraph(text, cell.colSpan > 1)))
    }
  }
  flush()
  return blocks
}

/** Whether a line under columns begins with one of them and does not run over into the next, as a title merged over all does. */
const standsInColumn = (cell: SheetCell, starts: ReadonlySet<number>): boolean =>
  starts.has(cell.col) && ![...starts].some((start) => start > cell.col && start < cell.col + cell.colSpan)

function paragraph(text: string, centred: boolean): ParagraphBlock {
  return { kind: 'paragraph', text, label: null, bold: false, italic: false, centred, place: null, confidence: 1 }
}

function columnsBlock(cells: readonly SheetCell[], starts: ReadonlySet<number>): TableBlock {
  const byStart = Map.groupBy(cells, (cell) => cell.col)
  const order = [...starts].sort((a, b) => a - b)
  return {
    kind: 'table',
    rowCount: 1,
    colCount: order.length,
    cells: order.map((start, col) => {
      const paragraphs = byStart.get(start)?.flatMap((cell) => cell.paragraphs) ?? []
      return blockCell({ row: 0, col, rowSpan: 1, colSpan: 1, paragraphs })
    }),
    headerRows: 0,
    place: null,
  }
}

const blockCell = (cell: SheetCell): Cell => ({ ...cell, bold: false, places: [], confidence: 1 })

/** The table without the rows and columns that are blank throughout; free slots become empty cells. */
function tableBlock(cells: readonly SheetCell[], limits: OfficeLimits): TableBlock {
  const rows = usedLines(cells.map((cell) => cell.row))
  const cols = usedLines(cells.map((cell) => cell.col))
  if (rows.length * cols.length > limits.cells) {
    throw new UnreadableDocument('document.too-large', `table of ${rows.length} × ${cols.length}`)
  }
  const laid = cells.map((cell) => {
    const row = firstFrom(rows, cell.row)
    const col = firstFrom(cols, cell.col)
    return {
      row,
      col,
      rowSpan: firstFrom(rows, cell.row + cell.rowSpan) - row,
      colSpan: firstFrom(cols, cell.col + cell.colSpan) - col,
      paragraphs: cell.paragraphs,
    }
  })
  const taken = new Set<number>()
  const slot = (row: number, col: number): number => row * cols.length + col
  for (const cell of laid) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) taken.add(slot(row, col))
    }
  }
  const all: Cell[] = laid.map(blockCell)
  for (let row = 0; row < rows.length; row++) {
    for (let col = 0; col < cols.length; col++) {
      if (!taken.has(slot(row, col))) all.push(blockCell({ row, col, rowSpan: 1, colSpan: 1, paragraphs: [] }))
    }
  }
  all.sort((a, b) => a.row - b.row || a.col - b.col)
  return { kind: 'table', rowCount: rows.length, colCount: cols.length, cells: all, headerRows: 0, place: null }
}

const usedLines = (starts: readonly number[]): number[] => [...new Set(starts)].sort((a, b) => a - b)

/** How many of the ascending lines stand before a number: the new number of the line that is there. */
function firstFrom(lines: readonly number[], number: number): number {
  let from = 0
  let to = lines.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((lines[middle] ?? 0) < number) from = middle + 1
    else to = middle
  }
  return from
}
