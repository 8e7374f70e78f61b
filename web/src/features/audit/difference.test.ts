import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from './difference.ts'

describe('what an act changed', () => {
  test('is only what differs, in the order of the later state', () => {
    const before = { name: 'Lê Văn A', email: 'a@x.vn', organizationId: '1' }
    const after = { name: 'Lê Văn B', email: 'a@x.vn', organizationId: '2' }
    expect(changesBetween(before, after)).toEqual([
      { path: ['name'], before: 'Lê Văn A', after: 'Lê Văn B' },
      { path: ['organizationId'], before: '1', after: '2' },
    ])
  })
  test('names the place in a list of things, and keeps a list of words together', () => {
    const after = { roles: [{ role: 'staff' }, { role: 'leader' }], aliases: ['Sở A', 'Sở B'] }
    expect(changesBetween(null, after)).toEqual([
      { path: ['roles', 1, 'role'], before: undefined, after: 'staff' },
      { path: ['roles', 2, 'role'], before: undefined, after: 'leader' },
      { path: ['aliases'], before: undefined, after: ['Sở A', 'Sở B'] },
    ])
  })
  test('shows what is gone, and nothing of what was and is empty', () => {
    expect(changesBetween({ validTo: '2026-12-31', note: null }, { validTo: null, note: '' })).toEqual([
      { path: ['validTo'], before: '2026-12-31', after: null },
    ])
    expect(changesBetween(undefined, undefined)).toEqual([])
  })
  test('is nothing between a state and itself, and everything turns round', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(changesBetween(a, a)).toEqual([])
        const there = changesBetween(a, b)
        const back = changesBetween(b, a)
        expect(back).toHaveLength(there.length)
      }),
    )
  })
})
