import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Deadline } from './deadline.ts'
import { parseDeadline } from './parse-deadline.ts'
import type { DateRange, PlainDate } from './plain-date.ts'
import { isPlainDate, yearOf } from './plain-date.ts'

const secondHalf = { year: 2025, period: { from: '2025-07-01', to: '2025-12-31' } } as const
const read = (text: string): Deadline | null => parseDeadline(text, secondHalf)
const within = (from: PlainDate, to: PlainDate): Deadline => ({ kind: 'within', from, to })

describe('stretches of time', () => {
  test.each<[string, PlainDate, PlainDate]>([
    ['Tháng 7/2025', '2025-07-01', '2025-07-31'],
    ['Trong tháng 01/2026', '2026-01-01', '2026-01-31'],
    ['T7/2025', '2025-07-01', '2025-07-31'],
    ['7/2025', '2025-07-01', '2025-07-31'],
    ['Tháng 7 năm 2025', '2025-07-01', '2025-07-31'],
    ['Tháng 7, 8/2025', '2025-07-01', '2025-08-31'],
    ['Tháng 7-9/2025', '2025-07-01', '2025-09-30'],
    ['Từ tháng 3 đến tháng 6/2025', '2025-03-01', '2025-06-30'],
    ['Từ tháng 11 đến tháng 02/2026', '2025-11-01', '2026-02-28'],
    ['Tháng 12/2025 và tháng 01/2026', '2025-12-01', '2026-01-31'],
    ['Quý III/2025', '2025-07-01', '2025-09-30'],
    ['Quý I/ 2026', '2026-01-01', '2026-03-31'],
    ['Quý III-IV/2025', '2025-07-01', '2025-12-31'],
    ['Quý III – IV/2025', '2025-07-01', '2025-12-31'],
    ['Quý III, IV', '2025-07-01', '2025-12-31'],
    ['Quý 3', '2025-07-01', '2025-09-30'],
    ['Qui IV/2025', '2025-10-01', '2025-12-31'],
    ['QUY III/2025', '2025-07-01', '2025-09-30'],
    ['Quý lll/2025', '2025-07-01', '2025-09-30'],
    ['Quý III và Quý IV năm 2025', '2025-07-01', '2025-12-31'],
    ['Quý IV/2025 - Quý I/2026', '2025-10-01', '2026-03-31'],
    ['6 tháng đầu năm', '2025-01-01', '2025-06-30'],
    ['6 tháng cuối năm 2025', '2025-07-01', '2025-12-31'],
    ['9 tháng đầu năm 2025', '2025-01-01', '2025-09-30'],
    ['Trong năm 2025', '2025-01-01', '2025-12-31'],
    ['Thực hiện trong năm 2025', '2025-01-01', '2025-12-31'],
    ['Cả năm', '2025-01-01', '2025-12-31'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['Giai đoạn 2024-2025', '2024-01-01', '2025-12-31'],
    ['Đến hết năm 2025', '2025-01-01', '2025-12-31'],
    ['Đến hết tháng 9/2025', '2025-07-01', '2025-09-30'],
    ['Từ nay đến cuối năm', '2025-07-01', '2025-12-31'],
    ['Từ 01/7 đến 31/12/2025', '2025-07-01', '2025-12-31'],
    ['Từ ngày 15/7/2025 đến ngày 15/8/2025', '2025-07-15', '2025-08-15'],
    ['Từ 15-20/8/2025', '2025-08-15', '2025-08-20'],
    ['Ngày 15/8/2025', '2025-08-15', '2025-08-15'],
    ['31/12/2025', '2025-12-31', '2025-12-31'],
    ['Đầu năm', '2025-01-01', '2025-03-31'],
    ['Cuối tháng 8/2025', '2025-08-21', '2025-08-31'],
    ['Suốt năm', '2025-01-01', '2025-12-31'],
    ['Từ quý II đến hết năm 2025', '2025-04-01', '2025-12-31'],
    ['Quý IV/2024 và năm 2025', '2024-10-01', '2025-12-31'],
    ['Quý IV/25', '2025-10-01', '2025-12-31'],
    ['Q.III/2025', '2025-07-01', '2025-09-30'],
    ['Tuần 2 tháng 8/2025', '2025-08-08', '2025-08-14'],
    ['Không quá 30 ngày kể từ ngày 01/7/2025', '2025-07-01', '2025-07-31'],
    ['Quý IV/2O25', '2025-10-01', '2025-12-31'],
    ['Th.7/2025', '2025-07-01', '2025-07-31'],
    ['Quý 1-4/2025', '2025-01-01', '2025-12-31'],
    ['8-10/2025', '2025-08-01', '2025-10-31'],
    ['Tháng mười hai', '2025-12-01', '2025-12-31'],
    ['Quý Ba/2025', '2025-07-01', '2025-09-30'],
    ['Sáu tháng đầu năm', '2025-01-01', '2025-06-30'],
    ['Tháng 8/20 25', '2025-08-01', '2025-08-31'],
  ])('%s', (text, from, to) => {
    expect(read(text)).toEqual(within(from, to))
    expect(read(text.normalize('NFD'))).toEqual(within(from, to))
    expect(read(` ${text.toUpperCase()}. `)).toEqual(within(from, to))
  })
  test('a day that still counts is the end of a stretch, not an exclusive bound', () => {
    expect(read('Chậm nhất ngày 25/12/2025')).toEqual(within('2025-07-01', '2025-12-25'))
    expect(read('Trước 17h00 ngày 15/8/2025')).toEqual(within('2025-07-01', '2025-08-15'))
  })
  test('words beside the stretch are its condition', () => {
    expect(read('Tháng 8/2025 (Gửi KH về Sở Nội vụ)')).toEqual({
      ...within('2025-08-01', '2025-08-31'),
      condition: 'Gửi KH về Sở Nội vụ',
    })
  })
  test('a missing year is the one that meets the period of the plan', () => {
    const overNewYear = { year: 2025, period: { from: '2025-10-01', to: '2026-03-31' } } as const
    expect(parseDeadline('Quý I', overNewYear)).toEqual(within('2026-01-01', '2026-03-31'))
    expect(parseDeadline('Quý IV', overNewYear)).toEqual(within('2025-10-01', '2025-12-31'))
  })
  test('without any year the words are kept and nothing is guessed', () => {
    expect(parseDeadline('Quý IV', { year: null, period: null })).toEqual({ kind: 'external', reference: 'Quý IV' })
  })
})

describe('bounds, rhythms, events and references', () => {
  test.each<[string, Deadline]>([
    ['Hoàn thành trước 31/7/2025', { kind: 'before', date: '2025-07-31' }],
    ['TRƯỚC NGÀY 31 THÁNG 7 NĂM 2025', { kind: 'before', date: '2025-07-31' }],
    ['Xong trước 15/11', { kind: 'before', date: '2025-11-15' }],
    ['Trước quý IV/2025', { kind: 'before', date: '2025-10-01' }],
    ['Quý IV/2025 (trước ngày 15/12/2025)', { kind: 'before', date: '2025-12-15', condition: 'Quý IV/2025' }],
    ['Hằng năm', { kind: 'recurring', rules: [{ freq: 'year', before: null, for: null }] }],
    ['Định kỳ hàng quý', { kind: 'recurring', rules: [{ freq: 'quarter', before: null, for: null }] }],
    ['Mỗi quý một lần', { kind: 'recurring', rules: [{ freq: 'quarter', before: null, for: null }] }],
    ['02 lần/năm', { kind: 'recurring', rules: [{ freq: 'half-year', before: null, for: null }] }],
    ['Định kỳ', { kind: 'recurring', rules: [{ freq: 'regular', before: null, for: null }] }],
    ['Trước ngày 10 hằng tháng', { kind: 'recurring', rules: [{ freq: 'month', before: '---10', for: null }] }],
    [
      '6 tháng và cả năm',
      {
        kind: 'recurring',
        rules: [
          { freq: 'half-year', before: null, for: null },
          { freq: 'year', before: null, for: null },
        ],
      },
    ],
    ['Chậm nhất ngày 14/12 hằng năm', { kind: 'recurring', rules: [{ freq: 'year', before: '--12-15', for: null }] }],
    [
      'Trước ngày 15 của tháng cuối quý',
      { kind: 'recurring', rules: [{ freq: 'quarter', before: '---15', for: null }] },
    ],
    ['Báo cáo năm trước ngày 07/11', { kind: 'recurring', rules: [{ freq: 'year', before: '--11-07', for: null }] }],
    [
      'Trước ngày 20/6 và 20/12 hằng năm',
      {
        kind: 'recurring',
        rules: [
          { freq: 'year', before: '--06-20', for: null },
          { freq: 'year', before: '--12-20', for: null },
        ],
      },
    ],
    ['Năm 2025 (hoàn thành trước 30/11/2025)', { kind: 'before', date: '2025-11-30', condition: 'Năm 2025' }],
    [
      'Hoàn thành trước ngày 30/9/2025; báo cáo trước ngày 05/10/2025',
      {
        kind: 'before-each',
        parts: [
          { date: '2025-09-30', for: '' },
          { date: '2025-10-05', for: 'báo cáo' },
        ],
      },
    ],
    ['Mỗi tháng 1 lần', { kind: 'recurring', rules: [{ freq: 'month', before: null, for: null }] }],
    ['Quý I/2026 và các quý tiếp theo', { kind: 'ongoing', from: '2026-01-01', to: null }],
    [
      'Sau khi có Kế hoạch của tỉnh; chậm nhất 30/9/2025',
      { kind: 'within', from: '2025-07-01', to: '2025-09-30', condition: 'Sau khi có Kế hoạch của tỉnh' },
    ],
    ['Tháng 6 hằng năm', { kind: 'recurring', rules: [{ freq: 'year', before: '--07-01', for: null }] }],
    [
      'Hằng tháng/Hàng quý',
      {
        kind: 'recurring',
        rules: [
          { freq: 'month', before: null, for: null },
          { freq: 'quarter', before: null, for: null },
        ],
      },
    ],
    [
      'Định kỳ hàng quý, 6 tháng (trước ngày 10 của tháng cuối quý) và năm (trước ngày 10 tháng 12)',
      {
        kind: 'recurring',
        rules: [
          { freq: 'quarter', before: '---10', for: null },
          { freq: 'half-year', before: '---10', for: null },
          { freq: 'year', before: '--12-10', for: null },
        ],
      },
    ],
    [
      'UBND cấp xã, các phòng trước ngày 10/12/2025; Văn phòng trước ngày 20/12/2025',
      {
        kind: 'before-each',
        parts: [
          { date: '2025-12-10', for: 'UBND cấp xã, các phòng' },
          { date: '2025-12-20', for: 'Văn phòng' },
        ],
      },
    ],
    ['Thường xuyên, liên tục', { kind: 'ongoing', from: null, to: null }],
    ['Thường xuyên, hàng năm', { kind: 'ongoing', from: null, to: null }],
    ['Thường xuyên trong năm 2026', { kind: 'ongoing', from: '2026-01-01', to: '2026-12-31' }],
    ['Từ tháng 7/2025', { kind: 'ongoing', from: '2025-07-01', to: null }],
    ['Năm 2025 và các năm tiếp theo', { kind: 'ongoing', from: '2025-01-01', to: null }],
    ['Sau khi có Nghị định hướng dẫn', { kind: 'after-event', within_days: null, event: 'có Nghị định hướng dẫn' }],
    [
      'Trong 05 ngày làm việc kể từ ngày nhận được văn bản',
      { kind: 'after-event', within_days: 5, workingDays: true, event: 'nhận được văn bản' },
    ],
    ['15 ngày sau khi Luật có hiệu lực', { kind: 'after-event', within_days: 15, event: 'Luật có hiệu lực' }],
    ['Khi có phát sinh', { kind: 'on-occurrence' }],
    ['Kịp thời khi có văn bản mới', { kind: 'after-event', within_days: null, event: 'có văn bản mới' }],
    ['Khi có yêu cầu', { kind: 'on-occurrence' }],
    ['Đột xuất', { kind: 'on-occurrence' }],
    ['Theo Kế hoạch riêng', { kind: 'external', reference: 'Kế hoạch riêng' }],
    ['Thực hiện theo chỉ đạo của UBND tỉnh.', { kind: 'external', reference: 'chỉ đạo của UBND tỉnh' }],
    [
      'Theo Kế hoạch số 12/KH-UBND ngày 15/7/2025 của UBND tỉnh',
      { kind: 'external', reference: 'Kế hoạch số 12/KH-UBND ngày 15/7/2025 của UBND tỉnh' },
    ],
    ['Trước khi trình UBND tỉnh', { kind: 'external', reference: 'Trước khi trình UBND tỉnh' }],
    ['Nâng cao chất lượng phục vụ', { kind: 'external', reference: 'Nâng cao chất lượng phục vụ' }],
  ])('%s', (text, deadline) => {
    expect(read(text)).toEqual(deadline)
    expect(read(text.normalize('NFD').replaceAll(' ', '\u00a0 '))).toEqual(deadline)
  })
  test('a cell without words has no deadline', () => {
    expect(read('')).toBeNull()
    expect(read(' - … ')).toBeNull()
  })
})

describe('whatever stands in the cell', () => {
  const word = fc.constantFrom(
    ...'trước ngày tháng quý năm hằng 6 12 III IV 31/7/2025 15/11 2025 - , ; ( ) sau khi kể từ có báo cáo đối với thường xuyên theo'.split(
      ' ',
    ),
  )
  test('some deadline is read or the words are kept, and the dates exist', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word, { maxLength: 14 }).map((it) => it.join(' ')),
          fc.string({ unit: 'grapheme' }),
        ),
        (text) => {
          const deadline = read(text)
          if (deadline === null) expect(text).not.toMatch(/[a-z0-9]/i)
          for (const [date] of JSON.stringify(deadline).matchAll(/(?<=":")\d{4}-\d\d-\d\d(?=")/g))
            expect(isPlainDate(date)).toBe(true)
          if (deadline?.kind === 'within') expect(deadline.from <= deadline.to).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })
  test('prose that got into the cell is kept as words', () => {
    const prose = 'Trước ngày 31/7/2025 các đơn vị báo cáo. '.repeat(20).trim()
    expect(read(prose)).toEqual({ kind: 'external', reference: prose })
  })
})

describe('the plans checked by hand', () => {
  const folder = new URL('../../../samples/checked/', import.meta.url)
  for (const name of readdirSync(folder)) {
    const plan: {
      document: { period: DateRange | null }
      items: { deadlineText: string | null; deadline: Deadline | null }[]
    } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    const { period } = plan.document
    test(`every deadline of ${name} is read as the checker read it`, () => {
      for (const item of plan.items) {
        const year = period === null ? null : yearOf(period.from)
        expect(parseDeadline(item.deadlineText ?? '', { year, period }), item.deadlineText ?? '').toEqual(item.deadline)
      }
    })
  }
})
