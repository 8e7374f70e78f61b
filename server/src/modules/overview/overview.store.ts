import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import type { ReadScope } from '../../lib/read-scope.ts'
import { type DutyWhere, isLateAgainstOriginal, selectDuties } from '../duties/index.ts'
import { branchesOn, idAt } from '../organizations/index.ts'

/** How many duties share a status and one more thing. `by` says which; the other columns are null. */
export interface Tally {
  readonly by: 'status' | 'area' | 'organization' | 'month' | 'done-month' | 'week-before' | 'newly-late'
  readonly status: DutyStatus
  readonly area: Area | null
  /** Who owes it, or the organization right below the focus that it stands under. */
  readonly organizationId: string | null
  /** The organization whose branches are told apart; the same in all rows by status. */
  readonly focusId: string | null
  /** `2025-07`: of the due date, or for `done-month` of the delivery of a duty that has a due date. */
  readonly month: string | null
  readonly count: number
  /** Of these, due within the next seven days and not delivered. */
  readonly soon: number
  /** Of these, later than the plan's own day, whatever was granted since. */
  readonly late: number
  /** Of these, owed by organizations below `organizationId`. */
  readonly below: number
}

/**
 * Counts the duties of a day in one statement that passes once over them: by status alone and with area,
 * organization, month due and month done, then by the status of the week before, and what became overdue since. Organizations are
 * told apart right below the lowest one that all of them stand under: agencies in a province, units in an agency.
 */
export async function tallyDuties(db: Reader, scope: ReadScope, asOf: PlainDate, where: DutyWhere): Promise<Tally[]> {
  return db
    .selectFrom(
      sql<Tally>`(
        with duties as materialized (
          select status, "statusBefore", area, "organizationId", "dueOn",
            case when "dueOn" is not null then "deliveredOn" end as "deliveredOn",
            status in ('running', 'not-started') and "dueOn" <= ${asOf}::date + 7 as soon, ${isLateAgainstOriginal(asOf)} as late
          from (${selectDuties(scope, asOf, where, addDays(asOf, -7))}) states
        ), ${branchesOn(scope.tenantId, asOf, sql`select "organizationId" from duties`)},
        areas as materialized (
          select status, area, "statusBefore", count(*) as count, count(*) filter (where soon) as soon,
            count(*) filter (where late) as late
          from duties group by 1, 2, 3
        ), owing as (
          select status, "organizationId", count(*) as count from duties group by 1, 2
        ), due as (
          -- Days first: there are fewer of them than duties to cut to months.
          select status, "dueOn" as day, count(*) as count from duties where "dueOn" is not null group by 1, 2
        ), done as (
          select status, "deliveredOn" as day, count(*) as count from duties where "deliveredOn" is not null group by 1, 2
        )
        select case grouping(area) when 1 then 'status' else 'area' end as by, status, area, null::uuid as "organizationId", (
            select case when nlevel(path) > 0 then ${idAt(sql`path`, sql`nlevel(path)`)} end from focus
          ) as "focusId",
          null as month, sum(count)::integer as count, sum(soon)::integer as soon, sum(late)::integer as late, 0 as below
        from areas group by grouping sets ((status), (status, area))
        union all
        select 'month', status, null, null, null, to_char(day, 'YYYY-MM') as month, sum(count)::integer, 0, 0, 0
        from due group by status, to_char(day, 'YYYY-MM')
        union all
        select 'done-month', status, null, null, null, to_char(day, 'YYYY-MM') as month, sum(count)::integer, 0, 0, 0
        from done group by status, to_char(day, 'YYYY-MM')
        union all
        select 'organization', status, null, "shownId", null, null, sum(count)::integer, 0, 0,
          coalesce(sum(count) filter (where below), 0)::integer
        from owing join branches on branches.id = owing."organizationId" group by status, "shownId"
        union all
        select 'week-before', "statusBefore", null, null, null, null, sum(count)::integer, 0, 0, 0
        from areas where "statusBefore" is not null group by "statusBefore"
        union all
        select 'newly-late', 'overdue', null, null, null, null, coalesce(sum(count), 0)::integer, 0, 0, 0
        from areas where status = 'overdue' and "statusBefore" is distinct from 'overdue'
      )`.as('tally'),
    )
    .selectAll()
    .execute()
}
