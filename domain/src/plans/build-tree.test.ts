import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanItem } from '../imports/reading.ts'
import { buildPlanTree } from './build-tree.ts'

const item = (fields: Partial<PlanItem>): PlanItem => ({
  ordinal: null,
  area: null,
  areaHeading: null,
  objective: null,
  task: null,
  taskLabel: null,
  activity: null,
  activityLabel: null,
  productText: null,
  products: [],
  leadText: null,
  lead: [],
  coordinatorText: null,
  coordinators: [],
  deadlineText: null,
  deadline: null,
  budgetText: null,
  note: null,
  source: null,
  confidence: 1,
  ...fields,
})

const outline = (items: readonly PlanItem[]): string[] => {
  const nodes = buildPlanTree(items)
  const depth = (index: number): number => {
    const parent = nodes[index]?.parent ?? null
    return parent === null ? 0 : depth(parent) + 1
  }
  return nodes.map((node, index) => `${'  '.repeat(depth(index))}${node.kind} ${node.text}`)
}

describe('the tree of a plan', () => {
  test('merged cells that are repeated on each row make one node', () => {
    const shared = {
      area: 'institutions',
      areaHeading: 'II. CẢI CÁCH THỂ CHẾ',
      objective: 'Mục tiêu 1',
      task: 'Rà soát',
    } as const
    expect(outline([item({ ...shared, activity: 'Lập danh mục' }), item({ ...shared, activity: 'Kiểm tra' })])).toEqual(
      [
        'area II. CẢI CÁCH THỂ CHẾ',
        '  objective Mục tiêu 1',
        '    task Rà soát',
        '      activity Lập danh mục',
        '      activity Kiểm tra',
      ],
    )
  })

  test('two rows that say the same are two leaves', () => {
    const row = item({ area: 'digital', areaHeading: 'VII', task: 'Báo cáo' })
    expect(outline([row, row])).toEqual(['area VII', '  task Báo cáo', '  task Báo cáo'])
  })

  test('a task with the same words under another objective is another task', () => {
    const row = { area: 'digital', areaHeading: 'VII', task: 'Số hóa', activity: 'Quét' } as const
    expect(outline([item({ ...row, objective: 'A' }), item({ ...row, objective: 'B' })])).toEqual([
      'area VII',
      '  objective A',
      '    task Số hóa',
      '      activity Quét',
      '  objective B',
      '    task Số hóa',
      '      activity Quét',
    ])
  })

  test('a lost area heading that was repaired does not open the area twice', () => {
    expect(
      outline([
        item({ area: 'procedures', areaHeading: 'III. TTHC', task: 'Một' }),
        item({ area: 'procedures', areaHeading: null, task: 'Hai' }),
      ]),
    ).toEqual(['area III. TTHC', '  task Một', '  task Hai'])
  })

  test('every row makes exactly one leaf, in order, and parents stand before children', () => {
    const words = fc.option(fc.constantFrom('A', 'B'), { nil: null })
    const rows = fc.array(
      fc
        .record({
          area: fc.constantFrom('digital', 'direction', null),
          areaHeading: words,
          objective: words,
          task: words,
          activity: words,
        })
        .map((fields) => item(fields)),
    )
    void fc.assert(
      fc.property(rows, (items) => {
        const nodes = buildPlanTree(items)
        expect(nodes.flatMap((node) => node.item ?? [])).toEqual(items.map((_, index) => index))
        nodes.forEach((node, index) => {
          expect(node.parent === null || node.parent < index).toBe(true)
          expect(node.parent === null || nodes[node.parent]?.item === null).toBe(true)
        })
      }),
    )
  })
})
