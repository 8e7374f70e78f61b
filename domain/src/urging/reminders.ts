import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { isWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { UrgingRules } from './rules.ts'

/** Duties due on `dueOn` are reminded of today: so many working days before it, or after it where negative. */
export interface ReminderDay {
  readonly dueOn: PlainDate
  readonly workingDaysLeft: number
}

/** Calendar days looked at on either side. A duty that is late for longer than this is in the ladder and in every digest anyway. */
const REACH_DAYS = 370

const isTimeAfter = ({ after, afterEvery }: UrgingRules, days: number): boolean => {
  const last = Math.max(0, ...after)
  if (days <= last || afterEvery === null) return after.includes(days)
  return (days - last) % afterEvery === 0
}

/**
 * The due dates that are reminded of on `today`; none on a day that is not worked. Each duty has its turn on one day for each number
 * of the rules, because the working days between today and its due date are another number every working day.
 */
export function reminderDays(rules: UrgingRules, today: PlainDate, calendar: WorkingCalendar): ReminderDay[] {
  if (!isWorkingDay(today, calendar)) return []
  const days: ReminderDay[] = rules.before.includes(0) ? [{ dueOn: today, workingDaysLeft: 0 }] : []
  const most = Math.max(0, ...rules.before)
  for (let [day, left] = [addDays(today, 1), 0]; ; day = addDays(day, 1)) {
    left += isWorkingDay(day, calendar) ? 1 : 0
    if (left > most || day > addDays(today, REACH_DAYS)) break
    if (rules.before.includes(left) && left > 0) days.push({ dueOn: day, workingDaysLeft: left })
  }
  for (let [day, gone] = [addDays(today, -1), 1]; day > addDays(today, -REACH_DAYS); day = addDays(day, -1)) {
    if (isTimeAfter(rules, gone)) days.push({ dueOn: day, workingDaysLeft: -gone })
    gone += isWorkingDay(day, calendar) ? 1 : 0
  }
  return days
}
