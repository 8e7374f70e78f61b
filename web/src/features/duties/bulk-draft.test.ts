import { describe, expect, test } from 'vitest'
import { checkBulk, emptyBulk } from './bulk-draft.ts'

const today = '2026-03-10'

describe('one update for many duties', () => {
  test('a confirmation needs nothing but its day', () => {
    expect(checkBulk(emptyBulk('confirmed', today), today)).toEqual({
      ok: true,
      update: { kind: 'confirmed', on: today },
    })
  })
  test('a completion comes with one record for all, or without where the person says so', () => {
    const draft = emptyBulk('delivered', today)
    expect(checkBulk(draft, today)).toEqual({
      ok: false,
      errors: { recordNumber: 'number', recordAbstract: 'abstract' },
    })
    expect(checkBulk({ ...draft, recordNumber: '12/BC-VP', recordAbstract: 'Kết quả quý I' }, today)).toEqual({
      ok: true,
      update: {
        kind: 'delivered',
        on: today,
        record: { kind: 'Báo cáo', number: '12/BC-VP', date: today, abstract: 'Kết quả quý I' },
      },
    })
    expect(checkBulk({ ...draft, withRecord: false }, today)).toEqual({
      ok: true,
      update: { kind: 'delivered', on: today },
    })
  })
  test('progress from 0 to 100, a reason where one is needed, no day to come', () => {
    expect(checkBulk({ ...emptyBulk('progress', today), progress: '101' }, today)).toMatchObject({
      errors: { progress: 'progress' },
    })
    expect(checkBulk(emptyBulk('returned', today), today)).toMatchObject({ errors: { text: 'text' } })
    expect(checkBulk({ ...emptyBulk('started', today), on: '11/3/2026' }, today)).toMatchObject({
      errors: { on: 'future' },
    })
  })
})
