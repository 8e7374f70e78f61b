import { describe, expect, test } from 'vitest'
import { carryDown, carryToYear, moveYears } from './carry-plan.ts'
import { blankNode } from './move-nodes.ts'
import { type PlanTreeNode, settleTree, treeFaults } from './plan-tree.ts'
import { writeCells } from './read-cells.ts'

const time = { year: 2025, period: { from: '2025-01-01', to: '2025-12-31' } } as const
const next = { year: 2026, period: { from: '2026-01-01', to: '2026-12-31' } } as const

let made = 0
const newId = (): string => `new-${++made}`

const row = (id: string, kind: PlanTreeNode['kind'], parentId: string | null, words: object): PlanTreeNode => ({
  ...writeCells(blankNode(id, parentId, kind), { text: id, ...words }, time),
})

const tree = settleTree([
  row('area', 'area', null, { text: 'I. Cải cách thể chế' }),
  row('first', 'task', 'area', {
    text: 'Báo cáo CCHC năm 2025 theo Kế hoạch số 12/KH-UBND ngày 05/01/2025, giai đoạn 2021-2025',
    productText: 'Báo cáo năm 2025',
    leadText: 'Sở Nội vụ',
    deadlineText: 'Trước ngày 10/01/2026',
  }),
  row('second', 'task', 'area', {
    text: 'Rà soát',
    leadText: 'Sở Tư pháp',
    coordinatorText: 'Các sở, ban, ngành',
    note: 'Hằng tháng',
    deadlineText: 'Quý III',
  }),
])

describe('moving the years of words', () => {
  test.each([
    ['Kế hoạch năm 2025', 'Kế hoạch năm 2026'],
    ['theo Nghị quyết số 76/NQ-CP ngày 15/7/2025', 'theo Nghị quyết số 76/NQ-CP ngày 15/7/2025'],
    ['Nghị định số 45/2025/NĐ-CP, năm 2025', 'Nghị định số 45/2025/NĐ-CP, năm 2026'],
    ['giai đoạn 2021-2025', 'giai đoạn 2021-2025'],
    ['năm 2024', 'năm 2024'],
    ['mã 120250', 'mã 120250'],
  ])('%s → %s', (words, moved) => {
    expect(moveYears(words, 1, [2025])).toBe(moved)
  })
})

describe('a plan from the plan of last year', () => {
  const carried = carryToYear(tree, { year: 2025 }, next, newId)

  test('years move in texts and deadlines, and deadlines are read for the new year', () => {
    expect(carried[1]).toMatchObject({
      text: 'Báo cáo CCHC năm 2026 theo Kế hoạch số 12/KH-UBND ngày 05/01/2025, giai đoạn 2021-2025',
      products: ['Báo cáo năm 2026'],
      leads: ['Sở Nội vụ'],
      deadlineText: 'Trước ngày 10/01/2027',
      deadline: { kind: 'before', date: '2027-01-10' },
    })
    expect(carried[2]?.deadline).toEqual({ kind: 'within', from: '2026-07-01', to: '2026-09-30' })
  })

  test('the tree is a new one of the same shape', () => {
    expect(treeFaults(carried)).toEqual([])
    expect(carried.map(({ kind }) => kind)).toEqual(['area', 'task', 'task'])
    expect(carried.some(({ id }) => ['area', 'first', 'second'].includes(id))).toBe(false)
  })
})

describe('a plan from the tasks of a superior plan', () => {
  test('takes the rows that concern the agency with their headings, and leaves open who leads inside', () => {
    const carried = carryDown(tree, ({ coordinators }) => (coordinators.length > 0 ? 'coordinator' : null), newId)
    expect(treeFaults(carried)).toEqual([])
    expect(carried.map(({ text }) => text)).toEqual(['I. Cải cách thể chế', 'Rà soát'])
    expect(carried[1]).toMatchObject({
      leadText: null,
      coordinators: [],
      note: 'Phối hợp với Sở Tư pháp. Hằng tháng',
      deadlineText: 'Quý III',
      superiorId: 'second',
    })
  })

  test('is empty where nothing concerns it', () => {
    expect(carryDown(tree, () => null, newId)).toEqual([])
  })
})
