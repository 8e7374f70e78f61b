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
 * Counts the duties of a day and of seven days before in one statement, passing once over each: by status alone and with area,
 * organization, month due and month done, then by the status of the week before, and what became overdue since. Organizations are
 * told apart right below the lowest one that all of them stand under: agencies in a province, units in an agency.
 */
export async function tallyDuties(db: Reader, scope: ReadScope, asOf: PlainDate, where: DutyWhere): Promise<Tally[]> {
  return db
    .selectFrom(
      sql<Tally>`(
        with duties as materialized (
          select id, status, area, "organizationId", date_trunc('month', "dueOn"::timestamp) as month,
            case when "dueOn" is not null then date_trunc('month', "deliveredOn"::timestamp) end as "doneMonth",
            status in ('running', 'not-started') and "dueOn" <= ${asOf}::date + 7 as soon, ${isLateAgainstOriginal(asOf)} as late
          from (${selectDuties(scope, asOf, where)}) states
        ), before as materialized (
          select id, status from (${selectDuties(scope, addDays(asOf, -7), where)}) week
        ), ${branchesOn(scope.tenantId, asOf, sql`select "organizationId" from duties`)},
        cells as materialized (
          select status, area, month, "doneMonth", count(*) as count, count(*) filter (where soon) as soon,
            count(*) filter (where late) as late
          from duties group by 1, 2, 3, 4
        ), owing as (
          select status, "organizationId", count(*) as count from duties group by 1, 2
        )
        select case grouping(area, month, "doneMonth") when 3 then 'area' when 5 then 'month' when 6 then 'done-month' else 'status' end as by,
          status, area, null::uuid as "organizationId", (
            select case when nlevel(path) > 0 then ${idAt(sql`path`, sql`nlevel(path)`)} end from focus
          ) as "focusId",
          to_char(coalesce(month, "doneMonth"), 'YYYY-MM') as month, sum(count)::integer as count, sum(soon)::integer as soon,
          coalesce(sum(late), 0)::integer as late, 0 as below
        from cells
        group by grouping sets ((status), (status, area), (status, month), (status, "doneMonth"))
        union all
        select 'organization', status, null, "shownId", null, null, sum(count)::integer, 0, 0,
          coalesce(sum(count) filter (where below), 0)::integer
        from owing join branches on branches.id = owing."organizationId" group by status, "shownId"
        union all
        select 'week-before', status, null, null, null, null, count(*)::integer, 0, 0, 0 from before group by status
        union all
        select 'newly-late', 'overdue', null, null, null, null, count(*)::integer, 0, 0, 0
        from duties left join before on before.id = duties.id and before.status = 'overdue'
        where duties.status = 'overdue' and before.id is null
      )`.as('tally'),
    )
    .selectAll()
    .execute()
}
