import { STARTER_SETTINGS } from '@dondoc/domain/settings/starter-settings'
import { describe, expect, test } from 'vitest'
import { countChanges, countWorkdays, isOpenYear, shownDay, specialDays, weeksOf, withDays } from './year-days.ts'

const starter = {
  weekend: [...STARTER_SETTINGS.weekend],
  everyYear: [...STARTER_SETTINGS.everyYear],
  days: [...STARTER_SETTINGS.days],
}

describe('a year as a calendar', () => {
  test.each([
    ['2026-02-16', 'off', 'Tết Nguyên đán Bính Ngọ'],
    ['2026-08-22', 'worked', 'Làm bù cho ngày 31/8/2026'],
    ['2026-04-30', 'off', 'Ngày Chiến thắng'],
    ['2026-08-23', 'weekend', null],
    ['2026-08-24', 'workday', null],
  ] as const)('%s is %s', (date, kind, name) => {
    expect(shownDay(date, starter)).toMatchObject({ kind, name })
  })
  test('weeks begin on Monday and hold every day of the month once', () => {
    const weeks = weeksOf(2026, 2)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01'])
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(28)
  })
  test('a year of which nobody has entered Tết is told', () => {
    expect([2025, 2026, 2027].map((year) => isOpenYear(year, starter))).toEqual([false, false, true])
  })
  test('working days of a year are those that are left', () => {
    const weekdays = 261
    const offOnWeekdays = specialDays(2026, starter).filter(
      ({ kind, date }) => kind === 'off' && ![0, 6].includes(new Date(date).getUTCDay()),
    ).length
    const worked = specialDays(2026, starter).filter(({ kind }) => kind === 'worked').length
    expect(countWorkdays(2026, starter)).toBe(weekdays - offOnWeekdays + worked)
  })
  test('putting a day in the place of another counts as one change, putting the same back as none', () => {
    const [day] = starter.days
    if (!day) throw new Error('no day')
    const changed = withDays(starter.days, [{ ...day, basis: 'Thông báo 1/TB' }])
    expect([changed.length, countChanges(starter.days, changed)]).toEqual([starter.days.length, 1])
    expect(countChanges(starter.days, withDays(changed, [day]))).toBe(0)
  })
})
