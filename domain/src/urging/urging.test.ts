import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import { checkpointDays, silentCheckpoint } from './checkpoint-reminders.ts'
import { LADDER_STEPS, quietSince, stepsDue } from './ladder.ts'
import { reminderDays } from './reminders.ts'
import { findRulesFault, STARTER_RULES, type UrgingRules } from './rules.ts'

const calendar: WorkingCalendar = {
  weekend: [0, 6],
  everyYear: ['--04-30', '--05-01', '--09-02'],
  holidays: [],
  workedInstead: [],
}
// Friday
const today: PlainDate = '2026-04-24'

describe('reminders', () => {
  test('come 7, 3 and 1 working days before: weekends and holidays do not count', () => {
    const before = reminderDays(STARTER_RULES, today, calendar).filter(({ workingDaysLeft }) => workingDaysLeft > 0)
    // 27, 28, 29 April are worked, 30 April and 1 May are not, then 4–7 May.
    expect(before).toEqual([
      { dueOn: '2026-04-27', workingDaysLeft: 1 },
      { dueOn: '2026-04-29', workingDaysLeft: 3 },
      { dueOn: '2026-04-30', workingDaysLeft: 3 },
      { dueOn: '2026-05-01', workingDaysLeft: 3 },
      { dueOn: '2026-05-02', workingDaysLeft: 3 },
      { dueOn: '2026-05-03', workingDaysLeft: 3 },
      { dueOn: '2026-05-07', workingDaysLeft: 7 },
    ])
  })

  test('come again on the first and third working day after, then each fifth', () => {
    const gone = reminderDays(STARTER_RULES, today, calendar)
      .filter(({ dueOn }) => dueOn < today && dueOn > '2026-03-31')
      .map(({ dueOn, workingDaysLeft }) => [dueOn, workingDaysLeft])
    expect(gone).toEqual([
      ['2026-04-23', -1],
      ['2026-04-21', -3],
      ['2026-04-14', -8],
      ['2026-04-07', -13],
    ])
  })

  test('are none on a day off', () => {
    expect(reminderDays(STARTER_RULES, '2026-04-25', calendar)).toEqual([])
    expect(reminderDays(STARTER_RULES, '2026-04-30', calendar)).toEqual([])
  })

  const days = fc.uniqueArray(fc.integer({ min: 0, max: 10 }), { maxLength: 5 })
  const rules: fc.Arbitrary<UrgingRules> = fc.record({
    before: days,
    beforeCheckpoint: days,
    after: days.map((some) => some.filter((day) => day > 0)),
    afterEvery: fc.option(fc.integer({ min: 1, max: 10 })),
    headAfter: fc.option(fc.integer({ min: 1, max: 10 })),
    leaderAfter: fc.option(fc.integer({ min: 1, max: 20 })),
    digestAt: fc.constant('07:30'),
  })
  const day = fc.integer({ min: 0, max: 500 }).map((some) => addDays('2026-01-01', some))

  test('name each due date once, with the working days that lie between', () => {
    fc.assert(
      fc.property(rules, day, (some, on) => {
        const found = reminderDays(some, on, calendar)
        expect(new Set(found.map(({ dueOn }) => dueOn)).size).toBe(found.length)
        for (const { dueOn, workingDaysLeft } of found) {
          expect(workingDaysBetween(on, dueOn, calendar)).toBe(workingDaysLeft === 0 ? 0 : workingDaysLeft)
          if (workingDaysLeft >= 0) expect(some.before).toContain(workingDaysLeft)
        }
      }),
    )
  })

  test('reach every duty once for each number of the rules before its due date', () => {
    fc.assert(
      fc.property(rules, day, (some, dueOn) => {
        const turns = Array.from({ length: 32 }, (_, back) => addDays(dueOn, -back)).flatMap((on) =>
          reminderDays(some, on, calendar).filter((one) => one.dueOn === dueOn && one.workingDaysLeft > 0),
        )
        const expected = some.before.filter((number) => number > 0)
        expect(turns.map(({ workingDaysLeft }) => workingDaysLeft).sort()).toEqual([...expected].sort())
      }),
      { numRuns: 25 },
    )
  })

  describe('the ladder', () => {
    test.each<[string, PlainDate, PlainDate | null, PlainDate, string[]]>([
      ['is not begun on the due date', '2026-06-10', null, '2026-06-10', []],
      ['waits for the grace', '2026-06-10', null, '2026-06-12', []],
      ['tells the head on the third working day', '2026-06-10', null, '2026-06-15', ['unit-head']],
      ['tells the leader on the eighth', '2026-06-10', null, '2026-06-22', ['unit-head', 'leader']],
      ['is stopped by an update', '2026-06-10', '2026-06-19', '2026-06-22', []],
      ['begins anew when it is silent again', '2026-06-10', '2026-06-12', '2026-06-17', ['unit-head']],
      ['counts nothing said before the due date', '2026-06-10', '2026-06-01', '2026-06-15', ['unit-head']],
    ])('%s', (_, dueOn, lastUpdateOn, on, steps) => {
      expect(stepsDue(STARTER_RULES, { dueOn, lastUpdateOn }, on, calendar)).toEqual(steps)
    })

    test('never skips a step and never goes back while nobody says anything', () => {
      fc.assert(
        fc.property(rules, day, fc.integer({ min: 0, max: 60 }), (some, dueOn, wait) => {
          fc.pre(findRulesFault(some) === null && some.headAfter !== null)
          const at = (on: PlainDate) => stepsDue(some, { dueOn, lastUpdateOn: null }, on, calendar)
          const [now, next] = [at(addDays(dueOn, wait)), at(addDays(dueOn, wait + 1))]
          expect(LADDER_STEPS.slice(0, now.length)).toEqual(now)
          expect(next.length).toBeGreaterThanOrEqual(now.length)
        }),
      )
    })

    test('an update always stops it on that day', () => {
      fc.assert(
        fc.property(rules, day, fc.integer({ min: 1, max: 60 }), (some, dueOn, wait) => {
          const on = addDays(dueOn, wait)
          expect(quietSince({ dueOn, lastUpdateOn: on })).toBe(on)
          if (isWorkingDay(on, calendar)) expect(stepsDue(some, { dueOn, lastUpdateOn: on }, on, calendar)).toEqual([])
        }),
      )
    })
  })
})

describe('reminders of checkpoints', () => {
  const rounds = [
    { on: '2026-03-14', label: 'Quý I/2026' },
    { on: '2026-06-14', label: '6 tháng/2026' },
  ] as const
  const work = { checkpoints: rounds, issuedOn: '2026-01-15', started: true, lastUpdateOn: '2026-03-10' } as const
  const silent = { ...work, started: false, lastUpdateOn: null }

  test('come by numbers of their own before, and as after a due date after', () => {
    const days = checkpointDays({ ...STARTER_RULES, beforeCheckpoint: [5] }, '2026-06-08', calendar)
    expect(days.filter(({ workingDaysLeft }) => workingDaysLeft > 0)).toEqual([
      { on: '2026-06-15', workingDaysLeft: 5 },
    ])
    expect(days.filter(({ on }) => on < '2026-06-08' && on > '2026-05-31')).toEqual([
      { on: '2026-06-07', workingDaysLeft: -1 },
      { on: '2026-06-06', workingDaysLeft: -1 },
      { on: '2026-06-05', workingDaysLeft: -1 },
      { on: '2026-06-03', workingDaysLeft: -3 },
    ])
  })

  test.each([
    ['ahead, nothing was said yet', silent, '2026-03-14', '2026-03-11', 'Quý I/2026'],
    ['ahead, said already', work, '2026-03-14', '2026-03-11', null],
    ['ahead, said for the one before only', work, '2026-06-14', '2026-06-10', '6 tháng/2026'],
    ['passed, nothing was said', silent, '2026-03-14', '2026-03-16', 'Quý I/2026'],
    ['passed, and the next one too', silent, '2026-03-14', '2026-06-15', null],
    ['passed, said since', { ...work, lastUpdateOn: '2026-06-15' }, '2026-06-14', '2026-06-16', null],
    ['no checkpoint of that day', silent, '2026-03-15', '2026-03-11', null],
    ['before the duty was given', { ...silent, issuedOn: '2026-04-01' }, '2026-03-14', '2026-04-02', null],
  ] as const)('%s', (_what, duty, on, now, expected) => {
    expect(silentCheckpoint(duty, on, now)?.label ?? null).toBe(expected)
  })

  test('an update of today ends them, whatever day they are about', () => {
    const some = fc.integer({ min: 0, max: 350 }).map((days) => addDays('2026-01-15', days))
    fc.assert(
      fc.property(some, fc.constantFrom(...rounds), (now, { on }) => {
        fc.pre(rounds.every((round) => round.on >= on || now > round.on))
        expect(silentCheckpoint({ ...work, lastUpdateOn: now }, on, now)).toBe(null)
      }),
    )
  })
})

test('rules that tell the leader before the head, or a day twice, cannot be followed', () => {
  expect(findRulesFault(STARTER_RULES)).toBeNull()
  expect(findRulesFault({ ...STARTER_RULES, leaderAfter: 3 })).toBe('leader-before-head')
  expect(findRulesFault({ ...STARTER_RULES, before: [3, 3] })).toBe('days-repeated')
  expect(findRulesFault({ ...STARTER_RULES, beforeCheckpoint: [1, 1] })).toBe('days-repeated')
})
