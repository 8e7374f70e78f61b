import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOfWeek,
  daysBetween,
  isPlainDate,
  lastDayOfMonth,
  type PlainDate,
  plainDate,
} from './plain-date.ts'

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
  test('every day of five centuries is the one that the clock of the machine counts', () => {
    let counted: PlainDate = '1799-12-31'
    for (let ms = Date.UTC(1800, 0, 1); ms <= Date.UTC(2300, 0, 1); ms += 86_400_000) {
      const day = new Date(ms).toISOString().slice(0, 10) as PlainDate
      counted = addDays(counted, 1)
      if (counted !== day || !isPlainDate(day) || dayOfWeek(day) !== new Date(ms).getUTCDay())
        throw new Error(`${day} was counted as ${counted}`)
    }
    expect(daysBetween('1799-12-31', counted)).toBe(182_622)
    expect(addDays('0001-01-01', 0)).toBe('0001-01-01')
    expect(addDays('0000-02-29', 1)).toBe('0000-03-01')
  })
  test('what is written otherwise, or is no day, is no date', () => {
    for (const text of [
      '2025-00-10',
      '2025-13-01',
      '2025-01-00',
      '2025-01-32',
      '2100-02-29',
      '2025-1-01',
      ' 2025-01-01',
    ])
      expect(isPlainDate(text)).toBe(false)
  })
  test('the last day of February knows leap years', () => {
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29')
    expect(lastDayOfMonth(2026, 2)).toBe('2026-02-28')
  })
})
