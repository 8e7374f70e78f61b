import { describe, expect, test } from 'vitest'
import type { DeadlineDoubt } from './deadline-doubt.ts'
import { deadlineDoubt } from './deadline-doubt.ts'
import { parseDeadline } from './parse-deadline.ts'

const secondHalf = { year: 2025, period: { from: '2025-07-01', to: '2025-12-31' } } as const

describe('what a person should look at', () => {
  test.each<[string, DeadlineDoubt | null]>([
    ['Quý III/2025', null],
    ['Trong năm 2025', null],
    ['Thường xuyên', null],
    ['Hằng quý', null],
    ['Trước ngày 31/7/2025', null],
    ['Trước ngày 10/12/2025 đối với báo cáo của tỉnh - Trước ngày 01/12/2025 đối với các sở', null],
    ['Theo Kế hoạch của UBND tỉnh', null],
    ['Kế hoạch riêng', null],
    ['Quý III/2025 (theo Kế hoạch số 5/KH-UBND ngày 02/01/2025)', null],
    ['Quý III', null],
    ['Đầu quý IV/2025', 'deadline-approximate'],
    ['Tháng 01/2024', 'deadline-outside-period'],
    ['Trước ngày 01/7/2025', 'deadline-outside-period'],
    ['Tháng 8, 12/2025', 'deadline-several'],
    ['Quý III/2025; Báo cáo tháng 12/2025', 'deadline-several'],
    ['Thường xuyên; báo cáo trước ngày 15/12/2025', 'deadline-several'],
    ['Trước ngày 31/9/2025', 'deadline-impossible-date'],
    ['Chưa xác định', 'deadline-unreadable'],
  ])('%s: %s', (text, doubt) => {
    expect(deadlineDoubt(text, parseDeadline(text, secondHalf), secondHalf)).toBe(doubt)
  })
  test('a year left out is a guess only where the plan runs over several', () => {
    const twoYears = { year: 2025, period: { from: '2025-01-01', to: '2026-12-31' } } as const
    expect(deadlineDoubt('Quý III', parseDeadline('Quý III', twoYears), twoYears)).toBe('deadline-year-taken')
  })
  test('a stretch without a year, where the plan has none either, asks for the year', () => {
    const unknown = { year: null, period: null }
    expect(deadlineDoubt('Quý IV', parseDeadline('Quý IV', unknown), unknown)).toBe('deadline-year-unknown')
  })
})
