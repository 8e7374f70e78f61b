import type { OrganizationGroupDetail } from '@dondoc/contract/organization-groups'
import { describe, expect, test } from 'vitest'
import { draftOfGroup, fieldOfGroupProblem, groupErrors, meantBy, newGroup } from './group-draft.ts'

const TODAY = '2026-07-20'
const rule = { of: 'so', reach: 'branch' as const, kinds: ['division' as const], types: ['Phòng'], except: ['x'] }

const detail = (group: Partial<OrganizationGroupDetail['group']>): OrganizationGroupDetail => ({
  group: { id: 'g', organizationId: 'so', name: 'Các phòng', memberIds: ['a', 'b'], rule: null, ...group },
  ...{ owner: { id: 'so', name: 'Sở', shortName: null }, members: [], aliases: ['Khối phòng', 'Các phòng ban'] },
  ...{ validFrom: '2026-01-01', validTo: null, periods: [], can: { manage: true } },
})

describe('the form of a group', () => {
  test('of a new one means the units of its owner, and asks for what is missing', () => {
    const draft = newGroup('so', TODAY)
    expect(meantBy(draft)).toEqual({
      kind: 'rule',
      rule: { of: 'so', reach: 'children', kinds: [], types: [], except: [] },
    })
    expect(groupErrors(draft, TODAY)).toEqual(['name'])
    expect(groupErrors({ ...newGroup(null, TODAY), way: 'list' }, TODAY)).toEqual(['name', 'owner', 'list'])
    expect(groupErrors(newGroup(null, TODAY), TODAY)).toEqual(['name', 'owner', 'of'])
  })

  test('reads days, and the last one not before the first', () => {
    const draft = { ...newGroup('so', TODAY), name: 'Nhóm' }
    expect(groupErrors({ ...draft, from: 'mai' }, TODAY)).toEqual(['date'])
    expect(groupErrors({ ...draft, to: '32/7/2026' }, TODAY)).toEqual(['to'])
    expect(groupErrors({ ...draft, to: '19/7/2026' }, TODAY)).toEqual(['order'])
    expect(groupErrors({ ...draft, to: '20/7/2026' }, TODAY)).toEqual([])
  })

  test('of one that is there says the same again', () => {
    expect(meantBy(draftOfGroup(detail({}), TODAY))).toEqual({ kind: 'list', memberIds: ['a', 'b'] })
    const byRule = draftOfGroup(detail({ rule }), TODAY)
    expect(meantBy(byRule)).toEqual({ kind: 'rule', rule })
    expect(byRule).toMatchObject({ from: '20/7/2026', aliases: 'Khối phòng\nCác phòng ban' })
    expect(draftOfGroup({ ...detail({}), validFrom: '2026-09-01' }, TODAY).from).toBe('01/9/2026')
  })

  test('knows the field of a refusal', () => {
    expect(fieldOfGroupProblem('group.name-taken')).toBe('name')
    expect(fieldOfGroupProblem('group.alias-taken')).toBe('aliases')
    expect(fieldOfGroupProblem('group.before-it-existed')).toBe('from')
    expect(fieldOfGroupProblem('access.denied')).toBeNull()
  })
})
