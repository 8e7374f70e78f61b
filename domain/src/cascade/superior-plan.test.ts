import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverCells, type Expectation } from './coverage.ts'
import { findSuperiorFault, isLaterThanSuperior, type PlacedPlan, reasonsFor } from './superior-plan.ts'

const year = (number: number) => ({ from: `${number}-01-01`, to: `${number}-12-31` }) as PlacedPlan['period']
const plan: PlacedPlan = { id: 'own', issuerPath: 'tinh.so', state: 'draft', period: year(2026) }
const superior: PlacedPlan = { id: 'above', issuerPath: 'tinh', state: 'issued', period: year(2026) }

describe('the plan above a plan', () => {
  test.each<[string, Partial<PlacedPlan>, string | null]>([
    ['is an issued one of the same year by who stands above', {}, null],
    ['may be closed by now', { state: 'closed' }, null],
    ['is not a draft', { state: 'draft' }, 'superior-not-issued'],
    ['is not one of a sister', { issuerPath: 'tinh.so_b' }, 'superior-not-above'],
    ['is not one of the same agency', { issuerPath: 'tinh.so' }, 'superior-not-above'],
    ['is not one of a unit below', { issuerPath: 'tinh.so.phong' }, 'superior-not-above'],
    ['is not one that only begins alike', { issuerPath: 'tin' }, 'superior-not-above'],
    ['is not the plan itself', { id: 'own' }, 'superior-not-above'],
    ['is not one of another year', { period: year(2025) }, 'superior-other-period'],
  ])('%s', (_, more, expected) => {
    expect(findSuperiorFault(plan, { ...superior, ...more })).toBe(expected)
  })

  test('is known by its number among the citations, then by the letterhead', () => {
    const citation = { kind: 'Kế hoạch', number: '12 /KH-UBND', date: null, issuer: null }
    const known = { number: '12/KH-UBND', issuerNames: ['Ủy ban nhân dân tỉnh Lào Cai'] }
    expect(reasonsFor({ superior: 'UBND TỈNH LÀO CAI', citations: [citation] }, known)).toEqual(['cited', 'letterhead'])
    expect(reasonsFor({ superior: null, citations: [] }, known)).toEqual([])
    expect(reasonsFor({ superior: null, citations: [citation] }, { ...known, number: '/KH-UBND' })).toEqual([])
  })

  test('sets a day that the rows below may not pass', () => {
    expect(isLaterThanSuperior('2026-07-01', '2026-06-30')).toBe(true)
    expect(isLaterThanSuperior('2026-06-30', '2026-06-30')).toBe(false)
    expect(isLaterThanSuperior(null, '2026-06-30')).toBe(false)
    expect(isLaterThanSuperior('2026-06-30', null)).toBe(false)
  })
})

describe('the cells of the coverage matrix', () => {
  const one = fc.record({ nodeId: fc.constantFrom('n1', 'n2', 'n3'), organizationId: fc.constantFrom('a', 'b', 'c') })

  test('are each expectation and each link once; a gap is an expectation without a link', () => {
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (expected, linked) => {
        const key = (cell: Expectation) => `${cell.nodeId}/${cell.organizationId}`
        const cells = coverCells(expected, linked)
        expect(new Set(cells.map(key)).size).toBe(cells.length)
        expect(new Set(cells.map(key))).toEqual(new Set([...expected, ...linked].map(key)))
        const links = new Set(linked.map(key))
        for (const cell of cells) expect(cell.coverage).toBe(links.has(key(cell)) ? 'linked' : 'gap')
      }),
    )
  })
})
