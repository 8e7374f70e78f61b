import type { DutyFilter } from '@dondoc/contract/duties'
import { JUDGES } from '@dondoc/domain/access/predicates'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyRole } from '@dondoc/domain/duties/duty-facts'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { isAboveOrBelow, isBelow, type ReadScope } from '../../lib/read-scope.ts'
import { searchQuery } from '../../lib/search-words.ts'
import { branchOn } from '../organizations/index.ts'
import { reasonOn } from './delay-reasons.store.ts'
import type { Judge } from './duty-rights.ts'
import { type DutyPart, type DutyState, dutiesOn } from './duty-state.ts'
import { isNearestHeld, type OwnPlaces, ownOrganizations } from './own-work.sql.ts'

/** Who judges on a day: what is given by others below them waits for those first. */
export type JudgeToday = Judge & { readonly today: PlainDate }

export type DutyWhere = Pick<
  z.output<typeof DutyFilter>,
  | 'planId'
  | 'organizationId'
  | 'nodeId'
  | 'own'
  | 'area'
  | 'month'
  | 'day'
  | 'q'
  | 'status'
  | 'reason'
  | 'role'
  | 'returned'
  | 'soon'
  | 'newlyLate'
  | 'extensionAsked'
  | 'lateOriginal'
  | 'missedCheckpoint'
> & {
  readonly dutyId?: string
  /** Only these. */
  readonly ids?: readonly string[] | undefined
  /** Only what these organizations and those below them owe. */
  readonly owedBelow?: readonly string[]
  /** Only what is the work of who answers at these places. */
  readonly ownWork?: OwnPlaces
  /** Only open duties that nobody took yet, given on this day or later. */
  readonly untakenSince?: PlainDate
  /** Only what is assigned to this person. */
  readonly assignedTo?: string
  /** Only the parts of this duty. */
  readonly parentId?: string
  /** Only what is about the same row and occurrence as this duty, in another role. */
  readonly companionOf?: { readonly nodeId: string; readonly occurrence: string | null; readonly role: DutyRole }
  /** Only what waits for this person to confirm. */
  readonly toConfirmBy?: JudgeToday
  /** Only what was given back to this person to decide. */
  readonly toDecideBy?: JudgeToday
}

const all = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`

/** As the domain's `canReadDuty`: who reads the plan reads its duties, and so do those at or above who owes them. */
const readable = ({ tenantId, paths }: ReadScope): RawBuilder<SqlBool> => sql`(
  ${isBelow('d.orgPath', paths)} or d."planId" = any(array(
    select p.id from plan p where p."tenantId" = ${tenantId} and ${isAboveOrBelow('p.orgPath', paths)}
  )))`

const DUTY_CODE = /^nv[-\s]?0*(\d{1,6})$/i

/** Words of the plan or the organization, or the duty's own code. */
function wordsCondition(q: string, tenantId: string): RawBuilder<SqlBool> | null {
  const code = DUTY_CODE.exec(q.trim())?.[1]
  if (code !== undefined) return sql`d.code = ${`NV-${code.padStart(6, '0')}`}`
  const query = searchQuery(q)
  return query === null
    ? null
    : sql`(d."nodeId" in (
        select n.id from plan_node n where n."tenantId" = ${tenantId} and n.search @@ ${query}::tsquery
      ) or (d.text is not null and search_words(d.text) @@ ${query}::tsquery) or d."organizationId" in (
        select o.id from organization o
        where o."tenantId" = ${tenantId} and o.search @@ ${query}::tsquery
      ))`
}

/**
 * Owed by an organization or one below it in the tree of the day; of those that ended before, what the heir took over. In SQL, with
 * `owed` and `d` of `dutiesOn`.
 */
const owedInBranch = (tenantId: string, organizationId: string, asOf: PlainDate): RawBuilder<SqlBool> => sql`
  coalesce(owed."fromId", d."organizationId") in (${branchOn(tenantId, organizationId, asOf)})`

const owedBy = (organizationId: string): RawBuilder<SqlBool> =>
  sql`coalesce(owed."fromId", d."organizationId") = ${organizationId}`

const companion = ({ nodeId, occurrence, role }: NonNullable<DutyWhere['companionOf']>): RawBuilder<SqlBool> => sql`(
  d."nodeId" = ${nodeId} and d.occurrence is not distinct from ${occurrence} and d.role in ('lead', 'coordinator') and d.role <> ${role})`

/** The plans on whose duties the person judges: of the nearest organization, from the issuer upwards, where somebody does. */
const judgedPlans = (tenantId: string, judge: JudgeToday): RawBuilder<unknown> => sql`
  select p.id from plan p join organization o on o."tenantId" = p."tenantId" and o.id = p."issuerId"
  where p."tenantId" = ${tenantId} and ${isBelow('p.orgPath', judge.paths)} and ${isNearestHeld(tenantId, JUDGES, judge)}`

/** Given by a plan, or as a part by a unit, on which the person decides, and declined. */
const givenBy = (tenantId: string, judge: JudgeToday): RawBuilder<SqlBool> => sql`(d.acceptance = 'declined' and case
  when d."parentId" is null then d."planId" in (${judgedPlans(tenantId, judge)})
  else exists (
    select from duty up where up."tenantId" = ${tenantId} and up.id = d."parentId" and ${isBelow('up.orgPath', judge.unitPaths)})
  end)`

/** What is known of a duty without its history: these conditions run before the status is computed. */
function factConditions(scope: ReadScope, asOf: PlainDate, where: DutyWhere): RawBuilder<SqlBool> {
  const { tenantId } = scope
  const words = where.q === undefined ? null : wordsCondition(where.q, tenantId)
  return all([
    // Who judges the duties of a plan reads it.
    ...(where.toConfirmBy === undefined ? [readable(scope)] : []),
    ...(where.dutyId === undefined ? [] : [sql<SqlBool>`d.id = ${where.dutyId}`]),
    ...(where.ids === undefined ? [] : [sql<SqlBool>`d.id = any(${sql.val(where.ids)}::uuid[])`]),
    ...(where.planId === undefined ? [] : [sql<SqlBool>`d."planId" = ${where.planId}`]),
    ...(where.nodeId === undefined ? [] : [sql<SqlBool>`d."nodeId" = ${where.nodeId}`]),
    ...(where.organizationId === undefined
      ? []
      : [where.own === true ? owedBy(where.organizationId) : owedInBranch(tenantId, where.organizationId, asOf)]),
    ...(where.area === undefined ? [] : [sql<SqlBool>`d.area = ${where.area}`]),
    ...(where.extensionAsked === true ? [sql<SqlBool>`d."askedDueOn" is not null`] : []),
    ...(where.role === 'any' ? [] : [sql<SqlBool>`d.role = ${where.role ?? 'lead'}`]),
    ...(where.assignedTo === undefined ? [] : [sql<SqlBool>`d."assigneeId" = ${where.assignedTo}`]),
    ...(where.parentId === undefined ? [] : [sql<SqlBool>`d."parentId" = ${where.parentId}`]),
    ...(where.companionOf === undefined ? [] : [companion(where.companionOf)]),
    ...(where.toDecideBy === undefined ? [] : [givenBy(tenantId, where.toDecideBy)]),
    ...(where.ownWork === undefined
      ? []
      : [sql<SqlBool>`d."organizationId" = any(array(${ownOrganizations(tenantId, where.ownWork)}))`]),
    ...(where.owedBelow === undefined ? [] : [isBelow('d.orgPath', where.owedBelow)]),
    ...(where.toConfirmBy === undefined
      ? []
      : [sql<SqlBool>`d."planId" = any(array(${judgedPlans(tenantId, where.toConfirmBy)}))`]),
    ...(words === null ? [] : [words]),
  ])
}

/** Of a duty, the last update until a day that reported its completion or sent it back, as a subquery of at most one row. */
export const verdictOn = (duty: RawBuilder<unknown>, asOf: PlainDate): RawBuilder<unknown> => sql`
  select u.kind, u."authorId" from duty_update u
  where u."tenantId" = ${duty}."tenantId" and u."dutyId" = ${duty}.id and u."on" <= ${asOf}::date
    and u.kind in ('delivered', 'returned')
  order by u.sequence desc limit 1`

/** Later than the plan's own day, whatever was granted since: as the domain's `lateAgainstOriginal`. */
export const isLateAgainstOriginal = (asOf: PlainDate): RawBuilder<SqlBool> => sql`(not waits and case
  when "deliveredOn" is not null then "deliveredOn" > "originalDueOn"
  when status = 'stopped' then false
  else "originalDueOn" < ${asOf}::date end)`

/** As the domain's `missedCheckpoint`; of what `dutiesOn` selects. */
export const hasMissedCheckpoint = (
  asOf: PlainDate,
): RawBuilder<SqlBool> => sql`(status in ('overdue', 'running', 'not-started')
  and exists (
    select from (
      select (c->>'on')::date as "on", lag((c->>'on')::date) over (order by c->>'on') as before
      from jsonb_array_elements(checkpoints) c
      where (c->>'on')::date < ${asOf}::date and (c->>'on')::date >= "issuedOn" order by 1 desc limit 1
    ) passed
    where not started or "lastUpdateOn" is null or "lastUpdateOn" <= passed.before
  ))`

const OPEN: readonly string[] = ['overdue', 'running', 'not-started', 'waiting'] satisfies DutyStatus[]
export const isOpen = sql<SqlBool>`status = any(${sql.val(OPEN)}::text[])`

const lastVerdictOn = (asOf: PlainDate): RawBuilder<unknown> => sql`(${verdictOn(sql`states`, asOf)})`

/** Reported, sent back, and not reported again since; of `states`. */
export const wasReturned = (
  asOf: PlainDate,
): RawBuilder<SqlBool> => sql`("deliveredOn" is null and status <> 'stopped' and exists (
  select from ${lastVerdictOn(asOf)} verdict where verdict.kind = 'returned'
))`

/** Due within a week and not done. */
export const isSoon = (asOf: PlainDate): RawBuilder<SqlBool> =>
  sql`(status in ('running', 'not-started') and "dueOn" <= ${asOf}::date + 7)`

/** Given on this day or later, and nobody has said anything of it. */
export const isUntaken = (since: PlainDate): RawBuilder<SqlBool> =>
  sql`(acceptance = 'open' and ${isOpen} and coalesce("lastUpdateOn", "issuedOn") >= ${since}::date)`

/** The part of all duties that everything asked for is in, where there is one. */
function partOf(where: DutyWhere, statuses: readonly string[] | undefined): { readonly only?: DutyPart } {
  const asksForOpen =
    statuses?.every((status) => OPEN.includes(status)) ||
    where.soon === true ||
    where.newlyLate === true ||
    where.missedCheckpoint === true ||
    where.untakenSince !== undefined ||
    where.toDecideBy !== undefined
  if (asksForOpen) return { only: 'open' }
  const asksForUnconfirmed = statuses?.every((status) => status === 'to-confirm') || where.toConfirmBy !== undefined
  return asksForUnconfirmed ? { only: 'unconfirmed' } : {}
}

/** The duties of a scope on a day, narrowed, as a subquery to select from. */
export function selectDuties(scope: ReadScope, asOf: PlainDate, where: DutyWhere): RawBuilder<DutyState> {
  const statuses = where.status?.split(',').filter((status) => status !== '')
  const lastVerdict = lastVerdictOn(asOf)
  const overdueBefore = sql`
    select id from (${dutiesOn(scope.tenantId, addDays(asOf, -7), factConditions(scope, asOf, where), { only: 'open' })}) before
    where status = 'overdue'`
  const later = all([
    ...(where.month === undefined ? [] : [sql<SqlBool>`to_char("dueOn", 'YYYY-MM') = ${where.month}`]),
    ...(where.day === undefined ? [] : [sql<SqlBool>`"dueOn" = ${where.day}::date`]),
    ...(where.soon === true ? [isSoon(asOf)] : []),
    ...(where.untakenSince === undefined ? [] : [isUntaken(where.untakenSince)]),
    ...(where.toDecideBy === undefined ? [] : [sql<SqlBool>`(acceptance = 'declined' and ${isOpen})`]),
    ...(where.newlyLate === true ? [sql<SqlBool>`(status = 'overdue' and id not in (${overdueBefore}))`] : []),
    ...(where.returned === true ? [wasReturned(asOf)] : []),
    ...(where.toConfirmBy === undefined
      ? []
      : [
          sql<SqlBool>`(status = 'to-confirm' and not exists (
            select from ${lastVerdict} verdict where verdict."authorId" = ${where.toConfirmBy.accountId}
          ))`,
        ]),
    ...(where.lateOriginal === true ? [isLateAgainstOriginal(asOf)] : []),
    ...(where.missedCheckpoint === true ? [hasMissedCheckpoint(asOf)] : []),
    ...(where.reason === undefined
      ? []
      : [
          sql<SqlBool>`(status in ('overdue', 'stopped')
            and (${reasonOn(sql`states`, asOf)}) is not distinct from ${where.reason === 'none' ? null : where.reason}::text)`,
        ]),
    ...(statuses === undefined ? [] : [sql<SqlBool>`status = any(${sql.val(statuses)}::text[])`]),
  ])
  return sql`select * from (${dutiesOn(scope.tenantId, asOf, factConditions(scope, asOf, where), partOf(where, statuses))}) states where ${later}`
}
