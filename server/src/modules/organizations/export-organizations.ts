import { dataTableToXlsx } from '@dondoc/documents/import-table/write-xlsx'
import { aliasKey } from '@dondoc/domain/organizations/aliases'
import { COLUMN_HEADINGS, IMPORT_COLUMNS, type ImportColumn } from '@dondoc/domain/organizations/import-table'
import type { FileAnswer } from '../../lib/http.ts'
import { COLUMN_WIDTHS } from './import-files.ts'
import type { OrganizationRow } from './organizations.store.ts'

const KIND_WORDS = {
  ministry: 'Bộ',
  province: 'Tỉnh',
  department: 'Sở',
  commune: 'Xã',
  board: 'Ban',
  division: 'Phòng',
  'public-service-unit': 'Đơn vị sự nghiệp',
  other: 'Khác',
} as const satisfies Record<OrganizationRow['kind'], string>

/** How a row names its superior so that the import finds it: by code, by a name that only it has, else by its whole path. */
function createNaming(rows: readonly OrganizationRow[]): (id: string) => string {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const uses = new Map<string, number>()
  for (const { name, shortName, aliases } of rows) {
    for (const key of new Set([name, ...(shortName === null ? [] : [shortName]), ...aliases].map(aliasKey)))
      uses.set(key, (uses.get(key) ?? 0) + 1)
  }
  return (id) => {
    const row = byId.get(id)
    if (row === undefined) return ''
    if (row.identifierCode !== null) return row.identifierCode
    if (uses.get(aliasKey(row.name)) === 1) return row.name
    const path: string[] = []
    for (let at: OrganizationRow | undefined = row; at !== undefined; at = byId.get(at.parentId ?? ''))
      path.unshift(at.name)
    return path.join(' > ')
  }
}

const day = (date: string | null): string => (date === null ? '' : date.split('-').toReversed().join('/'))

/** The tree of a day as a workbook in the columns that the import reads. */
export async function exportOrganizations(rows: readonly OrganizationRow[], on: string): Promise<FileAnswer> {
  const nameOf = createNaming(rows)
  const cell: Record<ImportColumn, (row: OrganizationRow) => string> = {
    code: ({ identifierCode }) => identifierCode ?? '',
    name: ({ name }) => name,
    shortName: ({ shortName }) => shortName ?? '',
    aliases: ({ aliases }) => aliases.join('; '),
    type: ({ type, kind }) => type ?? KIND_WORDS[kind],
    parent: ({ parentId }) => (parentId === null ? '' : nameOf(parentId)),
    issuesPlans: ({ issuesPlans }) => (issuesPlans ? 'Có' : 'Không'),
    communeCount: ({ communeCount }) => (communeCount === null ? '' : String(communeCount)),
    validFrom: ({ validFrom }) => day(validFrom),
    validTo: ({ validTo }) => day(validTo),
  }
  const bytes = await dataTableToXlsx({
    name: 'Đơn vị',
    headings: IMPORT_COLUMNS.map((column) => COLUMN_HEADINGS[column]),
    widths: COLUMN_WIDTHS,
    rows: rows.map((row) => IMPORT_COLUMNS.map((column) => cell[column](row))),
  })
  return {
    name: `co-cau-to-chuc-${on}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}
