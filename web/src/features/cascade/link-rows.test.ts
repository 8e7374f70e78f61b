import type { RowLinks } from '@dondoc/contract/cascade'
import { describe, expect, test } from 'vitest'
import { progressOf, reverseOf, rowsOfView, sureDecisions } from './link-rows.ts'

const row = (id: string, more: Partial<RowLinks> = {}, droppedOn: RowLinks['row']['droppedOn'] = null): RowLinks => ({
  row: {
    ...{ id, ordinal: null, area: null, text: id, productText: null, leadText: null, deadlineText: null, dueOn: null },
    droppedOn,
  },
  links: [],
  proposals: [],
  ...more,
})
const proposal = (superiorId: string, sure: boolean) => ({ superiorId, score: 0.7, sure, words: [], late: false })
const link = (superiorId: string, state: 'confirmed' | 'refused', late = false) => ({
  ...{ superiorId, state, late },
  author: 'Lan',
})

const rows = [
  row('sure', { proposals: [proposal('a', true), proposal('b', false)] }),
  row('unsure', { proposals: [proposal('b', false)] }),
  row('linked', { links: [link('a', 'confirmed', true)], proposals: [proposal('c', false)] }),
  row('refused', { links: [link('a', 'refused')] }),
  row('dropped', { proposals: [proposal('a', true)] }, '2026-03-01'),
]
const ids = (some: readonly RowLinks[]) => some.map((one) => one.row.id)

describe('rows that carry out rows of a superior plan', () => {
  test('stand in the view that asks for them', () => {
    expect(ids(rowsOfView(rows, 'open'))).toEqual(['sure', 'unsure'])
    expect(ids(rowsOfView(rows, 'linked'))).toEqual(['linked'])
    expect(ids(rowsOfView(rows, 'none'))).toEqual(['sure', 'unsure', 'refused'])
    expect(ids(rowsOfView(rows, 'all'))).toHaveLength(5)
  })

  test('are counted without those that an amendment dropped', () => {
    expect(progressOf(rows)).toEqual({ total: 4, linked: 1, open: 2, late: 1 })
  })

  test('are taken at one stroke only where sure', () => {
    expect(sureDecisions(rows)).toEqual([{ nodeId: 'sure', superiorId: 'a', state: 'confirmed' }])
  })

  test('go back to what they were before', () => {
    const decisions = [
      { nodeId: 'sure', superiorId: 'a', state: 'confirmed' as const },
      { nodeId: 'refused', superiorId: 'a', state: 'confirmed' as const },
    ]
    expect(reverseOf({ rows }, decisions).map(({ state }) => state)).toEqual(['open', 'refused'])
  })
})
