import type { Cell } from './blocks.ts'
import { joinBroken, leadsOn } from './normalise.ts'
import { type BandRow, readBand } from './row-bands.ts'
import { type ColumnField, numbersColumns, repeatsHeader, type TableHeader } from './table-columns.ts'
import { filledCells, type GridRow, type Slot } from './table-grid.ts'

export interface FieldText {
  readonly text: string
  readonly paragraphs: readonly string[]
  readonly cells: readonly Cell[]
}

export interface Band {
  readonly label: string | null
  readonly heading: string
}

type Fields = Partial<Record<ColumnField, FieldText>>

/** A row of the plan before its words are read: every field's text, merged cells repeated. */
export interface RowDraft {
  fields: Fields
  /** The area heading above, null where there is none. */
  readonly band: Band | null
  readonly group: string | null
  /** The row was put together from pieces on two pages: worth a look. */
  joined: boolean
}

const WORK_FIELDS = ['objective', 'task', 'activity'] as const
const isWork = (field: ColumnField): boolean => (WORK_FIELDS as readonly ColumnField[]).includes(field)

/** What is known when the rows of a table begin: the heading above it, and the row before it when a table goes on. */
export interface RowsBefore {
  readonly band: Band | null
  readonly last: RowDraft | null
}

/** The rows of a plan's table below its heading, with areas, groups and merged cells resolved. */
export function readRows(grid: readonly GridRow[], header: TableHeader, before: RowsBefore): readonly RowDraft[] {
  const rows: RowDraft[] = []
  const bandColumns = {
    ordinal: header.columns.find(({ field }) => field === 'ordinal')?.col ?? null,
    work: header.columns.filter(({ field }) => isWork(field)).map(({ col }) => col),
    areas: header.columns.some(({ field }) => field === 'areaHeading'),
  }
  let band = before.band
  let group: BandRow | null = null
  let last = before.last
  let afterBreak = false
  for (let at = header.rows; at < grid.length; at++) {
    const row = grid[at]
    if (!row || filledCells(row).length === 0) continue
    if (repeatsHeader(row, header)) {
      afterBreak = true
      continue
    }
    if (numbersColumns(row) && (at === header.rows || afterBreak)) continue
    const heads = readBand(row, bandColumns, grid[at + 1])
    if (heads && !(heads.label === null && last && looksUnfinished(row, header, last))) {
      if (heads.kind === 'area') band = { label: heads.label, heading: heads.heading }
      group = heads.kind === 'group' ? heads : null
      afterBreak = false
      continue
    }
    const fields = readFields(row, header)
    if (isTotal(fields)) continue
    const own = new Set(header.columns.filter(({ col }) => row[col]?.startsHere).map(({ field }) => field))
    if (group && leavesGroup(group, fields.ordinal?.text ?? '')) group = null
    if (last && continuesRow(last, fields, own, afterBreak)) {
      append(last, fields, own)
      afterBreak = false
      continue
    }
    const sameBand = last && last.band === band && last.group === (group?.text ?? null) ? last : null
    last = { fields: inherit(fields, sameBand), band, group: group?.text ?? null, joined: false }
    rows.push(last)
    afterBreak = false
  }
  return rows
}

/** "Tổng cộng" under the budget is no task. */
const isTotal = (fields: Fields): boolean =>
  /^(tổng( cộng| số| kinh phí)?|cộng)\s*:?$/iu.test(
    (fields.ordinal ?? fields.objective ?? fields.task ?? fields.activity)?.text ?? '',
  )

/** A group numbered "2" ends where a row is numbered otherwise than "2.1" or "a". */
function leavesGroup(group: BandRow, ordinal: string): boolean {
  if (group.label === null || ordinal === '' || !/^\d/.test(group.label) || !/^\d/.test(ordinal)) return false
  return (
    !ordinal.startsWith(`${group.label}.`) &&
    Number(ordinal.replace(/\D.*$/, '')) > Number(group.label.replace(/\D.*$/, ''))
  )
}

function readFields(row: GridRow, header: TableHeader): Fields {
  const fields: Fields = {}
  const taken = new Set<Cell>()
  for (const { col, field, heading, unknown } of header.columns) {
    const slot = row[col]
    if (!slot || slot.text === '' || (slot.cell && taken.has(slot.cell))) continue
    if (slot.cell) taken.add(slot.cell)
    const read = readSlot(slot, heading, unknown)
    const sofar = fields[field]
    fields[field] = sofar ? combine(sofar, read, field) : read
  }
  return fields
}

/** A cross under "Thời gian / Quý I" says the heading; a column of no usual heading says its heading, too. */
function readSlot(slot: Slot, heading: string, unknown: boolean): FieldText {
  const ticked = /^[xX✓✔]$/.test(slot.text) ? (heading.split(' / ').at(-1) ?? heading) : null
  const text = ticked ?? (unknown ? `${heading}: ${slot.text}` : slot.text)
  return { text, paragraphs: ticked || unknown ? [text] : slot.paragraphs, cells: slot.cell ? [slot.cell] : [] }
}

/** Two columns of one field, "Bắt đầu" and "Hoàn thành" or "Tổng" and "Nguồn". */
function combine(first: FieldText, second: FieldText, field: ColumnField): FieldText {
  if (first.text === second.text) return first
  const sign = field === 'deadline' ? ' - ' : '; '
  return {
    text: `${first.text}${sign}${second.text}`,
    paragraphs: [...first.paragraphs, ...second.paragraphs],
    cells: [...first.cells, ...second.cells],
  }
}

/** An empty cell of the levels above a filled one continues the cell above it, as a merged cell does. */
function inherit(own: Fields, last: RowDraft | null): Fields {
  if (!last) return own
  const { areaHeading } = last.fields
  // A column of areas is filled once for all its rows, numbered or not.
  const fields = areaHeading && !own.areaHeading ? { ...own, areaHeading } : own
  if (fields.ordinal) return fields
  const first = WORK_FIELDS.find((field) => fields[field])
  const levels = first ? WORK_FIELDS.slice(0, WORK_FIELDS.indexOf(first)) : WORK_FIELDS
  if (levels.every((field) => !last.fields[field])) return fields
  const inherited = { ...fields }
  for (const field of ['ordinal', ...levels] as const) {
    const above = last.fields[field]
    if (above && !inherited[field]) inherited[field] = above
  }
  return inherited
}

const NEW_START = /^(Hoạt động|Nhiệm vụ|Mục tiêu|Nội dung|Giải pháp)\s*\d|^\d{1,2}(\.\d{1,2})*[.)]\s|^[a-zđ]\)\s/iu

/** True where a row without a number is the rest of the row above, cut by a page end. */
function continuesRow(last: RowDraft, fields: Fields, own: ReadonlySet<ColumnField>, afterBreak: boolean): boolean {
  if (fields.ordinal && own.has('ordinal')) return false
  const filled = [...own].filter((field) => fields[field])
  if (filled.length === 1 && !WORK_FIELDS.some((field) => fields[field])) return true
  let score = 0
  for (const field of own) {
    const below = fields[field]?.text
    const above = last.fields[field]?.text
    if (!below) continue
    if (NEW_START.test(below) || !above) return false
    if (/^[\p{Ll}\p{Pe}&]/u.test(below)) score += 1
    else if (/[.;:]$/.test(above) || !afterBreak) score -= 2
    else score += /^\d/.test(below) || leadsOn(above) || /-$/.test(above) ? 1 : -0.5
  }
  return score > 0
}

/** A single text that goes on in the middle of a sentence is no heading. */
function looksUnfinished(row: GridRow, header: TableHeader, last: RowDraft): boolean {
  const fields = readFields(row, header)
  const filled = Object.values(fields)[0]?.text ?? ''
  return /^\p{Ll}/u.test(filled) && last.fields.task !== undefined
}

function append(last: RowDraft, fields: Fields, own: ReadonlySet<ColumnField>): void {
  const joined = { ...last.fields }
  for (const field of own) {
    const below = fields[field]
    const above = joined[field]
    if (!below) continue
    joined[field] = above
      ? {
          text: joinBroken(above.text, below.text),
          paragraphs: joinParagraphs(above.paragraphs, below.paragraphs),
          cells: [...above.cells, ...below.cells],
        }
      : below
  }
  last.fields = joined
  last.joined = true
}

function joinParagraphs(above: readonly string[], below: readonly string[]): readonly string[] {
  const [first, ...rest] = below
  if (first === undefined || !/^[\p{Ll}\p{Pe}&\d]/u.test(first)) return [...above, ...below]
  return [...above.slice(0, -1), joinBroken(above.at(-1) ?? '', first), ...rest]
}
