import { describe, expect, test } from 'vitest'
import { parseDeadline } from '../calendar/parse-deadline.ts'
import { lacksContributions, planContributions, planDuties } from './plan-duties.ts'

const calendar = { weekend: [0, 6], everyYear: [], holidays: [], workedInstead: [] }
const settings = {
  beforeIsInclusive: false,
  period: { from: '2025-07-01', to: '2025-12-31' },
  rounds: [{ on: '2025-09-10', label: 'Quý III' }],
  eventOn: null,
} as const
const duties = (deadline: string, leads: string[]) =>
  planDuties(
    { deadline: parseDeadline(deadline, { year: 2025, period: settings.period }), leads, products: ['Báo cáo'] },
    settings,
    calendar,
  )

describe('the duties of a leaf', () => {
  test('a rhythm and a group make one duty for each organization and occurrence', () => {
    expect(duties('Hằng quý', ['A', 'B']).map((it) => [it.lead, it.label, it.originalDueOn])).toEqual([
      ['A', 'Quý III/2025', '2025-09-30'],
      ['A', 'Quý IV/2025', '2025-12-31'],
      ['B', 'Quý III/2025', '2025-09-30'],
      ['B', 'Quý IV/2025', '2025-12-31'],
    ])
  })
  test('an organization named twice owes once, and keeps the whole set of products', () => {
    expect(duties('Quý III/2025', ['A', 'A'])).toMatchObject([
      { lead: 'A', products: ['Báo cáo'], windowFrom: '2025-07-01' },
    ])
  })
  test('what waits for an act says so', () => {
    expect(duties('Sau khi có hướng dẫn', ['A'])).toMatchObject([
      { originalDueOn: null, waitingFor: { kind: 'event', words: 'có hướng dẫn' } },
    ])
  })
  test('a leaf without words of time is owed without a due date', () => {
    expect(duties('', ['A'])).toMatchObject([{ originalDueOn: null, windowFrom: '2025-07-01', waitingFor: null }])
  })
  test('a leaf without a lead makes no duty', () => {
    expect(duties('Quý III/2025', [])).toEqual([])
  })
})

describe('the contributions of coordinators', () => {
  const given = { on: '2025-07-01', days: 5 } as const
  const of = (deadline: string, leads: string[], coordinators: string[]) =>
    planContributions(coordinators, duties(deadline, leads), given, calendar).map((it) => [
      it.organizationId,
      it.label,
      it.dueOn,
    ])
  test('one for each coordinator and occurrence, some working days before the leads', () => {
    expect(of('Hằng quý', ['A', 'B'], ['C', 'C'])).toEqual([
      ['C', 'Quý III/2025', '2025-09-23'],
      ['C', 'Quý IV/2025', '2025-12-24'],
    ])
  })
  test('who leads does not help itself', () => {
    expect(of('Quý III/2025', ['A'], ['A', 'B'])).toEqual([['B', null, '2025-09-23']])
  })
  test('work without a day asks for none, and what occurs now and then only once it occurs', () => {
    expect(of('Thường xuyên', ['A'], ['B'])).toEqual([])
    expect(of('Khi có phát sinh', ['A'], ['B'])).toEqual([])
    const occurred = { lead: 'A', label: 'Đơn 12', originalDueOn: null, happenedOn: '2025-08-01' } as const
    expect(planContributions(['B'], [occurred], given, calendar)).toMatchObject([{ label: 'Đơn 12', dueOn: null }])
  })
  test('what waits for an act is waited for by its coordinators, too', () => {
    const waiting = planContributions(['B'], duties('Sau khi có hướng dẫn', ['A']), given, calendar)
    expect(waiting).toEqual([
      { organizationId: 'B', label: null, dueOn: null, waitingFor: { kind: 'event', words: 'có hướng dẫn' } },
    ])
  })
})

describe('a row that waits with nobody asked to contribute', () => {
  const waiting = { role: 'lead', waits: true, open: true } as const
  test.each([
    ['a lead waits', [waiting], true],
    ['one of two leads waits', [{ ...waiting, waits: false }, waiting], true],
    ['its act has come', [{ ...waiting, waits: false }], false],
    ['its lead is done or stopped', [{ ...waiting, open: false }], false],
    ['somebody was asked', [waiting, { role: 'coordinator', waits: false, open: false }], false],
    ['nothing is owed there', [], false],
  ] as const)('%s', (_what, duties, lacks) => {
    expect(lacksContributions(duties)).toBe(lacks)
  })
})
