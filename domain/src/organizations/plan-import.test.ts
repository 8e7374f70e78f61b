import { describe, expect, test } from 'vitest'
import type { PlainDate } from '../calendar/plain-date.ts'
import { readImportTable } from './import-table.ts'
import type { ListedOrganization } from './place-rows.ts'
import { type PlannedImport, planImport } from './plan-import.ts'

const FROM: PlainDate = '2026-01-01'

const listed = (id: string, parentId: string | null, name: string, over: Partial<ListedOrganization> = {}) =>
  ({
    id,
    parentId,
    name,
    kind: 'department',
    type: 'Sở',
    shortName: null,
    identifierCode: null,
    issuesPlans: true,
    communeCount: null,
    aliases: [],
    validFrom: FROM,
    validTo: null,
    stateFrom: FROM,
    orgPath: parentId === null ? id : `tinh.${id}`,
    ...over,
  }) satisfies ListedOrganization

const tree = [
  listed('tinh', null, 'Ủy ban nhân dân tỉnh Lào Cai', { kind: 'province', type: 'Tỉnh', identifierCode: 'H38' }),
  listed('yte', 'tinh', 'Sở Y tế', { identifierCode: 'H38.10', aliases: ['SYT'] }),
  listed('noivu', 'tinh', 'Sở Nội vụ'),
  listed('vp', 'noivu', 'Văn phòng', {
    kind: 'division',
    type: 'Văn phòng',
    issuesPlans: false,
    orgPath: 'tinh.noivu.vp',
  }),
]

const HEAD = ['Mã', 'Tên', 'Tên gọi khác', 'Loại', 'Đơn vị cấp trên', 'Hiệu lực từ', 'Hiệu lực đến']

function plan(rows: string[][], organizations: readonly ListedOrganization[] = tree): PlannedImport {
  const table = readImportTable([HEAD, ...rows].map((cells, at) => ({ row: at + 1, cells })))
  if (table === null) throw new Error('no headings')
  let count = 0
  return planImport(organizations, table, {
    baseId: null,
    validFrom: FROM,
    newId: () => `moi-${++count}`,
    mayManage: () => true,
  })
}

const faultsOf = (rows: string[][]): string[] => plan(rows).faults.map(({ row, code }) => `${row} ${code}`)

describe('a table of organizations', () => {
  test('adds what is not there, below what the table or the tree has, whatever the order of rows', () => {
    const { added, changed, faults } = plan([
      ['', 'Phòng Nghiệp vụ Dược', '', '', 'Chi cục Dân số', '', ''],
      ['h38.10.05', 'Chi cục Dân số', 'CCDS; Chi cục DS', '', 'H38.10', '01/7/2026', ''],
      ['', 'Phường Cam Đường', '', 'Phường', '', '', ''],
    ])
    expect(faults).toEqual([])
    expect(changed).toEqual([])
    expect(added.map(({ name, parentId, kind, type, orgPath }) => [name, parentId, kind, type, orgPath])).toEqual([
      ['Chi cục Dân số', 'yte', 'division', 'Chi cục', 'tinh.yte.moi2'],
      ['Phường Cam Đường', 'tinh', 'commune', 'Phường', 'tinh.moi3'],
      ['Phòng Nghiệp vụ Dược', 'moi-2', 'division', 'Phòng', 'tinh.yte.moi2.moi1'],
    ])
    expect(added[0]).toMatchObject({
      identifierCode: 'H38.10.05',
      aliases: ['CCDS', 'Chi cục DS'],
      validFrom: '2026-07-01',
    })
  })

  test('changes what differs, known by code or by name below its superior; blank cells say nothing', () => {
    const { added, changed, same, faults } = plan([
      ['H38.10', 'Sở Y tế tỉnh', '', '', '', '', ''],
      ['H38.20', 'SỞ NỘI VỤ', 'SNV', '', 'Ủy ban nhân dân tỉnh Lào Cai', '', ''],
      ['', 'Văn phòng', '', '', 'Sở Nội vụ', '', ''],
      ['H38', 'Ủy ban nhân dân tỉnh Lào Cai', '', '', '', '', ''],
    ])
    expect([faults, added, same]).toEqual([[], [], 2])
    expect(changed.map(({ id, state, aliases }) => [id, state.name, state.identifierCode, aliases])).toEqual([
      ['yte', 'Sở Y tế tỉnh', 'H38.10', []],
      ['noivu', 'SỞ NỘI VỤ', 'H38.20', ['SNV']],
    ])
  })

  test('fills an empty tree from its root down', () => {
    const { added, faults } = plan(
      [
        ['', 'Ủy ban nhân dân tỉnh Sơn La', '', '', '', '', ''],
        ['', 'Sở Tư pháp', '', '', 'Ủy ban nhân dân tỉnh Sơn La', '', ''],
      ],
      [],
    )
    expect(faults).toEqual([])
    expect(added.map(({ parentId }) => parentId)).toEqual([null, 'moi-1'])
  })

  test('names a superior of the table itself by its path', () => {
    const { added, faults } = plan([
      ['', 'Tổ Một cửa', '', 'Phòng', 'Sở Y tế > Văn phòng', '', ''],
      ['', 'Văn phòng', '', '', 'Sở Y tế', '', ''],
    ])
    expect(faults).toEqual([])
    expect(added.map(({ name, parentId }) => [name, parentId])).toEqual([
      ['Văn phòng', 'yte'],
      ['Tổ Một cửa', 'moi-2'],
    ])
  })

  test('names a superior by its path where its name alone is not enough', () => {
    const twice = [...tree, listed('vp2', 'yte', 'Văn phòng', { orgPath: 'tinh.yte.vp2' })]
    const { added, faults } = plan(
      [
        ['', 'Tổ Một cửa', '', 'Phòng', 'Sở Y tế > Văn phòng', '', ''],
        ['', 'Tổ Hai', '', 'Phòng', 'Văn phòng', '', ''],
      ],
      twice,
    )
    expect(added.map(({ parentId }) => parentId)).toEqual(['vp2'])
    expect(faults).toMatchObject([{ row: 3, code: 'row.parent-ambiguous' }])
  })

  test.each<[string, string[][], string[]]>([
    ['without a name', [['H38.11', '', '', '', '', '', '']], ['2 row.name-missing']],
    ['with a code of no form', [['mã 5', 'Sở A', '', '', '', '', '']], ['2 row.code-invalid']],
    [
      'with a code of a row before',
      [
        ['H38.11', 'Sở A', '', '', '', '', ''],
        ['H38.11', 'Sở B', '', '', '', '', ''],
      ],
      ['3 row.code-twice'],
    ],
    [
      'said twice',
      [
        ['', 'Sở A', '', '', '', '', ''],
        ['', 'sở a', '', '', '', '', ''],
      ],
      ['3 row.twice'],
    ],
    ['of an unknown sort', [['', 'Tổ công tác', '', 'Tổ', '', '', '']], ['2 row.kind-unknown']],
    ['whose name tells no sort', [['', 'Lào Cai 2', '', '', '', '', '']], ['2 row.kind-unknown']],
    ['below nobody', [['', 'Phòng A', '', '', 'Sở Không Có', '', '']], ['2 row.parent-unknown']],
    [
      'below one another',
      [
        ['', 'Phòng A', '', '', 'Phòng B', '', ''],
        ['', 'Phòng B', '', '', 'Phòng A', '', ''],
      ],
      ['2 row.parent-loop', '3 row.parent-loop'],
    ],
    ['with a day that is none', [['', 'Sở A', '', '', '', '31/6/2026', '']], ['2 row.date-invalid']],
    ['with days reversed', [['', 'Sở A', '', '', '', '1/6/2026', '1/5/2026']], ['2 row.dates-reversed']],
    ['with an alias of a neighbour', [['', 'Sở A', 'syt', '', '', '', '']], ['2 row.alias-taken']],
    ['that moves what is there', [['H38.10', 'Sở Y tế', '', '', 'Sở Nội vụ', '', '']], ['2 row.reorganization']],
    ['that ends what is there', [['H38.10', 'Sở Y tế', '', '', '', '', '1/6/2026']], ['2 row.reorganization']],
    ['that renames it as its neighbour', [['H38.10', 'Sở Nội vụ', '', '', '', '', '']], ['2 row.name-taken']],
    [
      'alone, and not those that stand below it',
      [
        ['??', 'Sở A', '', '', '', '', ''],
        ['', 'Phòng A1', '', '', 'Sở A', '', ''],
      ],
      ['2 row.code-invalid'],
    ],
  ])('lists a row %s', (_what, rows, faults) => {
    expect(faultsOf(rows)).toEqual(faults)
  })

  test('is none without a column for names', () => {
    expect(readImportTable([{ row: 1, cells: ['STT', 'Ghi chú'] }])).toBeNull()
  })
})
