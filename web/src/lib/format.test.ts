import { isPlainDate } from '@dondoc/domain/calendar/plain-date'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byteText,
  dateText,
  dayOf,
  decimalText,
  instantText,
  monthText,
  numberText,
  parseDate,
  parseMillions,
  shareText,
} from './format.ts'

describe('dates on the screen', () => {
  test('days below ten and the first two months carry a zero, as offices write', () => {
    expect(dateText('2026-03-05')).toBe('05/3/2026')
    expect(dateText('2025-02-01')).toBe('01/02/2025')
    expect(dateText('2025-12-31')).toBe('31/12/2025')
    expect(monthText('2025-07')).toBe('7/2025')
  })
  test('an instant late in the evening of London is the next day here', () => {
    expect(dayOf('2025-08-01T20:00:00Z')).toBe('2025-08-02')
    expect(dayOf('2025-08-01T02:00:00Z')).toBe('2025-08-01')
  })
  test('a typed date is understood with or without year, zeros and separators', () => {
    const today = '2025-11-10'
    expect(parseDate('31/7/2025', today)).toBe('2025-07-31')
    expect(parseDate(' 31-07-25 ', today)).toBe('2025-07-31')
    expect(parseDate('31.7', today)).toBe('2025-07-31')
    expect(parseDate('05032026', today)).toBe('2026-03-05')
  })
  test('what is no day of the calendar is refused', () => {
    for (const text of ['', '31', '30/2/2025', '7/2025', 'hôm nay', '1/2/3/4', '2025-07-31']) {
      expect(parseDate(text, '2025-11-10')).toBeNull()
    }
  })
  test('every date that is shown can be typed back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => {
        const date = day.toISOString().slice(0, 10)
        return isPlainDate(date) && parseDate(dateText(date), '2025-01-01') === date
      }),
    )
  })
  test('an instant is told in Vietnamese time, also past midnight', () => {
    expect(instantText('2025-08-01T02:05:00Z')).toBe('09:05 01/8/2025')
    expect(instantText('2025-12-31T18:30:00Z')).toBe('01:30 01/01/2026')
  })
})

describe('numbers on the screen', () => {
  test('thousands have a point and decimals a comma', () => {
    expect(numberText(1234.5)).toBe('1.234,5')
  })
  test('a share never claims all or nothing too early', () => {
    expect(shareText(999, 1000)).toBe('99%')
    expect(shareText(1, 1000)).toBe('1%')
    expect(shareText(1000, 1000)).toBe('100%')
    expect(shareText(0, 0)).toBe('0%')
  })
})

test('sizes of files are short', () => {
  expect([byteText(1536), byteText(5_242_880), byteText(1_200_000)]).toEqual(['1,5 KB', '5 MB', '1,1 MB'])
})

test('money is typed as it is shown', () => {
  for (const value of [0, 0.5, 120.125, 1200.5, 1_000_000]) expect(parseMillions(decimalText(value))).toBe(value)
  expect(['1200,5', '12.5', '-1', '1,2345', 'x', ''].map(parseMillions)).toEqual([1200.5, null, null, null, null, null])
})
