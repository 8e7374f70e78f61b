import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProducts, type ProductReport, productShare, productStates, type ReportingUpdate } from './products.ts'

const PLAN = ['Kế hoạch', 'Báo cáo kết quả', 'Quyết định']
const by = (product: string, recordId = 'r1'): ProductReport => ({ product, recordId, words: null })
const unneeded = (product: string): ProductReport => ({ product, recordId: null, words: 'Đã gộp vào kế hoạch' })
const said = (
  kind: string,
  products: readonly ProductReport[],
  recordIds: readonly string[] = [],
): ReportingUpdate => ({
  kind,
  on: '2026-02-01',
  products,
  recordIds,
})
const settledOf = (updates: readonly ReportingUpdate[]) =>
  productStates(PLAN, updates).map(({ settled }) => settled?.recordId ?? settled?.words ?? null)

describe('the products of a duty', () => {
  test('are settled one by one, by the words of the plan however they are typed', () => {
    expect(settledOf([])).toEqual([null, null, null])
    expect(settledOf([said('progress', [by('ke hoach')])])).toEqual(['r1', null, null])
    expect(settledOf([said('progress', [by('Kế hoạch')]), said('progress', [unneeded('Quyết định')])])).toEqual([
      'r1',
      null,
      'Đã gộp vào kế hoạch',
    ])
  })
  test('a later word on a product counts', () => {
    expect(settledOf([said('progress', [by('Kế hoạch')]), said('progress', [by('Kế hoạch', 'r2')])])[0]).toBe('r2')
  })
  test('a delivery that tells no products apart delivers all that is owed', () => {
    expect(settledOf([said('progress', [by('Kế hoạch')]), said('delivered', [], ['r9'])])).toEqual(['r1', 'r9', 'r9'])
  })
  test('are owed again after the duty was sent back, with what was given before at hand', () => {
    const states = productStates(PLAN, [said('delivered', [], ['r1']), said('returned', [])])
    expect(states.map(({ settled, before }) => [settled, before?.recordId])).toEqual([
      [null, 'r1'],
      [null, 'r1'],
      [null, 'r1'],
    ])
    expect(
      settledOf([said('delivered', [], ['r1']), said('returned', []), said('progress', [by('Kế hoạch', 'r2')])]),
    ).toEqual(['r2', null, null])
  })
  test('a product that an amendment rewrote is owed anew', () => {
    const states = productStates(['Kế hoạch', 'Đề án'], [said('progress', [by('Kế hoạch'), by('Quyết định')])])
    expect(states.map(({ settled }) => settled !== null)).toEqual([true, false])
  })
  test('named twice in the plan is one', () => {
    expect(productStates(['Báo cáo', 'báo cáo'], [])).toHaveLength(1)
  })
  test('the share grows with what is settled and is never whole while something is owed', () => {
    expect(productShare(productStates(PLAN, []))).toBe(0)
    expect(productShare(productStates(PLAN, [said('progress', [by('Kế hoạch')])]))).toBe(33)
    expect(
      productShare(
        productStates(PLAN, [
          said(
            'progress',
            PLAN.map((one) => by(one)),
          ),
        ]),
      ),
    ).toBe(99)
  })
})

describe('what an update may say of products', () => {
  const none = productStates(PLAN, [])
  const two = productStates(PLAN, [said('progress', [by('Kế hoạch'), by('Quyết định')])])
  test.each([
    ['one of three under way', none, 'progress', [by('Kế hoạch')], null],
    ['done with one of three', none, 'delivered', [by('Kế hoạch')], 'products-open'],
    ['done with all three', none, 'delivered', PLAN.map((one) => by(one)), null],
    ['done with the last one', two, 'delivered', [by('Báo cáo kết quả')], null],
    ['done with the last one not needed', two, 'delivered', [unneeded('Báo cáo kết quả')], null],
    ['done with nothing said', two, 'delivered', [], 'products-open'],
    ['under way with the last one', two, 'progress', [by('Báo cáo kết quả')], 'products-complete'],
    ['under way with no word on products', two, 'progress', [], null],
    ['done with all not needed', none, 'delivered', PLAN.map(unneeded), 'nothing-delivered'],
    ['a product that the plan does not name', none, 'progress', [by('Đề án')], 'product-unknown'],
    ['one product twice', none, 'progress', [by('Kế hoạch'), by('ke hoach')], 'product-unknown'],
    ['a start', none, 'started', [], null],
    ['a duty without products', [], 'delivered', [], null],
    ['a product on a duty without any', [], 'delivered', [by('Kế hoạch')], 'product-unknown'],
  ] as const)('%s', (_, states, kind, products, code) => {
    expect(checkProducts(states, { kind, products })).toEqual(code === null ? { ok: true } : { ok: false, code })
  })

  test('whatever was taken, a duty taken as done owes nothing', () => {
    const report = fc.record({
      product: fc.constantFrom(...PLAN),
      recordId: fc.option(fc.constant('r'), { nil: null }),
    })
    const attempts = fc.array(
      fc.record({
        kind: fc.constantFrom('progress', 'delivered', 'returned'),
        reports: fc.array(report, { maxLength: 3 }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(attempts, (tries) => {
        const taken: ReportingUpdate[] = []
        for (const { kind, reports } of tries) {
          const products = reports.map((one) => ({ ...one, words: one.recordId === null ? 'Không cần' : null }))
          if (kind === 'returned') taken.push(said(kind, []))
          else if (checkProducts(productStates(PLAN, taken), { kind, products }).ok) taken.push(said(kind, products))
          if (taken.at(-1)?.kind === 'delivered') expect(settledOf(taken).includes(null)).toBe(false)
        }
      }),
    )
  })
})
