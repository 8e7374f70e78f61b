import { normaliseText } from '@dondoc/domain/imports/normalise'
import { type CellObject, SSF, utils, type WorkSheet } from '@e965/xlsx'
import { joinCellLines } from '../office/break-lines.ts'
import type { WarningTally } from '../office/warnings.ts'
import { UnreadableDocument } from '../unreadable.ts'

/** A printed cell of a sheet: rows and columns count visible ones from 0. */
export interface SheetCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly paragraphs: readonly string[]
}

interface Merge {
  readonly s: { readonly r: number; readonly c: number }
  readonly e: { readonly r: number; readonly c: number }
}

const address = /^([A-Z]{1,3})(\d{1,7})$/

/** The printed cells of a sheet that have content, in order of row, then column. Hidden rows and columns are left out. */
export function sheetCells(sheet: WorkSheet, date1904: boolean, tally: WarningTally): SheetCell[] {
  const merges: readonly Merge[] = sheet['!merges'] ?? []
  const mergeAt = new Map(merges.map((merge) => [`${merge.s.r}:${merge.s.c}`, merge]))
  const covered = coveredSlots(merges)
  const filled: { row: number; col: number; paragraphs: string[]; merge: Merge | undefined }[] = []
  for (const [key, cell] of Object.entries(sheet)) {
    const match = address.exec(key)
    if (match === null) continue
    const { r: row, c: col } = utils.decode_cell(key)
    if (covered(row, col)) continue
    const paragraphs = cellParagraphs(cell, date1904, tally)
    if (paragraphs.length > 0) filled.push({ row, col, paragraphs, merge: mergeAt.get(`${row}:${col}`) })
  }
  const rows = visible(
    filled.map(({ row, merge }) => [row, merge?.e.r ?? row]),
    (row) => sheet['!rows']?.[row]?.hidden ?? false,
  )
  const cols = visible(
    filled.map(({ col, merge }) => [col, merge?.e.c ?? col]),
    (col) => sheet['!cols']?.[col]?.hidden ?? false,
  )
  tally.count('reader.hidden-rows', rows.hidden)
  tally.count('reader.hidden-columns', cols.hidden)
  const cells: SheetCell[] = []
  for (const { row, col, paragraphs, merge } of filled) {
    const down = rows.span(row, merge?.e.r ?? row)
    const across = cols.span(col, merge?.e.c ?? col)
    if (down !== null && across !== null) {
      cells.push({ row: down.from, rowSpan: down.count, col: across.from, colSpan: across.count, paragraphs })
    }
  }
  return cells.sort((a, b) => a.row - b.row || a.col - b.col)
}

/** Whether a slot lies under a merged cell and is not its upper left one. Merges are few; their rows are looked up first. */
function coveredSlots(merges: readonly Merge[]): (row: number, col: number) => boolean {
  const byRow = new Map<number, Merge[]>()
  let listed = 0
  for (const merge of merges) {
    // A merge over whole columns reaches the end of the sheet: the rows it covers are not listed one by one.
    const last = Math.min(merge.e.r, merge.s.r + 10_000)
    listed += last - merge.s.r + 1
    if (listed > 1_000_000) throw new UnreadableDocument('document.too-large', `${merges.length} merged cells`)
    for (let row = merge.s.r; row <= last; row++) {
      const list = byRow.get(row)
      if (list === undefined) byRow.set(row, [merge])
      else list.push(merge)
    }
  }
  return (row, col) =>
    byRow.get(row)?.some(({ s, e }) => col >= s.c && col <= e.c && !(row === s.r && col === s.c)) ?? false
}

interface VisibleAxis {
  readonly hidden: number
  /** Where a run from one index to another stands among the visible ones; null where all of it is hidden. */
  readonly span: (from: number, to: number) => { readonly from: number; readonly count: number } | null
}

/** Renumbers the rows or columns up to the last with content, without the hidden ones. */
function visible(runs: readonly (readonly [number, number])[], isHidden: (index: number) => boolean): VisibleAxis {
  // A run counts as content where it begins: only a merge can be longer, and it may reach the end of the sheet.
  const starts = new Set(runs.map(([from]) => from))
  const last = runs.reduce((end, [from, to]) => Math.max(end, from, Math.min(to, from + 10_000)), -1)
  const before: number[] = [0]
  let hidden = 0
  for (let index = 0; index <= last; index++) {
    const out = isHidden(index)
    if (out && starts.has(index)) hidden++
    before.push((before[index] ?? 0) + (out ? 0 : 1))
  }
  return {
    hidden,
    span: (from, to) => {
      const start = before[from] ?? 0
      const count = (before[Math.min(to, last) + 1] ?? start) - start
      return count === 0 ? null : { from: start, count }
    },
  }
}

function cellParagraphs(cell: CellObject, date1904: boolean, tally: WarningTally): string[] {
  if (cell.f !== undefined) tally.count('reader.formulas')
  if (cell.t === 'e') {
    tally.count('reader.error-cells')
    return []
  }
  // Excel escapes signs that XML cannot hold: _x000D_ is a carriage return.
  const text = printedText(cell, date1904).replace(/_x000[AD]_/gi, '\n')
  return joinCellLines(text.split(/\r\n|\r|\n/).map(normaliseText))
}

/** A cell as a Vietnamese office sees it printed. */
export function printedText(cell: CellObject, date1904: boolean): string {
  if (cell.t === 's') return String(cell.v ?? '')
  const format = typeof cell.z === 'string' ? cell.z : 'General'
  if (cell.t === 'n' && typeof cell.v === 'number' && isDay(format)) {
    const date = SSF.parse_date_code(cell.v, { date1904 })
    if (date !== null && date !== undefined && date.y >= 1900) return `${date.d}/${date.m}/${date.y}`
  }
  const shown = cell.w ?? (cell.v === undefined ? '' : String(cell.v))
  // Grouped numbers as Vietnamese offices see them: 50.000.000,5.
  const grouped = cell.t === 'n' && /[#0],[#0]/.test(format)
  return grouped ? shown.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')) : shown
}

/** Whether a number format shows a day; month and year alone ("07/2025") stay as displayed. */
function isDay(format: string): boolean {
  if (!SSF.is_date(format)) return false
  const signs = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')
  return /d/i.test(signs) && /[my]/i.test(signs)
}
