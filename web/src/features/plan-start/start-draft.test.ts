import { describe, expect, test } from 'vitest'
import { readStartDraft, type StartDraft, wholeYear } from './start-draft.ts'

const draft: StartDraft = {
  issuerId: 'so',
  title: ' Kế hoạch CCHC năm 2026 ',
  year: '2026',
  ...wholeYear('2026'),
  start: 'empty',
  planId: '',
}
const read = (part: Partial<StartDraft>) => readStartDraft({ ...draft, ...part }, '2026-03-01')

describe('starting a plan', () => {
  test('takes the whole year unless told otherwise', () => {
    expect(read({})).toEqual({
      ok: true,
      body: {
        issuerId: 'so',
        title: 'Kế hoạch CCHC năm 2026',
        year: 2026,
        period: { from: '2026-01-01', to: '2026-12-31' },
        from: { kind: 'empty' },
      },
    })
  })
  test('names every field that is wrong at once', () => {
    expect(read({ title: ' ', year: '26', from: '32/1/2026' })).toEqual({ ok: false, errors: ['name', 'year', 'from'] })
    expect(read({ from: '31/12/2026', to: '1/1/2026' })).toEqual({ ok: false, errors: ['order'] })
  })
  test('asks which plan is copied', () => {
    expect(read({ start: 'superior' })).toEqual({ ok: false, errors: ['plan'] })
    expect(read({ start: 'plan', planId: 'kh' })).toMatchObject({ body: { from: { kind: 'plan', planId: 'kh' } } })
  })
})
