import type { Me } from '@dondoc/contract/accounts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { signIn, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { createApp } from '../../app.ts'
import { addAccount } from './index.ts'

let server: TestServer
let tenant: TestTenant
let department: TestOrganization

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-09T17:30:00Z') })
  tenant = await makeTenant(server.deps, 'Tỉnh Phú Thọ')
  department = await makeOrganization(server.deps, tenant, { name: 'Sở Nội vụ' })
})
afterAll(() => server.stop())

const me = async (cookie: string) => server.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })

describe('GET /api/me', () => {
  test('tells who is signed in, with the business day and what the menu may show', async () => {
    const focal = await makeAccount(server.deps, tenant, 'focal', department)
    const answer = await (await server.as(focal)).get('/api/me')
    expect(answer.statusCode).toBe(200)
    expect(answer.json<Me>()).toMatchObject({
      id: focal.id,
      email: focal.email,
      tenant: { id: tenant.tenantId, name: 'Tỉnh Phú Thọ', demo: false },
      roles: [{ role: 'focal', organization: { id: department.id, name: 'Sở Nội vụ' } }],
      organization: { id: department.id },
      today: '2026-06-10',
      can: { importPlan: true, seeOverview: true, seeAudit: false },
    })
  })

  test('counts only roles held today', async () => {
    const reader = await makeAccount(server.deps, tenant, 'administrator', department)
    await server.deps.db
      .updateTable('role_held')
      .set({ validTo: '2026-06-09' })
      .where('accountId', '=', reader.id)
      .execute()
    const answer = await (await server.as(reader)).get('/api/me')
    expect(answer.json<Me>()).toMatchObject({
      roles: [],
      can: { importPlan: false, seeOverview: false, seeAudit: false },
    })
  })

  test('is refused without a session, with a made-up one and with a disabled account', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const cookie = await signIn(server.app, staff.email, staff.password)
    expect((await me('')).statusCode).toBe(401)
    expect((await me('dondoc.session_token=made-up.AAAA')).statusCode).toBe(401)
    expect((await me(cookie)).statusCode).toBe(200)
    await server.deps.db.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', staff.id).execute()
    expect((await me(cookie)).json()).toMatchObject({ code: 'auth.required' })
  })

  test('is refused with an expired session', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const cookie = await signIn(server.app, staff.email, staff.password)
    expect((await me(cookie)).statusCode).toBe(200)
    await sql`
      update auth.session set "expiresAt" = now() - interval '1 minute'
      where "userId" = (select "authUserId" from account where id = ${staff.id})`.execute(server.deps.db)
    expect((await me(cookie)).statusCode).toBe(401)
  })
})

describe('signing in and out', () => {
  test('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const answer = await server.stranger.post('/api/auth/sign-in/email', staff)
    expect(answer.statusCode).toBe(200)
    expect(answer.cookies).toMatchObject([{ name: 'dondoc.session_token', httpOnly: true, sameSite: 'Lax', path: '/' }])
  })

  test('refuses a wrong password and an unknown address alike', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    for (const email of [staff.email, 'khong.co@example.vn']) {
      const answer = await server.stranger.post('/api/auth/sign-in/email', { email, password: 'sai-mat-khau' })
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'auth.failed'])
    }
  })

  test('refuses an address that is none', async () => {
    const answer = await server.stranger.post('/api/auth/sign-in/email', { email: 'x', password: 'y' })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'request.invalid'])
  })

  test('slows down who guesses, without locking out a colleague at the same address', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const guess = () => server.stranger.post('/api/auth/sign-in/email', { email: staff.email, password: 'doan-mo' })
    for (let tries = 0; tries < 5; tries++) expect((await guess()).statusCode).toBe(401)
    expect((await guess()).json()).toMatchObject({ code: 'auth.locked', status: 429, params: { seconds: 30 } })
    const colleague = await makeAccount(server.deps, tenant, 'staff', department)
    expect((await server.stranger.post('/api/auth/sign-in/email', colleague)).statusCode).toBe(200)
  })

  test('ends the session when one signs out', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const client = await server.as(staff)
    expect((await client.post('/api/auth/sign-out', {})).statusCode).toBe(200)
    expect((await client.get('/api/me')).statusCode).toBe(401)
  })

  test('is refused to a page of another site', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { origin: 'https://example.org', host: 'localhost' },
      payload: staff,
    })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'access.denied'])
  })

  test.each(['sign-up/email', 'update-user', 'delete-user', 'list-sessions'])('%s is not on the air', async (path) => {
    const answer = await server.stranger.post(`/api/auth/${path}`, {
      email: 'moi@example.vn',
      password: 'mat-khau-moi',
      name: 'M',
    })
    expect(answer.statusCode).toBe(404)
  })
})

describe('demo sign-ins', () => {
  test('are listed and work in demo mode only', async () => {
    const demo = await makeTenant(server.deps, 'Tỉnh mẫu')
    await server.deps.db.updateTable('tenant').set({ demo: true }).where('id', '=', demo.tenantId).execute()
    const agency = await makeOrganization(server.deps, demo)
    const office = await makeOrganization(server.deps, demo, { parentId: agency.id, issuesPlans: false })
    await addAccount(server.deps, demo.by, {
      name: 'Lãnh đạo mẫu',
      email: 'lanh.dao@mau.example',
      password: 'xem-thu-2026',
      organizationId: office.id,
      roles: [{ role: 'leader' }],
      validFrom: '2020-01-01',
      demo: true,
    })
    const listed = {
      ...{ name: 'Lãnh đạo mẫu', email: 'lanh.dao@mau.example', password: 'xem-thu-2026', role: 'leader' },
      ...{ organization: office.name, agency: agency.name },
    }
    expect((await server.stranger.get('/api/demo-accounts')).json()).toEqual({ accounts: [listed] })
    const cookie = await signIn(server.app, listed.email, listed.password)
    expect((await me(cookie)).statusCode).toBe(200)

    const serious = await createApp({ ...server.deps, demo: false })
    const headers = { cookie }
    expect((await serious.inject({ url: '/api/demo-accounts' })).json()).toEqual({ accounts: [] })
    expect((await serious.inject({ url: '/api/me', headers })).statusCode).toBe(401)
    await serious.close()
  })
})

describe('addAccount', () => {
  test('refuses an organization of another tenant and leaves no account', async () => {
    const other = await makeTenant(server.deps)
    const attempt = makeAccount(server.deps, other, 'staff', department)
    await expect(attempt).rejects.toMatchObject({ code: 'organization.not-found' })
    const accounts = await server.deps.db
      .selectFrom('account')
      .select('id')
      .where('tenantId', '=', other.tenantId)
      .execute()
    expect(accounts).toEqual([])
  })
})
