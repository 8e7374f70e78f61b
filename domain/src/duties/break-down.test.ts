import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { isWorkingDay, workingDaysBetween } from '../calendar/working-calendar.ts'
import { checkPart, contributionDueOn, moveContribution } from './break-down.ts'

const calendar = { weekend: [0, 6], everyYear: [], holidays: ['2025-09-02'], workedInstead: [] } as const

describe('a part of a duty', () => {
  const parent = { status: 'running', acceptance: 'accepted', dueOn: '2025-09-30' } as const
  const today = '2025-08-15'
  test.each([
    ['due with it', parent, '2025-09-30', null],
    ['due before it', parent, '2025-09-01', null],
    ['without a day of its own', parent, null, null],
    ['due after it', parent, '2025-10-01', 'part-after-parent'],
    ['due in the past', parent, '2025-08-14', 'part-due-in-past'],
    ['due with what is overdue already', { ...parent, status: 'overdue', dueOn: '2025-08-01' }, '2025-08-01', null],
    ['of what has no day', { ...parent, dueOn: null }, '2026-01-01', null],
    ['of what waits for confirmation', { ...parent, status: 'to-confirm' }, null, 'part-parent-closed'],
    ['of what is stopped', { ...parent, status: 'stopped' }, null, 'part-parent-closed'],
    ['of what was given back', { ...parent, acceptance: 'declined' }, null, 'part-parent-declined'],
  ] as const)('%s', (_, of, dueOn, code) => {
    expect(checkPart(of, { dueOn }, today)).toEqual(code === null ? { ok: true } : { ok: false, code })
  })
})

test('a coordinator contributes some working days before the lead, within the time that the lead has', () => {
  expect(contributionDueOn('2025-09-05', '2025-07-01', 5, calendar)).toBe('2025-08-28')
  expect(contributionDueOn('2025-09-05', '2025-09-04', 5, calendar)).toBe('2025-09-04')
  expect(contributionDueOn('2025-09-05', '2025-10-01', 5, calendar)).toBe('2025-09-05')
  const day = fc.integer({ min: 0, max: 700 }).map((n): PlainDate => addDays('2025-01-01', n))
  fc.assert(
    fc.property(day, day, fc.integer({ min: 0, max: 40 }), (lead, given, days) => {
      const due = contributionDueOn(lead, given, days, calendar)
      expect(due <= lead).toBe(true)
      if (due < lead && due > given && isWorkingDay(lead, calendar))
        expect(workingDaysBetween(due, lead, calendar)).toBe(days)
    }),
  )
})

describe('a contribution under another calendar', () => {
  const off = { ...calendar, holidays: ['2025-09-02', '2025-09-03'] } as const
  const lead = { before: '2025-09-05', after: '2025-09-05' } as const
  test.each([
    ['keeps its distance to its lead', '2025-08-28', lead, '2025-08-01', '2025-08-27'],
    ['is not moved to before today', '2025-08-28', lead, '2025-08-28', '2025-08-28'],
    ['stays where it has passed', '2025-08-28', lead, '2025-08-29', '2025-08-28'],
    ['stays with a lead of the same day', '2025-09-05', lead, '2025-08-01', '2025-09-05'],
    ['follows a lead that moves', '2025-08-28', { ...lead, after: '2025-09-08' }, '2025-08-01', '2025-08-28'],
  ] as const)('%s', (_what, dueOn, leads, today, expected) => {
    expect(moveContribution(dueOn, leads, { before: calendar, after: off }, today)).toBe(expected)
  })
  test('is where it was when the day is taken back', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n): PlainDate => addDays('2025-01-01', n))
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 40 }), (leadOn, holiday, days) => {
        const after = { ...calendar, holidays: [...calendar.holidays, holiday] }
        const due = contributionDueOn(leadOn, '2024-01-01', days, calendar)
        const still = { before: leadOn, after: leadOn }
        const moved = moveContribution(due, still, { before: calendar, after }, '2024-01-01')
        expect(moveContribution(moved, still, { before: after, after: calendar }, '2024-01-01')).toBe(due)
      }),
    )
  })
})
