import type { AccountDetail } from '@dondoc/contract/accounts'
import type { Role } from '@dondoc/domain/access/roles'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, type TestAccount, type TestOrganization, type TestTenant } from '../../../test/factories.ts'
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
const roleId = async (id: string): Promise<string> => (await detail(id)).roles[0]?.id ?? ''

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

describe('the last administrator', () => {
  test('of an agency stays: neither locked, nor ended, nor both at the same time', async () => {
    const second = await make('administrator', province)
    const client = await server.as(second)
    const lock = (by: Client, id: string) => by.post(`/api/accounts/${id}/lock`, { reason: 'Nghỉ việc' })
    expect(codeOf(await lock(administrator, root.id))).toBe('account.own-lock')
    const answers = await Promise.all([lock(administrator, second.id), lock(client, root.id)])
    const refused = answers.filter(({ statusCode }) => statusCode !== 200)
    expect(refused).toHaveLength(1)
    const stays = answers[0]?.statusCode === 200 ? administrator : client
    const me = (await stays.get('/api/me')).json<{ id: string }>().id
    const before = await stateOf()
    const { roles } = (await stays.get(`/api/accounts/${me}`)).json<AccountDetail>()
    const ended = await stays.post(`/api/accounts/${me}/roles/${roles[0]?.id}/end`, { lastDay: '2026-09-30' })
    expect(ended.json()).toMatchObject({
      code: 'account.last-administrator',
      params: { agencies: ['Sở Tài chính', 'Sở Y tế', 'Tỉnh Phú Thọ'] },
    })
    expect(await stateOf()).toBe(before)
  })

  test('may go where one stands above', async () => {
    const branch = await make('administrator', health)
    const answer = await administrator.post(`/api/accounts/${branch.id}/roles/${await roleId(branch.id)}/end`, {
      lastDay: day,
    })
    expect(answer.statusCode).toBe(200)
  })
})

describe('roles', () => {
  test('are given for a time once, and ended on record', async () => {
    const staff = await make('staff', health)
    const give = (more: object = {}) =>
      administrator.post(`/api/accounts/${staff.id}/roles`, {
        role: 'focal',
        organizationId: health.id,
        validFrom: '2026-07-01',
        ...more,
      })
    expect((await give({ validTo: '2026-07-31' })).statusCode).toBe(200)
    expect(codeOf(await give({ validFrom: '2026-07-31' }))).toBe('account.role-held-already')
    expect((await give({ validFrom: '2026-08-01' })).statusCode).toBe(200)
    const held = (await detail(staff.id)).roles.find(({ validFrom }) => validFrom === '2026-08-01')
    const end = `/api/accounts/${staff.id}/roles/${held?.id}/end`
    expect((await administrator.post(end, { lastDay: '2026-08-15' })).statusCode).toBe(200)
    expect(await lastEntry()).toMatchObject({
      action: 'account.role-ended',
      before: { validTo: null },
      after: { validTo: '2026-08-15' },
    })
    expect(codeOf(await administrator.post(end, { lastDay: '2026-08-20' }))).toBe('account.role-ended')
    expect((await administrator.post(end, { lastDay: '2026-07-31' })).statusCode).toBe(200)
    expect((await rolesOf(staff.id)).length).toBe(2)
  })

  test('given twice at the same moment are held once', async () => {
    const staff = await make('staff', health)
    const body = { role: 'focal', organizationId: health.id, validFrom: day }
    const answers = await Promise.all([1, 2].map(() => administrator.post(`/api/accounts/${staff.id}/roles`, body)))
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await rolesOf(staff.id)).toHaveLength(2)
  })
})

describe('a deputy', () => {
  let leader: TestAccount
  let deputy: TestAccount
  beforeEach(async () => {
    leader = await make('leader', health)
    deputy = await make('staff', health)
  })
  const begin = (more: object = {}) =>
    administrator.post(`/api/accounts/${leader.id}/substitutions`, {
      deputyId: deputy.id,
      validFrom: '2026-06-15',
      validTo: '2026-06-20',
      ...more,
    })

  test('holds the absent person’s roles between the two days, shown as such on the page and in the trail', async () => {
    expect((await begin()).statusCode).toBe(200)
    const client = await server.as(deputy)
    const held = async () => {
      const { roles } = (await client.get('/api/me')).json<{
        roles: { role: string; standingInFor: string | null }[]
      }>()
      return roles.map(({ role, standingInFor }) => [role, standingInFor])
    }
    const { name } = await detail(leader.id)
    expect(await held()).toEqual([['staff', null]])
    day = '2026-06-15'
    expect(await held()).toEqual([
      ['staff', null],
      ['leader', name],
    ])
    expect(codeOf(await client.post('/api/accounts', {}))).toBe('access.denied')
    expect(await lastEntry()).toMatchObject({ accountId: deputy.id, standingInFor: [name] })
    day = '2026-06-21'
    expect(await held()).toEqual([['staff', null]])
  })

  test('stops on the day on which it is ended, or on which the absent person is locked', async () => {
    await begin()
    day = '2026-06-16'
    const client = await server.as(deputy)
    const { substitutions } = await detail(leader.id)
    const end = `/api/accounts/${leader.id}/substitutions/${substitutions[0]?.id}/end`
    const elsewhere = `/api/accounts/${deputy.id}/substitutions/${substitutions[0]?.id}/end`
    expect(codeOf(await administrator.post(elsewhere))).toBe('account.substitution-not-found')
    expect((await administrator.post(end)).statusCode).toBe(200)
    expect((await client.get('/api/me')).json<{ roles: unknown[] }>().roles).toHaveLength(1)
    expect((await begin({ validFrom: '2026-06-17' })).statusCode).toBe(200)
    day = '2026-06-17'
    expect((await client.get('/api/me')).json<{ roles: unknown[] }>().roles).toHaveLength(2)
    await administrator.post(`/api/accounts/${leader.id}/lock`, { reason: 'Nghỉ hưu' })
    expect((await client.get('/api/me')).json<{ roles: unknown[] }>().roles).toHaveLength(1)
  })

  test.each([
    ['oneself', () => ({ deputyId: leader.id }), 'account.substitution-of-oneself'],
    ['the past', () => ({ validFrom: '2026-06-01' }), 'account.in-the-past'],
    ['no day', () => ({ validTo: '2026-06-14' }), 'account.period-invalid'],
    ['somebody unknown', () => ({ deputyId: tenant.tenantId }), 'account.not-found'],
  ])('is refused for %s', async (_, more, code) => {
    expect(codeOf(await begin(more()))).toBe(code)
  })

  test('is refused where somebody stands in already, and where the deputy is absent', async () => {
    await begin()
    expect(codeOf(await begin({ validFrom: '2026-06-20', validTo: '2026-06-22' }))).toBe(
      'account.substitution-overlaps',
    )
    const third = await make('staff', health)
    const answer = await administrator.post(`/api/accounts/${third.id}/substitutions`, {
      deputyId: leader.id,
      validFrom: '2026-06-18',
      validTo: '2026-06-30',
    })
    expect(codeOf(answer)).toBe('account.substitution-overlaps')
  })
})

describe('handing over', () => {
  test('passes every open role to the successor from a day on, without a gap and without doubling, and ends substitutions', async () => {
    const leaver = await make('focal', health)
    const successor = await make('staff', finance)
    const deputy = await make('staff', health)
    const give = (id: string, body: object) => administrator.post(`/api/accounts/${id}/roles`, body)
    await give(leaver.id, { role: 'leader', organizationId: health.id, validFrom: '2026-09-01', validTo: '2026-12-31' })
    await give(successor.id, {
      role: 'focal',
      organizationId: health.id,
      validFrom: '2026-08-01',
      validTo: '2026-08-31',
    })
    await administrator.post(`/api/accounts/${leaver.id}/substitutions`, {
      deputyId: deputy.id,
      validFrom: day,
      validTo: '2026-07-31',
    })
    const answer = await administrator.post(`/api/accounts/${leaver.id}/hand-over`, {
      successorId: successor.id,
      from: '2026-07-01',
    })
    expect(answer.json()).toMatchObject({ endedSubstitutions: 1, roles: [{ role: 'focal' }, { role: 'leader' }] })
    expect(await rolesOf(leaver.id)).toEqual([['focal', 'Sở Y tế', '2020-01-01', '2026-06-30']])
    expect((await rolesOf(successor.id)).filter(([, place]) => place === 'Sở Y tế')).toEqual([
      ['focal', 'Sở Y tế', '2026-07-01', '2026-07-31'],
      ['focal', 'Sở Y tế', '2026-08-01', '2026-08-31'],
      ['focal', 'Sở Y tế', '2026-09-01', null],
      ['leader', 'Sở Y tế', '2026-09-01', '2026-12-31'],
    ])
    const again = { successorId: successor.id, from: '2026-07-01' }
    expect(codeOf(await administrator.post(`/api/accounts/${leaver.id}/hand-over`, again))).toBe(
      'account.nothing-to-hand-over',
    )
  })

  test('is refused to a locked successor and leaves everything as it was', async () => {
    const leaver = await make('focal', health)
    const successor = await make('staff', health)
    await administrator.post(`/api/accounts/${successor.id}/lock`, { reason: 'Nghỉ việc' })
    const before = await stateOf()
    const body = { successorId: successor.id, from: day }
    expect(codeOf(await administrator.post(`/api/accounts/${leaver.id}/hand-over`, body))).toBe('account.locked')
    expect(await stateOf()).toBe(before)
  })
})
