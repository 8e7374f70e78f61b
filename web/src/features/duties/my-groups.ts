import type { DutyRow } from '@dondoc/contract/duties'

/** The groups of one's own work, in the order in which they hurt. */
export const MY_GROUPS = [
  'to-decide',
  'returned',
  'overdue',
  'soon',
  'to-confirm',
  'to-accept',
  'coordinating',
  'rest',
  'done',
] as const

export type GroupName = (typeof MY_GROUPS)[number]

export interface DutyGroup {
  readonly name: GroupName
  readonly rows: readonly DutyRow[]
  /** How many there are; more than the rows where not all were fetched. */
  readonly total: number
}

/** Whose work is looked at. */
export type Whose = 'unit' | 'below' | 'me'

const OPEN = 'running,not-started,waiting,to-confirm'
const DONE = 'done-on-time,done-late,stopped'

/** The condition of each group, as the list of duties takes it: of what the unit owes, with those below it or without, or of what is assigned to me. */
export function queryOf(name: GroupName, whose: Whose) {
  const owed = whose === 'me' ? { assigned: 'true' } : { mine: 'true', below: whose === 'below' ? 'true' : undefined }
  const mine = { ...owed, role: 'any' } as const
  switch (name) {
    case 'to-decide':
      return { toDecide: 'true', role: 'any' } as const
    case 'returned':
      return { ...mine, returned: 'true' }
    case 'overdue':
      return { ...mine, status: 'overdue' }
    case 'soon':
      return { ...mine, soon: 'true' }
    case 'to-confirm':
      return { toConfirm: 'true' }
    case 'to-accept':
      return { ...mine, toAccept: 'true' }
    case 'coordinating':
      return { ...mine, role: 'coordinator' as const, status: OPEN }
    case 'rest':
      return { ...mine, status: OPEN }
    case 'done':
      return { ...mine, status: DONE }
  }
}

/** What waits for my judgement stands apart from what is assigned to me as a person. */
export const groupsOf = (whose: Whose, withDone: boolean): readonly GroupName[] =>
  MY_GROUPS.filter((name) => name !== 'done' || withDone).filter(
    (name) => whose !== 'me' || (name !== 'to-decide' && name !== 'to-confirm'),
  )

/** Each duty only in the first group that has it: what was sent back and is late is counted once. */
export function apart(groups: readonly DutyGroup[]): readonly DutyGroup[] {
  const seen = new Set<string>()
  return groups.map((group) => {
    const rows = group.rows.filter(({ id }) => !seen.has(id))
    for (const { id } of rows) seen.add(id)
    return { ...group, rows, total: group.total - (group.rows.length - rows.length) }
  })
}
