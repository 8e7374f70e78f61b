import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { createLog } from '../src/lib/log.ts'
import { makeTenant } from './factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from './plan-world.ts'
import { type Client, signIn, startTestServer, type TestServer } from './with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

describe('the headers of every answer', () => {
  test.each(['/api/health', '/api/me', '/api/openapi.json', '/nothing-here'])('%s', async (url) => {
    const { headers } = await server.app.inject({ url })
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['content-security-policy']).toContain("style-src 'self';")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('ask for TLS from now on where people come over TLS, and only there', async () => {
    const behindTls = await createApp(server.deps, { publicUrl: 'https://dondoc.tinh.gov.vn' })
    const strict = (await behindTls.inject({ url: '/api/health' })).headers['strict-transport-security']
    await behindTls.close()
    expect(Number(strict?.toString().match(/max-age=(\d+)/)?.[1])).toBeGreaterThanOrEqual(31_536_000)
    expect((await server.app.inject({ url: '/api/health' })).headers['strict-transport-security']).toBeUndefined()
  })

  test('let no cache keep what is about people', async () => {
    expect((await focal.get('/api/me')).headers['cache-control']).toBe('no-store')
  })

  test('make of a file something to save, never a page to show', async () => {
    const planId = await issueTestPlan(focal, '2026-01-15')
    const { headers } = await focal.get(`/api/plans/${planId}/export?format=docx`)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[^"]+"; filename\*=UTF-8''/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-type']).toContain('wordprocessingml')
  })
})

describe('a writing request', () => {
  const send = async (headers: Record<string, string>) => {
    const cookie = await signIn(server.app, world.accounts.focal.email, world.accounts.focal.password)
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/imports?name=ke-hoach.txt',
      headers: { host: 'localhost', cookie, 'content-type': 'application/octet-stream', ...headers },
      payload: Buffer.from(planText('Kế hoạch gửi từ nơi khác')),
    })
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }

  test.each([
    { origin: 'https://example.org' },
    { origin: 'null' },
    { origin: 'http://localhost.example.org' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('that a page of another site sends with our cookie is refused and writes nothing: %o', async (headers) => {
    const count = () => server.deps.db.selectFrom('plan_import').select('id').execute()
    const before = await count()
    expect(await send(headers as Record<string, string>)).toEqual([403, 'access.denied'])
    expect(await count()).toEqual(before)
  })

  test('cannot set what it has no field for', async () => {
    const other = await makeTenant(server.deps)
    const planId = await issueTestPlan(focal, '2026-01-20', planText('Kế hoạch có trường lạ'))
    const draft = await focal.post('/api/plans', {
      issuerId: world.health.id,
      title: 'Kế hoạch có trường lạ',
      year: 2026,
      period: { from: '2026-01-01', to: '2026-12-31' },
      from: { kind: 'empty' },
      tenantId: other.tenantId,
      id: planId,
      state: 'issued',
      orgPath: 'x',
      version: 99,
    })
    if (draft.statusCode === 200) {
      const made = draft.json<{ planId: string }>().planId
      const row = await server.deps.db.selectFrom('plan').selectAll().where('id', '=', made).executeTakeFirstOrThrow()
      expect(made).not.toBe(planId)
      expect(row).toMatchObject({ tenantId: world.tenantId, state: 'draft', orgPath: world.health.orgPath, version: 0 })
    } else expect(draft.json<{ code: string }>().code).toBe('request.invalid')
    const plans = await server.deps.db.selectFrom('plan').select('id').where('tenantId', '=', other.tenantId).execute()
    expect(plans).toEqual([])
  })
})

describe('a request that is not as it should be', () => {
  const headers = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/json' }

  test.each(['__proto__', 'constructor'])('cannot reach into the prototype of objects by %s', async (name) => {
    const payload = `{"email":"a@b.vn","password":"x","${name}":{"prototype":{"admin":true}}}`
    const answer = await server.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload })
    expect([400, 401]).toContain(answer.statusCode)
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  test('with one parameter twice is refused where one is meant', async () => {
    const answer = await focal.get('/api/search?q=ke&q=hoach')
    expect(answer.json()).toMatchObject({ code: 'request.invalid', status: 400 })
  })

  test('of a method that is not served finds nothing', async () => {
    const answer = await server.app.inject({ method: 'TRACE' as 'GET', url: '/api/me', headers: { cookie: 'a=b' } })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('a=b')
  })

  test('cannot say itself where it comes from', async () => {
    const { email, password } = world.accounts.officeStaff
    const forged = { ...headers, 'x-dondoc-address': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' }
    const sent = {
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: forged,
      payload: { email, password },
    } as const
    expect((await server.app.inject(sent)).statusCode).toBe(200)
    const { db, auth } = server.deps
    const sessions = await auth.users.selectFrom('session').select('ipAddress').execute()
    const entries = await db.selectFrom('audit_entry').select('ip').execute()
    const told = [...sessions.map(({ ipAddress }) => ipAddress), ...entries.map(({ ip }) => ip)]
    expect(told).toContain('127.0.0.1')
    expect(told).not.toContain('203.0.113.9')
  })
})

describe('too much', () => {
  test('of one account is refused without closing the door to the next', async () => {
    const busy = await server.as(world.accounts.reader)
    const statuses: number[] = []
    for (let round = 0; round < 32; round++) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => busy.get('/api/me')))
      statuses.push(...answers.map(({ statusCode }) => statusCode))
      if (statuses.includes(429)) break
    }
    expect(statuses).toContain(429)
    expect((await busy.get('/api/me')).json()).toMatchObject({ code: 'request.too-many', status: 429 })
    expect((await focal.get('/api/me')).statusCode).toBe(200)
  })

  test('for one file is refused by its size, before it is read', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/imports?name=lon.pdf',
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        cookie: await signIn(server.app, world.accounts.focal.email, world.accounts.focal.password),
        'content-type': 'application/pdf',
        'content-length': String(101 * 1024 * 1024),
      },
      payload: Buffer.from('%PDF'),
    })
    expect(answer.json()).toMatchObject({ code: 'import.too-large', status: 413 })
  })
})

describe('the log', () => {
  test('at its most talkative holds no password, no session and nothing behind a question mark', async () => {
    const lines: string[] = []
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString())
        done()
      },
    })
    const app = await createApp(server.deps, { logger: createLog('trace', stream) })
    const { email, password } = world.accounts.leader
    const cookie = await signIn(app, email, password)
    const headers = { host: 'localhost', origin: 'http://localhost', cookie }
    await app.inject({ url: '/api/me?secret=hoi-rieng-mot-minh', headers })
    await app.inject({ method: 'POST', url: '/api/token', headers, payload: { token: 'the-bi-mat-0123456789' } })
    await app.inject({ method: 'POST', url: '/api/me/password', headers, payload: { current: 'sai-roi', password } })
    const made = await app.inject({ method: 'POST', url: '/api/me/calendar', headers })
    const { pathname } = new URL(made.json<{ address: string }>().address)
    expect((await app.inject({ url: pathname })).statusCode).toBe(200)
    for (const slip of [`${pathname}/`, `/x${pathname}`]) await app.inject({ url: slip })
    await app.close()
    const text = lines.join('')
    expect(text).toContain('"path":"/api/me"')
    const secretOfCalendar = pathname.slice('/api/calendar/'.length, -'.ics'.length)
    const session = cookie.split('; ').map((one) => decodeURIComponent(one.slice(one.indexOf('=') + 1)))
    for (const secret of [password, 'sai-roi', 'hoi-rieng-mot-minh', 'the-bi-mat', email, secretOfCalendar, ...session])
      expect(text.includes(secret), secret).toBe(false)
  })
})
