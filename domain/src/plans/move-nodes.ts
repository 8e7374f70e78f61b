import type { PlanTime } from '../imports/build-items.ts'
import type { Area } from './area.ts'
import { areaName } from './area-name.ts'
import { edited, type PlanEdit, refused, type TreeResult } from './edit.ts'
import {
  ancestorsOf,
  branchEnd,
  kindUnder,
  mayStandUnder,
  type NodeKind,
  type PlanTree,
  type PlanTreeNode,
} from './plan-tree.ts'
import { writeCells } from './read-cells.ts'

type Edit<Op extends PlanEdit['op']> = Extract<PlanEdit, { readonly op: Op }>

/** What changing a tree needs beside the tree. */
export interface EditContext {
  readonly time: PlanTime
  readonly newId: () => string
}

const EMPTY: Omit<PlanTreeNode, 'id' | 'parentId' | 'kind'> = {
  area: null,
  text: '',
  label: null,
  ordinal: null,
  leaf: false,
  productText: null,
  products: [],
  leadText: null,
  leads: [],
  coordinatorText: null,
  coordinators: [],
  deadlineText: null,
  deadline: null,
  budgetText: null,
  note: null,
  source: null,
  confidence: null,
  edited: true,
  original: null,
  superiorId: null,
  droppedOn: null,
}

/** A row that a person writes, without words yet. */
export function blankNode(id: string, parentId: string | null, kind: NodeKind): PlanTreeNode {
  return { ...EMPTY, id, parentId, kind }
}

/** The index at which a branch is put to stand behind `afterId` below `parentId`; null where the two do not fit together. */
function placeOf(tree: PlanTree, parentId: string | null, afterId: string | null): number | null {
  if (afterId === null) return parentId === null ? 0 : tree.findIndex(({ id }) => id === parentId) + 1
  const after = tree.findIndex(({ id }) => id === afterId)
  return tree[after]?.parentId === parentId ? branchEnd(tree, after) : null
}

const insert = (tree: PlanTree, at: number, branch: PlanTree): PlanTree => [
  ...tree.slice(0, at),
  ...branch,
  ...tree.slice(at),
]

const without = (tree: PlanTree, start: number): PlanTree => [
  ...tree.slice(0, start),
  ...tree.slice(branchEnd(tree, start)),
]

/** A new row. Below a row that was a leaf it starts with that row's cells, which it now stands for. */
export function addNode(tree: PlanTree, edit: Edit<'add'>, context: EditContext): TreeResult {
  const { kind, parentId, afterId, fields } = edit
  const parent = parentId === null ? null : tree.find(({ id }) => id === parentId)
  if (parent === undefined) return refused('node-unknown')
  if (!mayStandUnder(kind, parent?.kind ?? null)) return refused('kind-not-here')
  const at = placeOf(tree, parentId, afterId)
  if (at === null) return refused('after-not-sibling')
  if (!fields.text?.trim()) return refused('text-missing')
  const blank = blankNode(context.newId(), parentId, kind)
  const start: PlanTreeNode = parent?.leaf
    ? {
        ...parent,
        id: blank.id,
        parentId,
        kind,
        text: '',
        label: null,
        confidence: null,
        source: null,
        original: null,
        edited: true,
      }
    : blank
  const area = fields.area ?? parent?.area ?? null
  return edited(insert(tree, at, [{ ...writeCells(start, fields, context.time), area }]))
}

/** The place nearest behind a row where a branch with this head may stand: beside the row, or beside one of the rows above it. */
function placeBehind(tree: PlanTree, after: PlanTreeNode, kind: NodeKind): Pick<Edit<'move'>, 'parentId' | 'afterId'> {
  if (kind !== 'area' && (after.kind === 'area' || after.kind === 'objective') && mayStandUnder(kind, after.kind))
    return { parentId: after.id, afterId: null }
  for (const beside of [after, ...ancestorsOf(tree, after)]) {
    const parent = tree.find(({ id }) => id === beside.parentId)
    if (
      beside.kind === kind ||
      parent === undefined ||
      (kind !== 'area' && mayStandUnder(kind, parent.kind) && beside.kind !== 'activity')
    )
      return { parentId: beside.parentId, afterId: beside.id }
  }
  return { parentId: null, afterId: null }
}

/** Puts branches that were read elsewhere behind a row, each where its kind may stand. */
export function insertRows(tree: PlanTree, { rows, afterId }: Edit<'insert'>): TreeResult {
  if (afterId !== null && !tree.some(({ id }) => id === afterId)) return refused('node-unknown')
  let next = tree
  let last = afterId
  for (const [start, head] of rows.entries()) {
    if (head.parentId !== null) continue
    const after = last === null ? next.at(-1) : next.find(({ id }) => id === last)
    const place = after === undefined ? { parentId: null, afterId: null } : placeBehind(next, after, head.kind)
    const at = placeOf(next, place.parentId, place.afterId)
    if (at === null) return refused('after-not-sibling')
    const branch = rows.slice(start, branchEnd(rows, start))
    next = insert(next, at, [{ ...head, parentId: place.parentId }, ...branch.slice(1)])
    last = head.id
  }
  return edited(next)
}

/** Takes a row away with all below it. */
export function removeNode(tree: PlanTree, { nodeId }: Edit<'remove'>): TreeResult {
  const start = tree.findIndex(({ id }) => id === nodeId)
  return start < 0 ? refused('node-unknown') : edited(without(tree, start))
}

/** The branch below another parent; null where its rows would come to stand too deep. A row takes another kind only where its parent's is another. */
function rekind(branch: PlanTree, parentId: string | null, parentKind: NodeKind | null): PlanTree | null {
  const changed = new Map<string, NodeKind>()
  const moved: PlanTreeNode[] = []
  for (const [at, node] of branch.entries()) {
    const above = at === 0 ? parentKind : changed.get(node.parentId ?? '')
    const kind = above === undefined ? node.kind : kindUnder(node.kind, above)
    if (kind === null) return null
    if (kind !== node.kind) changed.set(node.id, kind)
    const parent = at === 0 ? parentId : node.parentId
    moved.push(kind === node.kind && parent === node.parentId ? node : { ...node, kind, parentId: parent })
  }
  return moved
}

/** Puts a row with all below it to another place; also indents and outdents. */
export function moveNode(tree: PlanTree, { nodeId, parentId, afterId }: Edit<'move'>): TreeResult {
  const start = tree.findIndex(({ id }) => id === nodeId)
  const node = tree[start]
  if (node === undefined) return refused('node-unknown')
  const branch = tree.slice(start, branchEnd(tree, start))
  if (branch.some(({ id }) => id === parentId || id === afterId)) return refused('inside-itself')
  const rest = without(tree, start)
  const parent = parentId === null ? null : rest.find(({ id }) => id === parentId)
  if (parent === undefined) return refused('node-unknown')
  if (node.kind === 'area' && parent !== null) return refused('kind-not-here')
  const at = placeOf(rest, parentId, afterId)
  if (at === null) return refused('after-not-sibling')
  const stays = parentId === node.parentId
  const moved = stays ? branch : rekind(branch, parentId, parent?.kind ?? null)
  return moved === null ? refused('too-deep') : edited(insert(rest, at, moved))
}

/**
 * Puts a row under another area. An area heading takes all below it along; any other row goes to the end of that area with its
 * headings (objective, task), which are repeated there, and an area that the plan does not have yet is added at the end.
 */
export function changeArea(tree: PlanTree, node: PlanTreeNode, area: Area | null, context: EditContext): PlanTree {
  if (node.kind === 'area') return tree.map((one) => (one.id === node.id ? { ...one, area, edited: true } : one))
  const ancestors = ancestorsOf(tree, node)
  if (!ancestors.some(({ kind }) => kind === 'area')) {
    const ids = new Set(branchOf(tree, node.id).map(({ id }) => id))
    return tree.map((one) => (ids.has(one.id) ? { ...one, area, edited: true } : one))
  }
  const headings = ancestors.filter(({ kind }) => kind !== 'area').reverse()
  let next: PlanTree = tree
  let parentId: string | null = null
  if (area !== null) {
    const known = tree.findLast((one) => one.kind === 'area' && one.area === area)
    parentId = known?.id ?? context.newId()
    if (!known) next = [...next, { ...blankNode(parentId, null, 'area'), area, text: areaName(area) }]
  }
  for (const heading of headings) {
    const last = lastChild(next, parentId)
    if (last !== undefined && last.kind === heading.kind && last.text === heading.text && !last.leaf) {
      parentId = last.id
      continue
    }
    const id = context.newId()
    const at = endOf(next, parentId)
    next = insert(next, at, [{ ...heading, id, parentId, area, edited: true, original: null }])
    parentId = id
  }
  const start = next.findIndex(({ id }) => id === node.id)
  const branch = next.slice(start, branchEnd(next, start))
  const rest = without(next, start)
  const [first, ...below] = branch
  if (first === undefined) return tree
  const placed = insert(rest, endOf(rest, parentId), [{ ...first, parentId, area, edited: true }, ...below])
  return headings.toReversed().reduce(dropEmpty, placed)
}

function branchOf(tree: PlanTree, nodeId: string): PlanTree {
  const start = tree.findIndex(({ id }) => id === nodeId)
  return tree.slice(start, branchEnd(tree, start))
}

/** A heading whose last row went away goes, too: it was only the heading of that row. */
const dropEmpty = (tree: PlanTree, heading: PlanTreeNode): PlanTree =>
  tree.some(({ parentId }) => parentId === heading.id) ? tree : tree.filter(({ id }) => id !== heading.id)

const lastChild = (tree: PlanTree, parentId: string | null): PlanTreeNode | undefined =>
  tree.findLast((one) => one.parentId === parentId)

function endOf(tree: PlanTree, parentId: string | null): number {
  return parentId === null
    ? tree.length
    : branchEnd(
        tree,
        tree.findIndex(({ id }) => id === parentId),
      )
}
