import { readFile } from 'node:fs/promises'
import type { ImportReport } from '@dondoc/contract/organization-import'
import { readGrid } from '@dondoc/documents/import-table/read-grid'
import { dataTableToXlsx } from '@dondoc/documents/import-table/write-xlsx'
import { COLUMN_HEADINGS } from '@dondoc/domain/organizations/import-table'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { importOrganizations } from './index.ts'

let server: TestServer
let tenant: TestTenant
let province: TestOrganization
let health: TestOrganization
let administrator: TestAccount

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-07-20T03:00:00Z') })
})
afterAll(() => server.stop())

beforeEach(async () => {
  tenant = await makeTenant(server.deps)
  province = await makeOrganization(server.deps, tenant, { name: 'Ủy ban nhân dân tỉnh Lào Cai', kind: 'province' })
  health = await makeOrganization(server.deps, tenant, { name: 'Sở Y tế', parentId: province.id, aliases: ['SYT'] })
  administrator = await makeAccount(server.deps, tenant, 'administrator', province)
})

const HEAD = 'Mã,Tên,Tên gọi khác,Loại,Đơn vị cấp trên,Hiệu lực từ'
const csv = (...rows: string[]): Uint8Array => new TextEncoder().encode([HEAD, ...rows].join('\r\n'))

async function send(bytes: Uint8Array, query = 'dryRun=false', as = administrator) {
  return (await server.as(as)).upload(`/api/organizations/import?name=don-vi.csv&${query}`, bytes)
}

async function everything(): Promise<unknown> {
  const tables = ['organization', 'organization_alias', 'audit_entry']
  const parts = tables.map(
    (table) =>
      sql`select ${sql.lit(table)} as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.table(table)} t
      where ${sql.lit(table)} <> 'audit_entry' or to_jsonb(t) ->> 'action' like 'organization%'`,
  )
  return (await sql`${sql.join(parts, sql` union all `)}`.execute(server.deps.db)).rows
}

const names = async (): Promise<string[]> =>
  (
    await server.deps.db
      .selectFrom('organization')
      .select('name')
      .where('tenantId', '=', tenant.tenantId)
      .orderBy('id')
      .execute()
  ).map(({ name }) => name)

describe('a table of organizations', () => {
  const rows = [
    'H38.10.01,Phòng Nghiệp vụ Y,NVY,,Sở Y tế,01/07/2026',
    ',Trung tâm Kiểm soát bệnh tật,CDC,,Sở Y tế,',
    'H38.10,Sở Y tế,,Sở,,',
  ]

  test('is tried without being written, then written, and the same table again changes nothing', async () => {
    const before = await everything()
    const dry = await send(csv(...rows), 'dryRun=true')
    expect(dry.json<ImportReport>()).toEqual({ applied: false, rowCount: 3, added: 2, changed: 1, same: 0, errors: [] })
    expect(await everything()).toEqual(before)

    const done = await send(csv(...rows))
    expect(done.json<ImportReport>()).toMatchObject({ applied: true, added: 2, changed: 1 })
    expect(await names()).toEqual([
      'Ủy ban nhân dân tỉnh Lào Cai',
      'Sở Y tế',
      'Phòng Nghiệp vụ Y',
      'Trung tâm Kiểm soát bệnh tật',
    ])
    const written = await everything()
    const again = await send(csv(...rows))
    expect(again.json<ImportReport>()).toMatchObject({ applied: true, added: 0, changed: 0, same: 3 })
    expect(await everything()).toEqual(written)
  })

  test('of 10,000 rows of which 37 are wrong: the 37 are listed and nothing is written', async () => {
    const wrongAt = new Set(Array.from({ length: 37 }, (_, at) => 100 + at * 251))
    const many = Array.from({ length: 10_000 }, (_, at) => {
      const name = `Phòng số ${at}`
      if (!wrongAt.has(at)) return ['', name, '', 'Phòng', 'Sở Y tế', '1/7/2026']
      return at % 2 === 0 ? ['', name, '', 'Phòng', 'Sở Không Có', ''] : ['mã sai', name, '', '', 'Sở Y tế', '']
    })
    const bytes = await dataTableToXlsx({
      name: 'Đơn vị',
      headings: HEAD.split(','),
      widths: [10, 30, 20, 10, 30, 12],
      rows: many,
    })
    const before = await everything()
    const answer = await send(bytes)
    expect(answer.statusCode).toBe(422)
    const { code, params } = answer.json<{ code: string; params: { count: number; errors: ImportReport['errors'] } }>()
    expect([code, params.count]).toEqual(['organizations.rows-wrong', 37])
    // Row 1 is the headings.
    expect(params.errors.map(({ row }) => row)).toEqual([...wrongAt].map((at) => at + 2))
    expect(params.errors[0]).toEqual({
      row: 102,
      code: 'row.parent-unknown',
      column: 'Đơn vị cấp trên',
      value: 'Sở Không Có',
    })
    expect(await everything()).toEqual(before)
    const right = many.map((row, at) => (wrongAt.has(at) ? ['', row[1] ?? '', '', 'Phòng', 'Sở Y tế', ''] : row))
    const report = await send(
      await dataTableToXlsx({ name: 'Đơn vị', headings: HEAD.split(','), widths: [9, 9, 9, 9, 9, 9], rows: right }),
    )
    expect(report.json<ImportReport>()).toMatchObject({ applied: true, added: 10_000 })
  })

  test('is what the export writes: loaded into an empty tenant it makes the same tree', async () => {
    await send(csv(...rows))
    await send(
      csv(
        ',Sở Nội vụ,,Sở,,',
        ',Văn phòng,,,Sở Nội vụ,',
        ',Văn phòng,,,Sở Y tế,',
        ',Tổ Một cửa,,Phòng,Sở Y tế > Văn phòng,',
      ),
    )
    const exported = await (await server.as(administrator)).get('/api/organizations/export')
    expect(exported.headers['content-disposition']).toContain('co-cau-to-chuc-2026-07-20.xlsx')
    const other = await makeTenant(server.deps, 'Bản sao')
    const report = await inTenant(server.deps.db, other, (trx) =>
      importOrganizations(trx, other.by, {
        ...{ bytes: exported.rawPayload, name: 'x.xlsx', dryRun: false, validFrom: '2026-07-20' },
        mayManage: () => true,
      }),
    )
    expect(report).toMatchObject({ applied: true, added: 8, errors: [] })
    const tree = (tenantId: string) =>
      server.deps.db
        .selectFrom('organization as o')
        .leftJoin('organization as p', (join) =>
          join.onRef('p.tenantId', '=', 'o.tenantId').onRef('p.id', '=', 'o.parentId'),
        )
        .select(['o.name', 'p.name as above', 'o.identifierCode', 'o.kind', 'o.issuesPlans', 'o.validFrom'])
        .where('o.tenantId', '=', tenantId)
        .orderBy('o.name')
        .orderBy('p.name')
        .execute()
    expect(await tree(other.tenantId)).toEqual(await tree(tenant.tenantId))
  })

  test('of the provinces gives 34 with 3,321 communes, twice loaded still 34', async () => {
    const bytes = await readFile(new URL('../../../../samples/organizations/provinces-2025.json', import.meta.url))
    const nation = await makeTenant(server.deps, 'Cả nước')
    const top = await makeOrganization(server.deps, nation, { name: 'Chính phủ', kind: 'other', issuesPlans: false })
    const load = () =>
      inTenant(server.deps.db, nation, (trx) =>
        importOrganizations(trx, nation.by, {
          ...{ bytes, name: 'provinces-2025.json', dryRun: false, parentId: top.id, validFrom: '2026-07-20' },
          mayManage: () => true,
        }),
      )
    expect(await load()).toMatchObject({ applied: true, added: 34, errors: [] })
    expect(await load()).toMatchObject({ applied: true, added: 0, changed: 0, same: 34 })
    const sum = await server.deps.db
      .selectFrom('organization')
      .select((row) => [row.fn.countAll<number>().as('count'), row.fn.sum<number>('communeCount').as('communes')])
      .where('tenantId', '=', nation.tenantId)
      .where('kind', '=', 'province')
      .executeTakeFirstOrThrow()
    expect(sum).toEqual({ count: 34, communes: 3321 })
  })
})

describe('files around the import', () => {
  const gridOf = (answer: { rawPayload: Buffer }) => readGrid(answer.rawPayload).map(({ cells }) => cells)

  test('the wrong rows leave as a workbook with the reason and their own cells, which the import reads again', async () => {
    const before = await everything()
    const client = await server.as(administrator)
    const bytes = csv(',Phòng Mới,PM,,Sở Không Có,', ',Phòng Đúng,,,Sở Y tế,', 'mã sai,Phòng Sai,,,Sở Y tế,31/02/2026')
    const answer = await client.upload('/api/organizations/import/wrong-rows?name=don-vi.csv', bytes)
    expect(answer.headers['content-disposition']).toContain('dong-sai.xlsx')
    expect(gridOf(answer)).toEqual([
      ['Dòng', 'Cột sai', 'Đang ghi', 'Lý do', ...HEAD.split(',')],
      [
        '2',
        'Đơn vị cấp trên',
        'Sở Không Có',
        'không tìm thấy đơn vị cấp trên',
        '',
        'Phòng Mới',
        'PM',
        '',
        'Sở Không Có',
      ],
      ...[
        ['Hiệu lực từ', '31/02/2026', 'không phải là ngày'],
        ['Mã', 'mã sai', 'mã định danh không đúng dạng'],
      ].map((reason) => ['4', ...reason, 'mã sai', 'Phòng Sai', '', '', 'Sở Y tế', '31/02/2026']),
    ])
    const again = await send(answer.rawPayload, 'dryRun=true')
    expect(again.json<ImportReport>()).toMatchObject({ rowCount: 3, applied: false })
    expect(await everything()).toEqual(before)
  })

  test('the template has every column and reads as an empty table', async () => {
    const answer = await (await server.as(administrator)).get('/api/organizations/import/template')
    expect(gridOf(answer)).toEqual([Object.values(COLUMN_HEADINGS)])
    const read = await send(answer.rawPayload, 'dryRun=true')
    expect(read.json<ImportReport>()).toMatchObject({ rowCount: 0, added: 0, errors: [] })
  })

  test('the provinces are a table that loads below the organization chosen, and marks what nobody confirmed', async () => {
    const answer = await (await server.as(administrator)).get('/api/organizations/import/provinces')
    const [, ...rows] = gridOf(answer)
    expect(rows).toHaveLength(34)
    expect(rows.filter((row) => row[6] === 'Số xã chưa đối chiếu với nghị quyết').length).toBeGreaterThan(0)
    const report = await send(answer.rawPayload, 'dryRun=true')
    // The province of this system is one of them.
    expect(report.json<ImportReport>()).toMatchObject({ rowCount: 34, added: 33, changed: 1, errors: [] })
  })
})

describe('a table is refused and nothing is written', () => {
  test('by who does not keep the tree, and rows elsewhere than where they do', async () => {
    const focal = await makeAccount(server.deps, tenant, 'focal', province)
    const own = await makeAccount(server.deps, tenant, 'administrator', health)
    const made = await everything()
    expect((await send(csv(',Sở Mới,,Sở,,'), 'dryRun=false', focal)).statusCode).toBe(403)
    const elsewhere = await send(csv(',Sở Mới,,Sở,,', ',Phòng Mới,,,Sở Y tế,'), 'dryRun=false', own)
    expect(elsewhere.json()).toMatchObject({ params: { errors: [{ row: 2, code: 'row.not-allowed' }] } })
    expect(await everything()).toEqual(made)
  })

  test('that is none, or has no names, or asks for what is not there', async () => {
    const codeOf = async (bytes: Uint8Array, query = 'dryRun=false') =>
      (await send(bytes, query)).json<{ code: string }>().code
    expect(await codeOf(new Uint8Array())).toBe('organizations.unreadable')
    expect(await codeOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe('organizations.unreadable')
    expect(await codeOf(new TextEncoder().encode('STT,Ghi chú\n1,x'))).toBe('organizations.columns-missing')
    const stranger = await makeOrganization(server.deps, await makeTenant(server.deps))
    const written = await everything()
    expect(await codeOf(csv(',Sở Mới,,,,'), `dryRun=false&parentId=${stranger.id}`)).toBe('organization.not-found')
    expect(await codeOf(csv(',Sở Mới,,,,'), 'dryRun=perhaps')).toBe('request.invalid')
    expect(await everything()).toEqual(written)
  })
})

describe('correcting an organization', () => {
  const details = (over: object = {}) => ({
    name: 'Sở Y tế',
    shortName: 'SYT',
    aliases: ['Sở Y tế tỉnh'],
    kind: 'department',
    type: 'Sở',
    identifierCode: 'h38.10',
    issuesPlans: true,
    communeCount: null,
    ...over,
  })
  const put = async (body: object, as = administrator, id = health.id) =>
    (await server.as(as)).send('PUT', `/api/organizations/${id}`, body)

  test('writes its details right, and tells of names that another branch uses too', async () => {
    const clinic = await makeOrganization(server.deps, tenant, {
      name: 'Trung tâm',
      parentId: health.id,
      aliases: ['Sở Y tế tỉnh'],
    })
    const answer = await put(details())
    expect(answer.json(), answer.body).toMatchObject({
      organization: { shortName: 'SYT', aliases: ['Sở Y tế tỉnh'], identifierCode: 'H38.10', type: 'Sở' },
      sharedNames: [{ alias: 'Sở Y tế tỉnh', organization: { id: clinic.id } }],
    })
  })

  test('is refused where a neighbour claims the name, for a wrong code, to strangers, and for what is not there', async () => {
    await makeOrganization(server.deps, tenant, {
      name: 'Sở Nội vụ',
      parentId: province.id,
      identifierCode: 'H38.20',
      aliases: ['SNV'],
    })
    const focal = await makeAccount(server.deps, tenant, 'focal', province)
    const before = await everything()
    const codeOf = async (...asked: Parameters<typeof put>) => (await put(...asked)).json<{ code: string }>().code
    expect(await codeOf(details({ aliases: ['snv'] }))).toBe('organization.alias-taken')
    expect(await codeOf(details({ name: 'Sở Nội Vụ' }))).toBe('organization.name-taken')
    expect(await codeOf(details({ identifierCode: 'không' }))).toBe('organization.code-invalid')
    expect(await codeOf(details({ identifierCode: 'H38.20' }))).toBe('organization.code-taken')
    expect(await codeOf(details(), focal)).toBe('access.denied')
    expect(await everything()).toEqual(before)
    const stranger = await makeOrganization(server.deps, await makeTenant(server.deps, 'Tỉnh khác'))
    const written = await everything()
    expect(await codeOf(details(), administrator, stranger.id)).toBe('organization.not-found')
    expect(await everything()).toEqual(written)
    expect(await codeOf(details({ parentId: null }))).toBe('request.invalid')
    expect(await everything()).toEqual(written)
  })
})
