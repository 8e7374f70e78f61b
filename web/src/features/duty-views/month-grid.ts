import { addDays, dayOfWeek, lastDayOfMonth, type PlainDate } from '@dondoc/domain/calendar/plain-date'

/** The weeks of a month `YYYY-MM`, Monday first; days of the months around are null. */
export function weeksOf(month: string): readonly (readonly (PlainDate | null)[])[] {
  const first = `${month}-01` as PlainDate
  const count = Number(lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))).slice(8))
  const before = (dayOfWeek(first) + 6) % 7
  const cells = Math.ceil((before + count) / 7) * 7
  const days = Array.from({ length: cells }, (_, index) =>
    index < before || index >= before + count ? null : addDays(first, index - before),
  )
  return Array.from({ length: cells / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** A month later or earlier: `('2026-01', -1)` is `'2025-12'`. */
export function monthBy(month: string, months: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}
