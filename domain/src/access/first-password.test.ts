import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFirstPassword } from './first-password.ts'
import { findPasswordFault } from './password.ts'

describe('a first password', () => {
  test('keeps every rule of the tenant and can be read out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 64 }), fc.infiniteStream(fc.nat(1_000_000)), (shortest, numbers) => {
        const random = (below: number) => Number(numbers.next().value) % below
        const password = makeFirstPassword(random, shortest)
        expect(password).toMatch(/^([a-z]{4}-){4,}\d\d$/)
        expect(password.length).toBeGreaterThanOrEqual(shortest)
      }),
    )
  })
  test('is no pattern', () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index * 7)
    const password = makeFirstPassword((below) => (numbers.shift() ?? 0) % below, 12)
    expect(findPasswordFault(password, { shortest: 12, personal: ['Lê Văn A'], isCommon: () => false })).toBeNull()
  })
})
