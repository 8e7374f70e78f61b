import type { Organization } from '@dondoc/contract/organizations'
import { describe, expect, test } from 'vitest'
import { firstOpened, indexOrganizations, organizationRows, pathOf } from './tree.ts'

const one = (id: string, parentId: string | null, over: Partial<Organization> = {}): Organization => ({
  ...{ id, parentId, kind: 'department', type: 'Sở', name: id, shortName: null, aliases: [], identifierCode: null },
  ...{ communeCount: null, issuesPlans: true, validFrom: '2025-07-01', validTo: null },
  ...over,
})

const tree = [
  one('tinh', null, { name: 'Ủy ban nhân dân tỉnh Lào Cai', kind: 'province' }),
  one('noi-vu', 'tinh', { name: 'Sở Nội vụ', aliases: ['SNV tỉnh'], identifierCode: 'H38.10' }),
  one('y-te', 'tinh', { name: 'Sở Y tế' }),
  one('vp', 'noi-vu', { name: 'Văn phòng', kind: 'division', type: 'Văn phòng' }),
  one('to', 'vp', { name: 'Tổ Một cửa', kind: 'division', type: 'Tổ' }),
]
const index = indexOrganizations(tree)
const shown = (
  q: string,
  kind?: Organization['kind'],
  opened: readonly string[] = [],
  folded: readonly string[] = [],
): string[] =>
  organizationRows(index, { q, kind }, new Set(opened), new Set(folded)).map(
    ({ node, depth, open, hit }) => `${'-'.repeat(depth)}${node.id}${open ? '+' : ''}${hit ? '' : '?'}`,
  )

describe('the tree of organizations', () => {
  test('shows what stands below open ones, and opens the only root', () => {
    expect(shown('')).toEqual(['tinh'])
    expect([...firstOpened(index)]).toEqual(['tinh'])
    expect(shown('', undefined, ['tinh', 'noi-vu'])).toEqual(['tinh+', '-noi-vu+', '--vp', '-y-te'])
    // A branch that is closed hides what is open in it.
    expect(shown('', undefined, ['noi-vu'])).toEqual(['tinh'])
  })

  test('is found by name, other name and code without accents, with the way to it', () => {
    const way = ['tinh+?', '-noi-vu']
    expect(shown('so noi vu')).toEqual(way)
    expect(shown('snv')).toEqual(way)
    expect(shown('h38.10')).toEqual(way)
    expect(shown('mot cua')).toEqual(['tinh+?', '-noi-vu+?', '--vp+?', '---to'])
    expect(shown('', 'division')).toEqual(['tinh+?', '-noi-vu+?', '--vp+', '---to'])
    expect(shown('sở y tế', 'division')).toEqual([])
  })

  test('of a search folds: a hit shows its units, the way to hits closes', () => {
    expect(shown('so noi vu', undefined, [], ['noi-vu'])).toEqual(['tinh+?', '-noi-vu+', '--vp?'])
    expect(shown('so noi vu', undefined, [], ['noi-vu', 'vp'])).toEqual(['tinh+?', '-noi-vu+', '--vp+?', '---to?'])
    expect(shown('mot cua', undefined, [], ['noi-vu'])).toEqual(['tinh+?', '-noi-vu?'])
  })

  test('counts everything below, and knows the way up', () => {
    expect(tree.map(({ id }) => index.below.get(id))).toEqual([4, 2, 0, 1, 0])
    expect(pathOf(index, 'to').map(({ id }) => id)).toEqual(['tinh', 'noi-vu', 'vp'])
  })

  test('puts at the top whose superior is not there on the day', () => {
    const part = indexOrganizations(tree.slice(1))
    expect(part.children.get(null)?.map(({ id }) => id)).toEqual(['noi-vu', 'y-te'])
  })

  test('of some thousands is made and filtered at once', () => {
    const many = [
      one('goc', null),
      ...Array.from({ length: 5000 }, (_, at) =>
        one(`p${at}`, at < 150 ? 'goc' : `p${at % 150}`, { name: `Phòng ${at}` }),
      ),
    ]
    const large = indexOrganizations(many)
    expect(large.below.get('goc')).toBe(5000)
    expect(organizationRows(large, { q: '', kind: undefined }, new Set(large.byId.keys()))).toHaveLength(5001)
    expect(organizationRows(large, { q: 'phong 4999', kind: undefined }, new Set()).map(({ node }) => node.id)).toEqual(
      ['goc', 'p49', 'p4999'],
    )
  })
})
