import type { ReviewNode } from '@dondoc/contract/plan-editing'

export interface ReviewRow {
  readonly node: ReviewNode
  /** 0 for the top. */
  readonly depth: number
  readonly open: boolean
  /** Actionable rows below; 0 for a leaf. */
  readonly leafCount: number
}

interface Options {
  /** Branches that are folded away. */
  readonly closed: ReadonlySet<string>
  /** Rows to show before the tree; empty for the plan's own order. */
  readonly first: ReadonlySet<string>
}

/** The rows to show: the plan's tree without what is folded; rows of `first` stand before it, out of their branches. */
export function reviewRows(nodes: readonly ReviewNode[], { closed, first }: Options): readonly ReviewRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const depths = new Map<string, number>()
  const leaves = new Map<string, number>()
  for (const node of nodes) {
    const above = node.parentId === null ? undefined : depths.get(node.parentId)
    depths.set(node.id, above === undefined ? 0 : above + 1)
    if (!node.leaf) continue
    for (let id = node.parentId; id !== null; id = byId.get(id)?.parentId ?? null)
      leaves.set(id, (leaves.get(id) ?? 0) + 1)
  }
  const hidden = new Set<string>()
  const lifted: ReviewRow[] = []
  const tree: ReviewRow[] = []
  for (const node of nodes) {
    const open = !closed.has(node.id)
    const folded = node.parentId !== null && hidden.has(node.parentId)
    if (folded || !open) hidden.add(node.id)
    const row = { node, depth: depths.get(node.id) ?? 0, open, leafCount: leaves.get(node.id) ?? 0 }
    if (first.has(node.id)) lifted.push({ ...row, depth: 0 })
    else if (!folded) tree.push(row)
  }
  return [...lifted, ...tree]
}

/** The branches above a row, so that it can be unfolded. */
export function branchesAbove(nodes: readonly ReviewNode[], nodeId: string): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const above: string[] = []
  for (let id = byId.get(nodeId)?.parentId ?? null; id !== null; id = byId.get(id)?.parentId ?? null) above.push(id)
  return above
}
