import type { MyAccount } from '@dondoc/contract/my-account'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { totpOf } from '../../../test/totp.ts'
import { type Client, signIn, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let tenant: TestTenant
let province: TestOrganization
let department: TestOrganization
let division: TestOrganization
let leader: TestAccount
let client: Client
let day = '2026-06-10'

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${day}T02:00:00Z`) })
})
afterAll(() => server.stop())
beforeEach(async () => {
  day = '2026-06-10'
  tenant = await makeTenant(server.deps)
  province = await makeOrganization(server.deps, tenant, { name: 'Tỉnh Phú Thọ', kind: 'province' })
  department = await makeOrganization(server.deps, tenant, { name: 'Sở Y tế', parentId: province.id })
  const inside = { parentId: department.id, kind: 'division', issuesPlans: false } as const
  division = await makeOrganization(server.deps, tenant, { name: 'Phòng Tổ chức', ...inside })
  leader = await makeAccount(server.deps, tenant, 'leader', department)
  client = await server.as(leader)
})

const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code
const own = async (of = client): Promise<MyAccount> => (await of.get('/api/me/account')).json<MyAccount>()
const choose = (deputyId: string, validFrom = '2026-06-15', validTo = '2026-06-19') =>
  client.post('/api/me/substitutions', { deputyId, validFrom, validTo })
const standingIn = async (of: Client): Promise<unknown[]> =>
  (await of.get('/api/me'))
    .json<{ roles: { role: string; standingInFor: string | null }[] }>()
    .roles.filter(({ standingInFor }) => standingInFor !== null)
    .map(({ role }) => role)

const toldTo = async (of: Client): Promise<unknown[]> =>
  (await of.get('/api/notifications'))
    .json<{ rows: { kind: string; data: object }[] }>()
    .rows.map(({ kind, data }) => [kind, data])

/** What a refusal must leave as it was. */
async function stateOf(): Promise<string> {
  const { tenantId } = tenant
  const { db } = server.deps
  return JSON.stringify([
    await db.selectFrom('substitution').selectAll().where('tenantId', '=', tenantId).execute(),
    await db.selectFrom('account').selectAll().where('tenantId', '=', tenantId).orderBy('id').execute(),
    await actions(),
  ])
}
async function actions(): Promise<string[]> {
  const rows = await server.deps.db
    .selectFrom('audit_entry')
    .select('action')
    .where('tenantId', '=', tenant.tenantId)
    .where('action', '!=', 'request.refused')
    .orderBy('sequence')
    .execute()
  return rows.map(({ action }) => action)
}

describe('the own account', () => {
  test('shows roles with their terms and the ways to sign in', async () => {
    expect(await own()).toMatchObject({
      roles: [{ role: 'leader', organization: { name: 'Sở Y tế' }, validFrom: '2020-01-01', validTo: null }],
      pastRoles: [],
      substitutions: [],
      hasPassword: true,
      passwordLength: 12,
      providers: [],
      can: { haveDeputy: true, changeSignIn: true },
    })
  })
})

describe('the own deputy', () => {
  let colleague: TestAccount
  let elsewhere: TestAccount
  beforeEach(async () => {
    colleague = await makeAccount(server.deps, tenant, 'unit-head', division)
    elsewhere = await makeAccount(server.deps, tenant, 'staff', province)
  })

  test('is chosen among colleagues of the agency, by name', async () => {
    const people = (q = '') =>
      client.get(`/api/me/deputies?q=${encodeURIComponent(q)}`).then((it) => it.json<{ people: { id: string }[] }>())
    expect((await people()).people.map(({ id }) => id)).toEqual([colleague.id])
    expect((await people('nguoi thu')).people).toHaveLength(1)
    expect((await people('khong ai ten vay')).people).toEqual([])
    const above = await server.as(elsewhere)
    expect((await above.get('/api/me/deputies')).json()).toEqual({ people: [], more: false })
  })

  test('acts with the roles between the two days, on record, until the absence is ended', async () => {
    const deputy = await server.as(colleague)
    const { name: leaderName } = (await client.get('/api/me')).json<{ name: string }>()
    const chosen = await choose(colleague.id)
    expect(chosen.json()).toMatchObject({
      substitutions: [{ deputy: { id: colleague.id }, validFrom: '2026-06-15', can: { end: true } }],
    })
    expect((await actions()).at(-1)).toBe('account.substituted')
    expect(await standingIn(deputy)).toEqual([])
    expect(await toldTo(deputy)).toEqual([
      ['deputy.named', { absent: leaderName, from: '2026-06-15', to: '2026-06-19' }],
    ])
    day = '2026-06-15'
    expect(await standingIn(deputy)).toEqual(['leader'])
    const { substitutions } = await own(deputy)
    expect(substitutions).toMatchObject([{ absent: { id: leader.id }, can: { end: false } }])
    const end = `/api/me/substitutions/${substitutions[0]?.id}/end`
    expect(codeOf(await deputy.post(end))).toBe('account.substitution-not-found')
    expect((await client.post(end)).json()).toMatchObject({ substitutions: [] })
    expect((await actions()).at(-1)).toBe('account.substitution-ended')
    expect((await toldTo(deputy))[0]).toEqual(['deputy.released', { absent: leaderName }])
    expect(await standingIn(deputy)).toEqual([])
    expect(codeOf(await client.post(end))).toBe('account.substitution-not-found')
  })

  test('is nobody of another agency or tenant', async () => {
    const before = await stateOf()
    const other = await makeTenant(server.deps)
    const stranger = await makeAccount(server.deps, other, 'leader', await makeOrganization(server.deps, other))
    for (const { id } of [elsewhere, stranger]) expect(codeOf(await choose(id))).toBe('account.not-found')
    expect(await stateOf()).toBe(before)
  })

  test('is neither oneself nor locked, nor for days gone by or days without end', async () => {
    await server.deps.db.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', colleague.id).execute()
    const before = await stateOf()
    expect(codeOf(await choose(colleague.id))).toBe('account.locked')
    expect(codeOf(await choose(leader.id))).toBe('account.substitution-of-oneself')
    expect(codeOf(await choose(colleague.id, '2026-06-09'))).toBe('account.in-the-past')
    expect(codeOf(await choose(colleague.id, '2026-06-15', '2026-06-14'))).toBe('account.period-invalid')
    expect(codeOf(await choose(colleague.id, '2026-06-31'))).toBe('request.invalid')
    expect(codeOf(await client.post('/api/me/substitutions', { deputyId: colleague.id }))).toBe('request.invalid')
    expect(await stateOf()).toBe(before)
  })

  test('is one at a time, and not absent at that time', async () => {
    const third = await makeAccount(server.deps, tenant, 'staff', department)
    expect((await choose(colleague.id)).statusCode).toBe(200)
    const before = await stateOf()
    expect(codeOf(await choose(third.id, '2026-06-19', '2026-06-25'))).toBe('account.substitution-overlaps')
    expect(await stateOf()).toBe(before)
    const deputy = await server.as(third)
    const order = { deputyId: leader.id, validFrom: '2026-06-17', validTo: '2026-06-17' }
    expect(codeOf(await deputy.post('/api/me/substitutions', order))).toBe('account.substitution-overlaps')
  })

  test('chosen twice at the same moment is chosen once', async () => {
    const answers = await Promise.all([choose(colleague.id), choose(colleague.id)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  test('does not lend on what was lent', async () => {
    const bare = await makeAccount(server.deps, tenant, 'reader', division)
    await server.deps.db.deleteFrom('role_held').where('accountId', '=', bare.id).execute()
    await choose(bare.id, '2026-06-10')
    const deputy = await server.as(bare)
    expect(await standingIn(deputy)).toEqual(['leader'])
    const before = await stateOf()
    const order = { deputyId: colleague.id, validFrom: '2026-06-15', validTo: '2026-06-19' }
    expect(codeOf(await deputy.post('/api/me/substitutions', order))).toBe('access.denied')
    expect(await stateOf()).toBe(before)
  })
})

describe('the other sessions', () => {
  test('end at once, on record, and this one stays', async () => {
    const cookies = [
      await signIn(server.app, leader.email, leader.password),
      await signIn(server.app, leader.email, leader.password),
    ]
    expect((await client.send('DELETE', '/api/me/sessions')).json()).toEqual({ ended: 2 })
    expect((await actions()).at(-1)).toBe('session.others-ended')
    for (const cookie of cookies)
      expect((await server.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
    expect((await client.get('/api/me')).statusCode).toBe(200)
    expect((await server.stranger.send('DELETE', '/api/me/sessions')).statusCode).toBe(401)
  })
})

describe('new recovery codes', () => {
  const RENEW = '/api/me/second-factor/recovery-codes'

  test('take the place of the old ones, for who knows the password', async () => {
    expect(codeOf(await client.post(RENEW, { password: leader.password }))).toBe('auth.second-factor-off')
    const begun = (await client.post('/api/me/second-factor', { password: leader.password })).json<{
      uri: string
      recoveryCodes: string[]
    }>()
    const confirmed = await client.post('/api/me/second-factor/confirm', { code: totpOf(begun.uri) })
    const cookie = confirmed.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: 'http://localhost', host: 'localhost' }
    const renew = (payload: object) => server.app.inject({ method: 'POST', url: RENEW, headers, payload })
    expect(codeOf(await renew({ password: 'sai' }))).toBe('auth.password-wrong')
    expect(codeOf(await renew({}))).toBe('request.invalid')
    const renewed = await renew({ password: leader.password })
    const { recoveryCodes } = renewed.json<{ recoveryCodes: string[] }>()
    expect(recoveryCodes).toHaveLength(10)
    expect(recoveryCodes.filter((code) => begun.recoveryCodes.includes(code))).toEqual([])
    expect((await actions()).at(-1)).toBe('account.recovery-codes-renewed')
    const enter = async (code: string) => {
      const step = await server.stranger.post('/api/auth/sign-in/email', leader)
      const [challenge] = step.cookies.filter(({ name, value }) => name.endsWith('two_factor') && value !== '')
      return server.app.inject({
        method: 'POST',
        url: '/api/auth/two-factor/verify-backup-code',
        headers: { ...headers, cookie: `${challenge?.name}=${challenge?.value}` },
        payload: { code },
      })
    }
    const old = await enter(begun.recoveryCodes[0] ?? '')
    expect(old.json()).toMatchObject({ code: 'auth.code-wrong', params: { by: 'recovery-code' } })
    // As somebody types it from a sheet of paper
    const typed = ` ${recoveryCodes[0]?.toUpperCase().replace('-', ' ')}`
    expect((await enter(typed)).statusCode).toBe(200)
  })
})
