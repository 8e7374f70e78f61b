import type { StatusCounts } from '@dondoc/contract/shared'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'

/** The order in which statuses stand in bars: what is done first, what hurts before what has not begun. */
export const BAR_ORDER: readonly DutyStatus[] = [
  'done-on-time',
  'done-late',
  'to-confirm',
  'running',
  'overdue',
  'not-started',
  'waiting',
  'stopped',
]

/** How many duties the counts hold. */
export function sumOf(counts: StatusCounts): number {
  return DUTY_STATUSES.reduce((sum, status) => sum + counts[status], 0)
}

/** How many duties are done, in time or late. */
export function doneOf(counts: StatusCounts): number {
  return counts['done-on-time'] + counts['done-late']
}
