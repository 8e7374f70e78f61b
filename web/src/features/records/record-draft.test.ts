import { describe, expect, test } from 'vitest'
import { changeRecord, checkRecord, emptyRecord } from './record-draft.ts'

const today = '2025-11-10'
const filled = { ...emptyRecord(today), number: ' 125/BC-SNV ', abstract: 'Kết quả CCHC' }

describe('a record that is being typed', () => {
  test('is sent trimmed, without what was left empty', () => {
    expect(checkRecord(filled, today)).toEqual({
      ok: true,
      record: { kind: 'Báo cáo', number: '125/BC-SNV', date: today, abstract: 'Kết quả CCHC' },
    })
  })
  test('carries signer, day in force, issuer and files where they are given', () => {
    const issuerId = '0198c0de-0000-7000-8000-000000000001'
    const fileId = '0198c0de-0000-7000-8000-000000000002'
    const more = {
      ...filled,
      signer: 'Nguyễn Văn An',
      effectiveOn: '1/12/2025',
      issuerId,
      files: [{ id: fileId, name: 'a.pdf', byteSize: 1 }],
    }
    expect(checkRecord(more, today)).toMatchObject({
      record: { signer: 'Nguyễn Văn An', effectiveOn: '2025-12-01', issuerId, uploadIds: [fileId] },
    })
  })
  test('names each field that is missing or wrong', () => {
    const wrong = { ...emptyRecord(today), kind: '', date: '31/2/2025', effectiveOn: 'mai' }
    expect(checkRecord(wrong, today)).toEqual({
      ok: false,
      errors: { kind: 'kind', number: 'number', abstract: 'abstract', date: 'date', effectiveOn: 'date' },
    })
    expect(checkRecord({ ...filled, date: '11/11/2025' }, today)).toEqual({ ok: false, errors: { date: 'future' } })
  })
  test('takes its kind from the letters of its number, and keeps it where they say none', () => {
    expect(changeRecord(filled, { number: '12/QĐ-UBND' }).kind).toBe('Quyết định')
    expect(changeRecord({ ...filled, kind: 'Công văn' }, { number: '125/SNV-CCHC' }).kind).toBe('Công văn')
  })
})
