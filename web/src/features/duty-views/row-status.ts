import type { StatusCounts } from '@dondoc/contract/shared'
import type { DutyStatus } from '@dondoc/domain/duties/status'

/** What hurts first: one status that stands for many duties. */
const ORDER: readonly DutyStatus[] = [
  'overdue',
  'running',
  'not-started',
  'to-confirm',
  'waiting',
  'done-late',
  'done-on-time',
  'stopped',
]

/** The status that a row of several duties is drawn in: the one among them that asks most for attention. */
export const rowStatus = (counts: StatusCounts): DutyStatus =>
  ORDER.find((status) => counts[status] > 0) ?? 'not-started'
