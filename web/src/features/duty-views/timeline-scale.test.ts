import type { TimelineRow } from '@dondoc/contract/duty-views'
import type { StatusCounts } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { describe, expect, test } from 'vitest'
import { barOf, byMonth, placeOf, scaleOf, ticksOf } from './timeline-scale.ts'

const row = (
  nodeId: string,
  from: PlainDate,
  ...marks: [TimelineRow['marks'][number]['kind'], PlainDate][]
): TimelineRow => ({
  nodeId,
  from,
  area: null,
  text: nodeId,
  plan: { id: 'p', code: 'KH' },
  deadlineText: null,
  counts: {} as StatusCounts,
  organization: null,
  dutyId: null,
  marks: marks.map(([kind, on]) => ({ kind, on, count: 1 })),
})

const rows = [
  row('a', '2026-01-15', ['due', '2026-03-31'], ['extended', '2026-05-10'], ['delivered', '2026-04-20']),
  row('b', '2026-02-10', ['due', '2026-12-10'], ['due', '2026-06-10']),
  row('c', '2024-02-10'),
]

describe('the scale of a timeline', () => {
  const scale = scaleOf(rows, '2026-07-04')

  test('holds whole months around all that is drawn and the day looked at, not a window without a day due', () => {
    expect(scale).toEqual({ from: '2026-01-01', to: '2026-12-31', days: 365 })
    expect(scaleOf(rows, '2027-02-03')).toMatchObject({ to: '2027-02-28' })
    expect(scaleOf([], '2026-07-04')).toEqual({ from: '2026-07-01', to: '2026-07-31', days: 31 })
  })
  test('places days from 0 to 100', () => {
    expect(placeOf(scale, '2026-01-01')).toBe(0)
    expect(placeOf(scale, '2026-07-02')).toBeCloseTo((182 / 365) * 100)
  })
  test('ticks by month or quarter as one zooms, never too many', () => {
    expect(ticksOf(scale, 'month')).toHaveLength(12)
    expect(ticksOf(scale, 'quarter')).toEqual(['2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'])
    expect(ticksOf({ from: '2021-01-01', to: '2030-12-31', days: 3652 }, 'year')).toHaveLength(10)
  })
})

test('a bar goes to the last day due, granted days counted; without one there is none', () => {
  const [a, b, c] = rows as [TimelineRow, TimelineRow, TimelineRow]
  expect(barOf(a)).toEqual({ from: '2026-01-15', last: '2026-05-10' })
  expect(barOf(b)).toEqual({ from: '2026-02-10', last: '2026-12-10' })
  expect(barOf(c)).toBeNull()
  expect(barOf(row('d', '2026-05-01', ['due', '2026-04-01']))).toEqual({ from: '2026-04-01', last: '2026-04-01' })
})

test('a phone lists rows by the month they are due next, what has no day at the end', () => {
  const groups = byMonth(rows, '2026-06-01')
  expect([...groups].map(([month, own]) => [month, own.map(({ nodeId }) => nodeId)])).toEqual([
    ['2026-05', ['a']],
    ['2026-06', ['b']],
    [null, ['c']],
  ])
})
