import type { Checkpoint } from '../calendar/due-dates.ts'
import { addDays, later, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type CheckedWork, missedCheckpoint } from '../duties/checkpoints.ts'
import { type ReminderDay, reminderDays } from './reminders.ts'
import type { UrgingRules } from './rules.ts'

/** A checkpoint of `on` is reminded of today: so many working days before it, or after it where negative. */
export type CheckpointDay = Pick<ReminderDay, 'workingDaysLeft'> & { readonly on: PlainDate }

/** The days whose checkpoints are reminded of on `today`: before them by numbers of their own, after them as after a due date. */
export function checkpointDays(rules: UrgingRules, today: PlainDate, calendar: WorkingCalendar): CheckpointDay[] {
  const days = reminderDays({ ...rules, before: rules.beforeCheckpoint }, today, calendar)
  return days.map(({ dueOn: on, workingDaysLeft }) => ({ on, workingDaysLeft }))
}

/**
 * The checkpoint of `on`, where a duty is to be reminded of it on `today`: it passed in silence, or will have when nobody says
 * anything until then. The first update after the checkpoint before ends it; null then, and where the duty has none on that day.
 */
export function silentCheckpoint(work: CheckedWork, on: PlainDate, today: PlainDate): Checkpoint | null {
  const missed = missedCheckpoint(work, later(today, addDays(on, 1)))
  return missed?.on === on ? missed : null
}
