import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { type OidcServer, startOidcServer } from '../../../test/oidc-server.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { newId } from '../../lib/id.ts'

let provider: OidcServer
let server: TestServer
let tenant: TestTenant
let department: TestOrganization

beforeAll(async () => {
  provider = await startOidcServer('http://localhost')
  const { issuer, clientId, clientSecret } = provider
  server = await startTestServer({
    providers: [{ id: 'oidc', name: 'Đăng nhập một lần', issuer, clientId, clientSecret }],
  })
})
afterAll(async () => {
  await server.stop()
  await provider.stop()
})
beforeEach(async () => {
  tenant = await makeTenant(server.deps)
  department = await makeOrganization(server.deps, tenant)
})

/** A browser's cookies for one site. */
class Jar {
  readonly #cookies = new Map<string, string>()
  keep(headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = ''] = header.split(';')
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }
  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

async function begin(ours: Jar): Promise<string> {
  const answer = await server.stranger.post('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/viec-cua-toi',
  })
  expect(answer.statusCode).toBe(200)
  ours.keep([answer.headers['set-cookie'] ?? []].flat())
  return answer.json<{ url: string }>().url
}

/** Walks through the provider's own pages as `subject` and returns the address it sends the person back to. */
async function signInThere(url: string, subject: string): Promise<string> {
  const theirs = new Jar()
  let next = url
  let form: URLSearchParams | null = null
  for (let step = 0; step < 12; step++) {
    const answer: Response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: theirs.header },
      ...(form === null ? {} : { method: 'POST', body: form }),
    })
    theirs.keep(answer.headers.getSetCookie())
    form = null
    const location = answer.headers.get('location')
    if (location !== null) {
      next = new URL(location, next).href
      if (next.startsWith('http://localhost/')) return next
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (prompt === undefined) throw new Error(`the provider answered ${answer.status}: ${page.slice(0, 400)}`)
    next = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', next).href
    form = new URLSearchParams({ prompt, login: subject, password: 'x' })
  }
  throw new Error('the provider never sent the person back')
}

async function comeBack(ours: Jar, url: string): Promise<string> {
  const { pathname, search } = new URL(url)
  const answer = await server.app.inject({
    url: `${pathname}${search}`,
    headers: { cookie: ours.header, host: 'localhost' },
  })
  expect(answer.statusCode).toBe(302)
  ours.keep([answer.headers['set-cookie'] ?? []].flat())
  return String(answer.headers.location)
}

async function walk(subject: string): Promise<{ ours: Jar; back: string; location: string }> {
  const ours = new Jar()
  const back = await signInThere(await begin(ours), subject)
  return { ours, back, location: await comeBack(ours, back) }
}

const me = (ours: Jar) => server.app.inject({ url: '/api/me', headers: { cookie: ours.header } })

async function actions(): Promise<string[]> {
  const rows = await server.deps.db
    .selectFrom('audit_entry')
    .select('action')
    .where('tenantId', '=', tenant.tenantId)
    .orderBy('sequence')
    .execute()
  return rows.map(({ action }) => action)
}

describe('sign-in through a provider', () => {
  let staff: TestAccount
  beforeEach(async () => {
    staff = await makeAccount(server.deps, tenant, 'staff', department)
  })

  test('is offered, with proof of possession of the code', async () => {
    const options = await server.stranger.get('/api/sign-in-options')
    expect(options.json()).toMatchObject({ providers: [{ id: 'oidc', name: 'Đăng nhập một lần' }], mail: false })
    const url = new URL(await begin(new Jar()))
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    expect(url.origin).toBe(provider.issuer)
  })

  test('opens the account of the verified address, and the next time by the link, whatever the address is then', async () => {
    provider.people.set('sub-1', { email: staff.email, email_verified: true, name: 'Người thứ nhất' })
    const first = await walk('sub-1')
    expect(first.location).toBe('/viec-cua-toi')
    expect((await me(first.ours)).json()).toMatchObject({ id: staff.id })
    expect((await actions()).at(-1)).toBe('sign-in.succeeded')
    provider.people.set('sub-1', { email: 'doi.ten@example.vn', email_verified: true, name: 'Người thứ nhất' })
    expect((await me((await walk('sub-1')).ours)).json()).toMatchObject({ id: staff.id })
  })

  test('answers the invitation of who was invited', async () => {
    const { tenantId } = tenant
    const expiresAt = new Date(Date.now() + 3_600_000)
    const invitation = { tenantId, id: newId(), accountId: staff.id, purpose: 'invitation' as const, hash: 'x' }
    await server.deps.db
      .insertInto('account_token')
      .values({ ...invitation, expiresAt })
      .execute()
    const administrator = await server.as(await makeAccount(server.deps, tenant, 'administrator', department))
    const stateOf = async () => (await administrator.get(`/api/accounts/${staff.id}`)).json<{ state: string }>().state
    expect(await stateOf()).toBe('invited')
    provider.people.set('sub-6', { email: staff.email, email_verified: true, name: 'Người được mời' })
    await walk('sub-6')
    expect(await stateOf()).toBe('active')
  })

  test('opens nothing for an address that the provider did not verify', async () => {
    provider.people.set('sub-2', { email: staff.email, email_verified: false, name: 'Kẻ mạo danh' })
    const { ours, location } = await walk('sub-2')
    expect(location).toBe('/dang-nhap?problem=auth.provider-stranger')
    expect((await me(ours)).statusCode).toBe(401)
  })

  test('makes no account for a stranger', async () => {
    provider.people.set('sub-3', { email: 'nguoi.la@example.vn', email_verified: true, name: 'Người lạ' })
    expect((await walk('sub-3')).location).toBe('/dang-nhap?problem=auth.provider-stranger')
    const users = await server.deps.auth.users
      .selectFrom('user')
      .select('id')
      .where('email', '=', 'nguoi.la@example.vn')
      .execute()
    expect(users).toEqual([])
  })

  test('is refused to a locked account, on record', async () => {
    await server.deps.db.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', staff.id).execute()
    provider.people.set('sub-4', { email: staff.email, email_verified: true, name: 'Người bị khóa' })
    const { ours, location } = await walk('sub-4')
    expect(location).toBe('/dang-nhap?problem=account.locked')
    expect((await me(ours)).statusCode).toBe(401)
    expect((await actions()).at(-1)).toBe('sign-in.refused')
  })

  test('works once for each answer of the provider, and only in the browser that began', async () => {
    provider.people.set('sub-5', { email: staff.email, email_verified: true, name: 'Người thứ năm' })
    const ours = new Jar()
    const back = await signInThere(await begin(ours), 'sub-5')
    const thief = new Jar()
    expect(await comeBack(thief, back)).toBe('/dang-nhap?problem=auth.provider-failed')
    expect((await me(thief)).statusCode).toBe(401)
    await comeBack(ours, back)
    expect((await me(ours)).statusCode).toBe(200)
    const replay = new Jar()
    expect(await comeBack(replay, back)).toBe('/dang-nhap?problem=auth.provider-failed')
    expect((await me(replay)).statusCode).toBe(401)
  })

  test.each(['https://example.org/', '//example.org', '/\\example.org'])('does not lead to %s', async (callbackURL) => {
    const answer = await server.stranger.post('/api/auth/sign-in/social', { provider: 'oidc', callbackURL })
    expect(answer.json()).toMatchObject({ code: 'request.invalid' })
  })

  test('through a provider that nobody set up is refused', async () => {
    const answer = await server.stranger.post('/api/auth/sign-in/social', { provider: 'google' })
    expect(answer.json()).toMatchObject({ code: 'auth.provider-failed' })
  })
})
