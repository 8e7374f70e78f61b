import { describe, expect, test } from 'vitest'
import { isReasonGiven, needsReason } from './delay-reason.ts'

describe('a reason of delay', () => {
  test.each([
    ['progress', 'overdue', true],
    ['started', 'overdue', true],
    ['delivered', 'overdue', true],
    ['returned', 'overdue', false],
    ['delivered', 'running', false],
    ['progress', 'waiting', false],
    ['stopped', 'running', true],
    ['stopped', 'not-started', true],
    ['confirmed', 'to-confirm', false],
    ['resumed', 'stopped', false],
  ] as const)('for %s on a duty that is %s: %s', (kind, status, needed) => {
    expect(needsReason(kind, status)).toBe(needed)
  })
  test('"khác" needs words', () => {
    expect([isReasonGiven(null, true), isReasonGiven('budget', false)]).toEqual([false, true])
    expect([isReasonGiven('other', false), isReasonGiven('other', true)]).toEqual([false, true])
  })
})
