import type { PlanEdit, ReviewNode } from '@dondoc/contract/plan-editing'

type Nodes = readonly ReviewNode[]

const siblingsOf = (nodes: Nodes, node: ReviewNode): Nodes => nodes.filter(({ parentId }) => parentId === node.parentId)

/** The branch beside a row's own, in which the row keeps its kind; undefined where there is none. */
function branchBeside(nodes: Nodes, node: ReviewNode, step: -1 | 1): ReviewNode | undefined {
  const parent = nodes.find(({ id }) => id === node.parentId)
  if (!parent) return undefined
  const beside = nodes.filter(({ kind, leaf }) => kind === parent.kind && !leaf)
  return beside[beside.indexOf(parent) + step]
}

/** Puts a row before its upper neighbour, from the head of a branch to the end of the one above; null where nothing is above. */
export function moveUp(nodes: Nodes, node: ReviewNode): PlanEdit | null {
  const siblings = siblingsOf(nodes, node)
  const at = siblings.indexOf(node)
  if (at > 0) return { op: 'move', nodeId: node.id, parentId: node.parentId, afterId: siblings[at - 2]?.id ?? null }
  const above = branchBeside(nodes, node, -1)
  const last = nodes.findLast(({ parentId }) => parentId === above?.id)
  return above ? { op: 'move', nodeId: node.id, parentId: above.id, afterId: last?.id ?? null } : null
}

/** Puts a row behind its lower neighbour, from the end of a branch to the head of the one below; null where nothing is below. */
export function moveDown(nodes: Nodes, node: ReviewNode): PlanEdit | null {
  const siblings = siblingsOf(nodes, node)
  const next = siblings[siblings.indexOf(node) + 1]
  if (next) return { op: 'move', nodeId: node.id, parentId: node.parentId, afterId: next.id }
  const below = branchBeside(nodes, node, 1)
  return below ? { op: 'move', nodeId: node.id, parentId: below.id, afterId: null } : null
}

/** Puts a row below its upper neighbour, behind what stands there; null where it is the first or an area. */
export function indent(nodes: Nodes, node: ReviewNode): PlanEdit | null {
  const siblings = siblingsOf(nodes, node)
  const above = siblings[siblings.indexOf(node) - 1]
  if (!above || node.kind === 'area') return null
  const last = nodes.findLast(({ parentId }) => parentId === above.id)
  return { op: 'move', nodeId: node.id, parentId: above.id, afterId: last?.id ?? null }
}

/** Puts a row behind its parent; null at the top, and below an area: there a row changes its area instead. */
export function outdent(nodes: Nodes, node: ReviewNode): PlanEdit | null {
  const parent = nodes.find(({ id }) => id === node.parentId)
  if (!parent || parent.kind === 'area') return null
  return { op: 'move', nodeId: node.id, parentId: parent.parentId, afterId: parent.id }
}

/** Joins a leaf with the leaf right below it in the same branch; null where there is none. */
export function mergeBelow(nodes: Nodes, node: ReviewNode): PlanEdit | null {
  const siblings = siblingsOf(nodes, node)
  const next = siblings[siblings.indexOf(node) + 1]
  return node.leaf && next?.leaf ? { op: 'merge', nodeIds: [node.id, next.id] } : null
}

const KINDS = ['area', 'objective', 'task', 'activity'] as const

/** Where a new row of a kind may be put when a person stands on a row: in it or behind it or behind one above it. */
export function placeForNew(
  nodes: Nodes,
  node: ReviewNode | undefined,
  kind: ReviewNode['kind'],
): { readonly parentId: string | null; readonly afterId: string | null } {
  const byId = new Map(nodes.map((one) => [one.id, one]))
  const rank = KINDS.indexOf(kind)
  let beside = node
  while (beside && KINDS.indexOf(beside.kind) > rank) beside = byId.get(beside.parentId ?? '')
  if (!beside) return { parentId: null, afterId: nodes.findLast(({ parentId }) => parentId === null)?.id ?? null }
  if (beside.kind === kind) return { parentId: beside.parentId, afterId: beside.id }
  const inside = beside.id
  return {
    parentId: inside,
    afterId: beside === node ? null : (nodes.findLast(({ parentId }) => parentId === inside)?.id ?? null),
  }
}

/** A first guess where a long text falls into two: the middlemost end of a sentence or part; its whole length where there is none. */
export function likelyCut(text: string): number {
  const ends = [...text.matchAll(/[;.:]\s+|\s+[-–+]\s+/g)].map((match) => match.index + match[0].length)
  const middle = text.length / 2
  return ends.reduce(
    (best, end) => (Math.abs(end - middle) < Math.abs(best - middle) ? end : best),
    ends[0] ?? text.length,
  )
}

/** A text in two at a caret; the sign that parted them goes. */
export function cutAt(text: string, caret: number): readonly [first: string, second: string] {
  const first = text.slice(0, caret).replace(/[\s;,:–+-]+$/, '')
  const second = text.slice(caret).replace(/^[\s;,:–+-]+/, '')
  return [first, second]
}
