import { TIMELINE_LIMIT } from '@dondoc/contract/duty-views'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import type { DutyState } from '../duties/index.ts'
import { branchesOn, idAt } from '../organizations/index.ts'

/** Duties as `selectDuties` selects them, and the day on which they stand so. */
interface Selected {
  readonly tenantId: string
  readonly asOf: PlainDate
  readonly duties: RawBuilder<DutyState>
}

/** What an organization right below the focus, with those under it, owes in a month. */
export interface HeatCell {
  readonly organizationId: string
  readonly focusId: string | null
  /** 1 to 12. */
  readonly month: number
  readonly total: number
  readonly onTime: number
  readonly done: number
  readonly overdue: number
  /** Of `total`, owed further down. */
  readonly below: number
}

/** Counts the duties that are due in a year by organization and month. */
export async function countHeat(db: Reader, { tenantId, asOf, duties }: Selected, year: number): Promise<HeatCell[]> {
  return db
    .selectFrom(
      sql<HeatCell>`(
        with owed as materialized (
          select "organizationId", extract(month from "dueOn")::integer as month, count(*) as total,
            count(*) filter (where status = 'done-on-time') as "onTime",
            count(*) filter (where status in ('done-on-time', 'done-late')) as done,
            count(*) filter (where status = 'overdue') as overdue
          from (${duties}) states
          where "dueOn" between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)
          group by 1, 2
        ), ${branchesOn(tenantId, asOf, sql`select "organizationId" from owed`)}
        select branches."shownId" as "organizationId", (
            select case when nlevel(path) > 0 then ${idAt(sql`path`, sql`nlevel(path)`)} end from focus
          ) as "focusId",
          month, sum(total)::integer as total, sum("onTime")::integer as "onTime", sum(done)::integer as done,
          sum(overdue)::integer as overdue, coalesce(sum(total) filter (where below), 0)::integer as below
        from owed join branches on branches.id = owed."organizationId"
        group by branches."shownId", month
      )`.as('heat'),
    )
    .selectAll()
    .orderBy('month')
    .execute()
}

/** How many duties due on a day share a status. */
export interface DayCount {
  readonly day: PlainDate
  readonly status: DutyStatus
  readonly count: number
}

/** Counts duties by the day they are due. */
export async function countDays(db: Reader, { duties }: Selected): Promise<DayCount[]> {
  return db
    .selectFrom(
      sql<DayCount>`(
        select "dueOn" as day, status, count(*)::integer as count
        from (${duties}) states where "dueOn" is not null group by 1, 2
      )`.as('days'),
    )
    .selectAll()
    .orderBy('day')
    .execute()
}

/** A row of a plan with what its duties add up to. */
export interface TimelineData {
  readonly nodeId: string
  readonly planId: string
  readonly planCode: string
  readonly area: Area | null
  readonly text: string
  readonly deadlineText: string | null
  readonly organizationId: string | null
  readonly dutyId: string | null
  readonly from: PlainDate
  readonly counts: Partial<Record<DutyStatus, number>>
  readonly marks: readonly { readonly kind: MarkKind; readonly on: PlainDate; readonly count: number }[]
  /** Of all rows. */
  readonly total: number
}

type MarkKind = 'due' | 'extended' | 'delivered' | 'checkpoint'

/** The rows of plans whose duties are selected, in reading order, with what happens on which day. */
export async function listTimeline(db: Reader, { asOf, duties }: Selected): Promise<TimelineData[]> {
  return db
    .selectFrom(
      sql<TimelineData>`(
        with states as materialized (${duties}), rows as materialized (
          select "nodeId", min("planId"::text)::uuid as "planId", count(*) as duties,
            min(coalesce("windowFrom", "issuedOn")) as "from",
            case when count(distinct "organizationId") = 1 then min("organizationId"::text)::uuid end as "organizationId",
            case when count(*) = 1 then min(id::text)::uuid end as "dutyId"
          from states group by "nodeId"
        ), paged as materialized (
          select rows.*, n.area, n.text, n."deadlineText", n.position, p.code as "planCode", count(*) over ()::integer as total
          from rows
          join plan_node n on n."tenantId" = (select "tenantId" from states limit 1) and n.id = rows."nodeId"
          join plan p on p."tenantId" = n."tenantId" and p.id = rows."planId"
          order by p.code, n.position limit ${TIMELINE_LIMIT}
        ), marks as (
          select "nodeId", kind, "on", count(*) as count
          from states
          cross join lateral (
            select 'due' as kind, "originalDueOn" as "on" where not waits
            union all select 'extended', "dueOn" where "dueOn" is distinct from "originalDueOn"
            union all select 'delivered', "deliveredOn"
            union all select distinct 'checkpoint', (c->>'on')::date from jsonb_array_elements(checkpoints) c
              where status in ('overdue', 'running', 'not-started') and (c->>'on')::date >= ${asOf}::date
          ) happens
          where "on" is not null and "nodeId" in (select "nodeId" from paged)
          group by 1, 2, 3
        )
        select paged.*,
          (select jsonb_object_agg(status, count) from (
            select status, count(*) as count from states where states."nodeId" = paged."nodeId" group by status
          ) of_row) as counts,
          coalesce((
            select jsonb_agg(jsonb_build_object('kind', kind, 'on', "on", 'count', count) order by "on", kind)
            from marks where marks."nodeId" = paged."nodeId"
          ), '[]') as marks
        from paged
      )`.as('timeline'),
    )
    .selectAll()
    .orderBy(sql`"planCode", position`)
    .execute()
}
