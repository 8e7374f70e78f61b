import type { PlainDate } from '../calendar/plain-date.ts'
import { dayOfWeek } from '../calendar/plain-date.ts'
import type { TenantSettings } from './tenant-settings.ts'

/** Why a calendar is not taken. */
export const CALENDAR_REFUSALS = ['day-twice', 'worked-already'] as const

export type CalendarRefusal = (typeof CALENDAR_REFUSALS)[number]

/**
 * Whether days can stand together: each date once, and a day worked instead is one that would be off. A day off may fall on a
 * weekend: notices list whole breaks.
 */
export function checkCalendar({ weekend, everyYear, days }: Pick<TenantSettings, 'weekend' | 'everyYear' | 'days'>): {
  readonly code: CalendarRefusal
  readonly date: PlainDate
} | null {
  const seen = new Set<PlainDate>()
  for (const { date, kind } of days) {
    if (seen.has(date)) return { code: 'day-twice', date }
    seen.add(date)
    const isOff = weekend.includes(dayOfWeek(date)) || everyYear.some(({ day }) => date.endsWith(day.slice(1)))
    if (kind === 'worked' && !isOff) return { code: 'worked-already', date }
  }
  return null
}
