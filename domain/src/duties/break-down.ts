import type { PlainDate } from '../calendar/plain-date.ts'
import { addDays, earlier, later } from '../calendar/plain-date.ts'
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import type { Checked } from './check-update.ts'
import { isOpenStatus } from './check-update.ts'
import type { DutyState } from './duty-status.ts'

/** Why a duty is not broken down so. */
export const PART_REFUSALS = [
  'part-parent-closed',
  'part-parent-declined',
  'part-after-parent',
  'part-due-in-past',
] as const

export type PartRefusal = (typeof PART_REFUSALS)[number]

/**
 * Whether a part can be given on: of an open duty that its unit did not give back, due at the latest with it. A day in the past
 * is taken only where it is the parent's own.
 */
export function checkPart(
  parent: Pick<DutyState, 'status' | 'acceptance' | 'dueOn'>,
  part: { readonly dueOn: PlainDate | null },
  today: PlainDate,
): Checked<PartRefusal> {
  if (!isOpenStatus(parent.status)) return { ok: false, code: 'part-parent-closed' }
  if (parent.acceptance === 'declined') return { ok: false, code: 'part-parent-declined' }
  const { dueOn } = part
  if (dueOn === null || dueOn === parent.dueOn) return { ok: true }
  if (parent.dueOn !== null && dueOn > parent.dueOn) return { ok: false, code: 'part-after-parent' }
  return dueOn < today ? { ok: false, code: 'part-due-in-past' } : { ok: true }
}

/**
 * The day by which a coordinator contributes: some working days before the lead's own, but not before the duty is given, and
 * never after the lead's.
 */
export function contributionDueOn(
  leadDueOn: PlainDate,
  givenOn: PlainDate,
  days: number,
  calendar: WorkingCalendar,
): PlainDate {
  return earlier(leadDueOn, later(givenOn, addWorkingDays(leadDueOn, -days, calendar)))
}

/** The working calendar, or the day of a lead, before a change and after it. */
export interface Change<Value> {
  readonly before: Value
  readonly after: Value
}

/**
 * The day of a contribution under another calendar: as many working days before its lead as it was, but not before the first
 * working day from today on. One that has passed stays: what was late is not measured anew.
 */
export function moveContribution(
  dueOn: PlainDate,
  lead: Change<PlainDate>,
  calendar: Change<WorkingCalendar>,
  today: PlainDate,
): PlainDate {
  if (dueOn < today) return dueOn
  const days = workingDaysBetween(addDays(dueOn, -1), addDays(lead.before, -1), calendar.before)
  const first = addWorkingDays(addDays(today, -1), 1, calendar.after)
  return contributionDueOn(lead.after, first, Math.max(0, days), calendar.after)
}
