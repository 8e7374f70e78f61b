import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../calendar/plain-date.ts'
import { checkExtension } from './check-update.ts'
import type { DutyFacts } from './duty-facts.ts'
import { dutyStatus } from './duty-status.ts'
import { checkExtensionRequest } from './extension-request.ts'

const calendar = { weekend: [0, 6], everyYear: [], holidays: [], workedInstead: [] }
const settings = { confirmationRequired: true }
const facts: DutyFacts = {
  originalDueOn: '2026-03-31',
  windowFrom: null,
  waitingFor: null,
  recordRequired: false,
  extensions: [],
  updates: [],
}
const delivered = { kind: 'delivered', on: '2026-03-01', order: 1, progress: null, hasRecord: true } as const
const stopped = { kind: 'stopped', on: '2026-03-01', order: 1, progress: null, hasRecord: false } as const
const waitingFor = { kind: 'event', words: 'có thông tư', happenedOn: null } as const

describe('granting a part a later due date', () => {
  test.each([
    ['before its duty is due', '2026-04-29', { ok: true }],
    ['on the day its duty is due', '2026-04-30', { ok: true }],
    ['after it', '2026-05-01', { ok: false, code: 'extension-after-parent' }],
  ] as const)('%s', (_what, dueOn, expected) => {
    const context = { today: '2026-03-20', calendar, settings } as const
    expect(checkExtension(facts, { grantedOn: '2026-03-20', dueOn }, context, '2026-04-30')).toEqual(expected)
  })
})

describe('asking for a later due date', () => {
  test.each([
    ['before the due date', facts, '2026-03-20', '2026-04-30', false, 'ok'],
    ['on the due date itself', facts, '2026-03-31', '2026-04-30', false, 'ok'],
    ['the day after', facts, '2026-04-01', '2026-04-30', false, 'request-after-due'],
    ['for the same day', facts, '2026-03-20', '2026-03-31', false, 'request-not-later'],
    ['for an earlier day', facts, '2026-03-20', '2026-03-25', false, 'request-not-later'],
    ['while another request waits', facts, '2026-03-20', '2026-04-30', true, 'request-pending'],
    [
      'of a duty that is delivered',
      { ...facts, updates: [delivered] },
      '2026-03-20',
      '2026-04-30',
      false,
      'request-closed',
    ],
    [
      'of a duty that was stopped',
      { ...facts, updates: [stopped] },
      '2026-03-20',
      '2026-04-30',
      false,
      'request-closed',
    ],
    ['of a duty that waits', { ...facts, waitingFor }, '2026-03-20', '2026-04-30', false, 'request-without-due-date'],
    [
      'of a duty that was extended, before the granted day',
      { ...facts, extensions: [{ grantedOn: '2026-03-25', dueOn: '2026-04-30' }] },
      '2026-04-10',
      '2026-05-31',
      false,
      'ok',
    ],
  ] as const)('%s', (_what, given, today, dueOn, hasPending, expected) => {
    const checked = checkExtensionRequest(given, { dueOn, hasPending }, { today, calendar, settings })
    expect(checked.ok ? 'ok' : checked.code).toBe(expected)
  })

  test('what may be asked may also be granted that day, and then the duty is late against the plan but not against the grant', () => {
    const day = fc.integer({ min: -60, max: 120 }).map((n) => addDays('2026-03-01', n))
    fc.assert(
      fc.property(day, day, (today, dueOn) => {
        const context = { today, calendar, settings }
        fc.pre(checkExtensionRequest(facts, { dueOn, hasPending: false }, context).ok)
        const extension = { grantedOn: today, dueOn }
        expect(checkExtension(facts, extension, context)).toEqual({ ok: true })
        const after = dutyStatus({ ...facts, extensions: [extension] }, dueOn, calendar, settings)
        expect([after.status, after.dueOn, after.originalDueOn]).toEqual(['not-started', dueOn, '2026-03-31'])
        expect(after.lateAgainstOriginal).toBe(true)
      }),
    )
  })

  test('a day in the past is not granted, however late the duty is', () => {
    const context = { today: '2026-05-10', calendar, settings } as const
    const checked = checkExtension(facts, { grantedOn: '2026-05-10', dueOn: '2026-05-09' }, context)
    expect(checked).toEqual({ ok: false, code: 'extension-in-past' })
  })
})
