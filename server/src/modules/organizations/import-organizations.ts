import type { ImportReport } from '@dondoc/contract/organization-import'
import { type GridRow, readGrid } from '@dondoc/documents/import-table/read-grid'
import { UnreadableDocument } from '@dondoc/documents/unreadable'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { COLUMN_HEADINGS, type ImportTable, readImportTable } from '@dondoc/domain/organizations/import-table'
import { type PlannedImport, planImport } from '@dondoc/domain/organizations/plan-import'
import { stateOf } from '@dondoc/domain/organizations/structure'
import { sql } from 'kysely'
import { z } from 'zod'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { insertAdded, insertAliases, lockTree, readStructure, updateStates } from './structure.store.ts'

/** A table as JSON: `{"rows": [{"name": …, "communeCount": …}]}` with the columns' English words or their headings as keys. */
const JsonTable = z.object({
  /** Where the figures come from. */
  basis: z.string().default(''),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))),
})

type JsonCell = z.infer<typeof JsonTable>['rows'][number][string]

const cellOf = (value: JsonCell | undefined): string =>
  Array.isArray(value) ? value.join('; ') : value === null || value === undefined ? '' : String(value)

/** A JSON file of the shape above with its cells as text. */
export function jsonTable(bytes: Uint8Array): {
  readonly basis: string
  readonly rows: Readonly<Record<string, string>>[]
} {
  const { rows, basis } = JsonTable.parse(JSON.parse(new TextDecoder().decode(bytes)))
  const texts = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, cellOf(value)])))
  return { basis, rows: texts }
}

/** The rows of a JSON file as a grid; null for what is no such file. Row 1 is the headings. */
function jsonGrid(bytes: Uint8Array): readonly GridRow[] | null {
  if (!/^[\s\ufeff]*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))) return null
  try {
    const { rows } = jsonTable(bytes)
    const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const cells = rows.map((row, at) => ({ row: at + 2, cells: keys.map((key) => row[key] ?? '') }))
    return [{ row: 1, cells: keys }, ...cells]
  } catch {
    return null
  }
}

/** The table in a file, with its cells as they stand there. Throws `organizations.unreadable`, `organizations.columns-missing`. */
export function readTableFile(bytes: Uint8Array): { readonly grid: readonly GridRow[]; readonly table: ImportTable } {
  try {
    const grid = jsonGrid(bytes) ?? readGrid(bytes)
    const table = readImportTable(grid)
    if (table === null) throw new Problem('organizations.columns-missing')
    return { grid, table }
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Problem('organizations.unreadable', { reason: error.code })
    throw error
  }
}

export interface OrganizationImport {
  readonly bytes: Uint8Array
  /** As the person's machine calls the file. */
  readonly name: string
  /** Only says what it would do. */
  readonly dryRun: boolean
  /** Rows without a superior stand below it; the root where absent. */
  readonly parentId?: string | undefined
  /** For rows without their own first day. */
  readonly validFrom: PlainDate
  readonly mayManage: (orgPath: string) => boolean
}

const reportOf = (table: ImportTable, planned: PlannedImport, applied: boolean): ImportReport => ({
  applied,
  rowCount: table.rows.length,
  added: planned.added.length,
  changed: planned.changed.length,
  same: planned.same,
  errors: planned.faults.map(({ row, code, column, value }) => ({
    row,
    code,
    column: column === null ? null : COLUMN_HEADINGS[column],
    value,
  })),
})

/**
 * Loads or updates organizations from a table: all rows or none. Wrong rows are reported, each with its code, and then nothing is
 * written. Throws `organizations.unreadable`, `organizations.columns-missing`, `organization.not-found`, `organization.closed`.
 */
export async function importOrganizations(trx: Trx, by: AuditActor, asked: OrganizationImport): Promise<ImportReport> {
  const { tenantId } = by
  const { table } = readTableFile(asked.bytes)
  await lockTree(trx, tenantId)
  const { organizations } = await readStructure(trx, tenantId)
  const counts = await trx
    .selectFrom('organization')
    .select(['id', 'communeCount'])
    .where('tenantId', '=', tenantId)
    .where('communeCount', 'is not', null)
    .execute()
  const communes = new Map(counts.map(({ id, communeCount }) => [id, communeCount]))
  const listed = organizations.map((one) => ({ ...one, communeCount: communes.get(one.id) ?? null }))
  const byId = new Map(listed.map((one) => [one.id, one]))
  const base = asked.parentId === undefined ? null : byId.get(asked.parentId)
  if (base === undefined) throw new Problem('organization.not-found', { organizationId: asked.parentId })
  if (base !== null && base.validTo !== null) throw new Problem('organization.closed', { organizationId: base.id })
  const planned = planImport(listed, table, {
    baseId: base?.id ?? null,
    validFrom: asked.validFrom,
    newId,
    mayManage: (id) => asked.mayManage(byId.get(id)?.orgPath ?? ''),
  })
  const nothing = planned.added.length + planned.changed.length === 0
  if (asked.dryRun || planned.faults.length > 0 || nothing)
    return reportOf(table, planned, !asked.dryRun && planned.faults.length === 0)
  await insertAdded(trx, tenantId, planned.added)
  await updateStates(trx, tenantId, planned.changed)
  await insertAliases(
    trx,
    tenantId,
    planned.changed.flatMap(({ id, aliases }) => aliases.map((alias) => ({ organizationId: id, alias }))),
  )
  await updateCommuneCounts(trx, tenantId, planned.changed)
  await writeAudit(trx, by, {
    action: 'organization.imported',
    subjectKind: 'organization',
    subjectId: base?.id ?? tenantId,
    subject: asked.name,
    before: planned.changed.map(({ id }) => {
      const was = byId.get(id)
      return was === undefined ? { id } : { id, ...stateOf(was), communeCount: was.communeCount }
    }),
    after: {
      added: planned.added.map(({ id, name, identifierCode }) => ({ id, name, identifierCode })),
      changed: planned.changed,
    },
  })
  return reportOf(table, planned, true)
}

async function updateCommuneCounts(trx: Trx, tenantId: string, changed: PlannedImport['changed']): Promise<void> {
  const counted = changed.filter(({ communeCount }) => communeCount !== null)
  if (counted.length === 0) return
  const ids = sql.val(counted.map(({ id }) => id))
  const counts = sql.val(counted.map(({ communeCount }) => communeCount))
  await sql`
    update organization o set "communeCount" = c.count from unnest(${ids}::uuid[], ${counts}::integer[]) as c(id, count)
    where o."tenantId" = ${tenantId} and o.id = c.id`.execute(trx)
}
