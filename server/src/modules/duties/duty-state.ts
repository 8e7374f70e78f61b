import type { Checkpoint, Trigger } from '@dondoc/domain/calendar/due-dates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Acceptance, DutyRole } from '@dondoc/domain/duties/duty-facts'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { confirmationRequiredIn } from '../settings/index.ts'

/** A duty on a day, as `dutiesOn` selects it. */
export interface DutyState {
  readonly tenantId: string
  readonly id: string
  readonly code: string
  readonly planId: string
  readonly nodeId: string
  readonly organizationId: string
  readonly occurrence: string | null
  /** It waits for an act outside, so that no due date can be said yet. */
  readonly waits: boolean
  readonly waitingKind: Trigger['kind'] | null
  readonly waitingWords: string | null
  readonly windowFrom: PlainDate | null
  readonly originalDueOn: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly deliveredOn: PlainDate | null
  readonly confirmedOn: PlainDate | null
  readonly progress: number | null
  readonly lastUpdateOn: PlainDate | null
  readonly issuedOn: PlainDate
  readonly started: boolean
  readonly checkpoints: readonly Checkpoint[]
  readonly area: Area | null
  readonly role: DutyRole
  readonly parentId: string | null
  readonly assigneeId: string | null
  readonly acceptance: Acceptance
  readonly status: DutyStatus
}

/** What the status of a duty is computed from, each as an expression. */
type StatusFacts = Readonly<
  Record<'waits' | 'dueOn' | 'started' | 'stopped' | 'deliveredOn' | 'confirmedOn', RawBuilder<unknown>>
>

/** The rules of the domain's `dutyStatus` in SQL; a property test (`duty-state.test.ts`) holds the two together. */
const statusOn = (tenantId: string, day: RawBuilder<unknown>, facts: StatusFacts): RawBuilder<DutyStatus> => sql`
  case
    when ${facts.stopped} then 'stopped'
    when ${facts.deliveredOn} is not null then case
      when ${confirmationRequiredIn(tenantId)} and role = 'lead' and ${facts.confirmedOn} is null then 'to-confirm'
      when ${facts.deliveredOn} > ${facts.dueOn} then 'done-late'
      else 'done-on-time' end
    when ${facts.waits} and not ${facts.started} then 'waiting'
    when ${facts.dueOn} < ${day} then 'overdue'
    when ${facts.started} then 'running'
    else 'not-started'
  end`

const NAMED: StatusFacts = {
  waits: sql`waits`,
  dueOn: sql`"dueOn"`,
  started: sql`started`,
  stopped: sql`stopped`,
  deliveredOn: sql`"deliveredOn"`,
  confirmedOn: sql`"confirmedOn"`,
}

const waitsOn = (day: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql`(d."waitingKind" is not null and (d."happenedOn" is null or d."happenedOn" > ${day}))`

/** The facts of a duty that nothing happened to after the day: what its history adds up to stands on its row. */
const present = (day: RawBuilder<unknown>): StatusFacts => ({
  waits: waitsOn(day),
  dueOn: sql`case when not ${waitsOn(day)} then d."dueOn" end`,
  started: sql`d.started`,
  stopped: sql`d.stopped`,
  deliveredOn: sql`d."deliveredOn"`,
  confirmedOn: sql`d."confirmedOn"`,
})

const updatedAfter = (day: RawBuilder<unknown>): RawBuilder<SqlBool> => sql`coalesce(d."lastUpdateOn" > ${day}, false)`
const extendedAfter = (day: RawBuilder<unknown>): RawBuilder<SqlBool> => sql`coalesce(d."extendedOn" > ${day}, false)`

/** The facts of a duty that something happened to after the day, with the update that was its last until then as `h`. */
const past = (day: RawBuilder<unknown>): StatusFacts => {
  const later = updatedAfter(day)
  return {
    waits: waitsOn(day),
    dueOn: sql`case when ${waitsOn(day)} then null
      when ${extendedAfter(day)} then coalesce((
        select e."dueOn" from duty_extension e
        where e."tenantId" = d."tenantId" and e."dutyId" = d.id and e."grantedOn" <= ${day}
        order by e."grantedOn" desc, e.id desc limit 1
      ), d."originalDueOn")
      else d."dueOn" end`,
    started: sql`case when ${later} then coalesce(h."startedAfter", false) else d.started end`,
    stopped: sql`case when ${later} then coalesce(h."stoppedAfter", false) else d.stopped end`,
    deliveredOn: sql`case when ${later} then h."deliveredOnAfter" else d."deliveredOn" end`,
    confirmedOn: sql`case when ${later} then h."confirmedOnAfter" else d."confirmedOn" end`,
  }
}

/** Of `d`, the last update until a day, where others came after it. */
const lastUntil = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select u."acceptanceAfter", u."startedAfter", u."stoppedAfter", u."deliveredOnAfter", u."confirmedOnAfter", u."progressAfter", u."on"
  from duty_update u
  where ${updatedAfter(day)} and u."tenantId" = d."tenantId" and u."dutyId" = d.id and u."on" <= ${day}
  order by u.sequence desc limit 1`

const columnsOf = (facts: StatusFacts): RawBuilder<unknown> => sql`${facts.waits} as waits, ${facts.dueOn} as "dueOn",
  ${facts.started} as started, ${facts.stopped} as stopped, ${facts.deliveredOn} as "deliveredOn", ${facts.confirmedOn} as "confirmedOn"`

/** The status of `d` on an earlier day, null before it was issued. Only where something happened since is its history asked. */
const earlierStatus = (tenantId: string, before: PlainDate): RawBuilder<unknown> => {
  const day = sql`${before}::date`
  return sql`case when d."issuedOn" > ${day} then null
    when ${updatedAfter(day)} or ${extendedAfter(day)} then (
      select ${statusOn(tenantId, day, NAMED)} from (
        select d.role, ${columnsOf(past(day))} from (select) duty left join lateral (${lastUntil(day)}) h on true
      ) facts
    )
    else ${statusOn(tenantId, day, present(day))} end as "statusBefore"`
}

/** Parts of all duties that indexes hold apart, since most questions are for one of them. */
export type DutyPart = 'open' | 'unconfirmed'

/** What of `d` is in a part where nothing happened after the day. */
const PARTS: Readonly<Record<DutyPart, RawBuilder<SqlBool>>> = {
  open: sql`d."deliveredOn" is null and not d.stopped`,
  unconfirmed: sql`d."deliveredOn" is not null and d."confirmedOn" is null and not d.stopped`,
}

interface Asked {
  readonly tenantId: string
  readonly day: RawBuilder<unknown>
  /** Narrows by columns of `d` (duty) and `owed`. */
  readonly where: RawBuilder<SqlBool>
  /** Only these are wanted; others may come along. */
  readonly only: DutyPart | undefined
  /** What is told of each besides. */
  readonly besides: RawBuilder<unknown>
}

/** The duties of a day with who owed them then, and what of them changes with updates and extensions. */
const factsOf = (
  { tenantId, day, where, besides }: Asked,
  changing: RawBuilder<unknown>,
  history: RawBuilder<unknown>,
  since: RawBuilder<SqlBool>,
): RawBuilder<unknown> => sql`
  select d."tenantId", d.id, d.code, d."planId", d."nodeId", coalesce(owed."fromId", d."organizationId") as "organizationId",
    d.occurrence, d."windowFrom", d."originalDueOn", d.area, d."waitingKind", d."waitingWords", d.role, d."parentId",
    d."assigneeId", d."issuedOn", d.checkpoints, ${changing} ${besides}
  from duty d
  left join (
    select distinct on ("dutyId") "tenantId", "dutyId", "fromId" from duty_transfer
    where "tenantId" = ${tenantId} and "on" > ${day} order by "dutyId", "on", id
  ) owed on owed."tenantId" = d."tenantId" and owed."dutyId" = d.id
  ${history}
  where d."tenantId" = ${tenantId} and d."issuedOn" <= ${day} and ${where} and ${since}`

const unchangedSince = (asked: Asked): RawBuilder<unknown> =>
  factsOf(
    asked,
    sql`${columnsOf(present(asked.day))}, d.acceptance, d.progress, d."lastUpdateOn"`,
    sql``,
    // Four of five duties of a year are done by its end: the indexes of the others need not pass over them.
    sql`(d."lastUpdateOn" is null or d."lastUpdateOn" <= ${asked.day}) and (d."extendedOn" is null or d."extendedOn" <= ${asked.day})
      ${asked.only === undefined ? sql`` : sql`and ${PARTS[asked.only]}`}`,
  )

/** Where the day is today there are none. */
const changedSince = (asked: Asked): RawBuilder<unknown> => {
  const { tenantId, day } = asked
  const later = updatedAfter(day)
  return factsOf(
    asked,
    sql`${columnsOf(past(day))}, case when ${later} then coalesce(h."acceptanceAfter", 'open') else d.acceptance end,
      case when ${later} then h."progressAfter" else d.progress end, case when ${later} then h."on" else d."lastUpdateOn" end`,
    sql`left join lateral (${lastUntil(day)}) h on true`,
    // The first of these costs nothing where it is false: then the duties need not be passed over again.
    sql`${day} < (select greatest(max("lastUpdateOn"), max("extendedOn")) from duty where "tenantId" = ${tenantId})
      and (d."lastUpdateOn" > ${day} or d."extendedOn" > ${day})`,
  )
}

/**
 * A subquery of the tenant's duties that exist on a day and how they stand on it, so that 20,000 of them are counted and filtered
 * where they are; `where` narrows by columns of `d` (duty). What a duty's updates and extensions add up to by
 * now stands on its row; only for a day before the last of them its history is asked. A duty that passed to a successor is on days
 * before that the predecessor's. `only` promises that the caller keeps of them only what is neither delivered nor stopped, or what is
 * delivered and not confirmed; `before` adds "statusBefore", the status on that earlier day.
 */
export function dutiesOn(
  tenantId: string,
  asOf: PlainDate,
  where: RawBuilder<SqlBool>,
  { only, before }: { readonly only?: DutyPart; readonly before?: PlainDate } = {},
): RawBuilder<DutyState> {
  const day = sql`${asOf}::date`
  const besides = before === undefined ? sql`` : sql`, ${earlierStatus(tenantId, before)}`
  const asked = { tenantId, day, where, only, besides }
  return sql`
    select *, ${statusOn(tenantId, day, NAMED)} as status
    from (${unchangedSince(asked)} union all ${changedSince(asked)}) facts`
}
