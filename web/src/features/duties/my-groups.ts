import type { MyWork, MyWorkGroup, Whose } from '@dondoc/contract/my-work'

export type GroupName = MyWorkGroup
export type DutyGroup = MyWork['groups'][number]

/** All of one's work, as the list of duties takes it. */
export const conditionsOf = (whose: Whose) => ({
  ...(whose === 'me' ? { assigned: 'true' } : { mine: 'true', below: whose === 'below' ? 'true' : undefined }),
  role: 'any' as const,
})
