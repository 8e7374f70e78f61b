import type { PlainDate } from '../calendar/plain-date.ts'
import type { CheckContext, Checked } from './check-update.ts'
import type { DutyFacts } from './duty-facts.ts'
import { dutyStatus } from './duty-status.ts'

/** What became of a request for a later due date. */
export const EXTENSION_STATES = ['pending', 'granted', 'refused', 'withdrawn'] as const

export type ExtensionState = (typeof EXTENSION_STATES)[number]

/** Why a later due date cannot be asked for. */
export const REQUEST_REFUSALS = [
  'request-closed',
  'request-without-due-date',
  'request-after-due',
  'request-not-later',
  'request-pending',
] as const

export type RequestRefusal = (typeof REQUEST_REFUSALS)[number]

/**
 * Whether who owes a duty can ask for a later due date: on an open duty that has one, not after it has passed, for a day after the
 * one in force, and one request at a time. Asked on the due date itself is in time.
 */
export function checkExtensionRequest(
  facts: DutyFacts,
  request: { readonly dueOn: PlainDate; readonly hasPending: boolean },
  { today, calendar, settings }: CheckContext,
): Checked<RequestRefusal> {
  const state = dutyStatus(facts, today, calendar, settings)
  if (state.deliveredOn !== null || state.status === 'stopped') return { ok: false, code: 'request-closed' }
  if (state.dueOn === null) return { ok: false, code: 'request-without-due-date' }
  if (today > state.dueOn) return { ok: false, code: 'request-after-due' }
  if (request.hasPending) return { ok: false, code: 'request-pending' }
  return request.dueOn > state.dueOn ? { ok: true } : { ok: false, code: 'request-not-later' }
}
