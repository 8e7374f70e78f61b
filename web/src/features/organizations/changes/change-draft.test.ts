import { describe, expect, test } from 'vitest'
import { EMPTY_ORGANIZATION } from '../organization-draft.ts'
import { indexOrganizations } from '../tree.ts'
import {
  type ChangeDraft,
  changeOf,
  emptyChange,
  keptChange,
  NEW_TARGET,
  receiversOf,
  startedChange,
  whatErrors,
  whenErrors,
  withParts,
} from './change-draft.ts'

const TODAY = '2026-07-20'

const one = (id: string, parentId: string | null, name: string) => ({
  ...{ id, parentId, name, kind: 'department' as const, type: 'Sở', shortName: null, aliases: [] },
  ...{ identifierCode: null, communeCount: null, issuesPlans: true, validFrom: '2025-07-01' as const, validTo: null },
})

const index = indexOrganizations([
  one('tinh', null, 'Ủy ban nhân dân tỉnh'),
  one('a', 'tinh', 'Sở A'),
  one('b', 'tinh', 'Sở B'),
  one('p', 'a', 'Phòng P'),
])
const start = (kind: NonNullable<ChangeDraft['kind']>, of?: string): ChangeDraft =>
  startedChange(emptyChange(TODAY), kind, of === undefined ? undefined : index.byId.get(of))
const named = (name: string, parentId: string | null = 'tinh') => ({
  ...NEW_TARGET,
  parentId,
  details: { ...EMPTY_ORGANIZATION, name },
})

describe('the form of a reorganization', () => {
  test('asks for what is missing, kind by kind', () => {
    expect(whatErrors(emptyChange(TODAY), index)).toEqual(['kind'])
    expect(whatErrors(start('add'), index)).toEqual(['name', 'parent'])
    expect(whatErrors(start('add', 'a'), index)).toEqual(['name'])
    expect(whatErrors(start('rename', 'a'), index)).toEqual(['same'])
    expect(whatErrors(start('move', 'a'), index)).toEqual(['parent'])
    expect(whatErrors({ ...start('merge', 'a'), target: named('Sở Mới') }, index)).toEqual(['ofTwo'])
    const into = { ...NEW_TARGET, mode: 'existing' as const }
    expect(whatErrors({ ...start('merge', 'a'), target: into }, index)).toEqual(['target'])
    expect(whatErrors(start('split', 'a'), index)).toEqual(['part'])
    expect(whatErrors({ ...start('split', 'a'), parts: [named('X')] }, index)).toEqual(['parts'])
    expect(whatErrors(start('close'), index)).toEqual(['of'])
    expect(whatErrors(start('close', 'a'), index)).toEqual([])
  })

  test('of a new organization beside another one starts below the same superior', () => {
    expect(start('merge', 'a').target.parentId).toBe('tinh')
    expect(start('split', 'a').parts.map(({ parentId }) => parentId)).toEqual(['tinh', 'tinh'])
    expect(start('add', 'a').target.parentId).toBe('a')
  })

  test('reads the day as offices write it', () => {
    expect(whenErrors({ ...emptyChange(TODAY), on: '31/2/2026' }, TODAY)).toEqual(['on'])
    expect(whenErrors({ ...emptyChange(TODAY), basis: 'x'.repeat(501) }, TODAY)).toEqual(['basis'])
    expect(whenErrors(emptyChange(TODAY), TODAY)).toEqual([])
  })

  test('sends a merger, a new name and a closing', () => {
    const merged = { ...start('merge', 'a'), ids: ['a', 'b'], target: named('Sở AB'), on: '1/7/2026' }
    expect(changeOf(merged, index, TODAY)).toMatchObject({
      ...{ kind: 'merge', on: '2026-07-01', organizationIds: ['a', 'b'] },
      into: { kind: 'new', organization: { name: 'Sở AB', parentId: 'tinh' } },
    })
    const renamed = start('rename', 'a')
    const details = { ...renamed.target.details, name: 'Sở A mới' }
    expect(changeOf({ ...renamed, target: { ...renamed.target, details } }, index, TODAY)).toEqual({
      ...{ kind: 'rename', on: TODAY, organizationId: 'a', name: 'Sở A mới', shortName: null, type: 'Sở' },
    })
    expect(changeOf(start('close', 'a'), index, TODAY)).toMatchObject({ organizationId: 'a', heirId: null })
    expect(changeOf({ ...merged, ids: [] }, index, TODAY)).toBeNull()
  })

  test('allots units and duties of a division; what goes to the heir anyway is not named', () => {
    const parts = [named('X'), named('Y')]
    const split = { ...start('split', 'a'), parts, heir: 1, children: { p: 0 }, duties: { d1: 0, d2: 1 } }
    expect(changeOf(split, index, TODAY)).toMatchObject({
      heir: 1,
      children: [{ organizationId: 'p', to: 0 }],
      duties: [{ dutyId: 'd1', to: 0 }],
    })
    // Another number of receivers: places mean somebody else now.
    expect(withParts(split, [...parts, named('Z')])).toMatchObject({ heir: 0, children: {}, duties: {} })
    const renamedPart = withParts(split, [named('X mới'), named('Y')])
    expect(renamedPart.duties).toEqual(split.duties)
    const goingOn = withParts(split, [named('X')], true)
    expect(receiversOf(goingOn).map(({ existingId }) => existingId)).toEqual(['a', null])
    expect(changeOf(goingOn, index, TODAY)).toMatchObject({
      into: [{ kind: 'existing', organizationId: 'a' }, { kind: 'new' }],
    })
  })

  test('is kept in the browser, and what is no form is none', () => {
    const draft = { ...start('merge', 'a'), basis: 'NQ 202' }
    expect(keptChange(JSON.stringify(draft), TODAY)).toEqual(draft)
    expect(keptChange('{"kind":"merge"}', TODAY)).toBeNull()
    expect(keptChange('không phải JSON', TODAY)).toBeNull()
    expect(keptChange(null, TODAY)).toBeNull()
  })
})
