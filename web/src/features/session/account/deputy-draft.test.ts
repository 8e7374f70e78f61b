import { expect, test } from 'vitest'
import { readDeputyDraft } from './deputy-draft.ts'

const today = '2026-06-10'
const person = { id: 'x', name: 'Lê Thị Bình' }

test('a whole draft is an order', () => {
  expect(readDeputyDraft({ person, from: '15/6', to: '19/6/2026' }, today)).toEqual({
    ok: true,
    deputyId: 'x',
    name: 'Lê Thị Bình',
    validFrom: '2026-06-15',
    validTo: '2026-06-19',
  })
})

test.each([
  ['nothing', { person: null, from: '', to: '' }, { person: 'person', from: 'date', to: 'date' }],
  ['yesterday', { person, from: '9/6/2026', to: '9/6/2026' }, { from: 'past' }],
  ['the end before the beginning', { person, from: '15/6/2026', to: '14/6/2026' }, { to: 'order' }],
])('%s is refused with what is wrong where', (_, draft, errors) => {
  expect(readDeputyDraft(draft, today)).toEqual({ ok: false, errors })
})
