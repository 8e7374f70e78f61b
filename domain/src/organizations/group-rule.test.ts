import { describe, expect, test } from 'vitest'
import { type GroupRule, ruleMembers } from './group-rule.ts'
import type { OrganizationKind } from './kinds.ts'
import type { OrganizationOn } from './structure.ts'

const one = (
  id: string,
  parentId: string | null,
  kind: OrganizationKind,
  type: string | null = null,
): OrganizationOn => ({
  id,
  parentId,
  kind,
  type,
  name: id,
  shortName: null,
  identifierCode: null,
  issuesPlans: false,
})

const tree = [
  one('tinh', null, 'province'),
  one('so', 'tinh', 'department'),
  one('phong', 'so', 'division'),
  one('trung-tam', 'so', 'public-service-unit'),
  one('khoa', 'trung-tam', 'division'),
  one('cum', 'tinh', 'other'),
  one('phuong', 'cum', 'commune', 'Phường'),
  one('xa', 'tinh', 'commune', 'Xã'),
]

const rule = (over: Partial<GroupRule>): GroupRule => ({
  of: 'so',
  reach: 'children',
  kinds: [],
  types: [],
  except: [],
  ...over,
})

describe('whom a group by rule means', () => {
  test.each<[string, Partial<GroupRule>, string[]]>([
    ['the divisions and units of a department', {}, ['phong', 'trung-tam']],
    ['only its divisions', { kinds: ['division'] }, ['phong']],
    ['all divisions of its branch', { kinds: ['division'], reach: 'branch' }, ['phong', 'khoa']],
    ['the communes of a province', { of: 'tinh', reach: 'branch', kinds: ['commune'] }, ['phuong', 'xa']],
    ['only its wards', { of: 'tinh', reach: 'branch', kinds: ['commune'], types: ['PHUONG'] }, ['phuong']],
    ['all but one', { except: ['phong'] }, ['trung-tam']],
    ['nobody, where the organization is not there', { of: 'la' }, []],
  ])('%s', (_what, over, members) => {
    expect(ruleMembers(rule(over), tree)).toEqual(members)
  })
})
