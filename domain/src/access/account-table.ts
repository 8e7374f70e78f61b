import { isPlainDate, type PlainDate, plainDate } from '../calendar/plain-date.ts'
import { fold } from '../imports/normalise.ts'
import type { Role } from './roles.ts'

/** The columns of a table of people, in the order in which they are written. */
export const ACCOUNT_COLUMNS = ['name', 'email', 'organization', 'role', 'roleAt', 'from', 'to'] as const
export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number]

/** Headings as they are written. */
export const ACCOUNT_HEADINGS: Readonly<Record<AccountColumn, string>> = {
  name: 'Họ và tên',
  email: 'Thư điện tử',
  organization: 'Đơn vị',
  role: 'Vai trò',
  roleAt: 'Vai trò tại đơn vị',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
}

/** Headings as offices write them, folded. */
const HEADING_WORDS: Readonly<Record<AccountColumn, readonly string[]>> = {
  name: ['ho va ten', 'ho ten', 'ten', 'name'],
  email: ['thu dien tu', 'email', 'e-mail', 'dia chi thu', 'dia chi email', 'thu cong vu'],
  organization: ['don vi', 'co quan', 'co quan, don vi', 'phong', 'don vi cong tac', 'organization'],
  role: ['vai tro', 'quyen', 'role'],
  roleAt: ['vai tro tai don vi', 'vai tro tai', 'tai don vi', 'pham vi'],
  from: ['tu ngay', 'from', 'hieu luc tu'],
  to: ['den het ngay', 'den ngay', 'to', 'hieu luc den'],
}

/** Roles as they are written, folded. */
const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['quan tri he thong', 'quan tri', 'administrator'],
  focal: ['dau moi cchc', 'dau moi', 'focal'],
  leader: ['lanh dao', 'leader'],
  'unit-head': ['truong don vi', 'truong phong', 'thu truong don vi', 'unit-head'],
  staff: ['chuyen vien', 'can bo', 'staff'],
  appraiser: ['tham dinh', 'appraiser'],
  inspector: ['kiem tra', 'inspector'],
  auditor: ['giam sat', 'auditor'],
  reader: ['nguoi xem', 'xem', 'reader'],
}

const ROLE_BY_WORDS: ReadonlyMap<string, Role> = new Map(
  Object.entries(ROLE_WORDS).flatMap(([role, words]) => words.map((word) => [word, role as Role] as const)),
)

/** Why a row is wrong. */
export const ACCOUNT_ROW_FAULTS = [
  'row.name-missing',
  'row.email-missing',
  'row.email-invalid',
  'row.email-taken',
  'row.email-of-another',
  'row.organization-missing',
  'row.organization-unknown',
  'row.organization-ambiguous',
  'row.role-unknown',
  'row.date-invalid',
  'row.dates-reversed',
  'row.date-past',
  'row.locked',
  'row.not-allowed',
] as const
export type AccountRowFaultCode = (typeof ACCOUNT_ROW_FAULTS)[number]

/** What is wrong with a row, in which column, and what stands there. */
export interface AccountRowFault {
  readonly row: number
  readonly code: AccountRowFaultCode
  readonly column: AccountColumn | null
  readonly value: string | null
}

/** A row as it says; null where it says nothing. */
export interface PersonRow {
  readonly row: number
  readonly name: string
  /** In small letters. */
  readonly email: string
  /** Name, short name, identifier code, or a path "A > B". */
  readonly organization: string | null
  readonly roles: readonly Role[]
  /** Where the roles are held; the person's own organization where null. */
  readonly roleAt: string | null
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

export interface PersonTable {
  readonly rows: readonly PersonRow[]
  readonly faults: readonly AccountRowFault[]
}

const BY_HEADING: ReadonlyMap<string, AccountColumn> = new Map(
  ACCOUNT_COLUMNS.flatMap((column) => HEADING_WORDS[column].map((words) => [words, column] as const)),
)

/** `31/7/2025`, `31-07-2025` and `2025-07-31`. */
function dateOf(text: string): PlainDate | null {
  if (isPlainDate(text)) return text
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  return day === undefined ? null : plainDate(Number(year), Number(month), Number(day))
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

/** Finds the row with headings for name and address and reads the rows below. Null where there is no such row. */
export function readPersonTable(
  grid: readonly { readonly row: number; readonly cells: readonly string[] }[],
): PersonTable | null {
  const columnsOf = (cells: readonly string[]): ReadonlyMap<AccountColumn, number> => {
    const found = new Map<AccountColumn, number>()
    for (const [at, cell] of cells.entries()) {
      const column = BY_HEADING.get(fold(cell))
      if (column !== undefined && !found.has(column)) found.set(column, at)
    }
    return found
  }
  const head = grid.findIndex(({ cells }) => {
    const columns = columnsOf(cells)
    return columns.has('name') && columns.has('email')
  })
  if (head === -1) return null
  const columns = columnsOf(grid[head]?.cells ?? [])
  const faults: AccountRowFault[] = []
  const rows = grid.slice(head + 1).map(({ row, cells }) => readRow(row, cells, columns, faults))
  return { rows, faults }
}

function readRow(
  row: number,
  cells: readonly string[],
  columns: ReadonlyMap<AccountColumn, number>,
  faults: AccountRowFault[],
): PersonRow {
  const cell = (column: AccountColumn): string | null => {
    const at = columns.get(column)
    const text = at === undefined ? '' : (cells[at] ?? '').trim()
    return text === '' ? null : text
  }
  const fault = (code: AccountRowFaultCode, column: AccountColumn): void => {
    faults.push({ row, code, column, value: cell(column) })
  }
  const day = (column: 'from' | 'to'): PlainDate | null => {
    const text = cell(column)
    const date = text === null ? null : dateOf(text)
    if (text !== null && date === null) fault('row.date-invalid', column)
    return date
  }
  const name = (cell('name') ?? '').replaceAll(/\s+/g, ' ')
  const email = (cell('email') ?? '').toLowerCase()
  if (name === '') fault('row.name-missing', 'name')
  if (email === '') fault('row.email-missing', 'email')
  else if (!EMAIL.test(email) || email.length > 254) fault('row.email-invalid', 'email')
  const said = (cell('role') ?? '').split(/[;\n]/).filter((word) => word.trim() !== '')
  const roles = said.map((word) => ROLE_BY_WORDS.get(fold(word)))
  if (roles.includes(undefined)) fault('row.role-unknown', 'role')
  const from = day('from')
  const to = day('to')
  if (from !== null && to !== null && to < from) fault('row.dates-reversed', 'to')
  return {
    ...{ row, name, email, from, to },
    organization: cell('organization'),
    roles: [...new Set(roles.filter((role) => role !== undefined))],
    roleAt: cell('roleAt'),
  }
}
