import type { NodeFields, ReviewFinding, ReviewNode } from '@dondoc/contract/plan-editing'

/** The cells of a row of the editor, in the order of the keyboard. A branch has only the first two. */
export const CELLS = ['ordinal', 'text', 'product', 'lead', 'coordinator', 'deadline', 'budget', 'note'] as const

export type Cell = (typeof CELLS)[number]

/** Where the person is: a row and a cell of it. */
export interface Place {
  readonly nodeId: string
  readonly cell: Cell
}

/** The cells that a row shows; money and notes only where the plan has them anywhere. */
export function cellsOf(node: Pick<ReviewNode, 'leaf'>, extra: readonly Cell[]): readonly Cell[] {
  if (!node.leaf) return ['ordinal', 'text']
  return CELLS.filter((cell) => (cell !== 'budget' && cell !== 'note') || extra.includes(cell))
}

/** Which of budget and note any row of the plan fills. */
export function extraCells(nodes: readonly ReviewNode[]): readonly Cell[] {
  return (['budget', 'note'] as const).filter((cell) => nodes.some((node) => wordsIn(node, cell) !== ''))
}

/** The cell that a doubt is about; a doubt on the row or its headings stands at its text. */
export function cellOfField(field: string | null): Cell {
  return CELLS.find((cell) => cell === field) ?? 'text'
}

type Words = Pick<
  ReviewNode,
  'text' | 'label' | 'ordinal' | 'productText' | 'leadText' | 'coordinatorText' | 'deadlineText' | 'budgetText' | 'note'
>

/** The words that stand in a cell, empty where there are none. A printed label ("Nhiệm vụ 1:") stands for the number. */
export function wordsIn(node: Words, cell: Cell): string {
  switch (cell) {
    case 'ordinal':
      return node.label ?? node.ordinal ?? ''
    case 'text':
      return node.text
    case 'product':
      return node.productText ?? ''
    case 'lead':
      return node.leadText ?? ''
    case 'coordinator':
      return node.coordinatorText ?? ''
    case 'deadline':
      return node.deadlineText ?? ''
    case 'budget':
      return node.budgetText ?? ''
    case 'note':
      return node.note ?? ''
  }
}

/** What to write for new words of a cell; no words empty it. The text itself cannot be emptied (the server refuses). */
export function fieldsFor(node: Words, cell: Cell, words: string): NodeFields {
  const value = words.trim() === '' ? null : words.trim()
  switch (cell) {
    case 'ordinal':
      return node.label === null ? { ordinal: value } : { label: value }
    case 'text':
      return { text: words.trim() }
    case 'product':
      return { productText: value }
    case 'lead':
      return { leadText: value }
    case 'coordinator':
      return { coordinatorText: value }
    case 'deadline':
      return { deadlineText: value }
    case 'budget':
      return { budgetText: value }
    case 'note':
      return { note: value }
  }
}

type Box = readonly [x0: number, y0: number, x1: number, y1: number]

/** Where a cell stands on the row's page, in points from the top left; the whole row where the cell has no box of its own. */
export function boxOf(node: ReviewNode, cell: Cell): Box | null {
  const cells = node.source?.cells
  if (!cells) return null
  const names = cell === 'text' ? [node.kind === 'area' ? 'areaHeading' : node.kind, 'activity', 'task'] : [cell]
  for (const name of names) {
    const box = cells[name]
    if (box) return box
  }
  return rowBox(node)
}

/** The box around all cells of a row. */
export function rowBox(node: ReviewNode): Box | null {
  const boxes = Object.values(node.source?.cells ?? {})
  if (boxes.length === 0) return null
  return [
    Math.min(...boxes.map(([x]) => x)),
    Math.min(...boxes.map(([, y]) => y)),
    Math.max(...boxes.map(([, , x]) => x)),
    Math.max(...boxes.map(([, , , y]) => y)),
  ]
}

/** Open doubts on one cell, or on the whole plan (`nodeId` null). */
export interface Doubt {
  readonly nodeId: string | null
  readonly cell: Cell
  readonly findings: readonly ReviewFinding[]
}

/** The places still to be looked at, those about the whole plan first, then in the order of the rows. */
export function openDoubts(nodes: readonly ReviewNode[], findings: readonly ReviewFinding[]): readonly Doubt[] {
  const places = new Map<string, { nodeId: string | null; cell: Cell; findings: ReviewFinding[] }>()
  for (const finding of findings) {
    if (finding.accepted) continue
    const cell = cellOfField(finding.field)
    // Each doubt on the whole plan is a place of its own: there is no cell that would bring them together.
    const key = finding.nodeId === null ? finding.id : `${finding.nodeId} ${cell}`
    const known = places.get(key)
    if (known) known.findings.push(finding)
    else places.set(key, { nodeId: finding.nodeId, cell, findings: [finding] })
  }
  const order = new Map(nodes.map((node, at) => [node.id, at]))
  const rank = ({ nodeId, cell }: Doubt) =>
    nodeId === null ? -1 : (order.get(nodeId) ?? nodes.length) * CELLS.length + CELLS.indexOf(cell)
  return [...places.values()].sort((a, b) => rank(a) - rank(b))
}
