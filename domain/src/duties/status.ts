/** What a duty is on a given day. Computed from facts, never stored (design decision 1). */
export const DUTY_STATUSES = [
  'done-on-time',
  'done-late',
  'to-confirm',
  'running',
  'not-started',
  'waiting',
  'overdue',
  'stopped',
] as const

export type DutyStatus = (typeof DUTY_STATUSES)[number]
