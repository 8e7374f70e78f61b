import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DueDateSettings } from './due-dates.ts'
import { dueDates } from './due-dates.ts'
import { parseDeadline } from './parse-deadline.ts'
import type { DateRange, PlainDate } from './plain-date.ts'
import { addDays } from './plain-date.ts'

const calendar = { weekend: [0, 6], everyYear: [], holidays: ['2025-09-02' as const], workedInstead: [] }
const settings: DueDateSettings = {
  beforeIsInclusive: false,
  period: { from: '2025-07-01', to: '2025-12-31' },
  rounds: [
    { on: '2025-06-10', label: '6 tháng' },
    { on: '2025-09-10', label: 'Quý III' },
    { on: '2025-12-10', label: 'Năm' },
  ],
  eventOn: null,
}
const due = (text: string, more: Partial<DueDateSettings> = {}) => {
  const all = { ...settings, ...more }
  const deadline = parseDeadline(text, { year: 2025, period: all.period })
  if (deadline === null) throw new Error(`no deadline in ${text}`)
  return dueDates(deadline, all, calendar)
}
const days = (text: string, more: Partial<DueDateSettings> = {}) => due(text, more).occurrences.map((it) => it.dueOn)

describe('due dates', () => {
  test.each<[string, (PlainDate | null)[]]>([
    ['Quý III/2025', ['2025-09-30']],
    ['Trước ngày 31/7/2025', ['2025-07-30']],
    ['Chậm nhất ngày 25/12/2025', ['2025-12-25']],
    ['Trước ngày 10/12/2025 đối với tỉnh - Trước ngày 01/12/2025 đối với các sở', ['2025-12-09', '2025-11-30']],
    ['Hằng quý', ['2025-09-30', '2025-12-31']],
    ['Trước ngày 10 hằng tháng', ['2025-07-09', '2025-08-09', '2025-09-09', '2025-10-09', '2025-11-09', '2025-12-09']],
    ['Định kỳ hằng quý, trước ngày 15 tháng cuối quý', ['2025-09-14', '2025-12-14']],
    ['Báo cáo 6 tháng (trước ngày 07/6), báo cáo năm (trước ngày 07/11)', ['2025-11-06']],
    ['Tháng 12 hằng năm', ['2025-12-31']],
    ['Thường xuyên', [null]],
    ['Định kỳ', [null]],
    ['Khi có phát sinh', [null]],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected)
  })
  test('a tenant may count the day of "trước ngày" in', () => {
    expect(days('Trước ngày 31/7/2025', { beforeIsInclusive: true })).toEqual(['2025-07-31'])
    expect(days('Quý III/2025', { beforeIsInclusive: true })).toEqual(['2025-09-30'])
  })
  test('occurrences of a rhythm say which stretch they are for', () => {
    expect(due('Hằng quý').occurrences.map((it) => [it.windowFrom, it.label])).toEqual([
      ['2025-07-01', 'Quý III/2025'],
      ['2025-10-01', 'Quý IV/2025'],
    ])
    expect(due('Báo cáo 6 tháng (trước ngày 07/6), báo cáo năm (trước ngày 07/11)').occurrences[0]?.label).toBe(
      'báo cáo năm (năm 2025)',
    )
  })
  test('a day that February lacks is its end', () => {
    const february = { period: { from: '2026-02-01', to: '2026-02-28' } } as const
    expect(days('Chậm nhất ngày 29 hằng tháng', february)).toEqual(['2026-02-28'])
  })
  test('work "trong năm" and ongoing work get the report rounds as checkpoints', () => {
    expect(due('Trong năm 2025').checkpoints.map((it) => it.label)).toEqual(['Quý III', 'Năm'])
    expect(due('Thường xuyên').checkpoints.map((it) => it.label)).toEqual(['Quý III', 'Năm'])
    expect(due('Thường xuyên từ tháng 10/2025').checkpoints.map((it) => it.label)).toEqual(['Năm'])
    expect(due('Quý III/2025').checkpoints).toEqual([])
  })
  test('an outside act is waited for, then counted from', () => {
    const text = 'Trong 05 ngày làm việc kể từ khi có hướng dẫn'
    expect(due(text).waitingFor).toEqual({ kind: 'event', words: 'có hướng dẫn' })
    expect(days(text)).toEqual([null])
    expect(days(text, { eventOn: '2025-08-29' })).toEqual(['2025-09-08'])
    expect(days('Sau 30 ngày kể từ khi có hướng dẫn', { eventOn: '2025-08-29' })).toEqual(['2025-09-28'])
    expect(due(text, { eventOn: '2025-08-29' }).waitingFor).toBeNull()
    expect(due('Theo Kế hoạch riêng').waitingFor).toEqual({ kind: 'reference', words: 'Kế hoạch riêng' })
  })
  test('no due date lies outside its window or, for a rhythm, outside the period', () => {
    const period = fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 800 })).map(
      ([start, length]): DateRange => ({
        from: addDays('2022-01-01', start),
        to: addDays('2022-01-01', start + length),
      }),
    )
    const freq = fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const)
    const before = fc.constantFrom(
      '---01' as const,
      '---15' as const,
      '---31' as const,
      '--01-01' as const,
      '--02-29' as const,
      null,
    )
    fc.assert(
      fc.property(period, freq, before, fc.boolean(), (range, rhythm, bound, beforeIsInclusive) => {
        const rules = [{ freq: rhythm, before: bound, for: null }]
        const result = dueDates(
          { kind: 'recurring', rules },
          { ...settings, period: range, beforeIsInclusive },
          calendar,
        )
        for (const { dueOn, windowFrom } of result.occurrences) {
          if (dueOn === null || windowFrom === null) continue
          expect(windowFrom <= dueOn && dueOn >= range.from && dueOn <= range.to).toBe(true)
        }
      }),
    )
    fc.assert(
      fc.property(period, period, fc.boolean(), (range, planned, beforeIsInclusive) => {
        const all = { ...settings, period: planned, beforeIsInclusive }
        const [within] = dueDates({ kind: 'within', ...range }, all, calendar).occurrences
        expect(within).toEqual({ dueOn: range.to, windowFrom: range.from, label: null })
        const [bound] = dueDates({ kind: 'before', date: range.to }, all, calendar).occurrences
        expect(String(bound?.windowFrom) <= String(bound?.dueOn)).toBe(true)
      }),
    )
  })
})
