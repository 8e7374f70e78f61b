/** A calendar date `'YYYY-MM-DD'`: a string from column to screen, never an instant. */
export type PlainDate = `${number}-${number}-${number}`

/** Both ends belong to the range. */
export interface DateRange {
  readonly from: PlainDate
  readonly to: PlainDate
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysOfMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)

const ERA_DAYS = 146_097
const EPOCH_FROM_ERA = 719_468

/**
 * Days since 1970-01-01, counted and not asked of `Date`: lists count days by the thousand, and reading a text into an instant and
 * writing it again costs twenty times as much. Years begin in March here, so that the leap day is the last of one.
 */
function toEpochDay(date: PlainDate): number {
  const month = Number(date.slice(5, 7))
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(date.slice(8, 10)) - 1
  return (
    era * ERA_DAYS +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    EPOCH_FROM_ERA
  )
}

function fromEpochDay(day: number): PlainDate {
  const shifted = day + EPOCH_FROM_ERA
  const era = Math.floor(shifted / ERA_DAYS)
  const dayOfEra = shifted - era * ERA_DAYS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = ((fromMarch + 2) % 12) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return written(year, month, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

const written = (year: number, month: number, day: number): PlainDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as PlainDate

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** True for an existing day of the Gregorian calendar written as `YYYY-MM-DD`, e.g. not for `2025-02-30`. */
export function isPlainDate(text: string): text is PlainDate {
  if (!SHAPE.test(text)) return false
  const day = Number(text.slice(8))
  return day >= 1 && day <= daysOfMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

/** The date of a year, month (1–12) and day (1–31), or null where the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  const text = written(year, month, day)
  return isPlainDate(text) ? text : null
}

/** `addDays('2025-07-31', -1)` is `'2025-07-30'`. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days)
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return toEpochDay(b) - toEpochDay(a)
}

/** 0 = Sunday … 6 = Saturday. */
export function dayOfWeek(date: PlainDate): number {
  return (((toEpochDay(date) + 4) % 7) + 7) % 7
}

/** The last day of a month (1–12): `lastDayOfMonth(2024, 2)` is `'2024-02-29'`. */
export function lastDayOfMonth(year: number, month: number): PlainDate {
  return written(year, month, daysOfMonth(year, month))
}

/** The year of a date as a number. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4))
}

/** The month of a date, 1–12. */
export function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7))
}

/** The earlier of two dates. */
export function earlier(a: PlainDate, b: PlainDate): PlainDate {
  if (b < a) return b
  return a
}

/** The later of two dates. */
export function later(a: PlainDate, b: PlainDate): PlainDate {
  if (b > a) return b
  return a
}
