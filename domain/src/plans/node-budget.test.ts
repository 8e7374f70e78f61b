import { expect, test } from 'vitest'
import { effectiveBudget, sumBudgets } from './node-budget.ts'

test.each([
  ['the words where nobody decided', '500 triệu', undefined, 500, 'words'],
  ['a decision over the words', '500 triệu', { amount: 420.5 }, 420.5, 'decision'],
  ['a decision of nothing', '500 triệu', { amount: 0 }, 0, 'decision'],
  ['the words again where a decision went back to them', '500 triệu', { amount: null }, 500, 'words'],
  ['"Không" as nothing', 'Không', undefined, 0, 'words'],
  ['nothing known of "Theo dự toán"', 'Theo dự toán', undefined, null, null],
  ['nothing known without words', null, undefined, null, null],
] as const)('a row counts %s', (_, text, decision, amount, from) => {
  expect(effectiveBudget(text, decision)).toEqual({ amount, from, bare: null })
})

test('a figure without a unit is told apart', () => {
  expect(effectiveBudget('50', undefined)).toEqual({ amount: null, from: null, bare: 50 })
})

test('sums count what is known, and name what is not', () => {
  const rows = [
    { amount: 0.1, spent: 0.2 },
    { amount: 0.2, spent: 0.1 },
    { amount: null, spent: 5 },
  ]
  expect(sumBudgets(rows)).toEqual({ amount: 0.3, spent: 5.3, unclear: 1, over: 1 })
})
