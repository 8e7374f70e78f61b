import type { DutyRow } from '@dondoc/contract/duties'
import type { PlanNode } from '@dondoc/contract/plans'
import type { StatusCounts } from '@dondoc/contract/shared'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import { fold } from '../../lib/fold.ts'

export type TreeSort = 'plan' | 'due' | 'lead' | 'status'

export interface TreeFilter {
  readonly q: string
  readonly area: Area | undefined
  readonly status: DutyStatus | undefined
  /** A name of a lead as the plan writes it. */
  readonly lead: string | undefined
}

export interface TreeRow {
  readonly node: PlanNode
  /** 0 for the top. */
  readonly depth: number
  readonly open: boolean
  /** Actionable rows below; 0 for a leaf. */
  readonly leafCount: number
  /** How the duties below (or of the leaf) stand. */
  readonly counts: StatusCounts
}

/** A plan's nodes with what the tree asks again and again. Made once for each answer of the server. */
export interface TreeIndex {
  readonly nodes: readonly PlanNode[]
  readonly byId: ReadonlyMap<string, PlanNode>
  readonly depths: ReadonlyMap<string, number>
  /** Folded words of each leaf, its own and those of the nodes above it. */
  readonly words: ReadonlyMap<string, string>
}

/** The order of hurting, for sorting by status. */
const STATUS_ORDER: readonly DutyStatus[] = [
  'overdue',
  'running',
  'not-started',
  'waiting',
  'to-confirm',
  'done-late',
  'done-on-time',
  'stopped',
]

/** Prepares a plan's nodes (reading order, parents before children) for filtering and folding. */
export function indexTree(nodes: readonly PlanNode[]): TreeIndex {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const depths = new Map<string, number>()
  const words = new Map<string, string>()
  for (const node of nodes) {
    const above = node.parentId === null ? undefined : depths.get(node.parentId)
    depths.set(node.id, above === undefined ? 0 : above + 1)
    const own = [node.text, node.productText, node.leadText, node.coordinatorText, node.deadlineText, node.note]
    const inherited = node.parentId === null ? '' : (words.get(node.parentId) ?? '')
    words.set(node.id, `${inherited} ${fold(own.filter(Boolean).join(' '))}`)
  }
  return { nodes, byId, depths, words }
}

/** True where the filter leaves everything. */
export function isEmptyFilter(filter: TreeFilter): boolean {
  return filter.q.trim() === '' && !filter.area && !filter.status && !filter.lead
}

/**
 * The rows to show. In the plan's order: the tree without what is folded away (`closed`), a filter keeps the leaves that fit
 * and everything above them and opens all. In another order: the leaves alone.
 */
export function treeRows(
  index: TreeIndex,
  filter: TreeFilter,
  sort: TreeSort,
  closed: ReadonlySet<string>,
): readonly TreeRow[] {
  const all = isEmptyFilter(filter)
  const queryWords = fold(filter.q).split(' ')
  const leaves = index.nodes.filter((node) => node.leaf && (all || fits(node, filter, index, queryWords)))
  if (sort !== 'plan') return leaves.sort(comparing(sort)).map((node) => rowOf(node, 0, true, 0, [node]))
  const below = new Map<string, PlanNode[]>()
  for (const leaf of leaves) {
    for (let id = leaf.parentId; id !== null; id = index.byId.get(id)?.parentId ?? null) {
      const list = below.get(id)
      if (list) list.push(leaf)
      else below.set(id, [leaf])
    }
  }
  const kept = new Set(leaves.map((leaf) => leaf.id))
  const hidden = new Set<string>()
  const rows: TreeRow[] = []
  for (const node of index.nodes) {
    const under = below.get(node.id) ?? []
    if (node.parentId !== null && hidden.has(node.parentId)) {
      hidden.add(node.id)
      continue
    }
    const open = !all || !closed.has(node.id)
    if (!open) hidden.add(node.id)
    const wanted = node.leaf ? kept.has(node.id) : all || under.length > 0
    if (wanted) rows.push(rowOf(node, index.depths.get(node.id) ?? 0, open, under.length, node.leaf ? [node] : under))
  }
  return rows
}

function fits(node: PlanNode, filter: TreeFilter, index: TreeIndex, queryWords: readonly string[]): boolean {
  if (filter.area && node.area !== filter.area) return false
  if (filter.status && node.counts[filter.status] === 0) return false
  if (filter.lead && !node.leads.includes(filter.lead)) return false
  const words = index.words.get(node.id) ?? ''
  return queryWords.every((word) => words.includes(word))
}

function rowOf(node: PlanNode, depth: number, open: boolean, leafCount: number, leaves: readonly PlanNode[]): TreeRow {
  return { node, depth, open, leafCount, counts: countsOf(leaves) }
}

/** How the duties of some leaves stand, every status present. */
export function countsOf(leaves: readonly PlanNode[]): StatusCounts {
  const counts = Object.fromEntries(DUTY_STATUSES.map((status) => [status, 0])) as StatusCounts
  for (const leaf of leaves) for (const status of DUTY_STATUSES) counts[status] += leaf.counts[status]
  return counts
}

function comparing(sort: Exclude<TreeSort, 'plan'>): (a: PlanNode, b: PlanNode) => number {
  switch (sort) {
    case 'due':
      return (a, b) => (a.dueTo ?? '9999').localeCompare(b.dueTo ?? '9999')
    case 'lead':
      return (a, b) => (a.leads[0] ?? '').localeCompare(b.leads[0] ?? '', 'vi')
    case 'status':
      return (a, b) => worst(a) - worst(b)
  }
}

function worst({ counts }: PlanNode): number {
  const first = STATUS_ORDER.findIndex((status) => counts[status] > 0)
  return first === -1 ? STATUS_ORDER.length : first
}

/** Every name of a lead in the plan, in Vietnamese order. */
export function leadsOf(nodes: readonly PlanNode[]): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node.leads))].sort((a, b) => a.localeCompare(b, 'vi'))
}

/** The nodes above a node, the top first. */
export function pathTo(index: TreeIndex, node: PlanNode): readonly PlanNode[] {
  const parent = node.parentId === null ? undefined : index.byId.get(node.parentId)
  return parent ? [...pathTo(index, parent), parent] : []
}

/** The last day on which something of a leaf is due, as the plan says and as extended since. */
export function lastDue({ dueTo, originalDueTo }: PlanNode): Pick<DutyRow, 'dueOn' | 'originalDueOn'> {
  return { dueOn: dueTo, originalDueOn: originalDueTo }
}
