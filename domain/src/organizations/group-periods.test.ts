import { expect, test } from 'vitest'
import { listPeriods } from './group-periods.ts'

test('a list is told by the times between its changes', () => {
  const stays = { validFrom: '2024-01-01' as const, validTo: null }
  expect(listPeriods([])).toEqual([])
  expect(listPeriods([stays, stays])).toEqual([{ ...stays, listed: 2 }])
  // Two of three merge: their successor takes their place.
  const ended = { validFrom: '2024-01-01', validTo: '2026-10-31' } as const
  expect(listPeriods([stays, ended, ended, { validFrom: '2026-11-01', validTo: null }])).toEqual([
    { validFrom: '2024-01-01', validTo: '2026-10-31', listed: 3 },
    { validFrom: '2026-11-01', validTo: null, listed: 2 },
  ])
  // A rule stood in between.
  expect(
    listPeriods([
      { validFrom: '2024-01-01', validTo: '2024-06-30' },
      { validFrom: '2025-01-01', validTo: null },
    ]),
  ).toEqual([
    { validFrom: '2024-01-01', validTo: '2024-06-30', listed: 1 },
    { validFrom: '2025-01-01', validTo: null, listed: 1 },
  ])
})
