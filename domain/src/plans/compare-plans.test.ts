import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanItem } from '../imports/reading.ts'
import { amendDuties } from './amend-duties.ts'
import { comparePlans } from './compare-plans.ts'

const item = (task: string, fields: Partial<PlanItem> = {}): PlanItem => ({
  ordinal: null,
  area: 'procedures',
  areaHeading: 'II. Cải cách thủ tục hành chính',
  objective: null,
  task,
  taskLabel: null,
  activity: null,
  activityLabel: null,
  productText: 'Báo cáo',
  products: ['Báo cáo'],
  leadText: 'Văn phòng Sở',
  lead: ['Văn phòng Sở'],
  coordinatorText: null,
  coordinators: [],
  deadlineText: 'Quý III/2025',
  deadline: null,
  budgetText: null,
  note: null,
  source: null,
  confidence: 1,
  ...fields,
})

const plan = [
  item('Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý', { ordinal: '1' }),
  item('Công khai thủ tục hành chính trên Cổng dịch vụ công', { ordinal: '2' }),
  item('Kiểm tra công tác cải cách hành chính tại các đơn vị', { ordinal: '3', area: 'direction' }),
]

describe('comparing a plan with its amendment', () => {
  test('rows numbered anew around a new one are the same', () => {
    const [first, second, third] = plan
    if (!first || !second || !third) throw new Error('three rows')
    const amended = [item('Tập huấn công chức bộ phận một cửa'), second, { ...first, ordinal: '3' }, third]
    expect(comparePlans(plan, amended)).toEqual({
      same: [
        { before: 0, after: 2 },
        { before: 1, after: 1 },
        { before: 2, after: 3 },
      ],
      changed: [],
      added: [0],
      dropped: [],
    })
  })

  test('a row with other words, another lead or deadline is told again and its changes are named', () => {
    const amended = [
      item('Rà soát, cắt giảm, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý', { leadText: 'Phòng Cải cách' }),
      { ...item(plan[1]?.task ?? ''), deadlineText: 'Trước ngày 30/11/2025' },
    ]
    const { changed, dropped, added } = comparePlans(plan, amended)
    expect({ dropped, added }).toEqual({ dropped: [2], added: [] })
    expect(changed.map(({ before, after, fields }) => [before, after, fields.map(({ field }) => field)])).toEqual([
      [0, 0, ['task', 'lead']],
      [1, 1, ['deadline']],
    ])
    expect(changed[1]?.fields[0]).toEqual({ field: 'deadline', before: 'Quý III/2025', after: 'Trước ngày 30/11/2025' })
  })

  test('of two rows that read alike each finds its own by what stands around', () => {
    const twins = [
      item('Báo cáo kết quả thực hiện', { leadText: 'Sở Nội vụ', area: 'direction' }),
      item('Báo cáo kết quả thực hiện', { leadText: 'Sở Tư pháp', area: 'institutions', productText: 'Công văn' }),
    ]
    const swapped = comparePlans(twins, twins.toReversed())
    expect(swapped.same).toEqual([
      { before: 0, after: 1 },
      { before: 1, after: 0 },
    ])
  })

  test('signs, capitals and blanks are no difference', () => {
    const amended = plan.map((one) => ({ ...one, task: ` ${one.task?.toUpperCase()}. `, leadText: 'văn phòng  Sở' }))
    expect(comparePlans(plan, amended).same).toHaveLength(3)
  })

  test('any plan is the same as itself in any order, and each row is told exactly once', () => {
    const anyItem = fc
      .tuple(fc.constantFrom('rà soát', 'kiểm tra', 'báo cáo', 'tập huấn'), fc.nat(5), fc.nat(3))
      .map(([task, product, lead]) => item(task, { productText: `Văn bản ${product}`, leadText: `Phòng ${lead}` }))
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 12 }), fc.array(anyItem, { maxLength: 12 }), (before, after) => {
        expect(comparePlans(before, before).same).toHaveLength(before.length)
        const { same, changed, added, dropped } = comparePlans(before, after)
        const told = [...same, ...changed]
        const indexes = (list: readonly number[]) => [...list].sort((a, b) => a - b)
        expect(indexes([...told.map((one) => one.before), ...dropped])).toEqual([...before.keys()])
        expect(indexes([...told.map((one) => one.after), ...added])).toEqual([...after.keys()])
      }),
    )
  })
})

describe('duties under way when a plan is amended', () => {
  const duty = (id: string, organizationId: string, open = true, occurrence: string | null = null) =>
    ({ id, organizationId, occurrence, dueOn: '2025-09-30', open }) as const

  test('a later deadline moves what is open and leaves what is done', () => {
    const after = amendDuties(
      [duty('open', 'a'), duty('done', 'b', false)],
      ['a', 'b'].map((organizationId) => ({ organizationId, occurrence: null, dueOn: '2025-11-30' as const })),
    )
    expect(after).toEqual({
      kept: ['done'],
      moved: [{ id: 'open', from: '2025-09-30', to: '2025-11-30' }],
      stopped: [],
      added: [],
    })
  })

  test('another lead gets a duty of its own, and the one of before is stopped unless it is done', () => {
    const wanted = { organizationId: 'c', occurrence: null, dueOn: '2025-09-30' as const }
    const after = amendDuties([duty('open', 'a'), duty('done', 'b', false)], [wanted])
    expect(after).toEqual({ kept: ['done'], moved: [], stopped: ['open'], added: [wanted] })
  })

  test('occurrences of a rhythm find one another by their name', () => {
    const after = amendDuties(
      [duty('q3', 'a', true, 'Quý III/2025'), duty('q4', 'a', true, 'Quý IV/2025')],
      [{ organizationId: 'a', occurrence: 'Quý IV/2025', dueOn: '2025-09-30' as const }],
    )
    expect(after).toMatchObject({ kept: ['q4'], stopped: ['q3'] })
  })

  test('a dropped row stops what is open and keeps what is done', () => {
    expect(amendDuties([duty('open', 'a'), duty('done', 'a', false)], [])).toEqual({
      kept: ['done'],
      moved: [],
      stopped: ['open'],
      added: [],
    })
  })
})
