import type { Checkpoint } from '@dondoc/domain/calendar/due-dates'
import type { DateRange, PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { dutiesOn } from '../duties/index.ts'
import { answering, holders, line } from './people.sql.ts'

/** An open duty with a due date, for the person who answers for it. */
export interface AnsweredDuty {
  readonly id: string
  readonly code: string
  readonly text: string
  readonly organization: string
  readonly checkpoints: readonly Checkpoint[]
  readonly dueOn: PlainDate
  readonly status: DutyStatus
}

/** The open duties due between two days that one person answers for, as reminders and digests see it. */
export async function listAnsweredDuties(
  db: Reader,
  tenantId: string,
  accountId: string,
  today: PlainDate,
  between: DateRange,
): Promise<AnsweredDuty[]> {
  const answered = sql<AnsweredDuty>`(
    with open as materialized (
      select state.* from (${dutiesOn(tenantId, today, sql`d."dueOn" between ${between.from}::date and ${between.to}::date`)}) state
      where state.status in ('not-started', 'running', 'overdue') and state.acceptance <> 'declined'
    ), ${holders(tenantId, today)}, ${line(tenantId, sql`select "organizationId" from open`)}
    select open.id, open.code, coalesce(d.text, n.text) as text, coalesce(o."shortName", o.name) as organization,
      open.checkpoints, open."dueOn", open.status
    from open
    join ${answering(sql`open`)} who on who."dutyId" = open.id and who."accountId" = ${accountId}
    join duty d on d."tenantId" = ${tenantId} and d.id = open.id
    join plan_node n on n."tenantId" = ${tenantId} and n.id = open."nodeId"
    join organization o on o."tenantId" = ${tenantId} and o.id = open."organizationId"
  )`
  return db.selectFrom(answered.as('duty')).selectAll().orderBy('dueOn').orderBy('code').execute()
}
