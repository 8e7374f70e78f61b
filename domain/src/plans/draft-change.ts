import type { DraftFinding, PlanDraft } from './edit.ts'
import type { PlanTreeNode } from './plan-tree.ts'

interface Row {
  readonly id: string
}

/** What takes a list back to what it was: rows that came, rows as they were, and the order where it was another. */
export interface ListChange<Item extends Row> {
  readonly added: readonly string[]
  readonly before: readonly Item[]
  readonly order: readonly string[] | null
}

/** Enough to take one edit of a draft back. */
export interface DraftChange {
  readonly nodes: ListChange<PlanTreeNode>
  readonly findings: ListChange<DraftFinding>
}

function listChange<Item extends Row>(before: readonly Item[], after: readonly Item[]): ListChange<Item> {
  const now = new Map(after.map((row) => [row.id, row]))
  const then = new Set(before.map(({ id }) => id))
  const sameOrder = before.length === after.length && before.every(({ id }, at) => after[at]?.id === id)
  return {
    added: after.filter(({ id }) => !then.has(id)).map(({ id }) => id),
    before: before.filter((row) => now.get(row.id) !== row),
    order: sameOrder ? null : before.map(({ id }) => id),
  }
}

function revertList<Item extends Row>(list: readonly Item[], change: ListChange<Item>): readonly Item[] {
  const rows = new Map(list.map((row) => [row.id, row]))
  for (const row of change.before) rows.set(row.id, row)
  return (change.order ?? list.map(({ id }) => id)).flatMap((id) => rows.get(id) ?? [])
}

/** What an edit changed, so that it can be taken back. Rows are told apart by identity: an edit leaves what it does not touch. */
export function changeBetween(before: PlanDraft, after: PlanDraft): DraftChange {
  return { nodes: listChange(before.nodes, after.nodes), findings: listChange(before.findings, after.findings) }
}

/** The draft before the edit: `revertChange(after, changeBetween(before, after))` equals `before`. */
export function revertChange(after: PlanDraft, change: DraftChange): PlanDraft {
  return { nodes: revertList(after.nodes, change.nodes), findings: revertList(after.findings, change.findings) }
}
