import { describe, expect, test } from 'vitest'
import { isPlainDate, yearOf } from '../calendar/plain-date.ts'
import { addWorkingDays, isWorkingDay } from '../calendar/working-calendar.ts'
import { STARTER_SETTINGS } from './starter-settings.ts'
import { calendarOf, checkpointsOf, dueDateSettings, roundsOfYear } from './tenant-settings.ts'

describe('the settings that a tenant starts with', () => {
  test('every day and round exists, stands once, and is marked as recalled', () => {
    const { days, everyYear, rounds } = STARTER_SETTINGS
    expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
    for (const day of days) expect([day.date, isPlainDate(day.date), day.recalled]).toEqual([day.date, true, true])
    const monthDays = [
      ...everyYear.map(({ day }) => day),
      ...rounds.flatMap(({ from, to, dueOn }) => [from, to, dueOn]),
    ]
    for (const day of monthDays) expect([day, isPlainDate(`2026-${day.slice(2)}`)]).toEqual([day, true])
    expect([...everyYear, ...rounds].every(({ recalled }) => recalled)).toBe(true)
  })
  test('each swapped day off has its worked day in the same year, and the reverse', () => {
    const calendar = calendarOf(STARTER_SETTINGS)
    const swaps = STARTER_SETTINGS.days.filter(({ name }) => name.startsWith('Hoán đổi'))
    const worked = STARTER_SETTINGS.days.filter(({ kind }) => kind === 'worked')
    expect(swaps.map(({ date }) => yearOf(date))).toEqual(worked.map(({ date }) => yearOf(date)))
    for (const { date } of swaps) expect(isWorkingDay(date, calendar)).toBe(false)
    for (const { date } of worked) {
      expect(isWorkingDay(date, calendar)).toBe(true)
      expect(isWorkingDay(date, { ...calendar, workedInstead: [] })).toBe(false)
    }
  })
  test.each([
    ['over the swapped days of 30/4 and 1/5/2025', '2025-04-29', 1, '2025-05-05'],
    ['over Tết Bính Ngọ', '2026-02-13', 1, '2026-02-23'],
    ['over the national day of 2026, its Monday swapped', '2026-08-28', 1, '2026-09-03'],
    ['over New Year in a year that nobody has decided on', '2030-12-31', 1, '2031-01-02'],
  ] as const)('one working day %s', (_what, from, count, to) => {
    expect(addWorkingDays(from, count, calendarOf(STARTER_SETTINGS))).toBe(to)
  })
})

describe('report rounds', () => {
  test('windows begin in the year before where they must, and are sorted by the day they are owed', () => {
    expect(roundsOfYear(STARTER_SETTINGS.rounds, 2026)).toEqual([
      { label: 'Quý I/2026', from: '2025-12-15', to: '2026-03-14', dueOn: '2026-03-20' },
      { label: '6 tháng/2026', from: '2025-12-15', to: '2026-06-14', dueOn: '2026-06-20' },
      { label: 'Quý III/2026', from: '2026-06-15', to: '2026-09-14', dueOn: '2026-09-20' },
      { label: 'Năm/2026', from: '2025-12-15', to: '2026-12-14', dueOn: '2026-12-20' },
    ])
  })
  test('a round owed after New Year, and one on a day that only leap years have', () => {
    const round = {
      label: 'Năm',
      from: '--01-01',
      to: '--12-31',
      dueOn: '--01-15',
      source: null,
      recalled: false,
    } as const
    expect(roundsOfYear([round], 2026)[0]).toMatchObject({ from: '2026-01-01', to: '2026-12-31', dueOn: '2027-01-15' })
    expect(roundsOfYear([{ ...round, dueOn: '--02-29' }], 2026)[0]).toMatchObject({ dueOn: '2027-02-28' })
  })
  test('the checkpoints of a period are the cut-off days inside it, over several years', () => {
    const between = (from: `${number}-${number}-${number}`, to: `${number}-${number}-${number}`) =>
      checkpointsOf(STARTER_SETTINGS.rounds, { from, to }).map(({ on }) => on)
    expect(between('2025-07-01', '2025-12-31')).toEqual(['2025-09-14', '2025-12-14'])
    expect(between('2025-12-14', '2026-03-14')).toEqual(['2025-12-14', '2026-03-14'])
    expect(dueDateSettings(STARTER_SETTINGS, { from: '2026-01-01', to: '2026-03-01' })).toEqual({
      beforeIsInclusive: false,
      period: { from: '2026-01-01', to: '2026-03-01' },
      rounds: [],
      eventOn: null,
    })
  })
})
