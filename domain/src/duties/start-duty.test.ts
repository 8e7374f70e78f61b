import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Deadline } from '../calendar/deadline.ts'
import { addDays } from '../calendar/plain-date.ts'
import { isWorkingDay } from '../calendar/working-calendar.ts'
import { STARTER_SETTINGS } from '../settings/starter-settings.ts'
import { calendarOf } from '../settings/tenant-settings.ts'
import { afterWithdrawal, checkAct, contributionAfterAct, dueAfterAct, followsAct } from './start-duty.ts'

const settings = { ...STARTER_SETTINGS, calendar: calendarOf(STARTER_SETTINGS) }
const period = { from: '2026-01-01', to: '2026-12-31' } as const
const after = (days: number | null, workingDays?: true): Deadline => ({
  kind: 'after-event',
  within_days: days,
  event: 'có thông tư hướng dẫn',
  ...(workingDays ? { workingDays } : {}),
})
const act = { on: '2026-02-11', effectiveOn: '2026-04-01', countedFrom: 'on', dueOn: null } as const

describe('the due date after an act', () => {
  test.each([
    ['30 days after it', after(30), act, '2026-03-13'],
    ['30 days after it comes into force', after(30), { ...act, countedFrom: 'effective' }, '2026-05-01'],
    ['5 working days after it, over Tết', after(5, true), act, '2026-02-25'],
    ['no number of days, and none registered', after(null), act, null],
    ['no number of days, one registered', after(null), { ...act, dueOn: '2026-06-30' }, '2026-06-30'],
    ['a number of days wins over the registered day', after(30), { ...act, dueOn: '2026-06-30' }, '2026-03-13'],
    [
      'as another plan says',
      { kind: 'external', reference: 'Kế hoạch' },
      { ...act, dueOn: '2026-06-30' },
      '2026-06-30',
    ],
    ['without a deadline', null, { ...act, dueOn: '2026-06-30' }, '2026-06-30'],
  ] as const)('%s', (_what, deadline, given, expected) => {
    expect(dueAfterAct(deadline as Deadline | null, period, given, settings)).toBe(expected)
  })
  test('counted in working days it falls on one, and a later act is never due earlier', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2025-12-01', n))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 30 }), (on, days, later) => {
        const due = (from: typeof on) => dueAfterAct(after(days, true), period, { ...act, on: from }, settings) ?? ''
        expect(isWorkingDay(due(on) as typeof on, settings.calendar)).toBe(true)
        expect(due(addDays(on, later)) >= due(on)).toBe(true)
      }),
    )
  })
})

describe('the due date of a contribution after an act', () => {
  test.each([
    ['five working days before the lead', after(30), '2026-02-12', '2026-03-06'],
    ['on the day of registering at the earliest', after(30), '2026-03-10', '2026-03-10'],
    ['with the lead where that was due before the act was registered', after(30), '2026-03-20', '2026-03-13'],
    ['none where the lead has none', after(null), '2026-02-12', null],
  ] as const)('%s', (_what, deadline, registeredOn, expected) => {
    expect(contributionAfterAct(deadline, period, { ...act, registeredOn }, settings)).toBe(expected)
  })
})

describe('registering an act', () => {
  test.each([
    ['that has happened', act, null],
    ['that comes into force later', { ...act, effectiveOn: '2027-01-01' }, null],
    ['of tomorrow', { ...act, on: '2026-06-21' }, 'act-in-future'],
    ['with a due date before it', { ...act, dueOn: '2026-02-10' }, 'act-due-before'],
    ['with a due date in the past', { ...act, dueOn: '2026-06-19' }, 'act-due-in-past'],
    ['with a due date today', { ...act, dueOn: '2026-06-20' }, null],
  ] as const)('%s', (_what, given, expected) => {
    expect(checkAct(given, '2026-06-20')).toBe(expected)
  })
  test.each([
    ['nothing was said', { firstFactOn: null, isSettled: false }, '2026-03-01', true],
    ['something was said after the new day', { firstFactOn: '2026-03-01', isSettled: false }, '2026-03-01', true],
    ['something was said before the new day', { firstFactOn: '2026-02-28', isSettled: false }, '2026-03-01', false],
    ['it is delivered or extended', { firstFactOn: null, isSettled: true }, '2026-01-01', false],
    ['nothing was said, and it is taken back', { firstFactOn: null, isSettled: false }, null, true],
    ['something was said, and it is taken back', { firstFactOn: '2026-03-01', isSettled: false }, null, false],
  ] as const)('a duty follows its act where %s: %#', (_what, facts, on, expected) => {
    expect(followsAct(facts, on)).toBe(expected)
  })
})

describe('a contribution whose act is taken back', () => {
  const [early, late] = [{ on: '2026-02-01' }, { on: '2026-03-01' }] as const
  const untouched = { firstFactOn: null, isSettled: false }
  test.each([
    ['waits again where no other act holds it', untouched, [], { kind: 'waits' }],
    ['goes on under the act that was registered first', untouched, [late, early], { act: late, moves: true }],
    [
      'goes on under one before what was said',
      { firstFactOn: '2026-02-10', isSettled: false },
      [late, early],
      { act: early },
    ],
    [
      'keeps its day where it is sent or extended',
      { firstFactOn: '2026-03-05', isSettled: true },
      [late],
      { moves: false },
    ],
    [
      'is in the way where it rests on the act',
      { firstFactOn: '2026-02-10', isSettled: false },
      [],
      { kind: 'depends' },
    ],
    [
      'is in the way where other acts came later',
      { firstFactOn: '2026-02-10', isSettled: false },
      [late],
      { kind: 'depends' },
    ],
  ] as const)('%s', (_what, facts, others, expected) => {
    expect(afterWithdrawal(facts, others)).toMatchObject(expected)
  })
})
