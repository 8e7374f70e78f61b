import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPersonTable } from './account-table.ts'
import { type KnownPerson, planAccountImport } from './plan-account-import.ts'
import { isInBranch } from './roles.ts'

const today = '2026-06-10'
const place = (id: string, parentId: string | null, path: string, name: string, code: string | null = null) => {
  return { id, parentId, path, name, shortName: null, identifierCode: code }
}
const places = [
  place('tinh', null, 'tinh', 'UBND tỉnh'),
  place('so-a', 'tinh', 'tinh.a', 'Sở Y tế', 'H40.1'),
  place('so-b', 'tinh', 'tinh.b', 'Sở Nội vụ'),
  place('vp-a', 'so-a', 'tinh.a.vp', 'Văn phòng'),
  place('vp-b', 'so-b', 'tinh.b.vp', 'Văn phòng'),
]
const HEAD = ['Họ và tên', 'Email', 'Đơn vị', 'Vai trò', 'Vai trò tại', 'Từ ngày', 'Đến ngày']
const plan = (
  lines: readonly (readonly string[])[],
  known: readonly KnownPerson[] = [],
  rules: { at?: string; foreign?: readonly string[] } = {},
) => {
  const table = readPersonTable([{ row: 1, cells: HEAD }, ...lines.map((cells, at) => ({ row: at + 2, cells }))])
  if (table === null) throw new Error('no table')
  return planAccountImport(
    table,
    { places, known },
    {
      today,
      mayManage: (path) => isInBranch(path, rules.at ?? 'tinh'),
      foreign: new Set(rules.foreign ?? []),
    },
  )
}
const faultsOf = (...args: Parameters<typeof plan>) => plan(...args).faults.map(({ row, code }) => [row, code])
const an: KnownPerson = {
  id: '1',
  email: 'an@x.vn',
  name: 'Lê An',
  organizationId: 'so-a',
  locked: false,
  manageable: true,
  roles: [{ role: 'staff', organizationId: 'so-a', from: '2025-01-01', to: null }],
}

describe('a table of people', () => {
  test('is found by its headings, wherever they stand', () => {
    const grid = [
      { row: 1, cells: ['DANH SÁCH CÁN BỘ'] },
      { row: 3, cells: ['STT', 'Thư điện tử', 'Họ tên'] },
      { row: 4, cells: ['1', 'AN@x.vn', ' Lê  An '] },
    ]
    expect(readPersonTable(grid)?.rows).toMatchObject([{ row: 4, name: 'Lê An', email: 'an@x.vn' }])
    expect(readPersonTable([{ row: 1, cells: ['Họ tên', 'Phòng'] }])).toBeNull()
  })

  test('adds people with their roles, several rows or words for one person', () => {
    expect(
      plan([
        ['Lê An', 'an@x.vn', 'Sở Y tế', 'Chuyên viên; Đầu mối CCHC', '', '', '31/12/2026'],
        ['Lê An', 'AN@x.vn', 'H40.1', 'Giám sát', 'UBND tỉnh', '01/7/2026', ''],
      ]),
    ).toMatchObject({
      faults: [],
      changed: [],
      added: [
        {
          email: 'an@x.vn',
          organizationId: 'so-a',
          roles: [
            { role: 'staff', organizationId: 'so-a', validFrom: today, validTo: '2026-12-31' },
            { role: 'focal', organizationId: 'so-a' },
            { role: 'auditor', organizationId: 'tinh', validFrom: '2026-07-01', validTo: null },
          ],
        },
      ],
    })
  })

  test('tells equal names apart by what stands above them', () => {
    const [added] = plan([['Lê An', 'an@x.vn', 'Sở Nội vụ > Văn phòng', 'staff']]).added
    expect(added?.organizationId).toBe('vp-b')
    expect(faultsOf([['Lê An', 'an@x.vn', 'Văn phòng', '']])).toEqual([[2, 'row.organization-ambiguous']])
  })

  test.each([
    [['', 'a@x.vn', 'Sở Y tế'], 'row.name-missing'],
    [['A', '', 'Sở Y tế'], 'row.email-missing'],
    [['A', 'a@x', 'Sở Y tế'], 'row.email-invalid'],
    [['A', 'a@x.vn', ''], 'row.organization-missing'],
    [['A', 'a@x.vn', 'Sở Lạ'], 'row.organization-unknown'],
    [['A', 'a@x.vn', 'Sở Y tế', 'Vua'], 'row.role-unknown'],
    [['A', 'a@x.vn', 'Sở Y tế', 'Lãnh đạo', '', '31/2/2026'], 'row.date-invalid'],
    [['A', 'a@x.vn', 'Sở Y tế', 'Lãnh đạo', '', '01/7/2026', '30/6/2026'], 'row.dates-reversed'],
    [['A', 'a@x.vn', 'Sở Y tế', 'Lãnh đạo', '', '01/6/2026'], 'row.date-past'],
    [['A', 'a@x.vn', 'Sở Y tế', 'Lãnh đạo', '', '', '01/6/2026'], 'row.dates-reversed'],
  ])('has a fault in %j: %s', (cells, code) => {
    expect(faultsOf([cells])).toContainEqual([2, code])
  })

  test('is refused where a place is not the importing person’s, or the address is somebody else’s', () => {
    expect(faultsOf([['A', 'a@x.vn', 'Sở Nội vụ', '']], [], { at: 'tinh.a' })).toEqual([[2, 'row.not-allowed']])
    expect(faultsOf([['A', 'a@x.vn', 'Sở Y tế', 'Giám sát', 'UBND tỉnh']], [], { at: 'tinh.a' })).toEqual([
      [2, 'row.not-allowed'],
    ])
    expect(faultsOf([['A', 'a@x.vn', 'Sở Y tế', '']], [], { foreign: ['a@x.vn'] })).toEqual([[2, 'row.email-taken']])
    expect(
      faultsOf([
        ['A', 'a@x.vn', 'Sở Y tế', ''],
        ['B', 'a@x.vn', 'Sở Y tế', ''],
      ]),
    ).toEqual([[3, 'row.email-of-another']])
    expect(faultsOf([['Lê Ân', 'an@x.vn', 'Sở Y tế', '']], [{ ...an, manageable: false }])).toEqual([
      [2, 'row.not-allowed'],
    ])
    expect(faultsOf([['Lê An', 'an@x.vn', 'Sở Y tế', 'Lãnh đạo']], [{ ...an, locked: true }])).toEqual([
      [2, 'row.locked'],
    ])
  })

  test('changes who is known: name, organization, roles that are missing; it ends none', () => {
    expect(plan([['Lê Ân', 'an@x.vn', 'Sở Nội vụ', 'Lãnh đạo']], [an])).toMatchObject({
      added: [],
      same: 0,
      changed: [{ known: { id: '1' }, name: 'Lê Ân', organizationId: 'so-b', roles: [{ role: 'leader' }] }],
    })
    expect(plan([['Lê An', 'an@x.vn', 'Sở Y tế', 'Chuyên viên', '', '01/01/2025']], [an])).toMatchObject({
      faults: [],
      changed: [],
      same: 1,
    })
  })

  test('changes nothing when it comes a second time', () => {
    const person = fc.record({
      email: fc.constantFrom('a@x.vn', 'b@x.vn', 'c@x.vn'),
      role: fc.constantFrom('Chuyên viên', 'Lãnh đạo; Đầu mối', ''),
      at: fc.constantFrom('', 'Sở Nội vụ'),
      to: fc.constantFrom('', '31/12/2026'),
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 6 }), (people) => {
        const lines = people.map(({ email, role, at, to }) => [`Người ${email}`, email, 'Sở Y tế', role, at, '', to])
        const first = plan(lines)
        expect(first.faults).toEqual([])
        const known = first.added.map(({ name, email, organizationId, roles }, index) => ({
          ...{ id: String(index), name, email, organizationId, locked: false, manageable: true },
          roles: roles.map(({ role, organizationId: at, validFrom, validTo }) => {
            return { role, organizationId: at, from: validFrom, to: validTo }
          }),
        }))
        expect(plan(lines, known)).toMatchObject({ added: [], changed: [], same: known.length, faults: [] })
      }),
    )
  })
})
