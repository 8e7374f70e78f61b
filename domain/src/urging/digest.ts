/** What stands in the digest of a day, in the order in which it hurts. */
export const DIGEST_GROUPS = [
  'escalated',
  'returned',
  'overdue',
  'missed-checkpoint',
  'to-confirm',
  'to-accept',
  'due-soon',
  'new',
  'news',
] as const

export type DigestGroupName = (typeof DIGEST_GROUPS)[number]

/** What a person may leave out. The others are duties that somebody waits for: no choice makes them go away. */
export const MUTABLE_GROUPS = ['due-soon', 'new', 'news'] as const satisfies readonly DigestGroupName[]

export type MutableGroup = (typeof MUTABLE_GROUPS)[number]
