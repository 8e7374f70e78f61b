import { expect, test } from 'vitest'
import { endsWithLeads } from './end-contributions.ts'

const open = { stopped: false, deliveredOn: null, confirmedOn: null }
const reported = { ...open, deliveredOn: '2026-06-01' } as const
const confirmed = { ...reported, confirmedOn: '2026-06-02' } as const
const stopped = { ...open, stopped: true }

test.each([
  ['a lead works', [confirmed, open], [false, false, false]],
  ['all are reported done', [reported, confirmed], [true, false, false]],
  ['all are confirmed', [confirmed, confirmed], [true, true, true]],
  ['what is not stopped is reported done', [stopped, reported], [true, false, false]],
  ['what is not stopped is confirmed', [stopped, confirmed], [true, true, true]],
  ['all are stopped', [stopped], [true, true, true]],
] as const)(
  'where %s, a contribution that waits ends, one begun before the act, one under way',
  (_what, leads, ends) => {
    const contributions = [
      { waits: true, started: false },
      { waits: true, started: true },
      { waits: false, started: true },
    ]
    expect(contributions.map((one) => endsWithLeads(one, leads, { confirmationRequired: true }))).toEqual(ends)
  },
)

test('where nobody confirms, what is reported done is done', () => {
  const underWay = { waits: false, started: true }
  expect(endsWithLeads(underWay, [reported], { confirmationRequired: false })).toBe(true)
  expect(endsWithLeads(underWay, [reported, open], { confirmationRequired: false })).toBe(false)
})
