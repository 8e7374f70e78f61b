import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../calendar/plain-date.ts'
import { NATIONAL_RECORDS } from './national-records.ts'
import { createReplacementFinder, type KnownRecord, refuseReplacement, withRegister } from './replacement.ts'

const record = (id: string, number: string, date: PlainDate, replacedBy: readonly string[] = []): KnownRecord => ({
  id,
  kind: 'Kế hoạch',
  number,
  year: Number(date.slice(0, 4)),
  date,
  replacedBy,
  near: true,
})

const numbersOf = (records: readonly KnownRecord[], number: string, on: PlainDate, date: PlainDate | null = null) =>
  createReplacementFinder(records, on)({ number, date }).map((found) => found.number)

describe('a document that a plan names', () => {
  test.each([
    ['876/QĐ-BNV', '2025-06-01', ['892/QĐ-BNV']],
    ['876/QĐ-BNV', '2023-06-01', []],
    ['892/QĐ-BNV', '2026-01-01', []],
    ['1294/QĐ-BNV', '2026-01-01', ['892/QĐ-BNV']],
    ['2948/QĐ-BNV', '2021-01-01', ['1149/QĐ-BNV', '1150/QĐ-BNV']],
    ['876/qd-bnv', '2026-01-01', ['892/QĐ-BNV']],
    ['76/NQ-CP', '2026-01-01', []],
  ] as const)('%s on %s is %j', (number, on, expected) => {
    expect(numbersOf(NATIONAL_RECORDS, number, on)).toEqual(expected)
  })

  test('is another one where its year is another', () => {
    expect(numbersOf(NATIONAL_RECORDS, '876/QĐ-BNV', '2026-01-01', '2019-03-01')).toEqual([])
    expect(numbersOf(NATIONAL_RECORDS, '876/QĐ-BNV', '2026-01-01', '2022-10-11')).toEqual(['892/QĐ-BNV'])
  })

  test('is not guessed where two have its number, unless its day tells them apart', () => {
    const twice = [
      record('a', '15/KH-UBND', '2025-01-10', ['c']),
      record('b', '15/KH-UBND', '2025-02-20'),
      record('c', '80/KH-UBND', '2025-06-01'),
    ]
    expect(numbersOf(twice, '15/KH-UBND', '2026-01-01')).toEqual([])
    expect(numbersOf(twice, '15/KH-UBND', '2026-01-01', '2025-01-10')).toEqual(['80/KH-UBND'])
    expect(numbersOf(twice, '15/KH-UBND', '2026-01-01', '2025-02-20')).toEqual([])
  })

  test('of a sister authority is known only by its day', () => {
    const [old, later] = [record('a', '5/KH-UBND', '2025-01-10', ['b']), record('b', '9/KH-UBND', '2025-06-01')]
    const sister = [{ ...old, near: false }, later] as readonly KnownRecord[]
    expect(numbersOf(sister, '5/KH-UBND', '2026-01-01')).toEqual([])
    expect(numbersOf(sister, '5/KH-UBND', '2026-01-01', '2025-01-11')).toEqual([])
    expect(numbersOf(sister, '5/KH-UBND', '2026-01-01', '2025-01-10')).toEqual(['9/KH-UBND'])
  })

  test('is as the register says where it stands there', () => {
    const kept = withRegister(NATIONAL_RECORDS, [record('x', '876/QĐ-BNV', '2022-11-10')])
    expect(numbersOf(kept, '876/QĐ-BNV', '2026-01-01')).toEqual([])
  })
})

describe('saying that a record is replaced', () => {
  const a = { id: 'a', date: '2025-01-01' } as const
  const b = { id: 'b', date: '2025-06-01' } as const

  test('is refused for itself, an older one, and in a circle', () => {
    expect(refuseReplacement(a, b, new Map())).toBeNull()
    expect(refuseReplacement(a, a, new Map())).toBe('itself')
    expect(refuseReplacement(b, a, new Map())).toBe('earlier')
    const sameDay = { id: 'c', date: '2025-01-01' } as const
    expect(
      refuseReplacement(
        a,
        sameDay,
        new Map([
          ['c', 'd'],
          ['d', 'a'],
        ]),
      ),
    ).toBe('loop')
  })

  test('never leaves a circle, whatever is said in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 40 }), (pairs) => {
        const links = new Map<string, string>()
        const one = (at: number) => ({ id: String(at), date: '2025-01-01' as const })
        for (const [from, to] of pairs) {
          if (refuseReplacement(one(from), one(to), links) === null) links.set(String(from), String(to))
        }
        for (const start of links.keys()) {
          let steps = 0
          for (let at: string | undefined = start; at !== undefined; at = links.get(at)) expect(++steps).toBeLessThan(9)
        }
      }),
    )
  })
})
