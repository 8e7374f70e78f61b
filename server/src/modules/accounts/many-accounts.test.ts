import type { AccountDetail, AccountRow } from '@dondoc/contract/accounts'
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
import { totpOf } from '../../../test/totp.ts'
import { makeTwoDepartments } from '../../../test/two-departments.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let tenant: TestTenant
let province: TestOrganization
let health: TestOrganization
let finance: TestOrganization
let root: TestAccount
let administrator: Client
const day = '2026-06-10'

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${day}T02:00:00Z`) })
})
afterAll(() => server.stop())
beforeEach(async () => {
  ;({ tenant, province, health, finance, root, administrator } = await makeTwoDepartments(server))
})

const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code
const make = (role: Role, organization: TestOrganization) => makeAccount(server.deps, tenant, role, organization)
const detail = async (id: string) => (await administrator.get(`/api/accounts/${id}`)).json<AccountDetail>()
const list = async (query: string) =>
  (await administrator.get(`/api/accounts?${query}`)).json<{
    rows: AccountRow[]
    total: number
    cursor: string | null
  }>()

async function secondFactorOf(account: TestAccount): Promise<void> {
  const client = await server.as(account)
  const { uri } = (await client.post('/api/me/second-factor', { password: account.password })).json<{ uri: string }>()
  await client.post('/api/me/second-factor/confirm', { code: totpOf(uri) })
}
async function actionsOf(id: string): Promise<string[]> {
  const rows = await server.deps.db
    .selectFrom('audit_entry')
    .select('action')
    .where('tenantId', '=', tenant.tenantId)
    .where('subjectId', '=', id)
    .orderBy('sequence')
    .execute()
  return rows.map(({ action }) => action)
}
async function stateOf() {
  const { db } = server.deps
  const { tenantId } = tenant
  return JSON.stringify([
    await db.selectFrom('account').selectAll().where('tenantId', '=', tenantId).orderBy('id').execute(),
    await db.selectFrom('role_held').selectAll().where('tenantId', '=', tenantId).orderBy('id').execute(),
  ])
}

describe('the list of accounts', () => {
  test('tells who has no second factor and who never signed in', async () => {
    const careful = await make('staff', health)
    const careless = await make('staff', health)
    await secondFactorOf(careful)
    const without = await list('secondFactor=off&role=staff')
    expect([without.total, without.rows.map(({ id, lastSignInAt }) => [id, lastSignInAt])]).toEqual([
      1,
      [[careless.id, null]],
    ])
    const [row] = (await list('secondFactor=on')).rows
    expect(row).toMatchObject({ id: careful.id, secondFactor: true, lastSignInAt: expect.any(String) })
  })

  test('finds whose role ends within thirty days, and puts first whose ends first', async () => {
    const [soon, later, never] = [await make('staff', health), await make('staff', health), await make('staff', health)]
    const end = (account: TestAccount, validTo: string) =>
      server.deps.db
        .updateTable('role_held')
        .set({ validTo: validTo as `${number}-${number}-${number}` })
        .where('accountId', '=', account.id)
        .execute()
    await end(soon, '2026-07-10')
    await end(later, '2026-07-11')
    expect((await list('endsSoon=true')).rows.map(({ id }) => id)).toEqual([soon.id])
    const sorted = await list('sort=ends&role=staff')
    expect(sorted.rows.map(({ id }) => id)).toEqual([soon.id, later.id, never.id])
    const first = await list('sort=ends&role=staff&limit=2')
    expect((await list(`sort=ends&role=staff&limit=2&cursor=${first.cursor}`)).rows.map(({ id }) => id)).toEqual([
      never.id,
    ])
  })

  test('sorts by organization, and leaves as a workbook with the chosen rows only', async () => {
    const inHealth = await make('staff', health)
    const inFinance = await make('staff', finance)
    expect((await list('sort=organization&role=staff')).rows.map(({ id }) => id)).toEqual([inFinance.id, inHealth.id])
    const answer = await administrator.get(`/api/accounts/export?ids=${inHealth.id}`)
    const sheet = Object.values(readWorkbook(answer.rawPayload).Sheets)[0] ?? {}
    const cells = utils.sheet_to_json<string[]>(sheet, { header: 1 }).flat()
    expect(cells).toContain(inHealth.email)
    expect(cells).not.toContain(inFinance.email)
  })
})

describe('one thing done to many accounts', () => {
  const bulk = (ids: readonly string[], act: object, by = administrator) => by.post('/api/accounts/bulk', { ids, act })

  test('locks all, and each has it in its own history', async () => {
    const [one, two] = [await make('staff', health), await make('staff', finance)]
    const answer = await bulk([one.id, two.id, one.id], { kind: 'lock', reason: 'Nghỉ hưu' })
    expect(answer.json()).toEqual({ done: 2, refused: [] })
    expect((await detail(two.id)).lockReason).toBe('Nghỉ hưu')
    expect(await actionsOf(one.id)).toEqual(['account.added', 'account.locked'])
    expect((await bulk([one.id, two.id], { kind: 'unlock' })).json()).toEqual({ done: 2, refused: [] })
  })

  test('names those against whom a rule speaks, and does the rest', async () => {
    const [one, two] = [await make('staff', health), await make('staff', health)]
    await bulk([one.id], { kind: 'lock', reason: 'Nghỉ hưu' })
    const answer = await bulk([one.id, two.id, root.id], { kind: 'lock', reason: 'Nghỉ hưu' })
    expect(answer.json()).toMatchObject({ done: 2, refused: [{ id: root.id, code: 'account.own-lock' }] })
    const role = { kind: 'give-role', role: 'staff', organizationId: null, validFrom: day }
    expect((await bulk([two.id, root.id], role)).json()).toMatchObject({
      done: 1,
      refused: [{ id: two.id, code: 'account.locked' }],
    })
    expect((await detail(root.id)).roles.map((held) => [held.role, held.organization.name])).toContainEqual([
      'staff',
      'Tỉnh Phú Thọ',
    ])
  })

  test('asks for a new password before anything else', async () => {
    const staff = await make('staff', health)
    const client = await server.as(staff)
    expect((await bulk([staff.id], { kind: 'require-password-change' })).json()).toEqual({ done: 1, refused: [] })
    expect(codeOf(await client.get('/api/duties'))).toBe('auth.password-change-required')
  })

  test('is refused as a whole for an account of another branch or tenant, on record, and nothing is written', async () => {
    const branch = await server.as(await make('administrator', health))
    const own = await make('staff', health)
    const stranger = await make('staff', finance)
    const other = await makeTenant(server.deps)
    const foreign = await makeAccount(server.deps, other, 'staff', await makeOrganization(server.deps, other))
    const before = await stateOf()
    for (const id of [stranger.id, foreign.id]) {
      for (const act of [{ kind: 'lock', reason: 'x' }, { kind: 'end-sessions' }, { kind: 'require-password-change' }])
        expect(codeOf(await bulk([own.id, id], act, branch))).toBe('account.not-found')
    }
    const over = { kind: 'give-role', role: 'administrator', organizationId: province.id, validFrom: day }
    expect(codeOf(await bulk([own.id], over, branch))).toBe('access.denied')
    expect(await stateOf()).toBe(before)
    const last = await server.deps.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('tenantId', '=', tenant.tenantId)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(last).toMatchObject({ action: 'request.refused', after: { code: 'access.denied' } })
  })

  test.each([
    ['nobody', { ids: [], act: { kind: 'unlock' } }, 'request.invalid'],
    ['an unknown act', { ids: ['x'], act: { kind: 'delete' } }, 'request.invalid'],
    ['a field nobody may set', { ids: [], act: { kind: 'unlock', state: 'active' } }, 'request.invalid'],
  ])('is refused for %s', async (_, body, code) => {
    expect(codeOf(await administrator.post('/api/accounts/bulk', body))).toBe(code)
  })

  test('cannot invite where no mail server is set, nor give a role that ends before it begins', async () => {
    const staff = await make('staff', health)
    expect(codeOf(await bulk([staff.id], { kind: 'invite' }))).toBe('mail.not-configured')
    const role = { kind: 'give-role', role: 'staff', organizationId: null, validFrom: day, validTo: '2026-06-09' }
    expect(codeOf(await bulk([staff.id], role))).toBe('account.period-invalid')
  })
})

describe('leaving an agency without administrator', () => {
  test('is refused with a code, on record, and nothing is written', async () => {
    const before = await stateOf()
    const [role] = (await detail(root.id)).roles
    const answer = await administrator.post(`/api/accounts/${root.id}/roles/${role?.id}/end`, { lastDay: day })
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'account.last-administrator'])
    expect(await stateOf()).toBe(before)
    const refusals = await server.deps.db
      .selectFrom('audit_entry')
      .select('after')
      .where('tenantId', '=', tenant.tenantId)
      .where('action', '=', 'request.refused')
      .execute()
    expect(refusals).toMatchObject([{ after: { code: 'account.last-administrator' } }])
  })
})

describe('what a hand-over would pass', () => {
  test('is said before it is done, and nothing is written', async () => {
    const [leaver, deputy] = [await make('staff', health), await make('staff', health)]
    await administrator.post(`/api/accounts/${leaver.id}/substitutions`, {
      ...{ deputyId: deputy.id, validFrom: day, validTo: '2026-06-30' },
    })
    const before = await stateOf()
    const preview = (await administrator.get(`/api/accounts/${leaver.id}/hand-over?from=2026-06-20`)).json()
    expect(preview).toMatchObject({
      roles: [{ role: 'staff', organization: { name: 'Sở Y tế' }, openDuties: 0 }],
      substitutions: [{ absent: { id: leaver.id }, deputy: { id: deputy.id } }],
    })
    expect(await stateOf()).toBe(before)
    expect(codeOf(await administrator.get(`/api/accounts/${leaver.id}/hand-over?from=2026-06-09`))).toBe(
      'account.in-the-past',
    )
  })
})

describe('new rules of sign-in', () => {
  test('say beforehand whom they would concern', async () => {
    const [careful, careless] = [await make('leader', health), await make('leader', finance)]
    await make('staff', health)
    await secondFactorOf(careful)
    const preview = async (secondFactorRoles: readonly Role[]) =>
      (await administrator.post('/api/sign-in-policy/preview', { passwordLength: 12, secondFactorRoles })).json()
    expect(await preview(['leader'])).toMatchObject({
      holders: 2,
      without: 1,
      people: [{ id: careless.id, organization: { name: 'Sở Tài chính' } }],
      oneself: false,
    })
    expect(await preview(['administrator'])).toMatchObject({ holders: 1, without: 1, oneself: true })
    expect(await preview([])).toMatchObject({ holders: 0, without: 0, people: [] })
  })
})
