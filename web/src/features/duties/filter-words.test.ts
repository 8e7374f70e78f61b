import { expect, test } from 'vitest'
import { givingVi } from '../../messages/giving.vi.ts'
import { vi } from '../../messages/vi.ts'
import type { DutySearch } from '../../routes/search/duties.ts'
import { filterWords } from './filter-words.ts'

const names = { plan: undefined, organization: undefined }

test.each<[DutySearch, readonly string[]]>([
  [{}, []],
  [{ view: 'heat', year: '2026' }, []],
  [{ status: 'overdue,running' }, ['Trạng thái: Đang thực hiện, Quá hạn']],
  [{ mine: 'below', only: 'soon' }, ['Chỉ xem: Của đơn vị tôi và trực thuộc', 'Chỉ xem: Đến hạn trong 7 ngày']],
  [{ role: 'any' }, ['Vai trò: Mọi vai trò']],
  [{ role: 'part' }, ['Vai trò: Phần việc']],
  [{ month: '2026-03', day: '2026-03-05' }, ['Tháng đến hạn: 3/2026', 'Ngày đến hạn: 05/3/2026']],
  [{ reason: 'none', q: 'một cửa' }, ['Nguyên nhân chậm: Chưa nêu', 'Từ khóa: “một cửa”']],
  [{ node: 'x', sort: 'due' }, ['Phạm vi: một dòng của kế hoạch', 'Sắp xếp theo: Ngày đến hạn']],
])('the filters %j are said on paper', (search, said) => {
  expect(filterWords(search, names, vi, givingVi)).toEqual(said)
})

test('a plan and an organization are said by their names, and whether those below it are left out', () => {
  const known = { plan: 'KH-2026-01 · Kế hoạch CCHC', organization: 'Sở Y tế' }
  expect(filterWords({ organization: 'x' }, known, vi, givingVi)).toEqual([
    'Kế hoạch: KH-2026-01 · Kế hoạch CCHC',
    'Đơn vị: Sở Y tế',
  ])
  expect(filterWords({ organization: 'x', own: '1' }, known, vi, givingVi)[1]).toBe('Đơn vị: Sở Y tế (trực tiếp)')
})
