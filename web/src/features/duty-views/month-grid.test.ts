import { addDays, daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { describe, expect, test } from 'vitest'
import { monthBy, weeksOf } from './month-grid.ts'

describe('the weeks of a month', () => {
  test('begin on Monday and hold each day once', () => {
    const months = Array.from({ length: 60 }, (_, index) => monthBy('2024-01', index))
    for (const month of months) {
      const weeks = weeksOf(month)
      expect(weeks.every((week) => week.length === 7)).toBe(true)
      const days = weeks.flat().filter((day) => day !== null)
      expect(days[0]).toBe(`${month}-01`)
      expect(addDays(days.at(-1) as PlainDate, 1)).toBe(`${monthBy(month, 1)}-01`)
      expect(daysBetween(days[0] as PlainDate, days.at(-1) as PlainDate)).toBe(days.length - 1)
    }
    // 1 September 2026 is a Tuesday.
    expect(weeksOf('2026-09')[0]).toEqual([
      null,
      '2026-09-01',
      '2026-09-02',
      '2026-09-03',
      '2026-09-04',
      '2026-09-05',
      '2026-09-06',
    ])
  })
  test('months are stepped over the turn of the year', () => {
    expect(monthBy('2026-01', -1)).toBe('2025-12')
    expect(monthBy('2025-12', 1)).toBe('2026-01')
    expect(monthBy('2026-05', -17)).toBe('2024-12')
  })
})
