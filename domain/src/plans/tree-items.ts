import type { ItemField, PlanItem } from '../imports/reading.ts'
import type { PlanTree, PlanTreeNode } from './plan-tree.ts'

/** A leaf of the tree as the actionable row it is, with the headings above it. */
export interface TreeItem {
  readonly nodeId: string
  readonly item: PlanItem
}

/** The actionable rows of a tree in their order: what a reading of the same plan lists as its items, without dropped ones. */
export function treeItems(tree: PlanTree): readonly TreeItem[] {
  const byId = new Map(tree.map((node) => [node.id, node]))
  const above = (node: PlanTreeNode): PlanTreeNode[] => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId)
    return parent ? [...above(parent), parent] : []
  }
  return tree
    .filter(({ leaf, droppedOn }) => leaf && droppedOn === null)
    .map((node) => {
      const headings = above(node)
      const heading = (kind: PlanTreeNode['kind']) => headings.find((one) => one.kind === kind) ?? null
      const isActivity = node.kind === 'activity'
      const task = isActivity ? heading('task') : node
      const item: PlanItem = {
        ordinal: node.ordinal,
        area: node.area,
        areaHeading: heading('area')?.text ?? null,
        objective: heading('objective')?.text ?? null,
        task: task?.text ?? null,
        taskLabel: task?.label ?? null,
        activity: isActivity ? node.text : null,
        activityLabel: isActivity ? node.label : null,
        productText: node.productText,
        products: node.products,
        leadText: node.leadText,
        lead: node.leads,
        coordinatorText: node.coordinatorText,
        coordinators: node.coordinators,
        deadlineText: node.deadlineText,
        deadline: node.deadline,
        budgetText: node.budgetText,
        note: node.note,
        source: node.source,
        confidence: node.confidence ?? 1,
      }
      return { nodeId: node.id, item }
    })
}

/** The words of a node in a field of the reading; undefined for a field that is no cell of it. */
export function fieldWords(node: PlanTreeNode, field: ItemField): string | null | undefined {
  switch (field) {
    case 'ordinal':
      return node.ordinal
    case 'areaHeading':
      return node.area
    case 'objective':
      return undefined
    case 'task':
    case 'activity':
      return node.text
    case 'product':
      return node.productText
    case 'lead':
      return node.leadText
    case 'coordinator':
      return node.coordinatorText
    case 'deadline':
      return node.deadlineText
    case 'budget':
      return node.budgetText
    case 'note':
      return node.note
  }
}
