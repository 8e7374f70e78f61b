import { expect, test } from 'vitest'
import { readPeriod } from './period.ts'

const cases: readonly (readonly [string, string, string])[] = [
  ['Cải cách hành chính nhà nước 06 tháng cuối năm 2025 của Sở Công Thương', '2025-07-01', '2025-12-31'],
  ['Công tác CCHC 6 tháng đầu năm 2026', '2026-01-01', '2026-06-30'],
  ['Cải cách hành chính 9 tháng đầu năm 2026', '2026-01-01', '2026-09-30'],
  ['Cải cách hành chính Quý III năm 2026', '2026-07-01', '2026-09-30'],
  ['Kế hoạch công tác tháng 4 năm 2026', '2026-04-01', '2026-04-30'],
  ['CẢI CÁCH HÀNH CHÍNH NĂM 2026', '2026-01-01', '2026-12-31'],
  ['Cải cách hành chính giai đoạn 2026-2030', '2026-01-01', '2030-12-31'],
  ['Cải cách hành chính giai đoạn 2026 - 2030 và năm 2026', '2026-01-01', '2026-12-31'],
  ['Chuyển đổi số năm 2026, định hướng đến năm 2030', '2026-01-01', '2026-12-31'],
]
test.each(cases)('%s', (title, from, to) => {
  expect(readPeriod(title)).toEqual({ from, to })
})
test('a title without a year has no period', () => {
  expect(readPeriod('Cải cách hành chính 6 tháng cuối năm')).toBeNull()
})
