import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { ReminderDay } from '@dondoc/domain/urging/reminders'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { dutiesOn } from '../duties/index.ts'
import { answering, holders, line } from './people.sql.ts'
import type { UrgingDay } from './remind.ts'
import { governed } from './rules.store.ts'

interface ReminderRow {
  readonly accountId: string
  readonly standingInFor: string | null
  readonly dutyId: string
  readonly code: string
  readonly text: string
  readonly dueOn: PlainDate
  readonly workingDaysLeft: number
}

/** Who is to be reminded of which open duty today: the due dates of each set of rules, for the organizations that follow it. */
export async function listReminders(
  db: Reader,
  { tenantId, today, sets }: UrgingDay,
  days: readonly (ReminderDay & { readonly path: string })[],
): Promise<ReminderRow[]> {
  if (days.length === 0) return []
  const earliest = days.reduce((first, { dueOn }) => (dueOn < first ? dueOn : first), today)
  const latest = days.reduce((last, { dueOn }) => (dueOn > last ? dueOn : last), today)
  const found = sql<ReminderRow>`(
    with ${governed(tenantId, sets)}, days as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as day(path text, "dueOn" date, "workingDaysLeft" integer)
    ), due as materialized (
      select state."tenantId", state.id, state.code, state."nodeId", state."organizationId", state."assigneeId", state."dueOn",
        days."workingDaysLeft"
      from (${dutiesOn(tenantId, today, sql`d."dueOn" between ${earliest}::date and ${latest}::date`)}) state
      join governed on governed."organizationId" = state."organizationId"
      join days on days.path = governed.path and days."dueOn" = state."dueOn"
      where state.status in ('not-started', 'running', 'overdue') and state.acceptance <> 'declined'
    ), ${holders(tenantId, today)}, ${line(tenantId, sql`select "organizationId" from due`)}
    select who."accountId", who."standingInFor", due.id as "dutyId", due.code, coalesce(d.text, n.text) as text, due."dueOn", due."workingDaysLeft"
    from due
    join ${answering(sql`due`)} who on who."dutyId" = due.id
    join duty d on d."tenantId" = ${tenantId} and d.id = due.id
    join plan_node n on n."tenantId" = ${tenantId} and n.id = due."nodeId"
  )`
  return db.selectFrom(found.as('reminder')).selectAll().orderBy('code').execute()
}
