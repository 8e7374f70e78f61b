import type { MonthDay } from '../calendar/deadline.ts'
import { addDays, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import starter from './starter-settings.json' with { type: 'json' }
import type { CalendarDay, TenantSettings } from './tenant-settings.ts'

// The JSON keeps the shapes; a test reads every date of it.
const monthDay = (text: string): MonthDay => text as MonthDay

const datesOf = (from: string, to: string): PlainDate[] => {
  const dates: PlainDate[] = []
  if (!isPlainDate(from)) return dates
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
  return dates
}

/**
 * What holds until a tenant has decided something else. Holidays, swapped days and report rounds are from memory and marked so:
 * a person checks them against the decision of each year. Tết of a year that nobody has decided on is left out, not guessed.
 */
export const STARTER_SETTINGS: TenantSettings = {
  confirmationRequired: starter.confirmationRequired,
  beforeIsInclusive: starter.beforeIsInclusive,
  acceptanceRule: starter.acceptanceRule as TenantSettings['acceptanceRule'],
  acceptanceDays: starter.acceptanceDays,
  coordinatorLeadDays: starter.coordinatorLeadDays,
  weekend: starter.weekend,
  everyYear: starter.everyYear.map(({ day, name }) => ({
    day: monthDay(day),
    name,
    basis: starter.everyYearBasis,
    recalled: true,
  })),
  days: starter.days
    .flatMap(({ from, to, kind, name }) =>
      datesOf(from, to).map((date): CalendarDay => {
        return { date, kind: kind as CalendarDay['kind'], name, basis: starter.daysBasis, recalled: true }
      }),
    )
    .sort((a, b) => a.date.localeCompare(b.date)),
  rounds: starter.rounds.map(({ label, from, to, dueOn }) => ({
    label,
    from: monthDay(from),
    to: monthDay(to),
    dueOn: monthDay(dueOn),
    source: starter.roundsSource,
    recalled: true,
  })),
}
