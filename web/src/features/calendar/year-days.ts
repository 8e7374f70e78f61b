import type { WorkingCalendarView } from '@dondoc/contract/working-calendar'
import { addDays, dayOfWeek, lastDayOfMonth, type PlainDate, plainDate } from '@dondoc/domain/calendar/plain-date'

export type Days = Pick<WorkingCalendarView, 'weekend' | 'everyYear' | 'days'>
export type CalendarDay = Days['days'][number]

/** A day as the year shows it. */
export interface ShownDay {
  readonly date: PlainDate
  readonly kind: 'off' | 'worked' | 'weekend' | 'workday'
  readonly name: string | null
  readonly recalled: boolean
  /** It returns every year and is not an entry of this one. */
  readonly yearly: boolean
}

/** What a day is, and why. */
export function shownDay(date: PlainDate, { weekend, everyYear, days }: Days): ShownDay {
  const entry = days.find((day) => day.date === date)
  if (entry) return { date, kind: entry.kind, name: entry.name, recalled: entry.recalled, yearly: false }
  const holiday = everyYear.find(({ day }) => date.endsWith(day.slice(1)))
  if (holiday) return { date, kind: 'off', name: holiday.name, recalled: holiday.recalled, yearly: true }
  const kind = weekend.includes(dayOfWeek(date)) ? 'weekend' : 'workday'
  return { date, kind, name: null, recalled: false, yearly: false }
}

/** The weeks of a month, Monday first; null outside of the month. */
export function weeksOf(year: number, month: number): (PlainDate | null)[][] {
  const first = plainDate(year, month, 1) ?? '2026-01-01'
  const last = lastDayOfMonth(year, month)
  const lead = (dayOfWeek(first) + 6) % 7
  const cells: (PlainDate | null)[] = Array.from({ length: lead }, () => null)
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7 > 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The days of a year that are not as their day of the week says, in order. */
export function specialDays(year: number, days: Days): ShownDay[] {
  const entries = days.days.filter(({ date }) => date.startsWith(`${year}-`)).map(({ date }) => date)
  const yearly = days.everyYear.flatMap(
    ({ day }) => plainDate(year, Number(day.slice(2, 4)), Number(day.slice(5))) ?? [],
  )
  return [...new Set([...entries, ...yearly])].sort().map((date) => shownDay(date, days))
}

/** How many days of a year are worked. */
export function countWorkdays(year: number, days: Days): number {
  let count = 0
  for (let date = plainDate(year, 1, 1) ?? '2026-01-01'; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    const { kind } = shownDay(date, days)
    if (kind === 'workday' || kind === 'worked') count++
  }
  return count
}

/** Tết falls between these days; a year without a day off among them has not been entered yet. */
export function isOpenYear(year: number, { days }: Days): boolean {
  return !days.some(({ date, kind }) => kind === 'off' && date > `${year}-01-20` && date < `${year}-02-22`)
}

/** The entries with one put in the place of what its date had. */
export function withDays(days: readonly CalendarDay[], more: readonly CalendarDay[]): CalendarDay[] {
  const dates = new Set(more.map(({ date }) => date))
  return [...days.filter(({ date }) => !dates.has(date)), ...more].sort((a, b) => a.date.localeCompare(b.date))
}

/** How many dates differ between two lists of entries. */
export function countChanges(before: readonly CalendarDay[], after: readonly CalendarDay[]): number {
  const text = (day: CalendarDay | undefined) => (day ? `${day.kind} ${day.name} ${day.basis} ${day.recalled}` : '')
  const [a, b] = [new Map(before.map((day) => [day.date, day])), new Map(after.map((day) => [day.date, day]))]
  return [...new Set([...a.keys(), ...b.keys()])].filter((date) => text(a.get(date)) !== text(b.get(date))).length
}
