import { describe, expect, test } from 'vitest'
import {
  changedDraft,
  correctionOf,
  draftOf,
  EMPTY_ORGANIZATION,
  errorsIn,
  fieldOfProblem,
  newOrganizationOf,
} from './organization-draft.ts'

const draft = { ...EMPTY_ORGANIZATION, name: 'Sở Nội vụ', shortName: 'SNV' }

describe('the form of an organization', () => {
  test('reads kind and seal from the name, until a person chose a type', () => {
    const named = changedDraft(EMPTY_ORGANIZATION, { name: 'Chi cục Dân số' })
    expect(named).toMatchObject({ type: 'Chi cục', kind: 'division' })
    const department = changedDraft(named, { name: 'Sở Dân số' })
    expect(department).toMatchObject({ type: 'Sở', kind: 'department', issuesPlans: true })
    const chosen = changedDraft(department, { type: 'Trung tâm' })
    expect(chosen.kind).toBe('public-service-unit')
    expect(changedDraft(chosen, { name: 'Phòng Dân số' }).type).toBe('Trung tâm')
    expect(changedDraft(chosen, { type: 'Loại chưa ai biết' })).toMatchObject({ kind: 'public-service-unit' })
  })

  test('tells what is wrong at the field before anything is sent', () => {
    expect(errorsIn(draft)).toEqual({})
    expect(errorsIn(EMPTY_ORGANIZATION)).toEqual({ name: 'name' })
    expect(errorsIn({ ...draft, name: 'x'.repeat(301) })).toEqual({ name: 'long' })
    expect(errorsIn({ ...draft, code: 'mã lạ' })).toEqual({ code: 'code' })
    expect(errorsIn({ ...draft, code: ' h38. 10 ' })).toEqual({})
    expect(errorsIn({ ...draft, communes: '2001' })).toEqual({ communes: 'communes' })
    expect(errorsIn({ ...draft, communes: 'nhiều' })).toEqual({ communes: 'communes' })
    expect(errorsIn({ ...draft, aliases: Array.from({ length: 51 }, (_, at) => `Tên ${at}`).join('\n') })).toEqual({
      aliases: 'aliases',
    })
  })

  test('sends each other name once, empty fields as nothing, and the same details back', () => {
    const body = correctionOf({ ...draft, aliases: ' Sở NV \nsở nv\n\nSỞ NỘI VỤ\nsnv', communes: ' 12 ' })
    expect(body).toMatchObject({ aliases: ['sở nv'], communeCount: 12, type: null, identifierCode: null })
    expect(newOrganizationOf(draft, 'tinh')).toMatchObject({ parentId: 'tinh', name: 'Sở Nội vụ', shortName: 'SNV' })
    const organization = {
      ...({ id: 'a', parentId: null, validFrom: '2025-07-01', validTo: null } as const),
      ...{ name: 'Sở Nội vụ', shortName: 'SNV', aliases: ['Sở NV'], kind: 'department' as const, type: 'Sở' },
      ...{ identifierCode: 'H38.10', issuesPlans: true, communeCount: 3 },
    }
    const { id: _, parentId: _p, validFrom: _f, validTo: _t, ...details } = organization
    expect(correctionOf(draftOf(organization))).toEqual(details)
  })

  test('knows the field of a refusal', () => {
    expect(fieldOfProblem('organization.name-taken', 'Sở Nội vụ', draft)).toBe('name')
    expect(fieldOfProblem('organization.code-taken', null, draft)).toBe('code')
    expect(fieldOfProblem('organization.alias-taken', 'snv', draft)).toBe('shortName')
    expect(fieldOfProblem('organization.alias-taken', 'Sở NV', draft)).toBe('aliases')
    expect(fieldOfProblem('access.denied', undefined, draft)).toBeNull()
  })
})
