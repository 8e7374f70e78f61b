import { readBudget } from './read-budget.ts'

/** What a row of a plan may cost, in million đồng, and where that is known from. */
export interface EffectiveBudget {
  /** Null where nobody said. */
  readonly amount: number | null
  readonly from: 'words' | 'decision' | null
  /** A figure in the words whose unit they do not say. */
  readonly bare: number | null
}

/** What counts for a row: the newest decision, unless it went back to the plan's words, which then are read. */
export function effectiveBudget(
  text: string | null,
  decision: { readonly amount: number | null } | undefined,
): EffectiveBudget {
  const read = readBudget(text ?? '')
  const bare = read.kind === 'unclear' ? read.bare : null
  if (decision !== undefined && decision.amount !== null) return { amount: decision.amount, from: 'decision', bare }
  if (read.kind === 'amount') return { amount: read.millions, from: 'words', bare }
  return read.kind === 'none' ? { amount: 0, from: 'words', bare } : { amount: null, from: null, bare }
}

/** The sums of the rows of a plan; rows whose amount nobody said are counted apart, with what was spent on them in the sum. */
export function sumBudgets(rows: readonly { readonly amount: number | null; readonly spent: number }[]): {
  amount: number
  spent: number
  unclear: number
  over: number
} {
  const exact = (millions: number): number => Math.round(millions * 1000) / 1000
  return {
    amount: exact(rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0)),
    spent: exact(rows.reduce((sum, { spent }) => sum + spent, 0)),
    unclear: rows.filter(({ amount }) => amount === null).length,
    over: rows.filter(({ amount, spent }) => amount !== null && spent > amount).length,
  }
}
