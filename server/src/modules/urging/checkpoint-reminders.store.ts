import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { CheckedWork } from '@dondoc/domain/duties/checkpoints'
import type { CheckpointDay } from '@dondoc/domain/urging/checkpoint-reminders'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { dutiesOn } from '../duties/index.ts'
import { answering, holders, line } from './people.sql.ts'
import type { UrgingDay } from './remind.ts'
import { governed } from './rules.store.ts'

interface CheckpointRow extends CheckedWork {
  readonly accountId: string
  readonly standingInFor: string | null
  readonly dutyId: string
  readonly code: string
  readonly text: string
  readonly on: PlainDate
  readonly workingDaysLeft: number
}

/**
 * Who answers for open work that has a checkpoint on one of the days of the rules its organization follows. Whether anything was
 * said is not looked at here; what is overdue is reminded of as such.
 */
export async function listCheckpointReminders(
  db: Reader,
  { tenantId, today, sets }: UrgingDay,
  days: readonly (CheckpointDay & { readonly path: string })[],
): Promise<CheckpointRow[]> {
  if (days.length === 0) return []
  const found = sql<CheckpointRow>`(
    with ${governed(tenantId, sets)}, days as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as day(path text, "on" date, "workingDaysLeft" integer)
    ), checked as materialized (
      select state."tenantId", state.id, state.code, state."nodeId", state."organizationId", state."assigneeId", state.checkpoints,
        state."issuedOn", state.started, state."lastUpdateOn", days."on", days."workingDaysLeft"
      from (${dutiesOn(tenantId, today, sql`d.checkpoints <> '[]'`)}) state
      join governed on governed."organizationId" = state."organizationId"
      cross join lateral jsonb_to_recordset(state.checkpoints) as checkpoint("on" date)
      join days on days.path = governed.path and days."on" = checkpoint."on"
      where state.status in ('not-started', 'running') and state.acceptance <> 'declined'
    ), ${holders(tenantId, today)}, ${line(tenantId, sql`select "organizationId" from checked`)}
    select who."accountId", who."standingInFor", checked.id as "dutyId", checked.code, coalesce(d.text, n.text) as text,
      checked.checkpoints, checked."issuedOn", checked.started, checked."lastUpdateOn", checked."on", checked."workingDaysLeft"
    from checked
    join ${answering(sql`(select distinct "tenantId", id, "organizationId", "assigneeId" from checked)`)} who on who."dutyId" = checked.id
    join duty d on d."tenantId" = ${tenantId} and d.id = checked.id
    join plan_node n on n."tenantId" = ${tenantId} and n.id = checked."nodeId"
  )`
  return db.selectFrom(found.as('reminder')).selectAll().orderBy('code').execute()
}
