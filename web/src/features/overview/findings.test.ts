import type { Overview } from '@dondoc/contract/overview'
import type { StatusCounts } from '@dondoc/contract/shared'
import { describe, expect, test } from 'vitest'
import { vi } from '../../messages/vi.ts'
import { areaFinding, monthFinding, organizationFinding, progressFinding, weekFinding } from './findings.ts'

const none: StatusCounts = {
  'done-on-time': 0,
  'done-late': 0,
  'to-confirm': 0,
  running: 0,
  'not-started': 0,
  waiting: 0,
  overdue: 0,
  stopped: 0,
}
const month = (name: string, plannedSoFar: number, doneSoFar: number, running = 0) => ({
  month: name,
  counts: { ...none, running },
  plannedSoFar,
  doneSoFar,
})
const overview: Overview = {
  asOf: '2025-11-10',
  total: 5,
  counts: { ...none, overdue: 3 },
  newlyLate: 0,
  weekBefore: { ...none, overdue: 1 },
  byArea: [
    { area: 'digital', counts: { ...none, running: 4 } },
    { area: 'institutions', counts: { ...none, running: 1, overdue: 3 } },
  ],
  organization: null,
  focus: null,
  byOrganization: [{ organization: { id: 'o', name: 'Văn phòng', shortName: null }, counts: none, below: 0 }],
  byMonth: [month('2025-09', 4, 4), month('2025-10', 10, 7), month('2025-11', 12, 8, 2), month('2025-12', 20, 8, 9)],
  worst: [],
  toConfirm: 0,
  lateAgainstOriginal: 0,
  dueWithin7Days: 0,
}

describe('titles that state the finding', () => {
  test('the area with most overdue is named with its share', () => {
    expect(areaFinding(overview, vi)).toBe('Cải cách thể chế: 3/4 nhiệm vụ quá hạn, nhiều nhất trong các lĩnh vực')
  })
  test('equals are counted, none of them is called the worst', () => {
    const byArea = overview.byArea.map((row) => ({ ...row, counts: { ...none, overdue: 2 } }))
    expect(areaFinding({ ...overview, byArea }, vi)).toBe('2/2 lĩnh vực có nhiệm vụ quá hạn')
  })
  test('nothing overdue is said, not the first of equals', () => {
    expect(organizationFinding(overview, vi)).toBe('Không đơn vị nào có nhiệm vụ quá hạn')
  })
  test('the running month is not yet judged', () => {
    expect(progressFinding(overview, vi)).toBe('Chậm 3 nhiệm vụ so với kế hoạch đến 31/10/2025')
    expect(progressFinding({ ...overview, asOf: '2025-09-30' }, vi)).toBe('Đúng tiến độ kế hoạch đến 30/9/2025')
    expect(progressFinding({ ...overview, asOf: '2025-09-29' }, vi)).toBe('Hoàn thành so với kế hoạch')
  })
  test('the month with most duties due is named', () => {
    expect(monthFinding(overview, vi)).toBe('Tháng 12/2025 có nhiều nhiệm vụ đến hạn nhất (9)')
    expect(monthFinding({ ...overview, byMonth: [] }, vi)).toBe('Chưa có nhiệm vụ nào có ngày đến hạn')
  })
  test('a week is better, worse or the same', () => {
    expect(weekFinding(overview, vi)).toBe('Thêm 2 nhiệm vụ quá hạn trong 7 ngày qua')
    expect(weekFinding({ ...overview, counts: none }, vi)).toBe('Bớt 1 nhiệm vụ quá hạn trong 7 ngày qua')
    expect(weekFinding({ ...overview, weekBefore: overview.counts }, vi)).toBe(
      'Số nhiệm vụ quá hạn không đổi trong 7 ngày qua',
    )
  })
})
