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

/** The rules of the domain's `dutyStatus` in SQL; a property test (`duty-state.test.ts`) holds the two together. */
const statusOn = (tenantId: string, day: RawBuilder<unknown>): RawBuilder<DutyStatus> => sql`
  case
    when stopped then 'stopped'
    when "deliveredOn" is not null then case
      when ${confirmationRequiredIn(tenantId)} and role = 'lead' and "confirmedOn" is null then 'to-confirm'
      when "deliveredOn" > "dueOn" then 'done-late'
      else 'done-on-time' end
    when waits and not started then 'waiting'
    when "dueOn" < ${day} then 'overdue'
    when started then 'running'
    else 'not-started'
  end`

interface FactsOf {
  readonly tenantId: string
  readonly day: RawBuilder<unknown>
  /** Narrows by columns of `d` (duty) and `owed`. */
  readonly where: RawBuilder<SqlBool>
  /** Only those that are neither delivered nor stopped are wanted; others may come along. */
  readonly open: boolean
}

/** The duties of a day with who owed them then and whether they waited, and what of them changes with updates and extensions. */
const factsOf = (
  { tenantId, day, where }: FactsOf,
  changing: RawBuilder<unknown>,
  history: RawBuilder<unknown>,
  since: RawBuilder<SqlBool>,
): RawBuilder<unknown> => sql`
  select d."tenantId", d.id, d.code, d."planId", d."nodeId", coalesce(owed."fromId", d."organizationId") as "organizationId",
    d.occurrence, d."windowFrom", d."originalDueOn", d.area, waiting.waits, d."waitingKind", d."waitingWords", d.role, d."parentId",
    d."assigneeId", d."issuedOn", d.checkpoints, ${changing}
  from duty d
  cross join lateral (
    select d."waitingKind" is not null and (d."happenedOn" is null or d."happenedOn" > ${day}) as waits
  ) waiting
  left join (
    select distinct on ("dutyId") "tenantId", "dutyId", "fromId" from duty_transfer
    where "tenantId" = ${tenantId} and "on" > ${day} order by "dutyId", "on", id
  ) owed on owed."tenantId" = d."tenantId" and owed."dutyId" = d.id
  ${history}
  where d."tenantId" = ${tenantId} and d."issuedOn" <= ${day} and ${where} and ${since}`

/** Of duties that nothing happened to after the day: what their history adds up to stands on their row. */
const unchangedSince = (of: FactsOf): RawBuilder<unknown> =>
  factsOf(
    of,
    sql`d.acceptance, case when not waiting.waits then d."dueOn" end as "dueOn", d.started, d.stopped, d."deliveredOn", d."confirmedOn",
      d.progress, d."lastUpdateOn"`,
    sql``,
    // Four of five duties of a year are done by its end: the indexes of open ones need not pass over them.
    sql`(d."lastUpdateOn" is null or d."lastUpdateOn" <= ${of.day}) and (d."extendedOn" is null or d."extendedOn" <= ${of.day})
      ${of.open ? sql`and d."deliveredOn" is null and not d.stopped` : sql``}`,
  )

/** Of duties that something happened to after the day: their history is asked. Where the day is today there are none. */
const changedSince = (of: FactsOf): RawBuilder<unknown> => {
  const { tenantId, day } = of
  const later = sql`coalesce(d."lastUpdateOn" > ${day}, false)`
  return factsOf(
    of,
    sql`case when ${later} then coalesce(h."acceptanceAfter", 'open') else d.acceptance end,
      case when waiting.waits then null
        when d."extendedOn" > ${day} then coalesce((
          select e."dueOn" from duty_extension e
          where e."tenantId" = d."tenantId" and e."dutyId" = d.id and e."grantedOn" <= ${day}
          order by e."grantedOn" desc, e.id desc limit 1
        ), d."originalDueOn")
        else d."dueOn" end,
      case when ${later} then coalesce(h."startedAfter", false) else d.started end,
      case when ${later} then coalesce(h."stoppedAfter", false) else d.stopped end,
      case when ${later} then h."deliveredOnAfter" else d."deliveredOn" end,
      case when ${later} then h."confirmedOnAfter" else d."confirmedOn" end,
      case when ${later} then h."progressAfter" else d.progress end,
      case when ${later} then h."on" else d."lastUpdateOn" end`,
    sql`left join lateral (
      select u."acceptanceAfter", u."startedAfter", u."stoppedAfter", u."deliveredOnAfter", u."confirmedOnAfter", u."progressAfter", u."on"
      from duty_update u
      where ${later} and u."tenantId" = d."tenantId" and u."dutyId" = d.id and u."on" <= ${day}
      order by u.sequence desc limit 1
    ) h on true`,
    // The first of these costs nothing where it is false: then the duties need not be passed over again.
    sql`${day} < (select greatest(max("lastUpdateOn"), max("extendedOn")) from duty where "tenantId" = ${tenantId})
      and (d."lastUpdateOn" > ${day} or d."extendedOn" > ${day})`,
  )
}

/**
 * A subquery of the tenant's duties that exist on a day and how they stand on it, so that 20,000 of them are counted and filtered
 * where they are; `where` narrows by columns of `d` (duty). What a duty's updates and extensions add up to by
 * now stands on its row; only for a day before the last of them its history is asked. A duty that passed to a successor is on days
 * before that the predecessor's. `open` promises that the caller keeps of them only what is neither delivered nor stopped.
 */
export function dutiesOn(
  tenantId: string,
  asOf: PlainDate,
  where: RawBuilder<SqlBool>,
  { open = false }: { readonly open?: boolean } = {},
): RawBuilder<DutyState> {
  const day = sql`${asOf}::date`
  const of = { tenantId, day, where, open }
  return sql`
    select *, ${statusOn(tenantId, day)} as status
    from (${unchangedSince(of)} union all ${changedSince(of)}) facts`
}
