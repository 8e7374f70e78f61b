import type { ProductReport, ReportingUpdate } from '@dondoc/domain/duties/products'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** An update of a duty as far as its products need it, with its id. */
export type ReportedUpdate = ReportingUpdate & { readonly id: string }

/** What the updates of a duty said of its products, in their order. */
export async function listReportingUpdates(db: Reader, tenantId: string, dutyId: string): Promise<ReportedUpdate[]> {
  return db
    .selectFrom('duty_update as u')
    .select(['u.id', 'u.kind', 'u.on'])
    .select(
      sql<ProductReport[]>`coalesce((
        select json_agg(json_build_object('product', p.product, 'recordId', p."recordId", 'words', p.words))
        from product_report p where p."tenantId" = u."tenantId" and p."updateId" = u.id
      ), '[]')`.as('products'),
    )
    .select(
      sql<string[]>`coalesce((
        select json_agg(e."recordId" order by e."recordId")
        from evidence e where e."tenantId" = u."tenantId" and e."updateId" = u.id
      ), '[]')`.as('recordIds'),
    )
    .where('u.tenantId', '=', tenantId)
    .where('u.dutyId', '=', dutyId)
    .orderBy('u.sequence')
    .execute()
}

export async function insertProductReports(
  trx: Trx,
  tenantId: string,
  update: { readonly updateId: string; readonly dutyId: string },
  reports: readonly ProductReport[],
): Promise<void> {
  if (reports.length === 0) return
  await trx
    .insertInto('product_report')
    .values(reports.map((report) => ({ ...update, ...report, tenantId })))
    .execute()
}
