import type { MonthDay } from './deadline.ts'
import type { PlainDate } from './plain-date.ts'
import { addDays, dayOfWeek, daysBetween, plainDate, yearOf } from './plain-date.ts'

/**
 * Which days are worked. Data of the tenant: holidays and swaps are decided year by year (nghỉ lễ, nghỉ bù, hoán đổi ngày làm
 * việc), so none of them stands in code.
 */
export interface WorkingCalendar {
  /** Days of the week that are not worked, 0 = Sunday. */
  readonly weekend: readonly number[]
  /** Holidays that return on the same day of every year. */
  readonly everyYear: readonly MonthDay[]
  readonly holidays: readonly PlainDate[]
  /** Days of a weekend that are worked in exchange for another day off. */
  readonly workedInstead: readonly PlainDate[]
}

/** True where offices work on that day. */
export function isWorkingDay(date: PlainDate, calendar: WorkingCalendar): boolean {
  if (calendar.workedInstead.includes(date)) return true
  if (calendar.weekend.includes(dayOfWeek(date)) || calendar.holidays.includes(date)) return false
  return !calendar.everyYear.some((day) => date.endsWith(day.slice(1)))
}

// A calendar without any working day must not make a search endless; no real break is longer than a year.
const SEARCH_LIMIT = 366

/** The `count`-th working day after `date` (before it where negative); `date` itself for 0. */
export function addWorkingDays(date: PlainDate, count: number, calendar: WorkingCalendar): PlainDate {
  const step = count < 0 ? -1 : 1
  let [day, left, idle] = [date, Math.abs(count), 0]
  while (left > 0 && idle < SEARCH_LIMIT) {
    day = addDays(day, step)
    const works = isWorkingDay(day, calendar)
    left -= works ? 1 : 0
    idle = works ? 0 : idle + 1
  }
  return day
}

/**
 * Working days after `from` up to and with `to`: 0 for the same day, negative when `to` is earlier. Weeks are counted, not walked
 * through: a list does this for each of its rows.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  const isWeekday = (day: number): boolean => !calendar.weekend.includes(day)
  const days = daysBetween(from, to)
  const first = dayOfWeek(from) + 1
  let count = Math.floor(days / 7) * WEEK.filter(isWeekday).length
  for (let left = 0; left < days % 7; left++) if (isWeekday((first + left) % 7)) count++
  for (const day of specialDays(from, to, calendar))
    count += Number(isWorkingDay(day, calendar)) - Number(isWeekday(dayOfWeek(day)))
  return count
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const

/** The days after `from` up to and with `to` of which more is known than their day of the week, each once. */
function specialDays(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): ReadonlySet<PlainDate> {
  const days = new Set<PlainDate>()
  const add = (day: PlainDate): void => void (day > from && day <= to && days.add(day))
  calendar.holidays.forEach(add)
  calendar.workedInstead.forEach(add)
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    for (const monthDay of calendar.everyYear) {
      const day = plainDate(year, Number(monthDay.slice(2, 4)), Number(monthDay.slice(5)))
      if (day !== null) add(day)
    }
  }
  return days
}
