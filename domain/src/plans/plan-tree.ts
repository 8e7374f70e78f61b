import type { Deadline } from '../calendar/deadline.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { ItemSource } from '../imports/reading.ts'
import type { Area } from './area.ts'

export const NODE_KINDS = ['area', 'objective', 'task', 'activity'] as const

export type NodeKind = (typeof NODE_KINDS)[number]

/** What stands in the cells of a row, in words; everything else of a row follows from them. */
export interface NodeWords {
  readonly text: string
  /** "1.1. Nhiệm vụ 1:" */
  readonly label: string | null
  readonly ordinal: string | null
  readonly productText: string | null
  readonly leadText: string | null
  readonly coordinatorText: string | null
  readonly deadlineText: string | null
  readonly budgetText: string | null
  readonly note: string | null
}

/** A node of a plan's tree with what its words mean. */
export interface PlanTreeNode extends NodeWords {
  readonly id: string
  readonly parentId: string | null
  readonly kind: NodeKind
  readonly area: Area | null
  /** A task or activity that nothing stands below: it is actionable. */
  readonly leaf: boolean
  readonly products: readonly string[]
  readonly leads: readonly string[]
  readonly coordinators: readonly string[]
  readonly deadline: Deadline | null
  readonly source: ItemSource | null
  /** 0–1 as read; null where a person wrote the row. */
  readonly confidence: number | null
  readonly edited: boolean
  /** The words as they stand in the file, kept from the first edit on; null while they stand in the node itself. */
  readonly original: NodeWords | null
  /** The row of the superior plan that it was started from; which rows it carries out is said by links. */
  readonly superiorId: string | null
  /** Since when an amended version no longer has it; it stays with the duties it made. */
  readonly droppedOn: PlainDate | null
}

/** In reading order, parents before children, each branch in one piece. */
export type PlanTree = readonly PlanTreeNode[]

const rank = (kind: NodeKind): number => NODE_KINDS.indexOf(kind)

/** Whether a node of this kind may stand below that parent: areas on top, and each level below a higher one. */
export function mayStandUnder(kind: NodeKind, parent: NodeKind | null): boolean {
  if (parent === null) return true
  return kind !== 'area' && rank(kind) > rank(parent)
}

/** The kind a parent asks of a node that comes to it; null where nothing can stand below the parent. */
export function kindUnder(kind: NodeKind, parent: NodeKind | null): NodeKind | null {
  switch (parent) {
    case null:
      return kind === 'activity' ? 'task' : kind
    case 'area':
      return kind === 'objective' ? 'objective' : kind === 'area' ? null : 'task'
    case 'objective':
      return kind === 'area' ? null : 'task'
    case 'task':
      return kind === 'area' ? null : 'activity'
    case 'activity':
      return null
  }
}

/** Where the branch of the node at `start` ends: the index after its last descendant. */
export function branchEnd(tree: PlanTree, start: number): number {
  const inside = new Set([tree[start]?.id])
  let end = start + 1
  for (let node = tree[end]; node !== undefined && node.parentId !== null && inside.has(node.parentId); ) {
    inside.add(node.id)
    node = tree[++end]
  }
  return end
}

/** From the parent of a node up to the top. */
export function ancestorsOf(tree: PlanTree, node: PlanTreeNode): readonly PlanTreeNode[] {
  const byId = new Map(tree.map((one) => [one.id, one]))
  const ancestors: PlanTreeNode[] = []
  for (let above = node.parentId; above !== null; ) {
    const parent = byId.get(above)
    if (parent === undefined) break
    ancestors.push(parent)
    above = parent.parentId
  }
  return ancestors
}

/** The tree with `leaf` and `area` as its shape says them; nodes that already say so stay the same objects. */
export function settleTree(tree: PlanTree): PlanTree {
  const parents = new Set(tree.map(({ parentId }) => parentId))
  const areas = new Map<string, { readonly area: Area | null } | null>()
  return tree.map((node) => {
    const above = node.parentId === null ? null : (areas.get(node.parentId) ?? null)
    const area = above === null ? node.area : above.area
    areas.set(node.id, node.kind === 'area' ? { area: node.area } : above)
    const leaf = (node.kind === 'task' || node.kind === 'activity') && !parents.has(node.id)
    return node.leaf === leaf && node.area === area ? node : { ...node, leaf, area }
  })
}

/** What is wrong with the shape of a tree; empty for a good one. Only a defect of the program makes it speak. */
export function treeFaults(tree: PlanTree): readonly string[] {
  const faults: string[] = []
  const seen = new Map<string, PlanTreeNode>()
  const open: string[] = []
  for (const node of tree) {
    if (seen.has(node.id)) faults.push(`${node.id} stands twice`)
    const parent = node.parentId === null ? null : seen.get(node.parentId)
    if (parent === undefined) faults.push(`${node.id} stands before its parent`)
    else if (!mayStandUnder(node.kind, parent?.kind ?? null)) faults.push(`${node.id} is too high for its parent`)
    while (open.length > 0 && open.at(-1) !== node.parentId) open.pop()
    if (node.parentId !== null && open.length === 0) faults.push(`${node.id} stands outside its parent's branch`)
    open.push(node.id)
    seen.set(node.id, node)
  }
  return settleTree(tree).every((node, at) => node === tree[at])
    ? faults
    : [...faults, 'leaves or areas are not settled']
}
