import { describe, expect, test } from 'vitest'
import { businessDay, clockOf } from './clock.ts'

describe('the business day', () => {
  test.each([
    ['2026-06-09T16:59:59Z', '2026-06-09'],
    ['2026-06-09T17:00:00Z', '2026-06-10'],
    ['2025-12-31T17:00:00Z', '2026-01-01'],
  ])('of %s in Hà Nội is %s', (instant, day) => {
    expect(businessDay(new Date(instant))).toBe(day)
  })

  test('follows the clock that was given', () => {
    const clock = clockOf(() => new Date('2025-10-15T00:00:00Z'))
    expect(clock.today()).toBe('2025-10-15')
  })
})
