import { isPlainDate, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import { fold } from '../imports/normalise.ts'
import { identifierCode } from './identifier-code.ts'
import type { OrganizationKind } from './kinds.ts'
import { typeOfName, typeOfWords } from './organization-types.ts'

/** The columns of a table of organizations, in the order in which they are written. */
export const IMPORT_COLUMNS = [
  'code',
  'name',
  'shortName',
  'aliases',
  'type',
  'parent',
  'issuesPlans',
  'communeCount',
  'validFrom',
  'validTo',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/** Headings as they are written. */
export const COLUMN_HEADINGS: Readonly<Record<ImportColumn, string>> = {
  code: 'Mã',
  name: 'Tên',
  shortName: 'Tên viết tắt',
  aliases: 'Tên gọi khác',
  type: 'Loại',
  parent: 'Đơn vị cấp trên',
  issuesPlans: 'Ban hành kế hoạch',
  communeCount: 'Số xã',
  validFrom: 'Hiệu lực từ',
  validTo: 'Hiệu lực đến',
}

/** Headings as offices write them, folded. */
const HEADING_WORDS: Readonly<Record<ImportColumn, readonly string[]>> = {
  code: ['ma', 'code', 'ma dinh danh', 'ma dinh danh dien tu', 'ma don vi', 'ma co quan'],
  name: ['ten', 'name', 'ten don vi', 'ten co quan', 'ten co quan don vi', 'ten day du', 'don vi', 'co quan don vi'],
  shortName: ['ten viet tat', 'shortname', 'viet tat', 'ten ngan'],
  aliases: ['ten goi khac', 'aliases', 'ten khac', 'cac ten goi khac'],
  type: ['loai', 'type', 'loai hinh', 'loai don vi', 'loai co quan'],
  parent: [
    'don vi cap tren',
    'parent',
    'cap tren',
    'co quan cap tren',
    'don vi chu quan',
    'co quan chu quan',
    'truc thuoc',
  ],
  issuesPlans: ['ban hanh ke hoach', 'issuesplans', 'co con dau'],
  communeCount: ['so xa', 'communecount', 'so don vi cap xa', 'so xa phuong'],
  validFrom: ['hieu luc tu', 'validfrom', 'tu ngay', 'ngay hieu luc', 'ngay thanh lap'],
  validTo: ['hieu luc den', 'validto', 'den ngay', 'ngay ket thuc', 'ngay giai the'],
}

const BY_HEADING: ReadonlyMap<string, ImportColumn> = new Map(
  IMPORT_COLUMNS.flatMap((column) => HEADING_WORDS[column].map((words) => [words, column] as const)),
)

/** A row as it says; null where it says nothing, which changes nothing. */
export interface ImportRow {
  readonly row: number
  readonly code: string | null
  readonly name: string
  readonly shortName: string | null
  readonly aliases: readonly string[]
  readonly type: string | null
  readonly kind: OrganizationKind | null
  readonly parent: string | null
  readonly issuesPlans: boolean | null
  readonly communeCount: number | null
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
}

/** Why a row is wrong, with the column and what stands in it. */
export interface RowFault {
  readonly row: number
  readonly code: RowFaultCode
  readonly column: ImportColumn | null
  readonly value: string | null
}

export type RowFaultCode =
  | 'row.name-missing'
  | 'row.code-invalid'
  | 'row.code-twice'
  | 'row.twice'
  | 'row.kind-unknown'
  | 'row.parent-missing'
  | 'row.parent-unknown'
  | 'row.parent-ambiguous'
  | 'row.parent-loop'
  | 'row.date-invalid'
  | 'row.dates-reversed'
  | 'row.number-invalid'
  | 'row.alias-taken'
  | 'row.name-taken'
  | 'row.not-allowed'
  | 'row.reorganization'

/** The table as rows, and what is wrong in cells taken alone. A wrong row is in `rows` too, for others may name it as their superior. */
export interface ImportTable {
  /** The row of the headings. */
  readonly headRow: number
  readonly rows: readonly ImportRow[]
  readonly faults: readonly RowFault[]
}

/** `31/7/2025`, `31-07-2025` and `2025-07-31`. */
function dateOf(text: string): PlainDate | null {
  if (isPlainDate(text)) return text
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return day === undefined ? null : plainDate(Number(year), Number(month), Number(day))
}

const YES = ['x', 'co', 'true', '1', 'dung']
const NO = ['khong', 'false', '0', 'sai']

/**
 * Finds the row of headings (the first that has "Tên" and another known one, or is the first of all) and reads the rows below.
 * Null where no row has a heading for the name. A cell that says nothing is null.
 */
export function readImportTable(
  grid: readonly { readonly row: number; readonly cells: readonly string[] }[],
): ImportTable | null {
  const columnsOf = (cells: readonly string[]): ReadonlyMap<ImportColumn, number> => {
    const found = new Map<ImportColumn, number>()
    for (const [at, cell] of cells.entries()) {
      const column = BY_HEADING.get(fold(cell))
      if (column !== undefined && !found.has(column)) found.set(column, at)
    }
    return found
  }
  const head = grid.findIndex(({ cells }, at) => {
    const columns = columnsOf(cells)
    return columns.has('name') && (columns.size > 1 || at === 0)
  })
  if (head === -1) return null
  const columns = columnsOf(grid[head]?.cells ?? [])
  const faults: RowFault[] = []
  const rows = grid.slice(head + 1).map(({ row, cells }) => readRow(row, cells, columns, faults))
  return { headRow: grid[head]?.row ?? 1, rows, faults }
}

function readRow(
  row: number,
  cells: readonly string[],
  columns: ReadonlyMap<ImportColumn, number>,
  faults: RowFault[],
): ImportRow {
  const cell = (column: ImportColumn): string | null => {
    const at = columns.get(column)
    const text = at === undefined ? '' : (cells[at] ?? '').replaceAll(/\s*\n\s*/g, column === 'aliases' ? ';' : ' ')
    return text === '' ? null : text
  }
  const checked = <Value>(
    column: ImportColumn,
    read: (text: string) => Value | null,
    code: RowFaultCode,
  ): Value | null => {
    const text = cell(column)
    if (text === null) return null
    const value = read(text)
    if (value === null) faults.push({ row, code, column, value: text })
    return value
  }
  const name = cell('name') ?? ''
  if (name === '') faults.push({ row, code: 'row.name-missing', column: 'name', value: null })
  const said = cell('type')
  const type = said === null ? typeOfName(name) : typeOfWords(said)
  if (said !== null && type === null) faults.push({ row, code: 'row.kind-unknown', column: 'type', value: said })
  const validFrom = checked('validFrom', dateOf, 'row.date-invalid')
  const validTo = checked('validTo', dateOf, 'row.date-invalid')
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push({ row, code: 'row.dates-reversed', column: 'validTo', value: cell('validTo') })
  const yesOrNo = (text: string): boolean | null =>
    YES.includes(fold(text)) ? true : NO.includes(fold(text)) ? false : null
  return {
    row,
    name,
    code: checked('code', identifierCode, 'row.code-invalid'),
    shortName: cell('shortName'),
    aliases: [
      ...new Set(
        (cell('aliases') ?? '')
          .split(/[;|]/)
          .map((alias) => alias.trim())
          .filter((alias) => alias !== ''),
      ),
    ],
    // A type that only the name tells is not held against what is known.
    type: said === null ? null : (type?.type ?? null),
    kind: type?.kind ?? null,
    parent: cell('parent'),
    issuesPlans: checked('issuesPlans', yesOrNo, 'row.number-invalid'),
    communeCount: checked(
      'communeCount',
      (text) => (/^\d{1,4}$/.test(text) ? Number(text) : null),
      'row.number-invalid',
    ),
    validFrom,
    validTo,
  }
}
