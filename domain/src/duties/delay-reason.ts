import type { DutyStatus } from './status.ts'

/** Why work is late or stopped. */
export const DELAY_REASONS = ['waiting-basis', 'waiting-coordination', 'budget', 'staff', 'other'] as const

export type DelayReason = (typeof DELAY_REASONS)[number]

const OF_WORK: readonly string[] = ['started', 'progress', 'delivered']

/** Whether an update must say why: work on a duty that is overdue on the day of the update, and stopping whenever. */
export function needsReason(kind: string, statusThen: DutyStatus): boolean {
  return kind === 'stopped' || (statusThen === 'overdue' && OF_WORK.includes(kind))
}

/** Whether what is given is enough where a reason is needed: "khác" says in words which. */
export function isReasonGiven(reason: DelayReason | null, hasWords: boolean): boolean {
  return reason !== null && (reason !== 'other' || hasWords)
}
