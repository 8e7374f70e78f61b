import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from './plain-date.ts'
import { addDays } from './plain-date.ts'
import { STARTER_HOLIDAYS } from './starter-holidays.ts'
import { addWorkingDays, calendarOfYears, isWorkingDay, workingDaysBetween } from './working-calendar.ts'

const calendar = {
  ...calendarOfYears(['--01-01', '--09-02'], [2025, 2026]),
  workedInstead: ['2025-04-26' as const],
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
  test('a calendar that never works does not search for ever', () => {
    const never = { weekend: [0, 1, 2, 3, 4, 5, 6], holidays: [], workedInstead: [] }
    expect(addWorkingDays('2025-01-01', 3, never)).toBe('2026-01-02')
  })
  test('a new tenant starts with the solar holidays of the law', () => {
    const starter = calendarOfYears(STARTER_HOLIDAYS, [2026])
    expect(starter.holidays).toEqual(['2026-01-01', '2026-04-30', '2026-05-01', '2026-09-02'])
  })
})
