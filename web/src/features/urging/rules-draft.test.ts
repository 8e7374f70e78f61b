import { expect, test } from 'vitest'
import { draftOf, readDraft } from './rules-draft.ts'

const rules = {
  before: [7, 3, 1],
  beforeCheckpoint: [3],
  after: [1, 3],
  afterEvery: 5,
  headAfter: 3,
  leaderAfter: null,
  digestAt: '07:30',
}

test('rules survive being typed', () => {
  expect(readDraft(draftOf(rules))).toEqual({ rules, wrong: new Set() })
  expect(readDraft({ ...draftOf(rules), before: '7;3 1', digestAt: '7:30' }).rules).toEqual(rules)
})

test.each([
  ['before', '7, ba'],
  ['before', '61'],
  ['before', '1 2 3 4 5 6 7 8 9'],
  ['beforeCheckpoint', 'ba'],
  ['after', '0'],
  ['afterEvery', '-1'],
  ['headAfter', '1.5'],
  ['leaderAfter', '121'],
  ['digestAt', '7h30'],
  ['digestAt', '07:35'],
] as const)('%s: "%s" is named as wrong', (field, text) => {
  const { rules: read, wrong } = readDraft({ ...draftOf(rules), [field]: text })
  expect([read, [...wrong]]).toEqual([null, [field]])
})
