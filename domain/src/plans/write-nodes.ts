import { joinBroken } from '../imports/normalise.ts'
import { edited, type PlanEdit, refused, type TreeResult } from './edit.ts'
import { changeArea, type EditContext } from './move-nodes.ts'
import { branchEnd, type NodeWords, type PlanTree, type PlanTreeNode } from './plan-tree.ts'
import { wordsOf, writeCells } from './read-cells.ts'

type Edit<Op extends PlanEdit['op']> = Extract<PlanEdit, { readonly op: Op }>

/** Writes in the cells of a row; another area moves it there. */
export function setNode(tree: PlanTree, { nodeId, fields }: Edit<'set'>, context: EditContext): TreeResult {
  const node = tree.find(({ id }) => id === nodeId)
  if (node === undefined) return refused('node-unknown')
  if (fields.text !== undefined && fields.text.trim() === '') return refused('text-missing')
  const written = writeCells(node, fields, context.time)
  const next = written === node ? tree : tree.map((one) => (one === node ? written : one))
  return edited(
    fields.area === undefined || fields.area === node.area ? next : changeArea(next, written, fields.area, context),
  )
}

/** One row becomes two: what stands below it stays with the first, the second has the first's other cells. */
export function splitNode(tree: PlanTree, edit: Edit<'split'>, context: EditContext): TreeResult {
  const { nodeId, first, second } = edit
  const at = tree.findIndex(({ id }) => id === nodeId)
  const node = tree[at]
  if (node === undefined) return refused('node-unknown')
  const { area: _first, ...ofFirst } = first
  const { area: _second, ...ofSecond } = second
  if ([ofFirst, ofSecond].some(({ text }) => text !== undefined && text.trim() === '')) return refused('text-missing')
  const end = branchEnd(tree, at)
  const copy: PlanTreeNode = { ...node, id: context.newId(), edited: true, original: node.original ?? wordsOf(node) }
  return edited([
    ...tree.slice(0, at),
    writeCells(node, ofFirst, context.time),
    ...tree.slice(at + 1, end),
    writeCells(copy, { ordinal: null, label: null, ...ofSecond }, context.time),
    ...tree.slice(end),
  ])
}

/** Neighbouring leaves become the first of them. */
export function mergeNodes(tree: PlanTree, { nodeIds }: Edit<'merge'>, context: EditContext): TreeResult {
  const wanted = new Set(nodeIds)
  const nodes = tree.filter(({ id }) => wanted.has(id))
  const [first, ...others] = nodes
  if (first === undefined || nodes.length !== wanted.size) return refused('node-unknown')
  if (nodes.some(({ leaf }) => !leaf)) return refused('not-leaves')
  const start = tree.indexOf(first)
  const together = nodes.every((node, at) => tree[start + at] === node && node.parentId === first.parentId)
  if (!together || others.length === 0) return refused('not-neighbours')
  const joined = writeCells(first, joinWords(nodes.map(wordsOf)), context.time)
  const confidences = nodes.flatMap(({ confidence }) => confidence ?? [])
  const merged: PlanTreeNode = {
    ...joined,
    edited: true,
    original: joinWords(nodes.map((node) => node.original ?? wordsOf(node))),
    confidence: confidences.length > 0 ? Math.min(...confidences) : null,
    source: joinSources(nodes),
  }
  return edited([...tree.slice(0, start), merged, ...tree.slice(start + nodes.length)])
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Two cells as one: equal ones stay single, a broken sentence is joined, different things stand side by side. */
function joinCell(above: string | null, below: string | null): string | null {
  if (above === null || below === null || same(above, below)) return above ?? below
  if (/^[\p{Ll}\p{Pe}&]/u.test(below) || /[-/,(&]$/.test(above)) return joinBroken(above, below)
  return /[.;:!?]$/.test(above) ? `${above} ${below}` : `${above}; ${below}`
}

function joinWords(rows: readonly NodeWords[]): NodeWords {
  return rows.reduce((above, below) => ({
    text: joinCell(above.text, below.text) ?? above.text,
    label: above.label ?? below.label,
    ordinal: above.ordinal ?? below.ordinal,
    productText: joinCell(above.productText, below.productText),
    leadText: joinCell(above.leadText, below.leadText),
    coordinatorText: joinCell(above.coordinatorText, below.coordinatorText),
    deadlineText: joinCell(above.deadlineText, below.deadlineText),
    budgetText: joinCell(above.budgetText, below.budgetText),
    note: joinCell(above.note, below.note),
  }))
}

/** The place of the first, with the cells of the others where it has none of its own on the same page. */
function joinSources(nodes: readonly PlanTreeNode[]): PlanTreeNode['source'] {
  return nodes.reduce<PlanTreeNode['source']>(
    (above, { source }) =>
      above === null
        ? source
        : source?.page === above.page
          ? { page: above.page, cells: { ...source.cells, ...above.cells } }
          : above,
    null,
  )
}
