import { describe, expect, test } from 'vitest'
import {
  checkDraft,
  type DraftDuty,
  draftFromText,
  draftToText,
  emptyDraft,
  emptyProof,
  isTouched,
  type Kind,
  usedProofs,
  withProof,
} from './update-draft.ts'

const today = '2025-11-10'
const kinds: readonly Kind[] = ['started', 'progress', 'delivered', 'returned']
const id = '0198c0de-0000-7000-8000-000000000001'
const owed = (product: string) => ({ product, settled: null, before: null })
const duty = (...products: readonly string[]): DraftDuty => ({
  dueOn: '2025-12-31',
  status: 'running',
  checklist: products.map(owed),
})
const late = (...products: readonly string[]): DraftDuty => ({
  ...duty(...products),
  dueOn: '2025-11-01',
  status: 'overdue',
})
const proof = (number: string, kind = 'Báo cáo') => ({
  ...emptyProof(today),
  record: { ...emptyProof(today).record, kind, number, abstract: 'Kết quả CCHC' },
})
const recordOf = (number: string, kind = 'Báo cáo') => ({ kind, number, date: today, abstract: 'Kết quả CCHC' })
const done = emptyDraft('delivered', today)

describe('an update that is being written', () => {
  test('a start needs nothing but its day', () => {
    expect(checkDraft(emptyDraft('started', today), duty(), today)).toEqual({
      ok: true,
      update: { kind: 'started', on: today },
    })
  })
  test('progress is a whole number from 0 to 100', () => {
    for (const progress of ['', '-1', '101', '12.5', 'nửa']) {
      expect(checkDraft({ ...emptyDraft('progress', today), progress }, duty(), today).ok).toBe(false)
    }
    expect(checkDraft({ ...emptyDraft('progress', today), progress: '60%' }, duty(), today)).toEqual({
      ok: true,
      update: { kind: 'progress', on: today, progress: 60 },
    })
  })
  test('giving back must say why, tomorrow is refused', () => {
    const back = { ...emptyDraft('returned', today), text: '  ', on: '11/11/2025' }
    expect(checkDraft(back, duty(), today)).toEqual({ ok: false, errors: { on: 'future', text: true } })
  })
  test('coordinators are named only where it waits for them', () => {
    const late = { ...duty(), dueOn: '2025-11-01', status: 'overdue' } as const
    const begun = { ...emptyDraft('started', today), waitsFor: ['a'] }
    const why = (reason: 'staff' | 'waiting-coordination') => checkDraft({ ...begun, reason }, late, today)
    expect(why('waiting-coordination')).toMatchObject({ update: { reason: 'waiting-coordination', waitsFor: ['a'] } })
    expect(why('staff')).toEqual({ ok: true, update: { kind: 'started', on: today, reason: 'staff' } })
  })
  test('what was spent is a number from 0 up, written as offices do', () => {
    const start = emptyDraft('started', today)
    expect(checkDraft({ ...start, spent: '1.200,5' }, duty(), today)).toMatchObject({ update: { spent: 1200.5 } })
    for (const spent of ['-1', 'nhiều', '1,2,3'])
      expect(checkDraft({ ...start, spent }, duty(), today)).toEqual({ ok: false, errors: { spent: true } })
  })
})

describe('a completion that is being reported', () => {
  test('one record delivers every product that is owed', () => {
    const draft = { ...done, proofs: [proof(' 125/BC-SNV ')] }
    expect(checkDraft(draft, duty('Kế hoạch', 'Báo cáo'), today)).toEqual({
      ok: true,
      update: {
        kind: 'delivered',
        on: today,
        products: [
          { product: 'Kế hoạch', record: recordOf('125/BC-SNV') },
          { product: 'Báo cáo', record: recordOf('125/BC-SNV') },
        ],
      },
    })
  })
  test('is progress while a product stays owed', () => {
    const draft = {
      ...done,
      proofs: [proof('1/KH-SNV', 'Kế hoạch')],
      products: { 'Báo cáo': { state: 'owed' as const, proof: 0, words: '' } },
    }
    expect(checkDraft(draft, duty('Kế hoạch', 'Báo cáo'), today)).toMatchObject({
      update: { kind: 'progress', products: [{ product: 'Kế hoạch' }] },
    })
  })
  test('products have records of their own, of the register or new, or are not needed with a reason', () => {
    const known = { ...emptyProof(today), source: 'known' as const, known: { id, kind: 'Quyết định', number: '2/QĐ' } }
    const draft = {
      ...done,
      proofs: [proof('1/KH-SNV', 'Kế hoạch'), known],
      products: {
        'Quyết định': { state: 'delivered' as const, proof: 1, words: '' },
        'Đề án': { state: 'not-needed' as const, proof: 0, words: ' Đã gộp ' },
      },
    }
    const of = duty('Kế hoạch', 'Quyết định', 'Đề án')
    expect(usedProofs(draft, of)).toEqual([0, 1])
    expect(checkDraft(draft, of, today)).toMatchObject({
      update: {
        kind: 'delivered',
        products: [
          { product: 'Kế hoạch', record: recordOf('1/KH-SNV', 'Kế hoạch') },
          { product: 'Quyết định', recordId: id },
          { product: 'Đề án', notNeeded: 'Đã gộp' },
        ],
      },
    })
  })
  test('names what is missing: the record, the choice of one, a reason, any product at all', () => {
    expect(checkDraft(done, duty('Kế hoạch'), today)).toEqual({
      ok: false,
      errors: { proofs: { 0: { number: 'number', abstract: 'abstract' } } },
    })
    const unknown = { ...done, proofs: [{ ...emptyProof(today), source: 'known' as const }] }
    expect(checkDraft(unknown, duty('Kế hoạch'), today)).toEqual({ ok: false, errors: { proofs: { 0: 'known' } } })
    const silent = { ...done, products: { 'Kế hoạch': { state: 'not-needed' as const, proof: 0, words: ' ' } } }
    expect(checkDraft(silent, duty('Kế hoạch'), today)).toEqual({ ok: false, errors: { unexplained: ['Kế hoạch'] } })
    const nothing = { ...done, products: { 'Kế hoạch': { state: 'owed' as const, proof: 0, words: '' } } }
    expect(checkDraft(nothing, duty('Kế hoạch'), today)).toEqual({ ok: false, errors: { products: true } })
  })
  test('the first record is of the kind that the product names; a further one takes over the last product', () => {
    const draft = emptyDraft('delivered', today, ['Tờ trình', 'Quyết định công bố'])
    expect(draft.proofs[0]?.record.kind).toBe('Tờ trình')
    expect(isTouched(draft, today, ['Tờ trình', 'Quyết định công bố'])).toBe(false)
    const two = withProof(draft, ['Tờ trình', 'Quyết định công bố'], today)
    expect(two.proofs[1]?.record.kind).toBe('Quyết định')
    expect(two.products).toEqual({ 'Quyết định công bố': { state: 'delivered', proof: 1, words: '' } })
    expect(usedProofs(two, duty('Tờ trình', 'Quyết định công bố'))).toEqual([0, 1])
  })
  test('a duty without named products may be done without a record', () => {
    expect(checkDraft(done, duty(), today)).toEqual({ ok: true, update: { kind: 'delivered', on: today } })
    expect(checkDraft({ ...done, proofs: [proof('3/BC')] }, duty(), today)).toMatchObject({
      update: { kind: 'delivered', record: recordOf('3/BC') },
    })
  })
  test('a record from outside carries the reason', () => {
    const draft = { ...done, proofs: [proof('3/BC')], otherAgency: ' Ban hành chung ' }
    expect(checkDraft(draft, duty(), today)).toMatchObject({ update: { otherAgency: 'Ban hành chung' } })
  })
})

describe('a reason of delay', () => {
  const progress = { ...emptyDraft('progress', today), progress: '10' }
  test('is asked of what is overdue on the day of the update, and goes along', () => {
    expect(checkDraft(progress, late(), today)).toEqual({ ok: false, errors: { reason: 'missing' } })
    expect(checkDraft({ ...progress, reason: 'other' }, late(), today)).toEqual({
      ok: false,
      errors: { reason: 'words' },
    })
    expect(checkDraft({ ...progress, reason: 'other', text: 'Bão lũ' }, late(), today).ok).toBe(true)
    expect(checkDraft({ ...progress, reason: 'staff' }, late(), today)).toMatchObject({ update: { reason: 'staff' } })
  })
  test('is not asked of what was still in time, and does not go along then', () => {
    expect(checkDraft({ ...progress, on: '31/10/2025', reason: 'staff' }, late(), today)).toEqual({
      ok: true,
      update: { kind: 'progress', on: '2025-10-31', progress: 10 },
    })
  })
  test('is asked of stopping whenever', () => {
    expect(checkDraft({ ...emptyDraft('stopped', today), text: 'Thôi' }, duty(), today)).toEqual({
      ok: false,
      errors: { reason: 'missing' },
    })
  })
})

describe('a draft that is kept', () => {
  test('it comes back as it was left', () => {
    const draft = { ...done, proofs: [proof('12')], otherAgency: 'x' }
    expect(draftFromText(draftToText(draft), kinds)).toEqual(draft)
  })
  test('what is broken, of another shape or no longer allowed is not taken back', () => {
    expect(draftFromText(null, kinds)).toBeNull()
    expect(draftFromText('{', kinds)).toBeNull()
    expect(draftFromText('{"kind":"started"}', kinds)).toBeNull()
    expect(draftFromText(draftToText(emptyDraft('confirmed', today)), kinds)).toBeNull()
  })
  test('a form nobody typed into is no draft', () => {
    expect(isTouched(done, today)).toBe(false)
    expect(isTouched({ ...done, text: 'x' }, today)).toBe(true)
  })
})
