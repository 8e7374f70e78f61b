import type { DutyRow } from '@dondoc/contract/duties'

/** The groups of one's own work, in the order in which they hurt. */
export const MY_GROUPS = ['returned', 'overdue', 'soon', 'to-confirm', 'rest', 'done'] as const

export type GroupName = (typeof MY_GROUPS)[number]

export interface DutyGroup {
  readonly name: GroupName
  readonly rows: readonly DutyRow[]
  /** How many there are; more than the rows where not all were fetched. */
  readonly total: number
}

/** Each duty only in the first group that has it: what was sent back and is late is counted once. */
export function apart(groups: readonly DutyGroup[]): readonly DutyGroup[] {
  const seen = new Set<string>()
  return groups.map((group) => {
    const rows = group.rows.filter(({ id }) => !seen.has(id))
    for (const { id } of rows) seen.add(id)
    return { ...group, rows, total: group.total - (group.rows.length - rows.length) }
  })
}
