import { STARTER_SETTINGS } from '@dondoc/domain/settings/starter-settings'
import { expect, test } from 'vitest'
import { draftOfRules, readRules } from './rules-draft.ts'

const { confirmationRequired, beforeIsInclusive, acceptanceRule, acceptanceDays, coordinatorLeadDays } =
  STARTER_SETTINGS
const rules = { confirmationRequired, beforeIsInclusive, acceptanceRule, acceptanceDays, coordinatorLeadDays }
const stored = { ...rules, rounds: [...STARTER_SETTINGS.rounds], version: 0, can: { change: true } }
const draft = draftOfRules(stored)
const [first] = draft.rounds
if (!first) throw new Error('no round')

test('the form shows days as offices write them and gives back what it was given', () => {
  expect(first).toMatchObject({ from: '15/12', to: '14/3', dueOn: '20/3' })
  expect(readRules(draft)).toEqual({ ...rules, rounds: stored.rounds })
})

test('a round that a person has set is not from memory any more', () => {
  expect(readRules({ ...draft, rounds: [{ ...first, dueOn: '10/3' }] })?.rounds[0]).toMatchObject({
    dueOn: '--03-10',
    source: null,
    recalled: false,
  })
})

test.each([
  ['a day that does not exist', { rounds: [{ ...first, to: '31/6' }] }],
  ['a day in words', { rounds: [{ ...first, to: 'giữa tháng 3' }] }],
  ['a round without a name', { rounds: [{ ...first, label: ' ' }] }],
  ['no number of days', { coordinatorLeadDays: '' }],
  ['half a day', { acceptanceDays: '2,5' }],
  ['too many days', { acceptanceDays: '31' }],
])('%s cannot be read', (_what, part) => {
  expect(readRules({ ...draft, ...part })).toBeNull()
})
