import { expect, test } from 'vitest'
import { emptyDraft, readDraft } from './event-draft.ts'

const typed = { ...emptyDraft('Thông tư 05'), on: '5/6/2026' }

test.each([
  ['what is needed', typed, false, null],
  ['without a day', { ...typed, on: '' }, false, { on: 'day' }],
  ['a day that does not exist', { ...typed, on: '31/6/2026' }, false, { on: 'day' }],
  ['without a name', { ...typed, words: ' ' }, false, { words: 'missing' }],
  ['counted from a day that is missing', { ...typed, countedFrom: 'effective' }, false, { effectiveOn: 'missing' }],
  ['without the due date that nothing else says', typed, true, { dueOn: 'missing' }],
  ['with a due date nobody can read', { ...typed, dueOn: 'tháng sau' }, false, { dueOn: 'day' }],
] as const)('the form of an act: %s', (_what, draft, dueRequired, errors) => {
  const read = readDraft(draft, '2026-06-20', dueRequired)
  expect('errors' in read ? read.errors : null).toEqual(errors)
})

test('the form gives the facts as the interface takes them', () => {
  const draft = { ...typed, effectiveOn: '20-07-2026', countedFrom: 'effective', dueOn: '' } as const
  expect(readDraft(draft, '2026-06-20', false)).toEqual({
    facts: {
      words: 'Thông tư 05',
      on: '2026-06-05',
      effectiveOn: '2026-07-20',
      countedFrom: 'effective',
      dueOn: null,
      recordId: null,
    },
  })
})

test.each([
  ['thông tư hướng dẫn của Bộ', 'Thông tư hướng dẫn của Bộ'],
  ['ủy ban nhân dân tỉnh ban hành kế hoạch', 'Ủy ban nhân dân tỉnh ban hành kế hoạch'],
  ['Kế hoạch riêng', 'Kế hoạch riêng'],
  ['', ''],
])('words of a plan “%s” begin the name of an act as a name is written', (words, name) => {
  expect(emptyDraft(words).words).toBe(name)
})
