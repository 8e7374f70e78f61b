import type { PlanName } from '@dondoc/contract/plan-editing'
import { expect, test } from 'vitest'
import { namesIn } from './use-names.ts'

const name = (text: string, known: boolean): PlanName => ({
  name: text,
  as: 'lead',
  count: 1,
  means: known ? { kind: 'organization', organization: { id: text, name: text, shortName: null } } : null,
  settled: false,
  suggestions: [],
})

test('the names of a cell are those written there, not those that a longer name contains; unclear ones first', () => {
  const names = [name('Văn phòng', true), name('các đơn vị', false), name('các đơn vị thuộc Sở', false)]
  const found = namesIn(names, ['Văn phòng', 'các đơn vị thuộc Sở'])
  expect(found.map((one) => one.name)).toEqual(['các đơn vị thuộc Sở', 'Văn phòng'])
})
