import type { OrganizationDetail } from '@dondoc/contract/organizations'
import { describe, expect, test } from 'vitest'
import { historyOf, stateOn } from './history.ts'

const ref = (id: string) => ({ id, name: `Sở ${id}`, shortName: null })
const state = { shortName: null, kind: 'department' as const, type: 'Sở' }

const detail = (over: Partial<OrganizationDetail> = {}): OrganizationDetail => ({
  ...{ ...state, id: 'x', parentId: 'tinh', name: 'Sở Mới', aliases: [], identifierCode: null, communeCount: null },
  ...{ issuesPlans: true, validFrom: '2025-07-01', validTo: null, parent: ref('tinh') },
  ...{ past: [], predecessors: [], successors: [], changes: [] },
  can: { manage: true, reorganize: true, keepGroups: true },
  ...over,
})

describe('the history of an organization', () => {
  test('begins with its founding, and with those it came from where there are any', () => {
    expect(historyOf(detail())).toEqual([{ what: 'born', on: '2025-07-01', change: null }])
    const change = { id: 'c1', kind: 'merge' as const, on: '2025-07-01' as const, basis: 'NQ 202', subject: 'A, B → C' }
    const merged = detail({
      predecessors: [
        { organization: ref('a'), on: '2025-07-01' },
        { organization: ref('b'), on: '2025-07-01' },
      ],
      changes: [change],
    })
    expect(historyOf(merged)).toEqual([{ what: 'from', on: '2025-07-01', change, others: [ref('a'), ref('b')] }])
  })

  test('tells renaming, moving, taking in, dividing and the end, newest first', () => {
    const entries = historyOf(
      detail({
        validTo: '2026-06-30',
        past: [
          { ...state, validFrom: '2025-10-01', validTo: '2025-12-31', name: 'Sở Mới', parent: ref('cu') },
          { ...state, validFrom: '2025-07-01', validTo: '2025-09-30', name: 'Sở Cũ', parent: ref('cu') },
        ],
        predecessors: [{ organization: ref('a'), on: '2026-02-01' }],
        successors: [
          { organization: ref('p'), on: '2026-03-01' },
          { organization: ref('s'), on: '2026-07-01' },
        ],
      }),
    )
    expect(entries.map(({ what, on }) => `${on} ${what}`)).toEqual([
      '2026-07-01 into',
      '2026-03-01 split',
      '2026-02-01 took',
      '2026-01-01 moved',
      '2025-10-01 renamed',
      '2025-07-01 born',
    ])
    expect(historyOf(detail({ validTo: '2026-06-30' })).map(({ what }) => what)).toEqual(['ended', 'born'])
  })

  test('knows how it was on a day', () => {
    const past = [{ ...state, validFrom: '2025-07-01', validTo: '2025-09-30', name: 'Sở Cũ', parent: null } as const]
    const one = detail({ past, validTo: '2026-06-30' })
    expect(stateOn(one, '2025-06-30')).toBeNull()
    expect(stateOn(one, '2025-09-30')?.name).toBe('Sở Cũ')
    expect(stateOn(one, '2025-10-01')?.name).toBe('Sở Mới')
    expect(stateOn(one, '2026-07-01')).toBeNull()
  })
})
