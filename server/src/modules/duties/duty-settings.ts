import type { MonthDay } from '@dondoc/domain/calendar/deadline'
import type { DueDateSettings } from '@dondoc/domain/calendar/due-dates'
import fixedHolidays from '@dondoc/domain/calendar/fixed-holidays.json' with { type: 'json' }
import { type PlainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import { calendarOfYears, type WorkingCalendar } from '@dondoc/domain/calendar/working-calendar'
import type { DutySettings } from '@dondoc/domain/duties/duty-facts'

/** How duties are judged where a tenant has decided nothing else. */
export const DUTY_SETTINGS: DutySettings = { confirmationRequired: true }

/** How due dates are counted where a tenant has decided nothing else: "trước ngày 31/7" is due on 30/7. */
export const DUE_DATE_RULES: Pick<DueDateSettings, 'beforeIsInclusive' | 'rounds'> = {
  beforeIsInclusive: false,
  rounds: [],
}

const calendars = new Map<number, WorkingCalendar>()

/** The working calendar for dates near a day: the fixed holidays of the year before to two years after. */
export function calendarNear(day: PlainDate): WorkingCalendar {
  const year = yearOf(day)
  const known = calendars.get(year)
  if (known) return known
  const calendar = calendarOfYears(fixedHolidays.everyYear as MonthDay[], [year - 1, year, year + 1, year + 2])
  calendars.set(year, calendar)
  return calendar
}
