import { romanValue } from '../imports/list-marker.ts'
import { branchEnd, type PlanTree, type PlanTreeNode } from './plan-tree.ts'

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'] as const

/** `romanNumber(14)` is `'XIV'`. */
export function romanNumber(value: number): string {
  return 'X'.repeat(Math.floor(value / 10)) + (ROMAN[value % 10] ?? '')
}

const AREA_NUMBER = /^([IVX]{1,6})(\s*[.)/:-]\s*)/

/** How the activities of one task are numbered: with their task's number, as its parts, or each by itself. */
type ActivityNumbers = 'shared' | 'nested' | 'own'

function activityNumbers(tree: PlanTree): ActivityNumbers {
  const activities = tree.filter(({ kind, ordinal }) => kind === 'activity' && ordinal !== null)
  if (activities.length > 0 && activities.every(({ ordinal }) => /^\d+\.\d+/.test(ordinal ?? ''))) return 'nested'
  const shares = activities.some((one, at) => {
    const above = activities[at - 1]
    return above?.parentId === one.parentId && above.ordinal === one.ordinal
  })
  return shares ? 'shared' : 'own'
}

/**
 * Numbers the rows anew in their order, in the plan's own habit: areas by Roman numbers where they have them, rows through the
 * plan or from 1 under each area, activities as they were numbered before.
 */
export function renumberTree(tree: PlanTree): PlanTree {
  const areas = tree.filter(({ kind }) => kind === 'area')
  const numbered = areas.filter(({ text }) => romanValue(AREA_NUMBER.exec(text)?.[1] ?? '') !== null)
  const romans = areas.length > 0 && numbered.length * 2 >= areas.length
  const restarts = startsAnew(tree, areas)
  const style = activityNumbers(tree)
  let area = 0
  let row = 0
  let part = 0
  return tree.map((node): PlanTreeNode => {
    if (node.kind === 'area') {
      area++
      if (restarts) row = 0
      return romans ? withText(node, `${romanNumber(area)}. ${node.text.replace(AREA_NUMBER, '')}`) : node
    }
    if (node.kind === 'objective') return node
    if (node.kind === 'task') {
      part = 0
      if (node.leaf || style !== 'own') row++
      return node.leaf ? withOrdinal(node, String(row)) : node
    }
    const alone = tree.find(({ id }) => id === node.parentId)?.kind !== 'task'
    if (style === 'own' || alone) row++
    part++
    return withOrdinal(node, style === 'nested' && !alone ? `${row}.${part}` : String(row))
  })
}

/** True where an area after the first begins with 1. */
function startsAnew(tree: PlanTree, areas: PlanTree): boolean {
  return areas.slice(1).some((area) => {
    const start = tree.indexOf(area)
    const first = tree.slice(start, branchEnd(tree, start)).find(({ leaf, ordinal }) => leaf && ordinal !== null)
    return /^1(?:\.1)?$/.test(first?.ordinal ?? '')
  })
}

const withOrdinal = (node: PlanTreeNode, ordinal: string): PlanTreeNode =>
  node.ordinal === ordinal ? node : { ...node, ordinal }

const withText = (node: PlanTreeNode, text: string): PlanTreeNode => (node.text === text ? node : { ...node, text })
