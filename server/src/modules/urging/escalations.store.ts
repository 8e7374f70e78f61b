import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { LadderStep } from '@dondoc/domain/urging/ladder'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { DutyEscalationTable } from '../../lib/tables.ts'
import { dutiesOn } from '../duties/index.ts'
import { holders, line, nearest } from './people.sql.ts'
import type { UrgingDay } from './remind.ts'
import { governed } from './rules.store.ts'

export interface StepDue {
  readonly dutyId: string
  readonly code: string
  readonly text: string
  readonly organization: string
  readonly dueOn: PlainDate
  readonly step: LadderStep
  readonly quietSince: PlainDate
  readonly people: readonly {
    readonly accountId: string
    readonly name: string
    readonly standingInFor: string | null
  }[]
}

/**
 * The overdue duties that have stood still long enough for a step that was not taken yet. A step with nobody to tell is left out:
 * it is taken when there is somebody.
 */
export async function listStepsDue(
  db: Reader,
  { tenantId, today, sets }: UrgingDay,
  graces: readonly { readonly path: string; readonly step: LadderStep; readonly since: PlainDate }[],
): Promise<StepDue[]> {
  if (graces.length === 0) return []
  const found = sql<StepDue>`(
    with ${governed(tenantId, sets)}, graces as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(graces)}::jsonb) as grace(path text, step text, since date)
    ), quiet as materialized (
      select state.id, state.code, state."nodeId", state."organizationId", state."dueOn", graces.step,
        greatest(state."dueOn", state."lastUpdateOn") as "quietSince"
      from (${dutiesOn(tenantId, today, sql`d."dueOn" < ${today}::date`)}) state
      join governed on governed."organizationId" = state."organizationId"
      join graces on graces.path = governed.path and graces.since >= greatest(state."dueOn", state."lastUpdateOn")
      where state.status = 'overdue' and state.acceptance <> 'declined'
    ), due as materialized (
      select * from quiet where not exists (
        select from duty_escalation e
        where e."tenantId" = ${tenantId} and e."dutyId" = quiet.id and e.step = quiet.step and e."quietSince" = quiet."quietSince"
      )
    ), ${holders(tenantId, today)}, ${line(tenantId, sql`select "organizationId" from due`)}, people as materialized (
      select 'unit-head' as step, * from ${nearest(['unit-head'])} heads
      union all
      select 'leader', * from ${nearest(['leader'])} leaders
    )
    select due.id as "dutyId", due.code, coalesce(d.text, n.text) as text, coalesce(o."shortName", o.name) as organization, due."dueOn", due.step, due."quietSince",
      (select json_agg(json_build_object('accountId', a.id, 'name', a.name, 'standingInFor', people."standingInFor") order by a.name)
        from people join account a on a."tenantId" = ${tenantId} and a.id = people."accountId"
        where people.step = due.step and people."organizationId" = due."organizationId") as people
    from due
    join duty d on d."tenantId" = ${tenantId} and d.id = due.id
    join plan_node n on n."tenantId" = ${tenantId} and n.id = due."nodeId"
    join organization o on o."tenantId" = ${tenantId} and o.id = due."organizationId"
  )`
  return db
    .selectFrom(found.as('step'))
    .selectAll()
    .where(sql<boolean>`people is not null`)
    .orderBy('code')
    .orderBy('step', 'desc')
    .execute()
}

const BATCH = 500

/** Records steps; returns the ids of those that were not recorded before. */
export async function insertEscalations(
  trx: Trx,
  escalations: readonly Insertable<DutyEscalationTable>[],
): Promise<string[]> {
  const made: string[] = []
  for (let from = 0; from < escalations.length; from += BATCH) {
    const rows = await trx
      .insertInto('duty_escalation')
      .values(escalations.slice(from, from + BATCH))
      .onConflict((same) => same.columns(['tenantId', 'dutyId', 'step', 'quietSince']).doNothing())
      .returning('id')
      .execute()
    made.push(...rows.map(({ id }) => id))
  }
  return made
}

/** The steps that a duty came to, newest first. */
export async function listEscalations(
  db: Reader,
  tenantId: string,
  dutyId: string,
): Promise<Selectable<DutyEscalationTable>[]> {
  return db
    .selectFrom('duty_escalation')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('at', 'desc')
    .orderBy('step')
    .execute()
}
