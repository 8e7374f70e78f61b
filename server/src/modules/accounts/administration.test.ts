import type { AccountDetail } from '@dondoc/contract/accounts'
import type { Role } from '@dondoc/domain/access/roles'
import { read as readWorkbook, utils } from '@e965/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { makeTwoDepartments } from '../../../test/two-departments.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let tenant: TestTenant
let province: TestOrganization
let health: TestOrganization
let finance: TestOrganization
let root: TestAccount
let administrator: Client
let day = '2026-06-10'

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${day}T02:00:00Z`) })
})
afterAll(() => server.stop())
beforeEach(async () => {
  day = '2026-06-10'
  ;({ tenant, province, health, finance, root, administrator } = await makeTwoDepartments(server))
})

const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code
const make = (role: Role, organization: TestOrganization) => makeAccount(server.deps, tenant, role, organization)
const detail = async (id: string): Promise<AccountDetail> =>
  (await administrator.get(`/api/accounts/${id}`)).json<AccountDetail>()
const rolesOf = async (id: string) => {
  const { roles, pastRoles } = await detail(id)
  return [...pastRoles, ...roles].map(({ role, organization, validFrom, validTo }) => {
    return [role, organization.name, validFrom, validTo]
  })
}
/** Rows that a refusal must leave as they were, and the last entry of the trail. */
async function stateOf() {
  const { db } = server.deps
  const { tenantId } = tenant
  return JSON.stringify([
    await db.selectFrom('account').selectAll().where('tenantId', '=', tenantId).execute(),
    await db.selectFrom('role_held').selectAll().where('tenantId', '=', tenantId).execute(),
    await db.selectFrom('substitution').selectAll().where('tenantId', '=', tenantId).execute(),
    await db.selectFrom('account_token').selectAll().where('tenantId', '=', tenantId).execute(),
    await db.selectFrom('sign_in_policy').selectAll().where('tenantId', '=', tenantId).execute(),
  ])
}
async function lastEntry() {
  return server.deps.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('tenantId', '=', tenant.tenantId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

describe('the list of accounts', () => {
  test('finds names without accents, by role, place and state, page by page', async () => {
    const staff = await make('staff', health)
    await make('leader', finance)
    await server.deps.db.updateTable('account').set({ name: 'Đặng Thị Ánh' }).where('id', '=', staff.id).execute()
    const names = async (query: string) =>
      (await administrator.get(`/api/accounts?${query}`))
        .json<{ rows: { name: string }[] }>()
        .rows.map(({ name }) => name)
    expect(await names('q=dang%20anh')).toEqual(['Đặng Thị Ánh'])
    expect(await names('q=100%25')).toEqual([])
    expect(await names(`organizationId=${health.id}&role=staff&state=active`)).toEqual(['Đặng Thị Ánh'])
    const all = await names('')
    const first = (await administrator.get('/api/accounts?limit=2')).json<{ cursor: string; total: number }>()
    expect(first.total).toBe(3)
    expect([...all.slice(0, 2), ...(await names(`limit=2&cursor=${first.cursor}`))]).toEqual(all)
  })

  test('shows the administrator of a branch those of the branch, and nothing to others', async () => {
    const branch = await server.as(await make('administrator', health))
    await make('staff', health)
    const other = await make('staff', finance)
    const answer = (await branch.get('/api/accounts')).json<{ rows: AccountDetail[] }>()
    expect(answer.rows.map(({ organization }) => organization.name)).toEqual(['Sở Y tế', 'Sở Y tế'])
    expect(codeOf(await branch.get(`/api/accounts/${other.id}`))).toBe('account.not-found')
    for (const role of ['staff', 'leader', 'focal', 'auditor'] as const) {
      const client = await server.as(await make(role, health))
      expect(codeOf(await client.get('/api/accounts'))).toBe('access.denied')
    }
  })

  test('leaves as a workbook whose text stays text, on record', async () => {
    const staff = await make('staff', health)
    await server.deps.db.updateTable('account').set({ name: '=1+1' }).where('id', '=', staff.id).execute()
    const answer = await administrator.get('/api/accounts/export?role=staff')
    const sheet = Object.values(readWorkbook(answer.rawPayload).Sheets)[0] ?? {}
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 }).flat()
    expect(rows).toContain('=1+1')
    expect(rows).toContain('Chuyên viên, Sở Y tế (từ 1/1/2020)')
    expect(await lastEntry()).toMatchObject({
      action: 'account.exported',
      after: { count: 1, filter: { role: 'staff' } },
    })
  })

  test('has pages of single accounts, and looking at one is on record', async () => {
    const staff = await make('staff', health)
    await detail(staff.id)
    expect(await lastEntry()).toMatchObject({ action: 'account.viewed', subjectId: staff.id, accountId: root.id })
  })
})

describe('a new account', () => {
  const order = (organization: TestOrganization, more: object = {}) => ({
    name: 'Lê Văn Mới',
    email: 'Le.Moi@example.vn',
    organizationId: organization.id,
    roles: [{ role: 'staff', organizationId: organization.id, validFrom: day, validTo: '2026-12-31' }],
    firstPassword: 'con mèo trèo cây cau',
    ...more,
  })

  test('has its roles for their time and a password to change', async () => {
    const answer = await administrator.post('/api/accounts', order(health))
    expect(answer.json()).toMatchObject({ email: 'le.moi@example.vn', mustChangePassword: true, state: 'active' })
    const { id } = answer.json<AccountDetail>()
    const client = await server.as({ email: 'le.moi@example.vn', password: 'con mèo trèo cây cau' })
    await client.post('/api/me/password', { current: 'con mèo trèo cây cau', password: 'cá bơi ngược dòng' })
    expect((await client.get('/api/me')).json()).toMatchObject({ roles: [{ role: 'staff' }] })
    day = '2027-01-01'
    expect((await client.get('/api/me')).json()).toMatchObject({ roles: [] })
    expect(await rolesOf(id)).toEqual([['staff', 'Sở Y tế', '2026-06-10', '2026-12-31']])
  })

  test.each([
    ['a field that nobody may set', (): object => ({ demoPassword: 'x' }), 'request.invalid'],
    ['a weak password', () => ({ firstPassword: 'administrator' }), 'password.common'],
    ['no mail and no password', () => ({ firstPassword: undefined }), 'mail.not-configured'],
    ['an address that is none', () => ({ email: 'x' }), 'request.invalid'],
    ['a taken address', () => ({ email: root.email.toUpperCase() }), 'account.email-taken'],
    ['a role from yesterday', () => ({ roles: [roleAt(health, { validFrom: '2026-06-09' })] }), 'account.in-the-past'],
    [
      'a period without a day',
      () => ({ roles: [roleAt(health, { validTo: '2026-06-09' })] }),
      'account.period-invalid',
    ],
    ['an unknown organization', () => ({ organizationId: tenant.tenantId }), 'organization.not-found'],
  ])('is refused for %s, and nothing is written', async (_, more, code) => {
    const before = await stateOf()
    expect(codeOf(await administrator.post('/api/accounts', order(health, more())))).toBe(code)
    expect(await stateOf()).toBe(before)
  })

  const roleAt = (organization: TestOrganization, more: object) => {
    return { role: 'staff', organizationId: organization.id, validFrom: day, ...more }
  }

  test('is refused outside the branch of who makes it, with its roles too, on record', async () => {
    const branch = await server.as(await make('administrator', health))
    const before = await stateOf()
    expect(codeOf(await branch.post('/api/accounts', order(finance)))).toBe('access.denied')
    const above = order(health, { roles: [{ role: 'leader', organizationId: province.id, validFrom: day }] })
    expect(codeOf(await branch.post('/api/accounts', above))).toBe('access.denied')
    expect(await stateOf()).toBe(before)
    expect(await lastEntry()).toMatchObject({ action: 'request.refused', after: { code: 'access.denied' } })
  })
})

describe('changing an account', () => {
  test('moves the sign-in with the address and keeps before and after', async () => {
    const staff = await make('staff', health)
    const { version } = await detail(staff.id)
    const body = { version, email: `doi.${staff.email}`, organizationId: finance.id }
    expect((await administrator.send('PATCH', `/api/accounts/${staff.id}`, body)).statusCode).toBe(200)
    expect(await lastEntry()).toMatchObject({
      action: 'account.changed',
      before: { email: staff.email, organizationId: health.id },
      after: { email: `doi.${staff.email}`, organizationId: finance.id },
    })
    const client = await server.as({ email: `doi.${staff.email}`, password: staff.password })
    expect((await client.get('/api/me')).statusCode).toBe(200)
    expect(codeOf(await administrator.send('PATCH', `/api/accounts/${staff.id}`, body))).toBe(
      'account.changed-meanwhile',
    )
  })

  test('is refused to the administrator of the branch while the person rules more', async () => {
    const leader = await make('leader', health)
    await server.deps.db
      .updateTable('role_held')
      .set({ organizationId: province.id, orgPath: province.orgPath })
      .where('accountId', '=', leader.id)
      .execute()
    const branch = await server.as(await make('administrator', health))
    const before = await stateOf()
    const firstPassword = `/api/accounts/${leader.id}/first-password`
    expect(codeOf(await branch.post(firstPassword, { password: 'con mèo trèo cây cau' }))).toBe('access.denied')
    expect(codeOf(await branch.post(`/api/accounts/${leader.id}/lock`, { reason: 'x' }))).toBe('access.denied')
    expect(await stateOf()).toBe(before)
  })

  test('of another tenant is refused on every route as if it did not exist, on record, and writes nothing', async () => {
    const other = await makeTenant(server.deps)
    const place = await makeOrganization(server.deps, other)
    const victim = await makeAccount(server.deps, other, 'staff', place)
    const state = () =>
      server.deps.db.selectFrom('account').selectAll().where('tenantId', '=', other.tenantId).execute()
    const before = JSON.stringify(await state())
    const at = `/api/accounts/${victim.id}`
    const attempts = [
      () => administrator.send('PATCH', at, { version: 1, name: 'X' }),
      () => administrator.post(`${at}/lock`, { reason: 'x' }),
      () => administrator.post(`${at}/unlock`),
      () => administrator.post(`${at}/roles`, { role: 'staff', organizationId: health.id, validFrom: day }),
      () => administrator.post(`${at}/roles/${victim.id}/end`, { lastDay: day }),
      () => administrator.post(`${at}/substitutions`, { deputyId: root.id, validFrom: day, validTo: day }),
      () => administrator.post(`/api/accounts/${root.id}/hand-over`, { successorId: victim.id, from: day }),
      () => administrator.post(`${at}/hand-over`, { successorId: root.id, from: day }),
      () => administrator.post(`${at}/first-password`, { password: 'con mèo trèo cây cau' }),
      () => administrator.post(`${at}/second-factor/remove`),
      () => administrator.post(`${at}/password-reset`),
      () => administrator.post(`${at}/invite`),
      () => administrator.send('DELETE', `${at}/sessions`),
    ]
    for (const attempt of attempts) {
      const answer = await attempt()
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'account.not-found'])
      expect(await lastEntry()).toMatchObject({ action: 'request.refused', after: { code: 'account.not-found' } })
    }
    expect(codeOf(await administrator.get(`${at}/sessions`))).toBe('account.not-found')
    expect(codeOf(await administrator.get(at))).toBe('account.not-found')
    expect(JSON.stringify(await state())).toBe(before)
  })
})
