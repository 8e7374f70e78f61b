import { expect, test } from 'vitest'
import { fiveClear, unclearFields } from './five-clear.ts'
import { documentOf, table } from './plan-blocks.fixture.ts'
import { readPlan } from './read-plan.ts'

test('a row is "5 rõ" when work, lead, coordinators, time and product are said', () => {
  const head = ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian']
  const { items } = readPlan(
    documentOf([
      table(
        head,
        ['1', 'Rà soát thể chế', 'Báo cáo', 'Văn phòng', 'Các phòng', 'Quý I/2026'],
        ['2', 'Công khai', '', 'Văn phòng', '', ''],
      ),
    ]),
    'x',
  )
  const [clear, unclear] = items
  if (!clear || !unclear) throw new Error('two rows were drawn')
  expect(unclearFields(clear)).toEqual([])
  expect(fiveClear(unclear)).toEqual({ task: true, lead: true, coordinator: false, deadline: false, product: false })
  expect(unclearFields(unclear)).toEqual(['coordinator', 'deadline', 'product'])
})
