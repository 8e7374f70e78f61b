import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { daysBetween } from '@dondoc/domain/calendar/plain-date'
import type { WorkingCalendar } from '@dondoc/domain/calendar/working-calendar'
import { checkpointDays, silentCheckpoint } from '@dondoc/domain/urging/checkpoint-reminders'
import { reminderDays } from '@dondoc/domain/urging/reminders'
import type { Trx } from '../../lib/db.ts'
import { tellEach } from '../notifications/index.ts'
import { listCheckpointReminders } from './checkpoint-reminders.store.ts'
import { listReminders } from './reminders.store.ts'
import type { RuleSet } from './rules.store.ts'

export interface UrgingDay {
  readonly tenantId: string
  readonly today: PlainDate
  readonly now: Date
  readonly calendar: WorkingCalendar
  /** Duties given since then may still be taken on; null where that is not asked. */
  readonly acceptSince: PlainDate | null
  /** All sets of the tenant, and those whose turn it is. */
  readonly sets: readonly RuleSet[]
  readonly due: readonly RuleSet[]
}

/** Reminds who owes a duty some working days before its due date, and after it. Returns how many reminders were given. */
export async function remind(trx: Trx, day: UrgingDay): Promise<number> {
  const { tenantId, today, now } = day
  const days = day.due.flatMap(({ orgPath: path, rules }) =>
    reminderDays(rules, today, day.calendar).map((one) => ({ path, ...one })),
  )
  const reminders = await listReminders(trx, day, days)
  const told = await tellEach(
    trx,
    { tenantId, accountId: null, name: 'Hệ thống' },
    reminders.map(({ workingDaysLeft, dueOn, code, text, dutyId, ...person }) => ({
      ...person,
      about: { kind: 'duty', id: dutyId },
      // The due date is part of it: a duty that was extended has its reminders again.
      cause: `${dueOn}:${workingDaysLeft}`,
      at: now,
      ...(workingDaysLeft >= 0
        ? { kind: 'duty.due-soon', data: { code, text, dueOn, workingDaysLeft } }
        : { kind: 'duty.overdue', data: { code, text, dueOn, daysLate: daysBetween(dueOn, today) } }),
    })),
  )
  return told.length
}

/**
 * Reminds who owes long work before and after its checkpoints, as long as nothing was said since the one before. Returns how many
 * reminders were given.
 */
export async function remindOfCheckpoints(trx: Trx, day: UrgingDay): Promise<number> {
  const { tenantId, today, now } = day
  const days = day.due.flatMap(({ orgPath: path, rules }) =>
    checkpointDays(rules, today, day.calendar).map((one) => ({ path, ...one })),
  )
  const reminders = await listCheckpointReminders(trx, day, days)
  const told = await tellEach(
    trx,
    { tenantId, accountId: null, name: 'Hệ thống' },
    reminders.flatMap((row) => {
      const checkpoint = silentCheckpoint(row, row.on, today)
      if (checkpoint === null) return []
      const { accountId, standingInFor, dutyId, code, text, workingDaysLeft } = row
      return {
        ...{ accountId, standingInFor, at: now, cause: `checkpoint ${row.on}:${workingDaysLeft}` },
        about: { kind: 'duty' as const, id: dutyId },
        ...(workingDaysLeft >= 0
          ? { kind: 'duty.checkpoint-soon' as const, data: { code, text, ...checkpoint, workingDaysLeft } }
          : { kind: 'duty.checkpoint-missed' as const, data: { code, text, ...checkpoint } }),
      }
    }),
  )
  return told.length
}
