import { describe, expect, test } from 'vitest'
import { checkDraft, draftFromText, draftToText, emptyDraft, isTouched, type Kind } from './update-draft.ts'

const today = '2025-11-10'
const kinds: readonly Kind[] = ['started', 'progress', 'delivered', 'returned']

describe('an update that is being written', () => {
  test('a start needs nothing but its day', () => {
    expect(checkDraft(emptyDraft('started', today), today)).toEqual({
      ok: true,
      update: { kind: 'started', on: today },
    })
  })
  test('done carries the record as evidence, trimmed', () => {
    const draft = { ...emptyDraft('delivered', today), recordNumber: ' 125/BC-SNV ', recordAbstract: 'Kết quả CCHC' }
    expect(checkDraft(draft, today)).toEqual({
      ok: true,
      update: {
        kind: 'delivered',
        on: today,
        record: { kind: 'Báo cáo', number: '125/BC-SNV', date: today, abstract: 'Kết quả CCHC' },
      },
    })
  })
  test('done without number and abstract names both fields', () => {
    const checked = checkDraft(emptyDraft('delivered', today), today)
    expect(checked).toEqual({ ok: false, errors: { recordNumber: 'number', recordAbstract: 'abstract' } })
  })
  test('a record of the register needs no other field, but it must be chosen', () => {
    const draft = { ...emptyDraft('delivered', today), evidence: 'known' as const }
    expect(checkDraft(draft, today)).toEqual({ ok: false, errors: { recordId: 'recordKnown' } })
    const id = '0198c0de-0000-7000-8000-000000000001'
    expect(checkDraft({ ...draft, recordId: id }, today)).toEqual({
      ok: true,
      update: { kind: 'delivered', on: today, recordId: id },
    })
  })
  test('tomorrow is refused, for the update and for its record', () => {
    const draft = {
      ...emptyDraft('delivered', today),
      recordNumber: '1/BC',
      recordAbstract: 'x',
      recordDate: '11/11/2025',
    }
    expect(checkDraft({ ...draft, on: '11/11/2025' }, today)).toEqual({
      ok: false,
      errors: { on: 'future', recordDate: 'future' },
    })
  })
  test('progress is a whole number from 0 to 100', () => {
    for (const progress of ['', '-1', '101', '12.5', 'nửa']) {
      expect(checkDraft({ ...emptyDraft('progress', today), progress }, today).ok).toBe(false)
    }
    expect(checkDraft({ ...emptyDraft('progress', today), progress: '60%' }, today)).toEqual({
      ok: true,
      update: { kind: 'progress', on: today, progress: 60 },
    })
  })
  test('giving back must say why', () => {
    expect(checkDraft({ ...emptyDraft('returned', today), text: '  ' }, today)).toEqual({
      ok: false,
      errors: { text: 'text' },
    })
  })
})

describe('a draft that is kept', () => {
  test('it comes back as it was left', () => {
    const draft = { ...emptyDraft('delivered', today), recordNumber: '12' }
    expect(draftFromText(draftToText(draft), kinds)).toEqual(draft)
  })
  test('what is broken, of another shape or no longer allowed is not taken back', () => {
    expect(draftFromText(null, kinds)).toBeNull()
    expect(draftFromText('{', kinds)).toBeNull()
    expect(draftFromText('{"kind":"started"}', kinds)).toBeNull()
    expect(draftFromText(draftToText(emptyDraft('confirmed', today)), kinds)).toBeNull()
  })
  test('a form nobody typed into is no draft', () => {
    expect(isTouched(emptyDraft('delivered', today), today)).toBe(false)
    expect(isTouched({ ...emptyDraft('delivered', today), text: 'x' }, today)).toBe(true)
  })
})
