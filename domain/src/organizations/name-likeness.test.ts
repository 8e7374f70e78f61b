import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compared, nameLikeness } from './name-likeness.ts'

const likeness = (a: string, b: string): number => nameLikeness(compared(a), compared(b))

describe('how alike two names of agencies are', () => {
  test('accents, capitals and usual abbreviations make no difference', () => {
    expect(likeness('VP UBND tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh')).toBe(1)
    expect(likeness('SO NOI VU', 'Sở Nội vụ')).toBe(1)
  })

  test('the organization that is meant is nearer than its neighbours', () => {
    const names = ['Sở Nội vụ', 'Sở Tư pháp', 'Sở Tài chính', 'Văn phòng Sở', 'Phòng Tổ chức - Hành chính']
    const nearest = (words: string) => names.toSorted((a, b) => likeness(b, words) - likeness(a, words))[0]
    expect(nearest('Phòng TC - Hành chính')).toBe('Phòng Tổ chức - Hành chính')
    expect(nearest('Sở Nội vụ tỉnh')).toBe('Sở Nội vụ')
    expect(nearest('Sở Tài chánh')).toBe('Sở Tài chính')
  })

  test('it lies between 0 and 1 and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const value = likeness(a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(likeness(b, a)).toBe(value)
      }),
    )
  })
})
