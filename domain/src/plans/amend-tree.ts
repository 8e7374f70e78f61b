import type { PlainDate } from '../calendar/plain-date.ts'
import type { PlanItem } from '../imports/reading.ts'
import { treeOfItems } from './build-tree.ts'
import { comparePlans, type PlanComparison } from './compare-plans.ts'
import { branchEnd, type PlanTree, type PlanTreeNode, settleTree } from './plan-tree.ts'
import { treeItems } from './tree-items.ts'

/** An amended version held against the plan as it stands. */
export interface Amendment {
  /** The leaves of the plan, in the order that `comparison` counts them `before`. */
  readonly leaves: readonly PlanTreeNode[]
  readonly comparison: PlanComparison
}

/** What an amended version, as read, changes in a plan. */
export function compareWithPlan(tree: PlanTree, items: readonly PlanItem[]): Amendment {
  const standing = treeItems(tree)
  const byId = new Map(tree.map((node) => [node.id, node]))
  return {
    leaves: standing.flatMap(({ nodeId }) => byId.get(nodeId) ?? []),
    comparison: comparePlans(
      standing.map(({ item }) => item),
      items,
    ),
  }
}

/**
 * The tree of the amended version: rows that are told again keep their ids, so that duties under way stay with them. A dropped row
 * for which `stays` says so remains at the end of its area, marked with the day; other dropped rows go.
 */
export function amendTree(
  tree: PlanTree,
  items: readonly PlanItem[],
  amendment: Amendment,
  options: {
    readonly on: PlainDate
    readonly stays: (leaf: PlanTreeNode) => boolean
    readonly newId: () => string
  },
): PlanTree {
  const { leaves, comparison } = amendment
  const pairs = [...comparison.same, ...comparison.changed]
  const beforeOf = new Map(pairs.map(({ before, after }) => [after, leaves[before]]))
  let item = -1
  const amended = treeOfItems(items, options.newId).map((node): PlanTreeNode => {
    if (!node.leaf) return node
    const before = beforeOf.get(++item)
    return before ? { ...node, id: before.id, superiorId: before.superiorId } : node
  })
  const dropped = comparison.dropped.flatMap((at) => leaves[at] ?? []).filter(options.stays)
  const earlier = tree.filter(({ droppedOn }) => droppedOn !== null)
  return keepDropped(earlier.reduce(putLast, amended), dropped, options.on)
}

/** The tree with rows that it no longer has at the end of their areas, marked with the day: they stay with what was done. */
export function keepDropped(tree: PlanTree, dropped: readonly PlanTreeNode[], on: PlainDate): PlanTree {
  return settleTree(dropped.map((leaf): PlanTreeNode => ({ ...leaf, droppedOn: on })).reduce(putLast, tree))
}

/** A row at the end of its area; at the end of the plan where the area is gone. */
function putLast(tree: PlanTree, leaf: PlanTreeNode): PlanTree {
  const area = tree.findIndex(({ kind, area }) => kind === 'area' && area === leaf.area)
  const parent = tree[area]
  const end = parent === undefined ? tree.length : branchEnd(tree, area)
  return [...tree.slice(0, end), { ...leaf, parentId: parent?.id ?? null }, ...tree.slice(end)]
}
