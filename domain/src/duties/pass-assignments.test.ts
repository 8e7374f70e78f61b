import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../calendar/plain-date.ts'
import { type HandOver, passesTo, receiverOf } from './pass-assignments.ts'

/** `['A', 'B', '2026-08-01']`, in the order in which they were ordered. */
const handOvers = (...all: readonly (readonly [string, string, PlainDate])[]): HandOver[] =>
  all.map(([leaverId, successorId, from], at) => ({ id: `${at + 1}`, leaverId, successorId, from }))
const workers =
  (...ids: readonly string[]) =>
  (id: string): boolean =>
    ids.includes(id)

describe('who receives on the day', () => {
  const plain = ['A', 'B', '2026-08-01'] as const
  test.each([
    ['the successor', [plain], ['B'], 'B'],
    ['the successor, also where nobody lets him work on it', [plain], [], 'B'],
    ['whom the successor handed over to before the day', [plain, ['B', 'C', '2026-07-15']], ['C'], 'C'],
    ['the last of a chain', [plain, ['B', 'C', '2026-07-15'], ['C', 'D', '2026-07-20']], ['D'], 'D'],
    ['nobody beyond the day', [plain, ['B', 'C', '2026-08-02']], ['B'], 'B'],
    ['the one in force of two', [plain, ['B', 'D', '2026-07-20'], ['B', 'C', '2026-07-15']], ['C', 'D'], 'D'],
    ['the successor who was given the role anew', [plain, ['B', 'C', '2026-07-15']], ['B', 'C'], 'B'],
    ['the leaver where it was given back', [plain, ['B', 'A', '2026-07-15']], ['A'], 'A'],
  ] as const)('%s', (_what, all, able, expected) => {
    const [first, ...others] = handOvers(...all)
    if (first === undefined) throw new Error('no hand-over')
    expect(receiverOf(first, others, '2026-08-01', workers(...able))).toBe(expected)
  })
  test('not by a hand-over of years before, from which the successor has come back', () => {
    const [before, ordered] = handOvers(['B', 'X', '2025-03-01'], ['A', 'B', '2026-08-01'])
    if (!before || !ordered) throw new Error('no hand-over')
    expect(receiverOf(ordered, [before], '2026-08-01', workers())).toBe('B')
  })
  test('somebody of the chain, however people hand over to each other', () => {
    const person = fc.constantFrom('A', 'B', 'C', 'D')
    const day = fc.constantFrom<PlainDate>('2026-07-01', '2026-08-01', '2026-09-01')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(person, person, day), { minLength: 1 }),
        fc.subarray(['A', 'B', 'C']),
        (all, able) => {
          const [first, ...others] = handOvers(...all)
          if (first === undefined) return
          const receiver = receiverOf(first, others, '2026-08-01', workers(...able))
          expect([first, ...others].map(({ successorId }) => successorId)).toContain(receiver)
          if (able.includes(first.successorId)) expect(receiver).toBe(first.successorId)
        },
      ),
    )
  })
})

describe('a duty when a hand-over comes due', () => {
  const [ordered, interim] = handOvers(['A', 'B', '2026-08-01'], ['A', 'C', '2026-07-15'])
  if (!ordered || !interim) throw new Error('no hand-over')
  test.each([
    ['passes from the leaver', 'A', ['B'], 'B'],
    ['passes from the leaver to nobody else where the successor has no role', 'A', [], 'B'],
    ['stays with the leaver who can work on it again', 'A', ['A', 'B'], null],
    ['passes on from who held it for the leaver', 'C', ['C', 'B'], 'B'],
    ['stays with who held it where the successor has lost the role', 'C', ['C'], null],
    ['passes on where nobody held it', null, ['B'], 'B'],
    ['stays where it is the successor’s already', 'B', ['B'], null],
  ] as const)('%s', (_what, holderId, able, expected) => {
    expect(passesTo({ holderId }, ordered, [interim], '2026-08-01', workers(...able))).toBe(expected)
  })
})
