import { readGrid } from '@dondoc/documents/import-table/read-grid'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, type TestAccount } from '../../../test/factories.ts'
import { makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'

const NOW = new Date('2026-07-20T03:00:00Z')

let server: TestServer
let world: PlanWorld
let administrator: TestAccount

beforeAll(async () => {
  server = await startTestServer({ now: () => NOW })
})
afterAll(() => server.stop())

beforeEach(async () => {
  world = await makePlanWorld(server)
  const by = { tenantId: world.tenantId, accountId: null, name: 'Hệ thống' }
  administrator = await makeAccount(server.deps, { tenantId: world.tenantId, by }, 'administrator', world.province)
})

async function everything(): Promise<unknown> {
  const tables = [
    'organization_group',
    'organization_group_member',
    'organization_group_rule',
    'organization_group_alias',
  ]
  const parts = [...tables, 'audit_entry'].map(
    (table) =>
      sql`select ${sql.lit(table)} as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.table(table)} t
      where ${sql.lit(table)} <> 'audit_entry' or to_jsonb(t) ->> 'action' like 'organization%'`,
  )
  return (await sql`${sql.join(parts, sql` union all `)}`.execute(server.deps.db)).rows
}

const divisions = () => ({
  organizationId: world.health.id,
  name: 'Các phòng chuyên môn',
  validFrom: '2026-01-01',
  meant: { kind: 'rule', rule: { of: world.health.id, reach: 'children', kinds: ['division'], types: [], except: [] } },
})

interface Answer {
  group: { id: string; memberIds: string[]; rule: unknown; name: string }
  members: { id: string }[]
}

const create = async (body: object, as = world.accounts.focal) =>
  (await server.as(as)).post('/api/organization-groups', body)

const membersOn = async (id: string, day: string): Promise<string[]> => {
  const answer = await (await server.as(world.accounts.reader)).get(`/api/organization-groups/${id}?asOf=${day}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Answer>().members.map((one) => one.id)
}

describe('a group by rule', () => {
  test('means whom the tree has on the day, also after a reorganization', async () => {
    const { group } = (await create(divisions())).json<Answer>()
    expect(group.memberIds.sort()).toEqual([world.office.id, world.division.id].sort())
    const added = await (await server.as(administrator)).post('/api/organization-changes', {
      change: {
        kind: 'add',
        on: '2026-05-01',
        organization: { parentId: world.health.id, kind: 'division', name: 'Phòng Mới', issuesPlans: false },
      },
      basis: null,
      version: 0,
    })
    const [division = ''] = added.json<{ addedIds: string[] }>().addedIds
    expect(await membersOn(group.id, '2026-04-30')).toHaveLength(2)
    expect(await membersOn(group.id, '2026-05-01')).toContain(division)

    const merged = await (await server.as(administrator)).post('/api/organization-changes', {
      change: {
        kind: 'merge',
        on: '2026-07-01',
        organizationIds: [world.health.id],
        into: { kind: 'existing', organizationId: world.finance.id },
      },
      basis: null,
      version: 1,
    })
    expect(merged.statusCode, merged.body).toBe(200)
    expect(await membersOn(group.id, '2026-06-30')).toHaveLength(3)
    expect(await membersOn(group.id, '2026-07-01')).toHaveLength(3)
  })

  test('is what a plan’s lead words mean: every member owes the duty', async () => {
    await create({ ...divisions(), name: 'Các phòng chuyên môn, nghiệp vụ' })
    const plan = [
      ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian hoàn thành'],
      ['I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH', '', '', '', ''],
      [
        '1',
        'Tổ chức tuyên truyền cải cách hành chính',
        'Báo cáo',
        'Các phòng chuyên môn, nghiệp vụ',
        '',
        'Quý IV/2026',
      ],
      ['2', 'Báo cáo kết quả cải cách hành chính năm', 'Báo cáo', 'Văn phòng Sở', '', 'Quý IV/2026'],
    ]
    const head =
      'UBND TỈNH LÀO CAI\nSỞ Y TẾ\n\nSố: 15/KH-SYT\n\nKẾ HOẠCH\nCải cách hành chính năm 2026 của Sở Y tế\n\nPhụ lục\n'
    const bytes = new TextEncoder().encode(head + plan.map((row) => row.join('\t')).join('\n'))
    const client = await server.as(world.accounts.focal)
    const { planId } = (await client.upload('/api/imports?name=ke-hoach.txt', bytes)).json<{ planId: string }>()
    const issued = await client.post(`/api/plans/${planId}/issue`, { issuedOn: '2026-07-15' })
    expect(issued.json(), issued.body).toMatchObject({ dutyCount: 3, unresolvedLeads: [] })
  })

  test('is previewed without being written', async () => {
    const before = await everything()
    const { meant } = divisions()
    const answer = await (await server.as(world.accounts.focal)).post('/api/organization-groups/preview', { meant })
    expect(
      answer
        .json<Answer>()
        .members.map(({ id }) => id)
        .sort(),
    ).toEqual([world.office.id, world.division.id].sort())
    expect(await everything()).toEqual(before)
  })
})

test('the groups of a day leave as a workbook, a line for each member', async () => {
  await create(divisions())
  const client = await server.as(world.accounts.reader)
  const grid = async (query: string) =>
    readGrid((await client.get(`/api/organization-groups/export${query}`)).rawPayload)
  const lines = (await grid('')).filter(({ cells }) => cells[0] === 'Các phòng chuyên môn').map(({ cells }) => cells)
  expect(lines.map(([, owner, how]) => [owner, how])).toEqual(lines.map(() => [world.health.name, 'Theo quy tắc']))
  expect(lines.map((cells) => cells[3]).sort()).toEqual([world.office.name, world.division.name].sort())
  expect((await grid('?asOf=2025-12-31')).some(({ cells }) => cells[0] === 'Các phòng chuyên môn')).toBe(false)
})

describe('changing a group', () => {
  test('leaves the days before as they were, also from rule to list', async () => {
    const { group } = (await create(divisions())).json<Answer>()
    const list = { kind: 'list', memberIds: [world.clinic.id] }
    const client = await server.as(world.accounts.focal)
    const url = `/api/organization-groups/${group.id}`
    const changed = await client.send('PUT', url, { name: 'Các đơn vị nòng cốt', from: '2026-06-01', meant: list })
    expect(changed.json<Answer>().group).toMatchObject({
      name: 'Các đơn vị nòng cốt',
      memberIds: [world.clinic.id],
      rule: null,
    })
    expect(await membersOn(group.id, '2026-05-31')).toHaveLength(2)
    expect(await membersOn(group.id, '2026-06-01')).toEqual([world.clinic.id])
    const ended = { name: 'Các đơn vị nòng cốt', from: '2026-06-01', meant: list, validTo: '2026-06-30' }
    expect((await client.send('PUT', url, ended)).statusCode).toBe(200)
    const gone = await client.get(`${url}?asOf=2026-07-01`)
    expect(gone.json()).toMatchObject({ code: 'group.not-found' })
  })

  test('keeps its other names, takes the old name among them, and tells whom it meant when', async () => {
    const { group } = (await create({ ...divisions(), aliases: ['Khối chuyên môn'] })).json<Answer>()
    const client = await server.as(world.accounts.focal)
    const url = `/api/organization-groups/${group.id}`
    const shown = async () => (await client.get(`${url}?asOf=2026-07-01`)).json<Record<string, unknown>>()
    expect(await shown()).toMatchObject({
      owner: { id: world.health.id },
      aliases: ['Khối chuyên môn'],
      validFrom: '2026-01-01',
      can: { manage: true },
    })
    const list = { kind: 'list', memberIds: [world.clinic.id, world.office.id] }
    const put = (body: object) =>
      client.send('PUT', url, { name: 'Nòng cốt', from: '2026-06-01', meant: list, ...body })
    expect((await put({})).statusCode).toBe(200)
    expect(await shown()).toMatchObject({
      aliases: ['Các phòng chuyên môn', 'Khối chuyên môn'],
      periods: [
        { validFrom: '2026-06-01', validTo: null, rule: null, listed: 2 },
        { validFrom: '2026-01-01', validTo: '2026-05-31', rule: { of: world.health.id }, listed: null },
      ],
    })
    expect((await put({ aliases: ['Tổ nòng cốt', 'nòng cốt'] })).statusCode).toBe(200)
    expect(await shown()).toMatchObject({ aliases: ['Tổ nòng cốt'] })
    const before = await everything()
    const claimed = await put({ aliases: ['các phòng, đơn vị thuộc sở'] })
    expect(claimed.json()).toMatchObject({ code: 'group.alias-taken', status: 409 })
    const twin = await create({ ...divisions(), name: 'Nhóm khác', aliases: ['tổ nòng cốt'] })
    expect(twin.json()).toMatchObject({ code: 'group.alias-taken', params: { name: 'Nòng cốt' } })
    expect(await everything()).toEqual(before)
  })

  test('is refused for a day before the group, and for a member that is not there', async () => {
    const { group } = (await create(divisions())).json<Answer>()
    const before = await everything()
    const client = await server.as(world.accounts.focal)
    const put = (body: object) => client.send('PUT', `/api/organization-groups/${group.id}`, body)
    const list = (memberIds: string[]) => ({ kind: 'list', memberIds })
    const early = await put({ name: 'Nhóm', from: '2025-12-31', meant: list([]) })
    expect(early.json()).toMatchObject({ code: 'group.before-it-existed' })
    const missing = await put({ name: 'Nhóm', from: '2026-06-01', meant: list([group.id]) })
    expect(missing.json()).toMatchObject({ code: 'group.member-not-there' })
    const taken = await put({ name: 'các phòng, đơn vị thuộc sở', from: '2026-06-01', meant: list([]) })
    expect(taken.json()).toMatchObject({ code: 'group.name-taken' })
    expect((await put({ name: 'Nhóm' })).json()).toMatchObject({ code: 'request.invalid' })
    const foreign = await (await server.as(world.accounts.otherFocal)).send(
      'PUT',
      `/api/organization-groups/${group.id}`,
      {
        name: 'Nhóm',
        from: '2026-06-01',
        meant: list([]),
      },
    )
    expect(foreign.json()).toMatchObject({ code: 'access.denied' })
    expect(await everything()).toEqual(before)
  })
})

describe('a group of another tenant', () => {
  test('takes nobody from here, is not shown, and its organizations are no members here', async () => {
    const other = await makePlanWorld(server)
    const foreign = (
      await (
        await server.as(other.accounts.focal)
      ).post('/api/organization-groups', {
        ...{ organizationId: other.health.id, name: 'Nhóm của tỉnh khác', validFrom: '2026-01-01' },
        meant: { kind: 'list', memberIds: [other.office.id] },
      })
    ).json<Answer>().group
    const before = await everything()
    const client = await server.as(world.accounts.focal)
    const list = (id: string) => ({ kind: 'list', memberIds: [id] })
    const rule = { of: other.health.id, reach: 'branch', kinds: [], types: [], except: [] }
    const codeOf = (answer: { json: () => { code: string } }) => answer.json().code
    expect(codeOf(await client.get(`/api/organization-groups/${foreign.id}`))).toBe('group.not-found')
    const changed = { name: 'Của tôi', from: '2026-06-01', meant: list(world.office.id) }
    expect(codeOf(await client.send('PUT', `/api/organization-groups/${foreign.id}`, changed))).toBe('group.not-found')
    expect(codeOf(await create({ ...divisions(), organizationId: other.health.id }))).toBe('organization.not-found')
    expect(codeOf(await create({ ...divisions(), meant: list(other.office.id) }))).toBe('group.member-not-there')
    expect(codeOf(await create({ ...divisions(), meant: { kind: 'rule', rule } }))).toBe('group.member-not-there')
    const preview = await client.post('/api/organization-groups/preview', { meant: { kind: 'rule', rule } })
    expect(codeOf(preview)).toBe('group.member-not-there')
    expect(await everything()).toEqual(before)
  })
})

describe('making a group is refused and nothing is written', () => {
  test('where the name is taken, by others than those who keep it, and in another shape', async () => {
    const before = await everything()
    const taken = await create({ ...divisions(), name: 'Các phòng, đơn vị thuộc Sở' })
    expect(taken.json()).toMatchObject({ code: 'group.name-taken', status: 409 })
    for (const person of [world.accounts.officeStaff, world.accounts.otherFocal])
      expect((await create(divisions(), person)).statusCode).toBe(403)
    expect((await create({ ...divisions(), meant: { kind: 'rule', rule: { of: 'x' } } })).statusCode).toBe(400)
    expect(await everything()).toEqual(before)
  })
})
