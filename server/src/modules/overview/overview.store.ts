import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import type { ReadScope } from '../../lib/read-scope.ts'
import { type DutyWhere, isLateAgainstOriginal, selectDuties } from '../duties/index.ts'

/** How many duties share a status and one more thing. `by` says which; the other columns are null. */
export interface Tally {
  readonly by: 'status' | 'area' | 'organization' | 'month' | 'done-month' | 'week-before' | 'newly-late'
  readonly status: DutyStatus
  readonly area: Area | null
  readonly organizationId: string | null
  /** `2025-07`: of the due date, or for `done-month` of the delivery of a duty that has a due date. */
  readonly month: string | null
  readonly count: number
  /** Of these, due within the next seven days and not delivered. */
  readonly soon: number
  /** Of these, later than the plan's own day, whatever was granted since. */
  readonly late: number
}

/**
 * Counts the duties of a day and of seven days before in one statement: by status alone and with area, organization, month due
 * and month done, then by the status of the week before, and what became overdue since.
 */
export async function tallyDuties(db: Reader, scope: ReadScope, asOf: PlainDate, where: DutyWhere): Promise<Tally[]> {
  return db
    .selectFrom(
      sql<Tally>`(
        with duties as materialized (${selectDuties(scope, asOf, where)}),
        before as materialized (
          select id, status from (${selectDuties(scope, addDays(asOf, -7), where)}) week
        ), cells as materialized (
          select status, area, "organizationId", left("dueOn"::text, 7) as month,
            case when "dueOn" is not null then left("deliveredOn"::text, 7) end as "doneMonth", count(*) as count,
            count(*) filter (where status in ('running', 'not-started') and "dueOn" <= ${asOf}::date + 7) as soon,
            count(*) filter (where ${isLateAgainstOriginal(asOf)}) as late
          from duties
          group by 1, 2, 3, 4, 5
        )
        select case grouping(area, "organizationId", month, "doneMonth")
            when 7 then 'area' when 11 then 'organization' when 13 then 'month' when 14 then 'done-month' else 'status'
          end as by,
          status, area, "organizationId", coalesce(month, "doneMonth") as month,
          sum(count)::integer as count, sum(soon)::integer as soon,
          sum(late)::integer as late
        from cells
        group by grouping sets (
          (status), (status, area), (status, "organizationId"), (status, month), (status, "doneMonth")
        )
        union all
        select 'week-before', status, null, null, null, count(*)::integer, 0, 0 from before group by status
        union all
        select 'newly-late', 'overdue', null, null, null, count(*)::integer, 0, 0
        from duties left join before on before.id = duties.id and before.status = 'overdue'
        where duties.status = 'overdue' and before.id is null
      )`.as('tally'),
    )
    .selectAll()
    .execute()
}

/** The names of organizations, in Vietnamese order. */
export async function listNames(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string; shortName: string | null }[]> {
  return db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val(ids)}::uuid[])`)
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .execute()
}
