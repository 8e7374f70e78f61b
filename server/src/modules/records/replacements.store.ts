import type { RecordRef, RecordReplacement } from '@dondoc/contract/record-replacement'
import type { KnownRecord } from '@dondoc/domain/records/replacement'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { isAboveOrBelow, type ReadScope } from '../../lib/read-scope.ts'

/** A record as far as its replacement needs it; undefined for one that the reader may not see. */
export async function findReplaceable(
  db: Reader,
  scope: ReadScope,
  id: string,
): Promise<(RecordRef & { orgPath: string; replacedById: string | null }) | undefined> {
  return db
    .selectFrom('record')
    .select(['id', 'kind', 'number', 'date', 'orgPath', 'replacedById'])
    .where('tenantId', '=', scope.tenantId)
    .where('id', '=', id)
    .where(isAboveOrBelow('orgPath', scope.paths))
    .executeTakeFirst()
}

/** What replaced a record and what it replaced, as far as the reader may see them. */
export async function readReplacement(db: Reader, scope: ReadScope, recordId: string): Promise<RecordReplacement> {
  const visible = db
    .selectFrom('record as r')
    .select(['r.id', 'r.kind', 'r.number', 'r.date'])
    .where('r.tenantId', '=', scope.tenantId)
    .where(isAboveOrBelow('r.orgPath', scope.paths))
  const replacedBy = await visible
    .innerJoin('record as own', (join) =>
      join.onRef('own.tenantId', '=', 'r.tenantId').onRef('own.replacedById', '=', 'r.id'),
    )
    .where('own.tenantId', '=', scope.tenantId)
    .where('own.id', '=', recordId)
    .executeTakeFirst()
  const replaces = await visible.where('r.replacedById', '=', recordId).orderBy('r.date').orderBy('r.id').execute()
  return { recordId, replacedBy: replacedBy ?? null, replaces }
}

/** Links of one tenant are written one after the other: two at once could close a loop. */
export async function lockReplacements(trx: Trx, tenantId: string): Promise<void> {
  await trx
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`record-replacement/${tenantId}`}, 0))`.as('locked'))
    .execute()
}

/** By record, the record that replaced it. */
export async function listReplacements(db: Reader, tenantId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'replacedById'])
    .where('tenantId', '=', tenantId)
    .where('replacedById', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, replacedById }) => (replacedById === null ? [] : [[id, replacedById] as const])))
}

export async function updateReplacement(
  trx: Trx,
  tenantId: string,
  recordId: string,
  replacedById: string | null,
): Promise<void> {
  await trx
    .updateTable('record')
    .set({ replacedById })
    .where('tenantId', '=', tenantId)
    .where('id', '=', recordId)
    .execute()
}

/** The replaced records of the register, what replaced them, and those that have one of the numbers. */
export async function listReplaced(
  db: Reader,
  plan: { readonly tenantId: string; readonly orgPath: string },
  numbers: readonly string[],
): Promise<KnownRecord[]> {
  const rows = await db
    .selectFrom('record as r')
    .select(['r.id', 'r.kind', 'r.number', 'r.year', 'r.date', 'r.replacedById'])
    .select(sql<boolean>`${isAboveOrBelow('r.orgPath', [plan.orgPath])}`.as('near'))
    .where('r.tenantId', '=', plan.tenantId)
    .where(
      sql<boolean>`(r."replacedById" is not null or r.number = any(${sql.val(numbers)}::text[]) or exists (
        select 1 from record old where old."tenantId" = r."tenantId" and old."replacedById" = r.id
      ))`,
    )
    .execute()
  return rows.map(({ replacedById, ...row }) => ({ ...row, replacedBy: replacedById === null ? [] : [replacedById] }))
}
