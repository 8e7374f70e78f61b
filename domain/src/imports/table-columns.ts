import { fold } from './normalise.ts'
import { filledCells, type GridRow } from './table-grid.ts'

export type ColumnField =
  | 'ordinal'
  | 'areaHeading'
  | 'objective'
  | 'task'
  | 'activity'
  | 'product'
  | 'lead'
  | 'coordinator'
  | 'deadline'
  | 'budget'
  | 'note'

export interface Column {
  readonly col: number
  readonly field: ColumnField
  readonly heading: string
  /** True where the heading is none of the usual ones; its cells are kept in the note, headed by its name. */
  readonly unknown: boolean
}

export interface TableHeader {
  /** Rows at the top, headings and what stands above them. */
  readonly rows: number
  readonly columns: readonly Column[]
  /** Folded texts of the heading rows, by which repetitions on later pages are known. */
  readonly texts: readonly string[]
}

/** What a folded heading may say; the first that fits counts. Headings as offices write them, with and without groups. */
const HEADINGS: readonly (readonly [ColumnField, RegExp])[] = [
  ['ordinal', /^(s?tt|so tt|s tt|so thu tu|thu tu|so|no|muc|stt muc)$/],
  ['note', /ghi chu|^can cu|co so phap ly|van ban chi dao|co so thuc hien/],
  ['budget', /kinh phi|du toan|ngan sach|nguon von|nguon luc/],
  ['coordinator', /^(?!.*chu tri).*(phoi hop|lien quan|tham gia)/],
  [
    'lead',
    /chu tri|dau moi|phu trach|phan cong|tham muu|chiu trach nhiem|^trach nhiem|(don vi|co quan|bo phan|phong|nguoi|can bo|cong chuc|ca nhan|to chuc)( .*)? (thuc hien|trien khai|xu ly|soan thao|chu quan)|^(don vi|co quan|bo phan|co quan don vi|don vi ca nhan)$/,
  ],
  [
    'deadline',
    /thoi gian|thoi han|tien do|thoi diem|han hoan thanh|moc hoan thanh|ngay hoan thanh|lo trinh|^hoan thanh|^han |^(ngay |thoi diem )?(bat dau|ket thuc)$/,
  ],
  ['product', /san pham|ket qua|dau ra|chi so danh gia|van ban ban hanh|hinh thuc van ban|tai lieu kiem chung/],
  ['objective', /^(muc tieu|muc dich|chi tieu|yeu cau)/],
  ['activity', /hoat dong|cong viec cu the|noi dung cu the|giai phap|noi dung hoat dong|cac buoc/],
  [
    'task',
    /nhiem vu|noi dung|cong viec|dau viec|^viec|^ten (van ban|de an|chuong trinh|ke hoach|du an)|viec can lam|muc tieu/,
  ],
  ['areaHeading', /^linh vuc|^nhom nhiem vu|^nhom linh vuc/],
]

/** The field a heading names, null where it is none of the usual ones. `'Cơ quan chủ trì tham mưu'` is `'lead'`. */
export function readHeading(heading: string): ColumnField | null {
  const folded = fold(heading)
  if (folded === '' || folded.split(' ').length > 14) return null
  if (/^(muc tieu|chi tieu)\b.*\b(nhiem vu|noi dung)/.test(folded)) return 'task'
  if (/^(noi dung|nhiem vu|cong viec|linh vuc)\b/.test(folded) && !/^(noi dung|nhiem vu) phoi hop/.test(folded)) {
    if (/\bhoat dong\b/.test(folded) && !/nhiem vu/.test(folded)) return 'activity'
    if (!/^linh vuc/.test(folded) || /nhiem vu|noi dung|cong viec/.test(folded)) return workField(folded)
  }
  return HEADINGS.find(([, pattern]) => pattern.test(folded))?.[0] ?? brokenHeading(folded)
}

/** What a heading says whose words were broken in a narrow cell and put together wrongly: "Kinhphí", "G hichú". */
const BROKEN: readonly (readonly [ColumnField, RegExp])[] = [
  ['note', /^ghichu/],
  ['budget', /kinhphi/],
  ['coordinator', /phoihop/],
  ['lead', /chutri/],
  ['deadline', /thoigian|thoihan|tiendo/],
  ['product', /sanpham|ketqua/],
  ['task', /nhiemvu|noidung|congviec/],
]

function brokenHeading(folded: string): ColumnField | null {
  const squeezed = folded.replaceAll(' ', '')
  return squeezed.length < 40 ? (BROKEN.find(([, pattern]) => pattern.test(squeezed))?.[0] ?? null) : null
}

const workField = (folded: string): ColumnField =>
  /cu the|chi tiet/.test(folded) && /^(noi dung|cong viec)/.test(folded) ? 'activity' : 'task'

const WORK: ReadonlySet<ColumnField> = new Set(['objective', 'task', 'activity'])
const HEADER_DEPTH = 3
const SEARCH_ROWS = 8

/** Finds the heading rows of a plan's table; null where no row looks like one. */
export function findHeader(grid: readonly GridRow[]): TableHeader | null {
  for (let at = 0; at < Math.min(grid.length, SEARCH_ROWS); at++) {
    const row = grid[at]
    if (!row || !looksLikeHeader(row)) continue
    const rows = headerEnd(grid, at)
    const columns = resolveColumns(nameNumbers(columnHeadings(grid.slice(at, rows)), grid.slice(rows)))
    if (!isPlanHeader(columns)) continue
    return { rows, columns, texts: headerTexts(grid.slice(at, rows)) }
  }
  return null
}

function looksLikeHeader(row: GridRow): boolean {
  const cells = filledCells(row)
  const fields = new Set(cells.map(({ slot }) => readHeading(slot.text)).filter((field) => field !== null))
  const isShort = cells.every(({ slot }) => slot.text.length < 90)
  return isShort && fields.size >= 3 && fields.size >= cells.length / 2 && [...fields].some((field) => WORK.has(field))
}

/** A heading row may run over several: the rows its cells span, then rows of group members or column numbers. */
function headerEnd(grid: readonly GridRow[], first: number): number {
  const spans = filledCells(grid[first] ?? []).map(({ slot }) => slot.cell?.rowSpan ?? 1)
  let end = first + Math.min(Math.max(1, ...spans), HEADER_DEPTH)
  const next = grid[end]
  if (end === first + 1 && next && isGroupMembers(next, grid[first] ?? [])) end++
  return end
}

/** Headings below a group: usual ones, or short words under neither the numbers nor the work ("Bắt đầu", "Quý I"). */
function isGroupMembers(row: GridRow, above: GridRow): boolean {
  const own = filledCells(row).filter(({ slot }) => slot.startsHere)
  if (own.length === 0 || own.length >= row.length || own.some(({ slot }) => slot.text.length >= 40)) return false
  if (own.every(({ slot }) => readHeading(slot.text) !== null)) return true
  const apart = own.every(({ col }) => {
    const field = readHeading(above[col]?.text ?? '')
    return field !== 'ordinal' && (field === null || !WORK.has(field))
  })
  return apart && own.length > 1 && own.some(({ col }) => (above[col]?.text ?? '') === '')
}

/** Headings by column, groups above them; a group whose cell was not merged reaches over the empty cells beside it. */
function columnHeadings(rows: readonly GridRow[]): readonly string[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const lowest = rows.at(-1)
  return Array.from({ length: width }, (_, col) => {
    const texts: string[] = []
    for (const row of rows) {
      const text = (row[col]?.text ?? '') || (row === lowest ? '' : groupBeside(row, lowest, col))
      if (text !== '' && texts.at(-1) !== text) texts.push(text)
    }
    return texts.join(' / ')
  })
}

function groupBeside(row: GridRow, lowest: GridRow | undefined, col: number): string {
  for (let at = col; at >= 0 && (lowest?.[at]?.text ?? '') !== ''; at--) {
    const text = row[at]?.text ?? ''
    if (text !== '') return text
  }
  return ''
}

/** The lowest heading decides; the group above it only where the lowest says nothing of its own. */
function headingField(heading: string): ColumnField | null {
  const parts = heading.split(' / ').reverse()
  for (const part of parts) {
    const field = readHeading(part)
    if (field) return field
  }
  return readHeading(heading)
}

/** A column of numbers is the column of numbers, even where its short heading was misread ("ST", "S1T"). */
function nameNumbers(headings: readonly string[], body: readonly GridRow[]): readonly string[] {
  const col = headings.findIndex((heading) => heading !== '')
  const heading = headings[col]
  if (heading === undefined || heading.length > 6 || headingField(heading) !== null) return headings
  const texts = body.map((row) => row[col]?.text ?? '').filter((text) => text !== '')
  const numbers = texts.filter((text) => /^([IVX]{1,5}|\d{1,3}(\.\d{1,2})*)\s*[.)]?$/.test(text)).length
  return texts.length > 0 && numbers >= texts.length * 0.6 ? headings.with(col, 'TT') : headings
}

function resolveColumns(headings: readonly string[]): readonly Column[] {
  const columns = headings.flatMap((heading, col): Column[] => {
    if (heading === '') return []
    const field = headingField(heading)
    return [{ col, heading, field: field ?? 'note', unknown: field === null }]
  })
  return nestTasks(nameLeads(columns))
}

/** Two columns of work are a task and its activity, three an objective, its task and its activity. */
function nestTasks(columns: readonly Column[]): readonly Column[] {
  const work = columns.filter(({ field }) => WORK.has(field))
  const fields = new Set(work.map(({ field }) => field))
  if (work.length === fields.size && (fields.has('task') || (fields.has('objective') && fields.has('activity'))))
    return columns
  const levels: readonly ColumnField[] =
    work.length >= 3
      ? ['objective', 'task', 'activity']
      : work[0]?.field === 'objective'
        ? ['objective', 'task']
        : ['task', 'activity']
  return columns.map((column) => {
    const at = work.indexOf(column)
    if (at < 0) return column
    if (work.length === 1) return { ...column, field: 'task' }
    return { ...column, field: levels[Math.min(at, levels.length - 1)] ?? 'activity' }
  })
}

/** Beside a column "Chủ trì" one of "Đơn vị thực hiện" names who helps. */
function nameLeads(columns: readonly Column[]): readonly Column[] {
  const leads = columns.filter(({ field }) => field === 'lead')
  const named = leads.find(({ heading }) => /chu tri/.test(fold(heading)))
  const hasCoordinator = columns.some(({ field }) => field === 'coordinator')
  if (leads.length < 2 || !named || hasCoordinator) return columns
  return columns.map((column) =>
    column.field === 'lead' && column !== named && /thuc hien/.test(fold(column.heading))
      ? { ...column, field: 'coordinator' }
      : column,
  )
}

function isPlanHeader(columns: readonly Column[]): boolean {
  const fields = new Set(columns.filter(({ unknown }) => !unknown).map(({ field }) => field))
  const work = [...WORK].some((field) => fields.has(field))
  const assigned = (['lead', 'coordinator', 'deadline', 'product'] as const).filter((field) => fields.has(field)).length
  const saysWork = columns.some(
    ({ field, heading }) => WORK.has(field) && !/^(muc tieu|muc dich|chi tieu)/.test(fold(heading)),
  )
  const whoOrWhen = fields.has('lead') || fields.has('coordinator') || fields.has('deadline')
  return work && (assigned >= 2 || (assigned === 1 && (saysWork || whoOrWhen) && fields.size >= 3))
}

const headerTexts = (rows: readonly GridRow[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => filledCells(row).map(({ slot }) => fold(slot.text)))),
]

/** Longer texts are no headings of columns, and most cells are longer. */
const LONGEST_HEADING = 120

/** True for a heading row printed again on a later page. */
export function repeatsHeader(row: GridRow, header: TableHeader): boolean {
  const cells = filledCells(row)
  if (cells.length < 2) return false
  const same = cells.filter(
    ({ slot }) => slot.text.length < LONGEST_HEADING && header.texts.includes(fold(slot.text)),
  ).length
  return same >= cells.length * 0.75
}

/** True for a row that numbers the columns: "(1) (2) (3)", "A B 1 2", "1 2 3 4". */
export function numbersColumns(row: GridRow): boolean {
  const cells = filledCells(row)
  if (cells.length < 3) return false
  const isNumber = (text: string) => /^\(?\[?(\d{1,2}|[A-H])\]?\)?(\s*=.*)?$/.test(text)
  return cells.every(({ slot }) => isNumber(slot.text))
}
