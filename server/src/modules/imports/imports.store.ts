import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { PlanImportTable } from '../../lib/tables.ts'

/** Two uploads of the same bytes for the same issuer go one after the other. */
export async function lockFile(trx: Trx, tenantId: string, issuerId: string, sha256: string): Promise<void> {
  await trx
    .selectNoFrom(
      sql`pg_advisory_xact_lock(hashtextextended(${`import/${tenantId}/${issuerId}/${sha256}`}, 0))`.as('locked'),
    )
    .execute()
}

export interface KnownImport {
  readonly id: string
  readonly planId: string
  readonly code: string
  readonly itemCount: number
}

/** The import that read these bytes for this issuer before, or undefined. */
export async function findImport(
  db: Reader,
  tenantId: string,
  issuerId: string,
  sha256: string,
): Promise<KnownImport | undefined> {
  return db
    .selectFrom('plan_import as i')
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'i.tenantId').onRef('p.id', '=', 'i.planId'))
    .select(['i.id', 'i.planId', 'p.code'])
    .select((row) =>
      row
        .selectFrom('plan_node as n')
        .whereRef('n.tenantId', '=', 'p.tenantId')
        .whereRef('n.planId', '=', 'p.id')
        .where('n.leaf', '=', true)
        .select((n) => n.fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('itemCount'),
    )
    .where('i.tenantId', '=', tenantId)
    .where('i.issuerId', '=', issuerId)
    .where('i.sha256', '=', sha256)
    .executeTakeFirst()
}

export async function insertImport(trx: Trx, row: Selectable<PlanImportTable>): Promise<void> {
  await trx
    .insertInto('plan_import')
    .values({ ...row, pages: JSON.stringify(row.pages) })
    .execute()
}
