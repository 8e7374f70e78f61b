import type { Deadline } from './deadline.ts'
import { type DueDateSettings, dueDates } from './due-dates.ts'
import type { PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The last day on which a deadline is due: `Quý II/2026` → `2026-06-30`; null where it waits or goes on without end. */
export function lastDueDate(
  deadline: Deadline | null,
  settings: DueDateSettings,
  calendar: WorkingCalendar,
): PlainDate | null {
  if (deadline === null) return null
  return dueDates(deadline, settings, calendar).occurrences.reduce<PlainDate | null>(
    (last, { dueOn }) => (dueOn !== null && (last === null || dueOn > last) ? dueOn : last),
    null,
  )
}
