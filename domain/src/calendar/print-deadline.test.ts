import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Deadline, MonthDay, RecurringRule } from './deadline.ts'
import { parseDeadline } from './parse-deadline.ts'
import type { DateRange, PlainDate } from './plain-date.ts'
import { addDays, lastDayOfMonth } from './plain-date.ts'
import { formatDate, formatRange, printDeadline } from './print-deadline.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const date = fc.integer({ min: 0, max: 3650 }).map((n): PlainDate => addDays('2020-01-01', n))
const days = fc
  .tuple(date, fc.integer({ min: 0, max: 900 }))
  .map(([from, n]): DateRange => ({ from, to: addDays(from, n) }))
const months = fc
  .tuple(fc.integer({ min: 2020, max: 2029 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 30 }))
  .map(([year, month, more]): DateRange => {
    const last = month - 1 + more
    return {
      from: `${year}-${two(month)}-01` as PlainDate,
      to: lastDayOfMonth(year + Math.floor(last / 12), (last % 12) + 1),
    }
  })
const range = fc.oneof(days, months)
const condition = fc.constantFrom(
  'sau khi có chủ trương của cấp trên',
  'gửi Kế hoạch về Sở Nội vụ',
  'đối với cơ quan thực hiện sắp xếp',
)
const purpose = fc.constantFrom(
  'Báo cáo tháng',
  'báo cáo của UBND cấp xã',
  'Sở, ban, ngành',
  'các phòng chuyên môn',
  'báo cáo năm',
)
const event = fc.constantFrom(
  'có thông tư hướng dẫn của Bộ',
  'Nghị quyết được thông qua',
  'nhận được văn bản yêu cầu',
  'kết thúc đợt kiểm tra',
)
const dayOfMonth = fc.integer({ min: 1, max: 31 }).map((n): MonthDay => `---${two(n)}`)
const dayOfYear = date.map((day): MonthDay => `--${day.slice(5, 7)}-${day.slice(8)}`)
const rule = fc
  .oneof(
    fc.record({ freq: fc.constant('month' as const), before: fc.option(dayOfMonth) }),
    fc.record({
      freq: fc.constantFrom('quarter' as const, 'half-year' as const),
      before: fc.option(fc.oneof(dayOfMonth, dayOfYear)),
    }),
    fc.record({ freq: fc.constant('year' as const), before: fc.option(dayOfYear) }),
    fc.record({ freq: fc.constant('regular' as const), before: fc.constant(null) }),
  )
  .chain((it) => fc.option(purpose).map((words): RecurringRule => ({ ...it, for: words })))

const deadline: fc.Arbitrary<Deadline> = fc.oneof(
  range.map((it) => ({ kind: 'within' as const, ...it })),
  fc.tuple(range, condition).map(([it, words]) => ({ kind: 'within' as const, ...it, condition: words })),
  date.map((day) => ({ kind: 'before' as const, date: day })),
  fc.tuple(date, condition).map(([day, words]) => ({ kind: 'before' as const, date: day, condition: words })),
  fc
    .array(
      fc.record({
        date,
        for: fc.oneof(
          purpose.filter((it) => !/tháng|năm/.test(it)),
          fc.constant(''),
        ),
      }),
      { minLength: 2, maxLength: 4 },
    )
    .map((parts) => ({ kind: 'before-each' as const, parts })),
  fc.array(rule, { minLength: 1, maxLength: 3 }).map((rules) => ({ kind: 'recurring' as const, rules })),
  fc.constant({ kind: 'ongoing' as const, from: null, to: null }),
  range.map((it) => ({ kind: 'ongoing' as const, ...it })),
  date.map((day) => ({ kind: 'ongoing' as const, from: day, to: null })),
  date.map((day) => ({ kind: 'ongoing' as const, from: null, to: day })),
  fc
    .tuple(fc.option(fc.integer({ min: 1, max: 400 })), event)
    .map(([n, words]) => ({ kind: 'after-event' as const, within_days: n, event: words })),
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), event)
    .map(([n, words]) => ({ kind: 'after-event' as const, within_days: n, workingDays: true as const, event: words })),
  fc.constant({ kind: 'on-occurrence' as const }),
  fc
    .constantFrom(
      'Kế hoạch riêng',
      'chỉ đạo của UBND tỉnh',
      'Trước khi trình UBND tỉnh',
      'Chưa xác định',
      'Lộ trình của Bộ',
    )
    .map((reference) => ({ kind: 'external' as const, reference })),
)

describe('deadlines in words', () => {
  test('reading the printed words gives the same deadline, whatever the plan', () => {
    fc.assert(
      fc.property(deadline, fc.option(range), (it, period) => {
        expect(parseDeadline(printDeadline(it), { year: null, period })).toEqual(it)
      }),
      { numRuns: 2000 },
    )
  })
  test('dates carry a 0 where an official puts one', () => {
    expect(formatDate('2025-07-31')).toBe('31/7/2025')
    expect(formatDate('2026-02-05')).toBe('05/02/2026')
  })
  test('stretches take their shortest official name', () => {
    expect(formatRange({ from: '2025-07-01', to: '2025-12-31' })).toBe('Quý III-IV/2025')
    expect(formatRange({ from: '2025-07-01', to: '2025-07-31' })).toBe('Tháng 7/2025')
    expect(formatRange({ from: '2024-01-01', to: '2025-12-31' })).toBe('Giai đoạn 2024-2025')
    expect(formatRange({ from: '2025-11-01', to: '2026-02-28' })).toBe('Từ tháng 11/2025 đến tháng 02/2026')
  })
  test('a rhythm names its bound', () => {
    const rules = [{ freq: 'year', before: '--11-07', for: 'Báo cáo năm' }] as const
    expect(printDeadline({ kind: 'recurring', rules })).toBe('Báo cáo năm (trước ngày 07/11 hằng năm)')
  })
})
