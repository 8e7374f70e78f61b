/** How an agency reminds and urges the people of its branch. Decided by the agency; who decides nothing follows its superior. */
export interface UrgingRules {
  /** Working days before the due date on which who owes the duty is reminded; 0 is the day itself. */
  readonly before: readonly number[]
  /** Working days before a checkpoint on which who has said nothing since the one before it is reminded; 0 is the day itself. */
  readonly beforeCheckpoint: readonly number[]
  /** Working days after the due date, or after a checkpoint that passed in silence, on which they are reminded again. */
  readonly after: readonly number[]
  /** After the last of those, again each time so many working days have passed; null for never again. */
  readonly afterEvery: number | null
  /** Working days without an update after which the head of the unit is told; null for never. */
  readonly headAfter: number | null
  /** Working days without an update after which the leader of the agency is told; null for never. */
  readonly leaderAfter: number | null
  /** The one digest of a working day, `'07:30'` in the business zone. */
  readonly digestAt: string
}

/**
 * What holds where nobody has decided. Reminders 7, 3 and 1 days before are what provinces' software does; the days before a
 * checkpoint and after, the graces and the hour are `[recalled]` custom, and each agency can change them.
 */
export const STARTER_RULES: UrgingRules = {
  before: [7, 3, 1],
  beforeCheckpoint: [3],
  after: [1, 3],
  afterEvery: 5,
  headAfter: 3,
  leaderAfter: 8,
  digestAt: '07:30',
}

export type RulesFault = 'leader-before-head' | 'days-repeated'

/** What is wrong with rules that somebody wants to set; null where they can be followed. */
export function findRulesFault(rules: UrgingRules): RulesFault | null {
  const { before, beforeCheckpoint, after, headAfter, leaderAfter } = rules
  if ([before, beforeCheckpoint, after].some((days) => new Set(days).size < days.length)) return 'days-repeated'
  return headAfter !== null && leaderAfter !== null && leaderAfter <= headAfter ? 'leader-before-head' : null
}
