import { describe, expect, test } from 'vitest'
import { addDays, dayOfWeek, daysBetween, isPlainDate, lastDayOfMonth, plainDate } from './plain-date.ts'

describe('plain dates', () => {
  test('a day that the calendar does not have is no date', () => {
    expect(isPlainDate('2025-02-30')).toBe(false)
    expect(plainDate(2025, 2, 29)).toBeNull()
    expect(plainDate(2024, 2, 29)).toBe('2024-02-29')
  })
  test('adding days crosses months, years and leap days', () => {
    expect(addDays('2025-07-31', -1)).toBe('2025-07-30')
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1)
  })
  test('the week starts on Sunday as 0', () => {
    expect(dayOfWeek('2026-11-22')).toBe(0)
    expect(dayOfWeek('2025-07-31')).toBe(4)
  })
  test('the last day of February knows leap years', () => {
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29')
    expect(lastDayOfMonth(2026, 2)).toBe('2026-02-28')
  })
})
