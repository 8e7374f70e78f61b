import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DelayReason } from '@dondoc/domain/duties/delay-reason'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import type { DutyState } from './duty-state.ts'

/** Of a duty, the last update until a day to give a reason, as a subquery of at most one row. */
export const lastReasonOn = (duty: RawBuilder<unknown>, asOf: PlainDate): RawBuilder<unknown> => sql`
  select u.id, u.reason from duty_update u
  where u."tenantId" = ${duty}."tenantId" and u."dutyId" = ${duty}.id and u."on" <= ${asOf}::date and u.reason is not null
  order by u.sequence desc limit 1`

/** The reason that it gave. */
export const reasonOn = (duty: RawBuilder<unknown>, asOf: PlainDate): RawBuilder<DelayReason | null> =>
  sql`select last.reason from (${lastReasonOn(duty, asOf)}) last`

/** How many duties are overdue or stopped for a reason; null where nobody gave one. */
export interface ReasonCount {
  readonly reason: DelayReason | null
  readonly overdue: number
  readonly stopped: number
}

/** Counts the overdue and stopped among selected duties (`selectDuties`) by reason, the most frequent first. */
export async function countByReason(
  db: Reader,
  asOf: PlainDate,
  selected: RawBuilder<DutyState>,
): Promise<ReasonCount[]> {
  return db
    .selectFrom(
      sql<ReasonCount>`(
        select reason, count(*) filter (where status = 'overdue')::integer as overdue,
          count(*) filter (where status = 'stopped')::integer as stopped
        from (
          select late.status, (${reasonOn(sql`late`, asOf)}) as reason
          from (${selected}) late where late.status in ('overdue', 'stopped')
        ) named
        group by reason
      )`.as('counts'),
    )
    .selectAll()
    .orderBy(sql`overdue + stopped`, 'desc')
    .orderBy('reason')
    .execute()
}
