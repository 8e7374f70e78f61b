import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** Open duties that an act started and whose plan counts working days from it; not those that were extended since. */
export async function listCountedInWorkingDays(db: Reader, tenantId: string) {
  return db
    .selectFrom('duty as d')
    .innerJoin('trigger_event as e', (join) =>
      join.onRef('e.tenantId', '=', 'd.tenantId').onRef('e.id', '=', 'd.eventId'),
    )
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select([
      'd.id',
      'd.code',
      'd.role',
      'd.nodeId',
      'd.occurrence',
      'd.organizationId',
      'd.originalDueOn',
      'e.on',
      'e.effectiveOn',
      'e.countedFrom',
      'e.dueOn as eventDueOn',
      'p.periodFrom',
      'p.periodTo',
      'n.text',
      'n.deadline',
      'o.name as organizationName',
      'o.shortName as organizationShortName',
    ])
    .where('d.tenantId', '=', tenantId)
    .where('d.deliveredOn', 'is', null)
    .where('d.stopped', '=', false)
    .where('d.extendedOn', 'is', null)
    .where('d.role', '<>', 'coordinator')
    .where(sql<SqlBool>`n.deadline ->> 'workingDays' = 'true'`)
    .orderBy('d.code')
    .execute()
}

/**
 * Open contributions that are due on a day or later, with the day of the leads of their row: they count working days back from it.
 * Not those whose day was moved since, by an amendment or an extension.
 */
export async function listContributionDays(db: Reader, tenantId: string, from: PlainDate) {
  const leads = sql<{ nodeId: string; occurrence: string | null; leadDueOn: PlainDate }>`(
    select "nodeId", occurrence, min("originalDueOn") as "leadDueOn" from duty
    where "tenantId" = ${tenantId} and role = 'lead' and not stopped and "originalDueOn" is not null
    group by "nodeId", occurrence
  )`.as('l')
  return db
    .selectFrom('duty as d')
    .innerJoin(leads, (join) =>
      join.onRef('l.nodeId', '=', 'd.nodeId').on(sql<SqlBool>`l.occurrence is not distinct from d.occurrence`),
    )
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select(['d.id', 'd.code', 'd.role', 'd.nodeId', 'd.occurrence', 'd.organizationId', 'n.text', 'l.leadDueOn'])
    .select(['o.name as organizationName', 'o.shortName as organizationShortName'])
    .select(sql<PlainDate>`d."originalDueOn"`.as('dueOn'))
    .where('d.tenantId', '=', tenantId)
    .where('d.role', '=', 'coordinator')
    .where('d.deliveredOn', 'is', null)
    .where('d.stopped', '=', false)
    .where('d.extendedOn', 'is', null)
    .where('d.originalDueOn', '>=', from)
    .orderBy('d.code')
    .execute()
}

/** How many open duties are due on each day from a day on. */
export async function countOpenByDueDate(
  db: Reader,
  tenantId: string,
  from: PlainDate,
): Promise<{ dueOn: PlainDate; dutyCount: number }[]> {
  const rows = await db
    .selectFrom('duty')
    .select((row) => ['dueOn', row.fn.countAll<number>().as('dutyCount')])
    .where('tenantId', '=', tenantId)
    .where('deliveredOn', 'is', null)
    .where('stopped', '=', false)
    .where('dueOn', '>', from)
    .groupBy('dueOn')
    .orderBy('dueOn')
    .execute()
  return rows.flatMap(({ dueOn, dutyCount }) => (dueOn === null ? [] : [{ dueOn, dutyCount }]))
}

/** Puts duties on the due date that the calendar gives them. */
export async function moveDueDates(
  trx: Trx,
  tenantId: string,
  ids: readonly string[],
  dueOn: PlainDate | null,
): Promise<void> {
  await trx
    .updateTable('duty')
    .set({ originalDueOn: dueOn, dueOn })
    .where('tenantId', '=', tenantId)
    .where(sql<SqlBool>`id = any(${sql.val([...ids])}::uuid[])`)
    .execute()
}
