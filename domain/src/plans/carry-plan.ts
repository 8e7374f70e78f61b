import { parseDeadline } from '../calendar/parse-deadline.ts'
import type { PlanTime } from '../imports/build-items.ts'
import { type PlanTree, type PlanTreeNode, settleTree } from './plan-tree.ts'

/** "76/NQ-CP ngày 15/7/2021", "45/2025/NĐ-CP", "giai đoạn 2021-2030": years of documents and programmes, which stay. */
const FIXED =
  /\d+\s*\/\s*(?:20\d\d\s*\/\s*)?\p{Lu}[\p{Lu}\d&-]*(?:\s*,?\s*(?:của\s[^,;.]{3,60}\s)?ngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d)?|20\d\d\s*[-–]\s*20\d\d/gu
const YEAR = /(?<!\d)20\d\d(?!\d)/g

/** `moveYears('Báo cáo năm 2025', 1, [2025])` is `'Báo cáo năm 2026'`; years inside the names of documents and programmes stay. */
export function moveYears(text: string, by: number, years: readonly number[]): string {
  const move = (part: string): string =>
    part.replace(YEAR, (year) => (years.includes(Number(year)) ? String(Number(year) + by) : year))
  let moved = ''
  let end = 0
  for (const match of text.matchAll(FIXED)) {
    moved += move(text.slice(end, match.index)) + match[0]
    end = match.index + match[0].length
  }
  return moved + move(text.slice(end))
}

const fresh = (node: PlanTreeNode): PlanTreeNode => ({
  ...node,
  source: null,
  confidence: null,
  edited: false,
  original: null,
  superiorId: null,
  droppedOn: null,
})

/** The nodes under new ids, each below the new id of its parent. */
function underNewIds(tree: PlanTree, newId: () => string): PlanTree {
  const ids = new Map(tree.map(({ id }) => [id, newId()]))
  return tree.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    parentId: node.parentId === null ? null : (ids.get(node.parentId) ?? null),
  }))
}

/**
 * A plan's rows as the start of the plan of another year: the plan's own year moves in the texts and every year around it in the
 * deadlines, which are read anew for the new period.
 */
export function carryToYear(
  tree: PlanTree,
  plan: { readonly year: number },
  time: PlanTime & { readonly year: number },
  newId: () => string,
): PlanTree {
  const by = time.year - plan.year
  const near = [plan.year - 1, plan.year, plan.year + 1]
  const words = <Text extends string | null>(text: Text): Text | string =>
    text === null ? text : moveYears(text, by, [plan.year])
  const standing = tree.filter(({ droppedOn }) => droppedOn === null)
  return underNewIds(standing, newId).map((node) => {
    const deadlineText = node.deadlineText === null ? null : moveYears(node.deadlineText, by, near)
    return {
      ...fresh(node),
      text: words(node.text) ?? node.text,
      productText: words(node.productText),
      products: node.products.map((product) => words(product)),
      note: words(node.note),
      deadlineText,
      deadline: deadlineText === null ? null : parseDeadline(deadlineText, time),
    }
  })
}

/** How a leaf of a superior plan concerns an agency. */
export type Concern = 'lead' | 'coordinator' | null

/**
 * The rows of a superior plan that concern an agency, with the headings above them, as the start of its own plan. Who leads inside
 * the agency is for its own plan to say, so that cell is left open; where the agency only helps, the note names whom.
 */
export function carryDown(tree: PlanTree, concern: (leaf: PlanTreeNode) => Concern, newId: () => string): PlanTree {
  const wanted = new Set<string>()
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]))
  for (const leaf of tree) {
    if (!leaf.leaf || leaf.droppedOn !== null || concern(leaf) === null) continue
    for (let id: string | null = leaf.id; id !== null && !wanted.has(id); id = parents.get(id) ?? null) wanted.add(id)
  }
  const kept = tree.filter(({ id }) => wanted.has(id))
  const carried = underNewIds(kept, newId)
  return settleTree(
    kept.map((node, at): PlanTreeNode => {
      const { id, parentId } = carried[at] ?? node
      if (!node.leaf) return { ...fresh(node), id, parentId }
      const helps = concern(node) === 'coordinator' && node.leadText !== null
      const note = [helps ? `Phối hợp với ${node.leadText}` : null, node.note].filter((words) => words !== null)
      return {
        ...fresh(node),
        id,
        parentId,
        leadText: null,
        leads: [],
        coordinatorText: null,
        coordinators: [],
        note: note.length === 0 ? null : note.join('. '),
        superiorId: node.id,
      }
    }),
  )
}
