/** A calendar date `'YYYY-MM-DD'`: a string from column to screen, never an instant. */
export type PlainDate = `${number}-${number}-${number}`

/** Both ends belong to the range. */
export interface DateRange {
  readonly from: PlainDate
  readonly to: PlainDate
}

const DAY_MS = 86_400_000

const toEpochDay = (date: PlainDate): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS)

const fromEpochDay = (day: number): PlainDate => new Date(day * DAY_MS).toISOString().slice(0, 10) as PlainDate

/** True for an existing day of the Gregorian calendar written as `YYYY-MM-DD`, e.g. not for `2025-02-30`. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** The date of a year, month (1–12) and day (1–31), or null where the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
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
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as PlainDate
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
