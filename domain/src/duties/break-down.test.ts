import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { isWorkingDay, workingDaysBetween } from '../calendar/working-calendar.ts'
import { checkPart, contributionDueOn } from './break-down.ts'

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
