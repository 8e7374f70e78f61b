import { later, type PlainDate } from '../calendar/plain-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.ts'
import type { UrgingRules } from './rules.ts'

/** Whom an overdue duty that nobody moves is brought before, one after the other. Who owes it is reminded before that. */
export const LADDER_STEPS = ['unit-head', 'leader'] as const

export type LadderStep = (typeof LADDER_STEPS)[number]

const graceOf = ({ headAfter, leaderAfter }: UrgingRules, step: LadderStep): number | null =>
  step === 'unit-head' ? headAfter : leaderAfter

/**
 * The day since which an overdue duty stands still: its due date, or the last update after it. An update stops the ladder; a new
 * silence begins it anew, from its first step.
 */
export function quietSince(duty: { readonly dueOn: PlainDate; readonly lastUpdateOn: PlainDate | null }): PlainDate {
  return duty.lastUpdateOn === null ? duty.dueOn : later(duty.dueOn, duty.lastUpdateOn)
}

/** The last day of standing still on which a step is due by `today`: a duty quiet since that day or before it is told. */
export function stepDueSince(
  rules: UrgingRules,
  step: LadderStep,
  today: PlainDate,
  calendar: WorkingCalendar,
): PlainDate | null {
  const grace = graceOf(rules, step)
  return grace === null ? null : addWorkingDays(today, -grace, calendar)
}

/** The steps that an overdue duty has come to by `today`, in their order. */
export function stepsDue(
  rules: UrgingRules,
  duty: { readonly dueOn: PlainDate; readonly lastUpdateOn: PlainDate | null },
  today: PlainDate,
  calendar: WorkingCalendar,
): LadderStep[] {
  if (today <= duty.dueOn) return []
  const since = quietSince(duty)
  return LADDER_STEPS.filter((step) => {
    const due = stepDueSince(rules, step, today, calendar)
    return due !== null && since <= due
  })
}
