import { expect, test } from 'vitest'
import { heatLevel, sumMonths, worstCell } from './heat.ts'

const count = (total: number, onTime: number, overdue: number) => ({ total, onTime, done: onTime, overdue })

test.each([
  [count(10, 10, 0), 0, 0],
  [count(10, 9, 1), 1, 1],
  [count(10, 6, 2), 2, 2],
  [count(10, 5, 5), 3, 3],
  [count(10, 0, 10), 4, 4],
  // Nothing is decided yet.
  [count(10, 0, 0), 0, 0],
  [count(0, 0, 0), 0, 0],
] as const)('%o asks for attention', (cell, overdue, share) => {
  expect([heatLevel(cell, 'overdue'), heatLevel(cell, 'share')]).toEqual([overdue, share])
})

test('the months of a row add up, and the worst cell of all is named', () => {
  const row = (name: string, ...months: [number, ReturnType<typeof count>][]) => ({
    organization: { id: name, name, shortName: null },
    below: 0,
    months: months.map(([month, one]) => ({ month, ...one })),
  })
  const rows = [row('A', [1, count(3, 2, 1)], [2, count(4, 4, 0)]), row('B', [2, count(9, 1, 5)])]
  expect(sumMonths(rows[0]?.months ?? [])).toEqual(count(7, 6, 1))
  expect(worstCell(rows)).toEqual({ name: 'B', month: 2, overdue: 5, isTie: false, cells: 2 })
  expect(worstCell([row('A', [2, count(4, 4, 0)])])).toBeNull()
})
