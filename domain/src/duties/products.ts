import { foldText, tidyText } from '../calendar/fold-text.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Checked } from './check-update.ts'

/** What an update says of one product, by the plan's own words. */
export interface ProductReport {
  readonly product: string
  /** The record that delivers it; null where it is declared not needed. */
  readonly recordId: string | null
  /** Why it is not needed; null where it is delivered. */
  readonly words: string | null
}

/** An update as far as products need it. */
export interface ReportingUpdate {
  readonly kind: string
  readonly on: PlainDate
  readonly products: readonly ProductReport[]
  /** What else proves it: an update from before products were told apart delivers all of them. */
  readonly recordIds: readonly string[]
}

export type Settled = ProductReport & { readonly on: PlainDate }

/** How one product of a duty stands. */
export interface ProductState {
  readonly product: string
  /** What settles it; null while it is owed. */
  readonly settled: Settled | null
  /** What was given for it before the duty was sent back. */
  readonly before: Settled | null
}

/** After these the products are owed again. */
const BEGINS_ANEW: readonly string[] = ['returned', 'reassigned']

const keyOf = (product: string): string => foldText(tidyText(product))

/** How the products of a duty stand after its updates, in the order of the plan; a product named twice is one. */
export function productStates(products: readonly string[], updates: readonly ReportingUpdate[]): ProductState[] {
  const states = new Map(
    products.map((product): [string, ProductState] => [keyOf(product), { product, settled: null, before: null }]),
  )
  for (const update of updates) {
    const { kind, on, recordIds } = update
    for (const [key, state] of states) {
      const report = update.products.find(({ product }) => keyOf(product) === key)
      if (BEGINS_ANEW.includes(kind))
        states.set(key, { ...state, settled: null, before: state.settled ?? state.before })
      else if (report) states.set(key, { ...state, settled: { ...report, on } })
      else if (kind === 'delivered' && state.settled === null)
        states.set(key, {
          ...state,
          settled: { product: state.product, recordId: recordIds[0] ?? null, words: null, on },
        })
    }
  }
  return [...states.values()]
}

/** Why what is said of products is not taken. */
export type ProductRefusal =
  /** The plan names no such product, or it is named twice. */
  | 'product-unknown'
  /** Reported as done while products are owed. */
  | 'products-open'
  /** Reported as under way although nothing is owed any more. */
  | 'products-complete'
  /** Everything declared not needed: that is for who gave the duty to decide, by stopping it. */
  | 'nothing-delivered'

/**
 * Whether an update may say this of the products: a duty is done when each is delivered or declared not needed, and at least one
 * is delivered. A duty without named products is as its updates say.
 */
export function checkProducts(
  states: readonly ProductState[],
  update: { readonly kind: string; readonly products: readonly ProductReport[] },
): Checked<ProductRefusal> {
  const { kind, products } = update
  const refuse = (code: ProductRefusal): Checked<ProductRefusal> => ({ ok: false, code })
  const known = new Set(states.map(({ product }) => keyOf(product)))
  const named = products.map(({ product }) => keyOf(product))
  if (new Set(named).size < named.length || named.some((key) => !known.has(key))) return refuse('product-unknown')
  if (states.length === 0 || (kind !== 'delivered' && kind !== 'progress')) return { ok: true }
  const after = productStates(
    states.map(({ product }) => product),
    [
      {
        kind: 'progress',
        on: '0001-01-01',
        products: states.flatMap(({ settled }) => (settled === null ? [] : [settled])),
        recordIds: [],
      },
      { kind: 'progress', on: '0001-01-01', products, recordIds: [] },
    ],
  )
  const isOpen = after.some(({ settled }) => settled === null)
  if (kind === 'progress') return products.length > 0 && !isOpen ? refuse('products-complete') : { ok: true }
  if (isOpen) return refuse('products-open')
  return after.some(({ settled }) => settled?.words === null) ? { ok: true } : refuse('nothing-delivered')
}

/** How far a duty is by its products, 0–99 while something is owed: one of three is 33. */
export function productShare(states: readonly ProductState[]): number {
  const settled = states.filter((state) => state.settled !== null).length
  return states.length === 0 ? 0 : Math.min(99, Math.round((100 * settled) / states.length))
}
