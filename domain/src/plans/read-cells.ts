import { parseDeadline } from '../calendar/parse-deadline.ts'
import { splitAgencies } from '../imports/agencies.ts'
import type { PlanTime } from '../imports/build-items.ts'
import { normaliseText } from '../imports/normalise.ts'
import { splitProducts } from '../imports/products.ts'
import type { Area } from './area.ts'
import type { NodeWords, PlanTreeNode } from './plan-tree.ts'

/** What a person writes in a row. An absent field stays as it is, null empties it. */
export type NodeFields = { readonly [Field in keyof NodeWords]?: NodeWords[Field] | undefined } & {
  readonly area?: Area | null | undefined
}

/** The lines of a cell, each without odd blanks. */
const linesOf = (words: string): readonly string[] =>
  words
    .split(/\r?\n/)
    .map(normaliseText)
    .filter((line) => line !== '')

const tidyCell = (words: string | null): string | null =>
  words === null || linesOf(words).length === 0 ? null : linesOf(words).join('\n')

/** The words of a node apart from what they mean. */
export function wordsOf(node: NodeWords): NodeWords {
  const { text, label, ordinal, productText, leadText, coordinatorText, deadlineText, budgetText, note } = node
  return { text, label, ordinal, productText, leadText, coordinatorText, deadlineText, budgetText, note }
}

const withFields = (words: NodeWords, fields: NodeFields): NodeWords => {
  const { area: _, ...written } = fields
  const given = Object.entries(written).filter(([, value]) => value !== undefined) as [keyof NodeWords, string | null][]
  const tidied = given.map(([field, value]) => [field, tidyCell(value)] as const)
  const next = { ...words, ...Object.fromEntries(tidied) } as { [Field in keyof NodeWords]: NodeWords[Field] | null }
  return { ...next, text: next.text ?? words.text }
}

/**
 * The node with other words in its cells: what a changed cell means is read anew (products, agencies, deadline), what was not
 * touched stays as it was read. The words of the file are kept aside at the first change. Its area is no matter of its cells.
 */
export function writeCells(node: PlanTreeNode, fields: NodeFields, time: PlanTime): PlanTreeNode {
  const before = wordsOf(node)
  const after = withFields(before, fields)
  const isNew = (field: keyof NodeWords): boolean => before[field] !== after[field]
  if (!(Object.keys(before) as (keyof NodeWords)[]).some(isNew)) return node
  const { productText, leadText, coordinatorText, deadlineText } = after
  return {
    ...node,
    ...after,
    products: isNew('productText') ? splitProducts(linesOf(productText ?? '')) : node.products,
    leads: isNew('leadText') ? splitAgencies(linesOf(leadText ?? '')) : node.leads,
    coordinators: isNew('coordinatorText') ? splitAgencies(linesOf(coordinatorText ?? '')) : node.coordinators,
    deadline: isNew('deadlineText')
      ? deadlineText === null
        ? null
        : parseDeadline(deadlineText.replaceAll('\n', ' '), time)
      : node.deadline,
    edited: true,
    original: node.original ?? (node.edited ? null : before),
  }
}
