import type { PlanNode } from '@dondoc/contract/plans'
import { describe, expect, test } from 'vitest'
import { countsOf, indexTree, leadsOf, pathTo, type TreeFilter, treeRows } from './tree.ts'

const NONE = countsOf([])

const node = (id: string, parentId: string | null, part: Partial<PlanNode>): PlanNode => ({
  id,
  parentId,
  kind: 'task',
  area: null,
  ordinal: null,
  label: null,
  text: id,
  leaf: false,
  productText: null,
  products: [],
  leadText: null,
  leads: [],
  coordinatorText: null,
  coordinators: [],
  deadlineText: null,
  deadline: null,
  budgetText: null,
  note: null,
  dueFrom: null,
  dueTo: null,
  originalDueTo: null,
  counts: NONE,
  droppedOn: null,
  ...part,
})

const nodes = [
  node('area', null, { kind: 'area', area: 'digital', text: 'Chính quyền số' }),
  node('task', 'area', { area: 'digital', text: 'Nâng cấp cổng dịch vụ công' }),
  node('a', 'task', {
    kind: 'activity',
    area: 'digital',
    leaf: true,
    text: 'Khảo sát hạ tầng',
    leads: ['Văn phòng'],
    dueTo: '2025-12-31',
    counts: { ...NONE, 'done-on-time': 1 },
  }),
  node('b', 'task', {
    kind: 'activity',
    area: 'digital',
    leaf: true,
    text: 'Đưa vào vận hành',
    leads: ['Phòng Công nghệ'],
    dueTo: '2025-09-30',
    counts: { ...NONE, overdue: 1 },
  }),
  node('other', null, { kind: 'area', area: 'institutions', text: 'Thể chế' }),
  node('c', 'other', { area: 'institutions', leaf: true, text: 'Rà soát văn bản', leads: ['Văn phòng'] }),
]
const index = indexTree(nodes)
const everything: TreeFilter = { q: '', area: undefined, status: undefined, lead: undefined }
const ids = (filter: Partial<TreeFilter>, sort: Parameters<typeof treeRows>[2] = 'plan', closed: string[] = []) =>
  treeRows(index, { ...everything, ...filter }, sort, new Set(closed)).map((row) => row.node.id)

describe('the rows of a plan', () => {
  test('unfiltered, they are the plan in its order', () => {
    expect(ids({})).toEqual(['area', 'task', 'a', 'b', 'other', 'c'])
  })
  test('what is folded hides everything below, at any depth', () => {
    expect(ids({}, 'plan', ['area'])).toEqual(['area', 'other', 'c'])
    expect(ids({}, 'plan', ['task'])).toEqual(['area', 'task', 'other', 'c'])
  })
  test('a search without accents keeps the way to each hit, also through folded rows', () => {
    expect(ids({ q: 'van hanh' }, 'plan', ['area'])).toEqual(['area', 'task', 'b'])
  })
  test('words of the task above find its activities', () => {
    expect(ids({ q: 'dich vu cong khao sat' })).toEqual(['area', 'task', 'a'])
  })
  test('status, area and lead narrow together', () => {
    expect(ids({ status: 'overdue' })).toEqual(['area', 'task', 'b'])
    expect(ids({ lead: 'Văn phòng', area: 'institutions' })).toEqual(['other', 'c'])
    expect(ids({ lead: 'Văn phòng', status: 'overdue' })).toEqual([])
  })
  test('another order shows the leaves alone', () => {
    expect(ids({}, 'due')).toEqual(['b', 'a', 'c'])
    expect(ids({}, 'status')).toEqual(['b', 'a', 'c'])
    expect(ids({}, 'lead')).toEqual(['b', 'a', 'c'])
  })
  test('a branch counts how the duties below it stand', () => {
    const [area] = treeRows(index, everything, 'plan', new Set())
    expect(area?.leafCount).toBe(2)
    expect(area?.counts.overdue).toBe(1)
    expect(area?.counts['done-on-time']).toBe(1)
  })
  test('leads are listed once, and a leaf knows its way', () => {
    expect(leadsOf(nodes)).toEqual(['Phòng Công nghệ', 'Văn phòng'])
    expect(pathTo(index, nodes[3] ?? node('x', null, {})).map((one) => one.id)).toEqual(['area', 'task'])
  })
})
