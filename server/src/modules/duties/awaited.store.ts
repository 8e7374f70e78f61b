import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { lastReasonOn } from './delay-reasons.store.ts'
import type { DutyRecord } from './duty-detail.store.ts'
import type { DutyState } from './duty-state.ts'

/** A contribution as an update that waits for it names it. */
export interface Contribution {
  readonly id: string
  readonly code: string
  readonly organizationId: string
  readonly organization: string
  readonly assigneeId: string | null
  readonly dueOn: PlainDate | null
  /** Neither delivered nor stopped. */
  readonly open: boolean
}

/** What coordinators contribute to the row and occurrence of a duty. */
export async function listContributions(db: Reader, duty: DutyRecord): Promise<Contribution[]> {
  return db
    .selectFrom('duty as d')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select(['d.id', 'd.code', 'd.organizationId', 'd.assigneeId', 'd.dueOn', 'o.name as organization'])
    .select(sql<boolean>`d."deliveredOn" is null and not d.stopped`.as('open'))
    .where('d.tenantId', '=', duty.tenantId)
    .where('d.nodeId', '=', duty.nodeId)
    .where('d.role', '=', 'coordinator')
    .where(sql<boolean>`d.occurrence is not distinct from ${duty.occurrence}`)
    .orderBy('d.code')
    .execute()
}

export async function insertAwaited(
  trx: Trx,
  tenantId: string,
  update: { readonly updateId: string; readonly dutyId: string },
  contributions: readonly Pick<Contribution, 'id'>[],
): Promise<void> {
  if (contributions.length === 0) return
  await trx
    .insertInto('awaited_contribution')
    .values(contributions.map(({ id: contributionId }) => ({ tenantId, ...update, contributionId })))
    .execute()
}

/** What each update of a duty waits for, by the names that the coordinators have now. */
export async function listAwaited(db: Reader, tenantId: string, dutyId: string) {
  return db
    .selectFrom('awaited_contribution as w')
    .innerJoin('duty as c', (join) =>
      join.onRef('c.tenantId', '=', 'w.tenantId').onRef('c.id', '=', 'w.contributionId'),
    )
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'c.tenantId').onRef('o.id', '=', 'c.organizationId'),
    )
    .select(['w.updateId', 'c.id', 'c.code', 'o.id as organizationId', 'o.name', 'o.shortName'])
    .where('w.tenantId', '=', tenantId)
    .where('w.dutyId', '=', dutyId)
    .orderBy('c.code')
    .execute()
}

export type AwaitedRow = Awaited<ReturnType<typeof listAwaited>>[number]

/** The updates of leads that said to wait for a contribution. */
export async function listWaitingLeads(db: Reader, tenantId: string, contributionId: string) {
  return db
    .selectFrom('awaited_contribution as w')
    .innerJoin('duty_update as u', (join) =>
      join.onRef('u.tenantId', '=', 'w.tenantId').onRef('u.id', '=', 'w.updateId'),
    )
    .innerJoin('duty as d', (join) => join.onRef('d.tenantId', '=', 'w.tenantId').onRef('d.id', '=', 'w.dutyId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select(['u.id', 'u.on', 'u.recordedAt', 'u.author', 'd.id as dutyId', 'd.code'])
    .select(['o.id as organizationId', 'o.name', 'o.shortName'])
    .where('w.tenantId', '=', tenantId)
    .where('w.contributionId', '=', contributionId)
    .orderBy('u.recordedAt')
    .execute()
}

/** Of a duty, the coordinators for which it waits by the last update until a day to give a reason, as a subquery of one value. */
export const awaitedOn = (duty: RawBuilder<unknown>, asOf: PlainDate): RawBuilder<readonly string[]> => sql`
  select coalesce(json_agg(coalesce(o."shortName", o.name) order by c.code), '[]')
  from (${lastReasonOn(duty, asOf)}) u
  join awaited_contribution w on w."tenantId" = ${duty}."tenantId" and w."updateId" = u.id
  join duty c on c."tenantId" = w."tenantId" and c.id = w."contributionId"
  join organization o on o."tenantId" = c."tenantId" and o.id = c."organizationId"`

/** How many overdue or stopped duties wait for a coordinator. */
export interface AwaitedCount {
  readonly organizationId: string
  readonly name: string
  readonly shortName: string | null
  readonly count: number
}

/** Counts the overdue and stopped among selected duties (`selectDuties`) by the coordinators they wait for, the most awaited first. */
export async function countAwaited(
  db: Reader,
  asOf: PlainDate,
  selected: RawBuilder<DutyState>,
): Promise<AwaitedCount[]> {
  return db
    .selectFrom(
      sql<AwaitedCount>`(
        select o.id as "organizationId", o.name, o."shortName", count(distinct late.id)::integer as count
        from (${selected}) late
        cross join lateral (${lastReasonOn(sql`late`, asOf)}) u
        join awaited_contribution w on w."tenantId" = late."tenantId" and w."updateId" = u.id
        join duty c on c."tenantId" = w."tenantId" and c.id = w."contributionId"
        join organization o on o."tenantId" = c."tenantId" and o.id = c."organizationId"
        where late.status in ('overdue', 'stopped')
        group by o.id, o.name, o."shortName"
      )`.as('counts'),
    )
    .selectAll()
    .orderBy('count', 'desc')
    .orderBy(sql`name collate "vi-x-icu"`)
    .execute()
}
