import type { PlanItem } from '../imports/reading.ts'
import type { Area } from './area.ts'
import { areaName } from './area-name.ts'
import { type PlanTree, type PlanTreeNode, settleTree } from './plan-tree.ts'

/** A node of a plan before it has an id: `parent` is the index of its parent in the same list, null at the top. */
export interface TreeNode {
  readonly parent: number | null
  readonly kind: 'area' | 'objective' | 'task' | 'activity'
  readonly area: Area | null
  readonly ordinal: string | null
  readonly label: string | null
  readonly text: string
  /** Index of the reading's item a leaf is made from; null for a heading. */
  readonly item: number | null
}

type Heading = Pick<TreeNode, 'kind' | 'label' | 'text'>

const headingsOf = (item: PlanItem): Heading[] => {
  const headings: Heading[] = []
  const areaText = item.areaHeading ?? (item.area && areaName(item.area))
  if (areaText !== null) headings.push({ kind: 'area', label: null, text: areaText })
  if (item.objective !== null) headings.push({ kind: 'objective', label: null, text: item.objective })
  if (item.task !== null && item.activity !== null) {
    headings.push({ kind: 'task', label: item.taskLabel, text: item.task })
  }
  return headings
}

const leafOf = (item: PlanItem): Heading =>
  item.activity !== null
    ? { kind: 'activity', label: item.activityLabel, text: item.activity }
    : { kind: 'task', label: item.taskLabel, text: item.task ?? item.productText ?? '' }

const sameHeading = (node: TreeNode, heading: Heading, area: Area | null): boolean =>
  node.kind === heading.kind &&
  node.area === area &&
  // An area is known by its meaning: a lost heading that was repaired has other words than the one before it.
  ((heading.kind === 'area' && area !== null) || (node.text === heading.text && node.label === heading.label))

/**
 * The rows of a reading as a tree in reading order, parents before children: area → objective → task → activity.
 * Neighbouring rows that repeat a heading (a merged cell is repeated on each row) share one node; every row makes exactly
 * one leaf, so nothing of the plan is lost where two rows say the same.
 */
export function buildPlanTree(items: readonly PlanItem[]): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  let open: number[] = []
  items.forEach((item, index) => {
    const path: number[] = []
    const headings = headingsOf(item)
    for (const [depth, heading] of headings.entries()) {
      const candidate = open[depth]
      const known = candidate === undefined ? undefined : nodes[candidate]
      const parent = path.at(-1) ?? null
      if (candidate !== undefined && known && known.parent === parent && sameHeading(known, heading, item.area)) {
        path.push(candidate)
        continue
      }
      nodes.push({ ...heading, parent, area: item.area, ordinal: null, item: null })
      path.push(nodes.length - 1)
    }
    open = path
    nodes.push({ ...leafOf(item), parent: path.at(-1) ?? null, area: item.area, ordinal: item.ordinal, item: index })
  })
  return nodes
}

/** The rows of a reading as the nodes of a plan that is new: each leaf keeps its words, what they mean and where they stand. */
export function treeOfItems(items: readonly PlanItem[], newId: () => string): PlanTree {
  const nodes: PlanTreeNode[] = []
  for (const built of buildPlanTree(items)) {
    const item = built.item === null ? undefined : items[built.item]
    nodes.push({
      id: newId(),
      parentId: built.parent === null ? null : (nodes[built.parent]?.id ?? null),
      kind: built.kind,
      area: built.area,
      ordinal: built.ordinal,
      label: built.label,
      text: built.text,
      leaf: item !== undefined,
      productText: item?.productText ?? null,
      products: item?.products ?? [],
      leadText: item?.leadText ?? null,
      leads: item?.lead ?? [],
      coordinatorText: item?.coordinatorText ?? null,
      coordinators: item?.coordinators ?? [],
      deadlineText: item?.deadlineText ?? null,
      deadline: item?.deadline ?? null,
      budgetText: item?.budgetText ?? null,
      note: item?.note ?? null,
      source: item?.source ?? null,
      confidence: item?.confidence ?? null,
      edited: false,
      original: null,
      superiorId: null,
      droppedOn: null,
    })
  }
  return settleTree(nodes)
}
