import type { OpenDuty } from '@dondoc/contract/organization-changes'
import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'

/**
 * In SQL, of a duty `d`: it is open until it is confirmed or stopped, for one handed in may still be returned; a contribution and
 * a part, until they are delivered.
 */
export const OPEN = sql<SqlBool>`(case d.role when 'lead' then d."confirmedOn" else d."deliveredOn" end) is null and not d.stopped`

/** Duties by their ids: who owes each, and whether it is open. Unknown ids are left out. */
export async function findDuties(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; code: string; organizationId: string; open: boolean }[]> {
  return db
    .selectFrom('duty as d')
    .select(['d.id', 'd.code', 'd.organizationId'])
    .select(sql<boolean>`(${OPEN})`.as('open'))
    .where('d.tenantId', '=', tenantId)
    .where(sql<SqlBool>`d.id = any(${sql.val(ids)}::uuid[])`)
    .execute()
}

/** How many duties organizations themselves still owe; those that owe none are left out. */
export async function countOpenDuties(
  db: Reader,
  tenantId: string,
  organizationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('duty as d')
    .select('d.organizationId')
    .select((duty) => duty.fn.countAll<number>().as('count'))
    .where('d.tenantId', '=', tenantId)
    .where(sql<SqlBool>`d."organizationId" = any(${sql.val(organizationIds)}::uuid[])`)
    .where(OPEN)
    .groupBy('d.organizationId')
    .execute()
  return new Map(rows.map(({ organizationId, count }) => [organizationId, count]))
}

/** As many as a change can allot. */
const LIMIT = 5000

/** What an organization itself still owes, soonest first, and how many that are. */
export async function listOpenDutiesOf(
  db: Reader,
  tenantId: string,
  organizationId: string,
): Promise<{ duties: OpenDuty[]; total: number }> {
  const rows = await db
    .selectFrom('duty as d')
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .select(['d.id', 'd.code', 'd.occurrence', 'd.dueOn', 'n.text', 'n.productText', 'p.code as planCode', 'p.title'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('d.tenantId', '=', tenantId)
    .where('d.organizationId', '=', organizationId)
    .where(OPEN)
    .orderBy('d.dueOn', (order) => order.asc().nullsLast())
    .orderBy('d.code')
    .limit(LIMIT)
    .execute()
  const duties = rows.map(({ planCode, title, total: _, ...duty }) => ({ ...duty, plan: { code: planCode, title } }))
  return { duties, total: rows[0]?.total ?? 0 }
}
