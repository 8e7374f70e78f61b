import { describe, expect, test } from 'vitest'
import { checkCalendar } from './check-calendar.ts'
import { readDays } from './read-days.ts'
import { STARTER_SETTINGS } from './starter-settings.ts'

const read = (text: string) => readDays(text, 2026, null).days.map(({ date, kind, name }) => `${date} ${kind} ${name}`)

describe('a pasted list of days', () => {
  test.each([
    ['a day and its name', '27/4/2026; Nghỉ bù Giỗ Tổ', ['2026-04-27 off Nghỉ bù Giỗ Tổ']],
    ['a row of a table', '02/01/2026\tHoán đổi', ['2026-01-02 off Hoán đổi']],
    ['a day of the year at hand', '31/8 Hoán đổi', ['2026-08-31 off Hoán đổi']],
    ['a day worked instead', '22/8/2026: làm bù cho ngày nghỉ', ['2026-08-22 off làm bù cho ngày nghỉ']],
    ['a day worked instead, in other words', '22/8/2026; Đi làm thứ Bảy', ['2026-08-22 worked Đi làm thứ Bảy']],
    ['a day without words', '27/4/2026', ['2026-04-27 off Ngày nghỉ']],
    ['a stretch of days', 'Từ 30/12 đến 01/01/2027: Tết Dương lịch', []],
    [
      'a stretch with both years',
      '16/02/2026 - 17/02/2026; Tết Nguyên đán',
      ['2026-02-16 off Tết Nguyên đán', '2026-02-17 off Tết Nguyên đán'],
    ],
    [
      'a stretch with the year at its end',
      'từ 16/02 đến 17/02/2026; Tết',
      ['2026-02-16 off Tết', '2026-02-17 off Tết'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
  test('lines that say no day are told with their place, the others are taken', () => {
    const { days, unread } = readDays('Lịch nghỉ\n\n27/4/2026; Nghỉ bù\n31/02/2026; Không có', 2026, 'Thông báo 1/TB')
    expect(days).toMatchObject([{ date: '2026-04-27', basis: 'Thông báo 1/TB', recalled: false }])
    expect(unread.map(({ line }) => line)).toEqual([1, 4])
  })
})

describe('days of a calendar', () => {
  const day = { name: 'Ngày', basis: null, recalled: false } as const
  test.each([
    ['those of the starter', STARTER_SETTINGS.days, null],
    [
      'one twice',
      [
        { ...day, date: '2026-02-16', kind: 'off' },
        { ...day, date: '2026-02-16', kind: 'off' },
      ],
      'day-twice',
    ],
    ['a Saturday worked instead', [{ ...day, date: '2026-08-22', kind: 'worked' }], null],
    ['a holiday of every year that is worked', [{ ...day, date: '2026-04-30', kind: 'worked' }], null],
    ['a Friday worked instead', [{ ...day, date: '2026-08-21', kind: 'worked' }], 'worked-already'],
  ] as const)('%s', (_what, days, expected) => {
    expect(checkCalendar({ ...STARTER_SETTINGS, days })?.code ?? null).toBe(expected)
  })
})
