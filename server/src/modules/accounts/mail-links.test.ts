import type { AccountDetail } from '@dondoc/contract/accounts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { type Client, signIn, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { mailHandlers } from '../mail/index.ts'

let mail: MailServer
let server: TestServer
let tenant: TestTenant
let department: TestOrganization
let administrator: Client
let now = new Date('2026-06-10T02:00:00Z')

beforeAll(async () => {
  mail = await startMailServer()
  server = await startTestServer({ now: () => now, smtpUrl: mail.url, handlers: mailHandlers })
})
afterAll(async () => {
  await server.stop()
  await mail.stop()
})
beforeEach(async () => {
  tenant = await makeTenant(server.deps)
  department = await makeOrganization(server.deps, tenant, { name: 'Sở Y tế' })
  administrator = await server.as(await makeAccount(server.deps, tenant, 'administrator', department))
})
const began = now
afterEach(() => {
  now = began
})

const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code
const tokenIn = (text: string): string => /\/dat-mat-khau#(\S+)/.exec(text)?.[1] ?? ''
const setPassword = (token: string, password: string) =>
  server.stranger.post('/api/token/password', { token, password })
const GOOD = 'con mèo trèo cây cau'
let counter = 0

async function invite(): Promise<{ id: string; email: string; token: string; subject: string }> {
  const email = `moi.${++counter}@example.vn`
  const created = await administrator.post('/api/accounts', {
    name: 'Trần Thị Mời',
    email,
    organizationId: department.id,
    roles: [{ role: 'staff', organizationId: department.id, validFrom: '2026-06-10' }],
  })
  expect(created.statusCode).toBe(200)
  const { to, text, subject } = await mail.next()
  expect(to).toEqual([email])
  return { id: created.json<AccountDetail>().id, email, token: tokenIn(text), subject }
}

async function actions(): Promise<string[]> {
  const rows = await server.deps.db
    .selectFrom('audit_entry')
    .select('action')
    .where('tenantId', '=', tenant.tenantId)
    .orderBy('sequence')
    .execute()
  return rows.map(({ action }) => action)
}

describe('an invitation', () => {
  test('goes out by mail, sets a password once, and opens the account with its roles', async () => {
    const { id, email, token, subject } = await invite()
    expect(subject).toBe('Mời sử dụng hệ thống theo dõi, đôn đốc cải cách hành chính')
    expect((await administrator.get(`/api/accounts/${id}`)).json()).toMatchObject({
      state: 'invited',
      hasPassword: false,
    })
    const looked = await server.stranger.post('/api/token', { token })
    expect(looked.json()).toEqual({ purpose: 'invitation', name: 'Trần Thị Mời', email, passwordLength: 12 })
    expect((await setPassword(token, GOOD)).statusCode).toBe(200)
    const client = await server.as({ email, password: GOOD })
    expect((await client.get('/api/me')).json()).toMatchObject({ roles: [{ role: 'staff' }] })
    expect((await administrator.get(`/api/accounts/${id}`)).json()).toMatchObject({
      state: 'active',
      hasPassword: true,
    })
  })

  test('used a second time is refused, on record, and changes nothing', async () => {
    const { email, token } = await invite()
    await setPassword(token, GOOD)
    const again = await setPassword(token, 'mật khẩu của kẻ khác')
    expect([again.statusCode, codeOf(again)]).toEqual([410, 'token.used'])
    expect((await actions()).at(-1)).toBe('token.refused')
    expect(await signIn(server.app, email, GOOD)).not.toBe('')
  })

  test('used twice at the same moment works once', async () => {
    const { token } = await invite()
    const answers = await Promise.all([setPassword(token, GOOD), setPassword(token, 'mật khẩu của kẻ khác')])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410])
  })

  test('expires after a week', async () => {
    const { token } = await invite()
    now = new Date(now.getTime() + 8 * 24 * 3_600_000)
    expect(codeOf(await setPassword(token, GOOD))).toBe('token.expired')
  })

  test('dies when another is sent, and with the account', async () => {
    const first = await invite()
    expect((await administrator.post(`/api/accounts/${first.id}/invite`)).statusCode).toBe(200)
    const second = tokenIn((await mail.next()).text)
    expect(codeOf(await setPassword(first.token, GOOD))).toBe('token.invalid')
    await administrator.post(`/api/accounts/${first.id}/lock`, { reason: 'Nhầm người' })
    expect(codeOf(await setPassword(second, GOOD))).toBe('token.invalid')
  })

  test('survives a password that is too weak', async () => {
    const { token } = await invite()
    expect(codeOf(await setPassword(token, 'ngắn'))).toBe('password.too-short')
    expect(codeOf(await setPassword(token, 'Trần Thị Mời'))).toBe('password.personal')
    expect((await setPassword(token, GOOD)).statusCode).toBe(200)
  })

  test('is not sent where the account could not be made', async () => {
    const before = mail.received.length
    const { email } = await invite()
    const body = { name: 'A', email, organizationId: department.id, roles: [] }
    expect(codeOf(await administrator.post('/api/accounts', body))).toBe('account.email-taken')
    const waiting = await server.deps.db.selectFrom('mail').select('id').where('recipient', '=', email).execute()
    expect([waiting.length, mail.received.length]).toEqual([1, before + 1])
  })

  test.each(['x'.repeat(43), `${'0'.repeat(32)}${'A'.repeat(43)}`])('made up (%s) is refused', async (token) => {
    expect(codeOf(await setPassword(token, GOOD))).toBe('token.invalid')
  })
})

describe('a forgotten password', () => {
  let staff: TestAccount
  beforeEach(async () => {
    staff = await makeAccount(server.deps, tenant, 'staff', department)
  })

  test('is replaced by a link in a mail, which ends all sessions', async () => {
    const cookie = await signIn(server.app, staff.email, staff.password)
    expect((await server.stranger.post('/api/password-reset', { email: staff.email })).json()).toEqual({ done: true })
    const { text, subject } = await mail.next()
    expect(subject).toBe('Đặt lại mật khẩu trên hệ thống Đôn Đốc')
    expect((await setPassword(tokenIn(text), GOOD)).statusCode).toBe(200)
    expect((await server.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401)
    expect(await signIn(server.app, staff.email, GOOD)).not.toBe('')
  })

  test('of an unknown address gets the same answer and no mail', async () => {
    const before = mail.received.length
    const times: number[] = []
    for (const email of ['khong.co@example.vn', staff.email]) {
      const begun = performance.now()
      const answer = await server.stranger.post('/api/password-reset', { email })
      times.push(performance.now() - begun)
      expect(answer.json()).toEqual({ done: true })
    }
    // Neither comes before the floor, so the quicker one is not the unknown one
    expect(Math.min(...times)).toBeGreaterThan(290)
    await mail.next()
    expect(mail.received.length).toBe(before + 1)
  })

  test('asked for over and over fills no letter box', async () => {
    for (let times = 0; times < 5; times++) {
      await server.stranger.post('/api/password-reset', { email: staff.email })
      await mail.next()
    }
    expect((await server.stranger.post('/api/password-reset', { email: staff.email })).json()).toEqual({ done: true })
    const sent = await server.deps.db.selectFrom('mail').select('id').where('recipient', '=', staff.email).execute()
    expect(sent).toHaveLength(5)
  })

  test('is a link of an hour', async () => {
    await server.stranger.post('/api/password-reset', { email: staff.email })
    const { text } = await mail.next()
    now = new Date(now.getTime() + 61 * 60_000)
    expect(codeOf(await setPassword(tokenIn(text), GOOD))).toBe('token.expired')
  })

  test('keeps the secret of its link out of the database once it is sent', async () => {
    await server.stranger.post('/api/password-reset', { email: staff.email })
    const token = tokenIn((await mail.next()).text)
    await expect
      .poll(() => server.deps.db.selectFrom('mail').selectAll().where('recipient', '=', staff.email).execute())
      .toMatchObject([{ body: null, sentAt: expect.any(Date) }])
    const tokens = await server.deps.db.selectFrom('account_token').selectAll().execute()
    expect(JSON.stringify(tokens)).not.toContain(token)
  })
})

describe('a mail server that is down', () => {
  test('gets the mail later, once', async () => {
    const staff = await makeAccount(server.deps, tenant, 'staff', department)
    const { port } = mail
    await mail.stop()
    const asked = await server.stranger.post('/api/password-reset', { email: staff.email })
    expect(asked.statusCode).toBe(200)
    await expect
      .poll(
        async () => {
          const { rows } = await sql<{ tries: number }>`
            select count(*)::int as tries from jobs.job where name = 'mail.send' and (state = 'retry' or retry_count > 0)
          `.execute(server.deps.db)
          return rows[0]?.tries ?? 0
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0)
    mail = await startMailServer(port)
    expect((await mail.next()).to).toEqual([staff.email])
    const sweep = mailHandlers(server.deps).find(({ job }) => job.name === 'mail.sweep')
    await expect
      .poll(async () => {
        const row = await server.deps.db
          .selectFrom('mail')
          .select('sentAt')
          .where('recipient', '=', staff.email)
          .executeTakeFirst()
        return row?.sentAt ?? null
      })
      .not.toBeNull()
    await sweep?.handle({})
    expect(mail.received).toHaveLength(1)
  })
})
