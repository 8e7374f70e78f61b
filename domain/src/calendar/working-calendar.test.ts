import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from './plain-date.ts'
import { addDays } from './plain-date.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts'

const calendar: WorkingCalendar = {
  weekend: [0, 6],
  everyYear: ['--01-01', '--09-02'],
  holidays: [],
  workedInstead: ['2025-04-26'],
}
const date = fc.integer({ min: 0, max: 700 }).map((n): PlainDate => addDays('2025-01-01', n))

describe('working days', () => {
  test('weekends and holidays are off, a swapped Saturday is worked', () => {
    expect(isWorkingDay('2025-07-31', calendar)).toBe(true)
    expect(isWorkingDay('2025-08-02', calendar)).toBe(false)
    expect(isWorkingDay('2025-09-02', calendar)).toBe(false)
    expect(isWorkingDay('2025-04-26', calendar)).toBe(true)
  })
  test('five working days from a Friday before the national day end on Monday after next', () => {
    expect(addWorkingDays('2025-08-29', 5, calendar)).toBe('2025-09-08')
    expect(workingDaysBetween('2025-08-29', '2025-09-08', calendar)).toBe(5)
  })
  test('adding and counting agree, forwards and backwards', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -40, max: 40 }), (from, count) => {
        const to = addWorkingDays(from, count, calendar)
        if (count > 0) expect(workingDaysBetween(from, to, calendar)).toBe(count)
        if (count !== 0) expect(isWorkingDay(to, calendar)).toBe(true)
        expect(workingDaysBetween(from, to, calendar) + workingDaysBetween(to, from, calendar)).toBe(0)
      }),
    )
  })
  test('counting weeks finds what walking from day to day finds', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n): PlainDate => addDays('2023-06-01', n))
    const calendars = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      everyYear: fc.subarray(['--01-01', '--02-29', '--04-30', '--09-02'] as const),
      holidays: fc.array(day, { maxLength: 40 }),
      workedInstead: fc.array(day, { maxLength: 40 }),
    })
    fc.assert(
      fc.property(day, day, calendars, (one, other, some) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        let walked = 0
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) walked += Number(isWorkingDay(at, some))
        expect(workingDaysBetween(from, to, some)).toBe(walked)
      }),
    )
  })
  test('a calendar that never works does not search for ever', () => {
    const never = { weekend: [0, 1, 2, 3, 4, 5, 6], everyYear: [], holidays: [], workedInstead: [] }
    expect(addWorkingDays('2025-01-01', 3, never)).toBe('2026-01-02')
  })
})
