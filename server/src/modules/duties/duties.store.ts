import type { DutyFilter } from '@dondoc/contract/duties'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DelayReason } from '@dondoc/domain/duties/delay-reason'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Reader } from '../../lib/db.ts'
import type { ReadScope } from '../../lib/read-scope.ts'
import { awaitedOn } from './awaited.store.ts'
import { reasonOn } from './delay-reasons.store.ts'
import type { DutyStanding } from './duty-rights.ts'
import type { DutyState } from './duty-state.ts'
import { type DutyWhere, selectDuties, verdictOn } from './select-duties.sql.ts'

/** A duty as lists show it. */
export interface DutyRowData extends DutyState, Omit<DutyStanding, 'parts'> {
  readonly partCount: number
  readonly openParts: number
  /** Of its parts together; null without parts. */
  readonly partProgress: number | null
  readonly assigneeName: string | null
  readonly version: number
  readonly askedDueOn: PlainDate | null
  readonly returned: boolean
  readonly reason: DelayReason | null
  readonly waitsFor: readonly string[]
  readonly planCode: string
  readonly planTitle: string
  readonly text: string
  readonly productText: string | null
  readonly deadlineText: string | null
  readonly organizationName: string
  readonly organizationShortName: string | null
}

/** What hurts first: late, then due soonest, then what waits for somebody, then what is over. */
const urgencyRank = sql`case status
  when 'overdue' then '0' when 'running' then '1' when 'not-started' then '1' when 'to-confirm' then '2'
  when 'waiting' then '3' when 'stopped' then '4' when 'done-late' then '5' else '6' end`

const dueText = sql`coalesce("dueOn"::text, '9999')`

type Sort = z.output<typeof DutyFilter>['sort']

/** Two texts each; the code, which is unique, makes the order total. */
export const SORT_KEYS = {
  urgency: [urgencyRank, dueText],
  due: [dueText, urgencyRank],
  code: [sql`''`, sql`''`],
  organization: [sql`lpad(places.place::text, 9, '0')`, dueText],
  status: [urgencyRank, sql`status`],
} as const satisfies Record<Sort, readonly [RawBuilder<unknown>, RawBuilder<unknown>]>

/** A row with the keys it is sorted by. */
export type KeyedDutyRow = DutyRowData & { readonly k1: string; readonly k2: string }

/** Where a page ended: its last row's sort keys and code. */
export type PageEnd = readonly [first: string, second: string, code: string]

/** Organizations as they were called on a day, each with its place in the order of the alphabet. */
const namesOn = (tenantId: string, asOf: PlainDate): RawBuilder<unknown> => sql`
  select o.id, row_number() over (order by coalesce(was.name, o.name) collate "vi-x-icu", o.id) as place
  from organization o
  left join organization_past was on was."tenantId" = o."tenantId" and was."organizationId" = o.id
    and ${asOf}::date between was."validFrom" and was."validTo"
  where o."tenantId" = ${tenantId}`

/** What lists say of the duties in `paged` (as `dutiesOn` selects them) on a day, as a select. */
export const toldOf = (asOf: PlainDate): RawBuilder<unknown> => {
  const undelivered = sql<SqlBool>`(c."deliveredOn" is null or c."deliveredOn" > ${asOf}::date)`
  return sql`
    select paged.*, coalesce(was.name, o.name) as "organizationName",
      case when was.name is null then o."shortName" else was."shortName" end as "organizationShortName", p.code as "planCode", p.title as "planTitle", p."orgPath" as "ownerPath",
      coalesce(d.text, n.text) as text, case when d.role = 'lead' then n."productText" else d."productText" end as "productText",
      n."deadlineText", d."orgPath", d.version, d."askedDueOn", giver."orgPath" as "giverPath", person.name as "assigneeName",
      parts.total as "partCount", parts.open as "openParts", parts.progress as "partProgress",
      coalesce(paged."deliveredOn" is null and verdict.kind = 'returned', false) as returned,
      case when verdict.kind = 'delivered' then verdict."authorId" end as "deliveredBy",
      (${reasonOn(sql`paged`, asOf)}) as reason, (${awaitedOn(sql`paged`, asOf)}) as "waitsFor"
    from paged
    join duty d on d."tenantId" = paged."tenantId" and d.id = paged.id
    join organization o on o."tenantId" = paged."tenantId" and o.id = paged."organizationId"
    left join organization_past was on was."tenantId" = o."tenantId" and was."organizationId" = o.id
      and ${asOf}::date between was."validFrom" and was."validTo"
    left join lateral (${verdictOn(sql`paged`, asOf)}) verdict on true
    left join duty giver on giver."tenantId" = d."tenantId" and giver.id = d."parentId"
    left join account person on person."tenantId" = d."tenantId" and person.id = d."assigneeId"
    cross join lateral (
      select count(*)::integer as total, count(*) filter (where ${undelivered})::integer as open,
        floor(avg(case when ${undelivered} then coalesce(c.progress, 0) else 100 end))::integer as progress
      from duty c where c."tenantId" = d."tenantId" and c."parentId" = d.id and not c.stopped and c."issuedOn" <= ${asOf}::date
    ) parts
    join plan p on p."tenantId" = paged."tenantId" and p.id = paged."planId"
    join plan_node n on n."tenantId" = paged."tenantId" and n.id = paged."nodeId"`
}

/** One page of duties in a total order, and how many there are in all. */
export async function listDutyRows(
  db: Reader,
  scope: ReadScope,
  asOf: PlainDate,
  where: DutyWhere,
  page: { readonly sort: Sort; readonly limit: number; readonly after: PageEnd | null },
): Promise<{ rows: KeyedDutyRow[]; total: number }> {
  const [first, second] = SORT_KEYS[page.sort]
  const [k1, k2, code] = page.after ?? []
  const beyond =
    page.after === null
      ? sql`true`
      : sql`(k1, k2, code collate "C") > (${k1} collate "C", ${k2} collate "C", ${code} collate "C")`
  const rows = await db
    .selectFrom(
      sql<KeyedDutyRow & { total: number }>`(
        with found as materialized (${selectDuties(scope, asOf, where)}), keyed as (
          select found.*, (${first})::text collate "C" as k1, (${second})::text collate "C" as k2
          from found
          ${page.sort === 'organization' ? sql`join (${namesOn(scope.tenantId, asOf)}) places on places.id = found."organizationId"` : sql``}
        ), paged as (
          select *, (select count(*) from found) as total
          from keyed where ${beyond} order by k1, k2, code collate "C" limit ${page.limit}
        )
        ${toldOf(asOf)}
      )`.as('page'),
    )
    .selectAll()
    .orderBy('k1')
    .orderBy('k2')
    .orderBy(sql`code collate "C"`)
    .execute()
  return { rows, total: rows[0]?.total ?? 0 }
}
