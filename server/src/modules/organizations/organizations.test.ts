import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestTenant,
} from '../../../test/factories.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { addOrganization, listBranch } from './index.ts'

let server: TestServer
let tenant: TestTenant
let staff: TestAccount

beforeAll(async () => {
  server = await startTestServer()
  tenant = await makeTenant(server.deps)
  const department = await makeOrganization(server.deps, tenant, { name: 'Sở Công Thương', aliases: ['SCT'] })
  for (const name of ['Văn phòng Sở', 'Đội quản lý', 'Ban quản lý', 'Dịch vụ công']) {
    await makeOrganization(server.deps, tenant, { parentId: department.id, kind: 'division', name, issuesPlans: false })
  }
  staff = await makeAccount(server.deps, tenant, 'staff', department)
})
afterAll(() => server.stop())

describe('GET /api/organizations', () => {
  test('lists the tree of the tenant, parents first and then in Vietnamese order', async () => {
    const stranger = await makeTenant(server.deps, 'Tỉnh khác')
    await makeOrganization(server.deps, stranger, { name: 'Sở của tỉnh khác' })
    const answer = await (await server.as(staff)).get('/api/organizations')
    expect(answer.statusCode).toBe(200)
    const { organizations } = answer.json<{
      organizations: { name: string; aliases: string[]; parentId: string | null }[]
    }>()
    expect(organizations.map(({ name }) => name)).toEqual([
      'Sở Công Thương',
      'Ban quản lý',
      'Dịch vụ công',
      'Đội quản lý',
      'Văn phòng Sở',
    ])
    expect(organizations[0]).toMatchObject({ aliases: ['SCT'], parentId: null, validFrom: '2020-01-01', validTo: null })
  })

  test('is refused without a session', async () => {
    const answer = await server.stranger.get('/api/organizations')
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'auth.required', status: 401 })
  })

  test('shows only the groups and members of today', async () => {
    const { db } = server.deps
    const { tenantId } = tenant
    const owner = await makeOrganization(server.deps, tenant, { name: 'Sở có nhóm' })
    const member = await makeOrganization(server.deps, tenant, { name: 'Phòng trong nhóm', parentId: owner.id })
    const left = await makeOrganization(server.deps, tenant, { name: 'Phòng đã rời', parentId: owner.id })
    const [current, ended] = [newId(), newId()]
    const group = { tenantId, organizationId: owner.id, validFrom: '2021-01-01' as const }
    await db
      .insertInto('organization_group')
      .values([
        { ...group, id: current, name: 'Các phòng, đơn vị thuộc Sở' },
        { ...group, id: ended, name: 'Nhóm đã thôi', validTo: '2022-12-31' },
      ])
      .execute()
    await db
      .insertInto('organization_group_member')
      .values([
        { tenantId, groupId: current, organizationId: member.id, validFrom: '2021-01-01' },
        { tenantId, groupId: current, organizationId: left.id, validFrom: '2021-01-01', validTo: '2023-06-30' },
      ])
      .execute()
    const answer = await (await server.as(staff)).get('/api/organizations')
    expect(answer.json<{ groups: unknown[] }>().groups).toEqual([
      { id: current, organizationId: owner.id, name: 'Các phòng, đơn vị thuộc Sở', memberIds: [member.id], rule: null },
    ])
  })
})

describe('addOrganization', () => {
  test('puts the path of the tree on the row, so that a branch is found without walking', async () => {
    const root = await makeOrganization(server.deps, tenant, { name: 'Ủy ban nhân dân', kind: 'province' })
    const child = await makeOrganization(server.deps, tenant, { name: 'Sở con', parentId: root.id })
    const leaf = await makeOrganization(server.deps, tenant, { name: 'Phòng cháu', parentId: child.id })
    const branch = await inTenant(server.deps.db, tenant, (trx) => listBranch(trx, tenant.tenantId, child.orgPath))
    expect(branch.map(({ id }) => id)).toEqual([child.id, leaf.id])
    expect(leaf.orgPath).toBe([root.id, child.id, leaf.id].map((id) => id.replaceAll('-', '')).join('.'))
  })

  test('refuses a parent of another tenant and writes nothing', async () => {
    const { db } = server.deps
    const other = await makeTenant(server.deps)
    const theirs = await makeOrganization(server.deps, other)
    const count = () =>
      db
        .selectFrom('organization')
        .select((row) => row.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    const before = await count()
    const attempt = inTenant(db, tenant, (trx) =>
      addOrganization(trx, tenant.by, {
        parentId: theirs.id,
        kind: 'division',
        name: 'Phòng lạc',
        issuesPlans: false,
        validFrom: '2024-01-01',
      }),
    )
    await expect(attempt).rejects.toMatchObject({ code: 'organization.not-found' })
    expect(await count()).toEqual(before)
  })
})
