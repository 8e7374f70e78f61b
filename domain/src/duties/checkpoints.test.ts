import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar/plain-date.ts'
import { checkCheckpoints, missedCheckpoint } from './checkpoints.ts'

const rounds = [
  { on: '2026-03-14', label: 'Quý I/2026' },
  { on: '2026-06-14', label: '6 tháng/2026' },
  { on: '2026-09-14', label: 'Quý III/2026' },
] as const
const work = { checkpoints: rounds, issuedOn: '2026-01-15', started: true, lastUpdateOn: '2026-03-01' } as const

describe('a checkpoint that passed without an update', () => {
  test.each([
    ['before the first', { ...work, started: false, lastUpdateOn: null }, '2026-03-14', null],
    ['nothing was ever said', { ...work, started: false, lastUpdateOn: null }, '2026-03-15', 'Quý I/2026'],
    ['only taken on', { ...work, started: false, lastUpdateOn: '2026-01-20' }, '2026-03-15', 'Quý I/2026'],
    ['updated before the first', work, '2026-03-15', null],
    ['updated before the first, the second passed', work, '2026-06-15', '6 tháng/2026'],
    ['updated on the day of the first', { ...work, lastUpdateOn: '2026-03-14' }, '2026-06-15', '6 tháng/2026'],
    ['updated between the two', { ...work, lastUpdateOn: '2026-03-15' }, '2026-06-15', null],
    ['updated late, after the second', { ...work, lastUpdateOn: '2026-06-20' }, '2026-06-21', null],
    [
      'given after the first',
      { ...work, issuedOn: '2026-04-01', started: false, lastUpdateOn: null },
      '2026-05-01',
      null,
    ],
    ['without checkpoints', { ...work, checkpoints: [], started: false }, '2026-12-31', null],
  ] as const)('%s', (_what, given, today, expected) => {
    expect(missedCheckpoint(given, today)?.label ?? null).toBe(expected)
  })
  test('an update of today always makes a duty up to date, and only what has passed is missed', () => {
    const day = fc.integer({ min: 0, max: 350 }).map((n) => addDays('2026-01-15', n))
    fc.assert(
      fc.property(day, fc.option(day, { nil: null }), (today, lastUpdateOn) => {
        expect(missedCheckpoint({ ...work, lastUpdateOn: today }, today)).toBe(null)
        const missed = missedCheckpoint({ ...work, lastUpdateOn, started: lastUpdateOn !== null }, today)
        if (missed) expect(missed.on < today).toBe(true)
      }),
    )
  })
})

describe('setting checkpoints', () => {
  const duty = { period: { from: '2026-01-01', to: '2026-12-31' }, dueOn: '2026-12-31' } as const
  test.each([
    ['of the report rounds', rounds, null],
    ['none', [], null],
    ['twice on a day', [rounds[0], rounds[0]], 'checkpoint-twice'],
    ['before the period', [{ on: '2025-12-31', label: 'Sớm' }], 'checkpoint-outside'],
    ['on the due date', [{ on: '2026-12-31', label: 'Cuối' }], 'checkpoint-outside'],
  ] as const)('%s', (_what, checkpoints, expected) => {
    expect(checkCheckpoints(checkpoints, duty)?.code ?? null).toBe(expected)
  })
})
