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
let department: TestOrganization
let now = new Date('2026-06-10T02:00:00Z')

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
})
afterAll(() => server.stop())
beforeEach(async () => {
  tenant = await makeTenant(server.deps)
  department = await makeOrganization(server.deps, tenant)
})

const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code
const tryPassword = (email: string, password: string) =>
  server.stranger.post('/api/auth/sign-in/email', { email, password })
const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000)
}

/** What stands on record about the tenant, oldest first. */
async function trail(): Promise<{ action: string; after: unknown; ip: string | null; userAgent: string | null }[]> {
  return server.deps.db
    .selectFrom('audit_entry')
    .select(['action', 'after', 'ip', 'userAgent'])
    .where('tenantId', '=', tenant.tenantId)
    .orderBy('sequence')
    .execute()
}
const actions = async (): Promise<string[]> => (await trail()).map(({ action }) => action)

/** Speaks with a cookie that an answer set. */
function withCookie(cookies: readonly { name: string; value: string }[]): Client['post'] {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, origin: 'http://localhost', host: 'localhost' }
  return (url, payload) => server.app.inject({ method: 'POST', url, headers, ...(payload ? { payload } : {}) })
}

describe('wrong passwords', () => {
  test('pause sign-in for longer and longer, also for who knows the right one, and then let him in', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    for (let tries = 0; tries < 5; tries++) expect(codeOf(await tryPassword(staff.email, 'sai'))).toBe('auth.failed')
    const paused = await tryPassword(staff.email, staff.password)
    expect(paused.json()).toMatchObject({ code: 'auth.locked', params: { seconds: 30 } })
    later(31)
    expect(codeOf(await tryPassword(staff.email, 'sai'))).toBe('auth.failed')
    expect((await tryPassword(staff.email, 'sai')).json()).toMatchObject({ params: { seconds: 60 } })
    later(61)
    expect((await tryPassword(staff.email, staff.password)).statusCode).toBe(200)
    for (let tries = 0; tries < 4; tries++) expect(codeOf(await tryPassword(staff.email, 'sai'))).toBe('auth.failed')
  })

  test('sent side by side count one by one', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const answers = await Promise.all(Array.from({ length: 9 }, () => tryPassword(staff.email, 'sai')))
    expect(answers.map(codeOf).filter((code) => code === 'auth.failed')).toHaveLength(5)
  })

  test('pause an unknown address alike', async () => {
    const codes: string[] = []
    for (let tries = 0; tries < 6; tries++) codes.push(codeOf(await tryPassword('khong.co@example.vn', 'sai')))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'auth.failed'), 'auth.locked'])
  })

  test('are on record with where they came from, sign-in and sign-out too', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    await tryPassword(staff.email, 'sai')
    const client = await server.as(staff)
    await client.post('/api/auth/sign-out', {})
    const found = (await trail()).slice(2)
    expect(found.map(({ action }) => action)).toEqual(['sign-in.failed', 'sign-in.succeeded', 'sign-out'])
    expect(found[0]).toMatchObject({ ip: '127.0.0.1', userAgent: 'lightMyRequest', after: { failures: 1 } })
  })
})

describe('a password with Vietnamese signs', () => {
  test('is the same from a keyboard that writes them in pieces', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const client = await server.as(staff)
    const password = 'tiếng Việt có dấu'
    const set = { current: staff.password, password: password.normalize('NFC') }
    expect((await client.post('/api/me/password', set)).statusCode).toBe(200)
    for (const form of ['NFC', 'NFD'] as const)
      expect((await tryPassword(staff.email, password.normalize(form))).statusCode).toBe(200)
    expect(codeOf(await tryPassword(staff.email, 'tieng Viet co dau'))).toBe('auth.failed')
  })
})

describe('a demo account', () => {
  test('keeps its password and second factor as they are, for the next visitor', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    await server.deps.db
      .updateTable('account')
      .set({ demoPassword: staff.password })
      .where('id', '=', staff.id)
      .execute()
    const client = await server.as(staff)
    const change = { current: staff.password, password: 'con mèo trèo cây cau' }
    const before = await actions()
    expect(codeOf(await client.post('/api/me/password', change))).toBe('account.demo')
    expect(codeOf(await client.post('/api/me/second-factor', { password: staff.password }))).toBe('account.demo')
    expect(await actions()).toEqual(before)
    expect((await client.get('/api/me/account')).json()).toMatchObject({ can: { changeSignIn: false } })
    expect((await tryPassword(staff.email, staff.password)).json()).toEqual({ secondFactor: false })
  })
})

describe('a locked account', () => {
  test('is told so only to who knows its password, and gets no session', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    await server.deps.db.updateTable('account').set({ disabledAt: now }).where('id', '=', staff.id).execute()
    expect(codeOf(await tryPassword(staff.email, 'sai'))).toBe('auth.failed')
    const answer = await tryPassword(staff.email, staff.password)
    expect([answer.statusCode, codeOf(answer), answer.cookies]).toEqual([403, 'account.locked', []])
    expect(await actions()).toContain('sign-in.refused')
  })
})

describe('a session', () => {
  test('is never the one that a stranger put into the browser before', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const planted = await signIn(server.app, staff.email, staff.password)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { origin: 'http://localhost', host: 'localhost', cookie: planted },
      payload: { email: staff.email, password: staff.password },
    })
    const fresh = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    expect(fresh).not.toBe('')
    expect(fresh).not.toBe(planted)
  })

  test('ends after twelve hours, however busy it is, and is no longer listed', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const cookie = await signIn(server.app, staff.email, staff.password)
    const client = await server.as(staff)
    const me = () => server.app.inject({ url: '/api/me', headers: { cookie } })
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    const { users } = server.deps.auth
    const rows = await users.selectFrom('session').select('id').orderBy('createdAt', 'desc').limit(2).execute()
    const first = rows[1]?.id ?? ''
    const made = (createdAt: Date) => users.updateTable('session').set({ createdAt }).where('id', '=', first).execute()
    await made(hoursAgo(11))
    expect((await me()).statusCode).toBe(200)
    await made(hoursAgo(13))
    expect((await client.get('/api/me/sessions')).json<{ sessions: unknown[] }>().sessions).toHaveLength(1)
    expect((await me()).statusCode).toBe(401)
    expect(await users.selectFrom('session').select('id').where('id', '=', first).execute()).toEqual([])
  })

  test('is listed to its owner, who ends it; nobody else can', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const other = await server.as(await makeAccount(server.deps, tenant, 'staff', department))
    const elsewhere = await signIn(server.app, staff.email, staff.password)
    const client = await server.as(staff)
    const { sessions } = (await client.get('/api/me/sessions')).json<{ sessions: { id: string; current: boolean }[] }>()
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true])
    const strange = sessions.find(({ current }) => !current)?.id ?? ''
    expect(codeOf(await other.send('DELETE', `/api/me/sessions/${strange}`))).toBe('session.not-found')
    expect((await client.send('DELETE', `/api/me/sessions/${strange}`)).statusCode).toBe(200)
    expect((await server.app.inject({ url: '/api/me', headers: { cookie: elsewhere } })).statusCode).toBe(401)
    expect((await client.get('/api/me')).statusCode).toBe(200)
  })
})

describe('changing the own password', () => {
  let staff: TestAccount
  let client: Client
  beforeEach(async () => {
    staff = await makeAccount(server.deps, tenant, 'staff', department)
    client = await server.as(staff)
  })
  const change = (password: string, current = staff.password) => client.post('/api/me/password', { current, password })

  test.each([
    ['ngắn', 'password.too-short'],
    ['1qaz2wsx3edc', 'password.common'],
    ['aaaaaaaaaaaaaaaa', 'password.common'],
    ['mat-khau-thu-nghiem', 'password.unchanged'],
  ])('refuses “%s” as %s', async (password, code) => {
    const before = await actions()
    expect(codeOf(await change(password))).toBe(code)
    expect(await actions()).toEqual(before)
    expect((await tryPassword(staff.email, staff.password)).statusCode).toBe(200)
  })

  test('asks for the current one, on record when it is wrong', async () => {
    expect(codeOf(await change('con mèo trèo cây cau', 'sai'))).toBe('auth.password-wrong')
    expect((await actions()).at(-1)).toBe('account.password-wrong')
  })

  test('ends the other sessions and keeps this one', async () => {
    const elsewhere = await signIn(server.app, staff.email, staff.password)
    expect((await change('con mèo trèo cây cau')).statusCode).toBe(200)
    expect((await client.get('/api/me')).statusCode).toBe(200)
    expect((await server.app.inject({ url: '/api/me', headers: { cookie: elsewhere } })).statusCode).toBe(401)
    expect(codeOf(await tryPassword(staff.email, staff.password))).toBe('auth.failed')
    expect((await tryPassword(staff.email, 'con mèo trèo cây cau')).statusCode).toBe(200)
  })

  test('refuses a field that nobody may set, on record', async () => {
    const body = { current: staff.password, password: 'con mèo trèo cây cau', role: 'administrator' }
    expect(codeOf(await client.post('/api/me/password', body))).toBe('request.invalid')
    expect((await trail()).at(-1)).toMatchObject({ action: 'request.refused', after: { code: 'request.invalid' } })
    expect((await tryPassword(staff.email, staff.password)).statusCode).toBe(200)
  })
})

describe('a first password', () => {
  test('opens nothing but its own change', async () => {
    const administrator = await server.as(await makeAccount(server.deps, tenant, 'administrator', department))
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const old = await server.as(staff)
    const first = 'tạm thời cho tuần này'
    const given = await administrator.post(`/api/accounts/${staff.id}/first-password`, { password: first })
    expect(given.statusCode).toBe(200)
    expect((await old.get('/api/me')).statusCode).toBe(401)
    const cookie = await signIn(server.app, staff.email, first)
    const send = withCookie([{ name: cookie.split('=')[0] ?? '', value: cookie.slice(cookie.indexOf('=') + 1) }])
    const refused = await server.app.inject({ url: '/api/duties', headers: { cookie } })
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'auth.password-change-required'])
    const me = await server.app.inject({ url: '/api/me', headers: { cookie } })
    expect(me.json()).toMatchObject({ must: 'change-password' })
    await send('/api/me/password', { current: first, password: 'con mèo trèo cây cau' })
    expect((await server.app.inject({ url: '/api/duties', headers: { cookie } })).statusCode).toBe(200)
  })
})

describe('the second factor', () => {
  let staff: TestAccount
  let client: Client
  beforeEach(async () => {
    staff = await makeAccount(server.deps, tenant, 'staff', department)
    client = await server.as(staff)
  })

  /** Turns it on; the answer's cookie is the session from then on. */
  async function turnOn(): Promise<{ uri: string; recoveryCodes: string[]; post: Client['post']; used: string }> {
    const begun = await client.post('/api/me/second-factor', { password: staff.password })
    const { uri, recoveryCodes } = begun.json<{ uri: string; recoveryCodes: string[] }>()
    const used = totpOf(uri)
    const confirmed = await client.post('/api/me/second-factor/confirm', { code: used })
    expect(confirmed.statusCode).toBe(200)
    return { uri, recoveryCodes, post: withCookie(confirmed.cookies), used }
  }
  async function challenge(): Promise<Client['post']> {
    const answer = await tryPassword(staff.email, staff.password)
    expect(answer.json()).toEqual({ secondFactor: true })
    expect(answer.cookies.some(({ name, value }) => name.endsWith('session_token') && value !== '')).toBe(false)
    return withCookie(answer.cookies.filter(({ value }) => value !== ''))
  }
  const TOTP = '/api/auth/two-factor/verify-totp'
  const RECOVERY = '/api/auth/two-factor/verify-backup-code'

  test('is asked for at the next sign-in; a code works once, also the one it was turned on with', async () => {
    const { uri, used } = await turnOn()
    expect(codeOf(await (await challenge())(TOTP, { code: used }))).toBe('auth.code-used')
    const next = totpOf(uri, Date.now() + 30_000)
    const opened = await (await challenge())(TOTP, { code: next })
    expect(opened.statusCode).toBe(200)
    const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    expect((await server.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200)
    expect(codeOf(await (await challenge())(TOTP, { code: next }))).toBe('auth.code-used')
    expect((await trail()).slice(-3)).toMatchObject([
      { action: 'sign-in.code-refused', after: { code: 'auth.code-used' } },
      { action: 'sign-in.succeeded', after: { by: 'code' } },
      { action: 'sign-in.code-refused', after: { code: 'auth.code-used' } },
    ])
  })

  test('takes each recovery code once', async () => {
    const { recoveryCodes } = await turnOn()
    const [code = ''] = recoveryCodes
    expect((await (await challenge())(RECOVERY, { code })).statusCode).toBe(200)
    expect(codeOf(await (await challenge())(RECOVERY, { code }))).toBe('auth.code-wrong')
  })

  test('refuses wrong codes on record, and after five of them the step itself', async () => {
    const { uri } = await turnOn()
    const post = await challenge()
    const wrong = totpOf(uri, Date.now() - 3_600_000)
    const codes: string[] = []
    for (let tries = 0; tries < 6; tries++) codes.push(codeOf(await post(TOTP, { code: wrong })))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'auth.code-wrong'), 'auth.challenge-expired'])
    expect((await actions()).filter((action) => action === 'sign-in.code-refused').length).toBeGreaterThanOrEqual(5)
    const after = await post(TOTP, { code: totpOf(uri, Date.now() + 30_000) })
    expect(codeOf(after)).toBe('auth.challenge-expired')
  })

  test('is shut for a while after ten wrong codes, although the first step is taken anew', async () => {
    const { uri } = await turnOn()
    const wrong = totpOf(uri, Date.now() - 3_600_000)
    for (const post of [await challenge(), await challenge()])
      for (let tries = 0; tries < 5; tries++) expect(codeOf(await post(TOTP, { code: wrong }))).toBe('auth.code-wrong')
    const answer = (await (await challenge())(TOTP, { code: totpOf(uri, Date.now() + 30_000) })).json<{
      code: string
      params: { seconds: number }
    }>()
    expect(answer.code).toBe('auth.locked')
    expect(answer.params.seconds).toBeGreaterThan(800)
    expect(answer.params.seconds).toBeLessThanOrEqual(900)
  })

  test('is refused without the first step', async () => {
    await turnOn()
    expect(codeOf(await server.stranger.post(TOTP, { code: '123456' }))).toBe('auth.challenge-expired')
  })

  test('is compulsory where a role asks for it, and then cannot be turned off', async () => {
    const administrator = await server.as(await makeAccount(server.deps, tenant, 'administrator', department))
    const policy = { passwordLength: 14, secondFactorRoles: ['staff'] }
    expect((await client.send('PUT', '/api/sign-in-policy', policy)).statusCode).toBe(403)
    expect((await administrator.send('PUT', '/api/sign-in-policy', policy)).json()).toMatchObject(policy)
    expect(codeOf(await client.get('/api/duties'))).toBe('auth.second-factor-required')
    expect((await client.get('/api/me')).json()).toMatchObject({ must: 'set-second-factor' })
    const { post } = await turnOn()
    expect(codeOf(await post('/api/me/second-factor/remove', { password: staff.password }))).toBe(
      'auth.second-factor-compulsory',
    )
    expect((await administrator.get('/api/duties')).statusCode).toBe(200)
  })

  test('is taken off by the administrator for who lost the telephone, and all sessions end', async () => {
    const administrator = await server.as(await makeAccount(server.deps, tenant, 'administrator', department))
    const { post } = await turnOn()
    expect((await administrator.post(`/api/accounts/${staff.id}/second-factor/remove`)).statusCode).toBe(200)
    expect((await post('/api/me/password', { current: 'x', password: 'y' })).statusCode).toBe(401)
    expect((await tryPassword(staff.email, staff.password)).json()).toEqual({ secondFactor: false })
  })

  test('wants the password before it begins', async () => {
    expect(codeOf(await client.post('/api/me/second-factor', { password: 'sai' }))).toBe('auth.password-wrong')
  })
})
