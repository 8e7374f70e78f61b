import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestTenant,
} from '../../../test/factories.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { mailHandlers, queueMails } from './index.ts'

let server: TestServer
let smtp: MailServer
let tenant: TestTenant
let administrator: TestAccount
let staff: TestAccount

beforeAll(async () => {
  smtp = await startMailServer()
  server = await startTestServer({ smtpUrl: smtp.url, handlers: (deps) => mailHandlers(deps) })
  tenant = await makeTenant(server.deps)
  const root = await makeOrganization(server.deps, tenant)
  administrator = await makeAccount(server.deps, tenant, 'administrator', root)
  staff = await makeAccount(server.deps, tenant, 'staff', root)
})
afterAll(async () => {
  await server.stop()
  await smtp.stop()
})

const look = async (state = 'waiting') =>
  (await (await server.as(administrator)).get(`/api/mail?state=${state}`)).json()

const queue = (count: number): Promise<string[]> =>
  inTenant(server.deps.db, tenant, (trx) =>
    queueMails(
      server.deps,
      trx,
      tenant.tenantId,
      Array.from({ length: count }, (_, index) => ({
        to: `nguoi.${index}@example.vn`,
        subject: `Việc hôm nay ${index}`,
        text: 'Có việc',
        html: '<p>Có việc</p>',
        purpose: 'digest' as const,
        expiresAt: new Date(Date.now() + 3_600_000),
      })),
    ),
  )

describe('mail of a tenant', () => {
  test('that the server does not take is kept, told to the administrator, and sent later, once', async () => {
    const { port } = smtp
    await smtp.stop()
    await queue(12)
    await expect.poll(async () => (await look()).counts.refused, { timeout: 20_000 }).toBeGreaterThan(0)
    const away = await look()
    expect(away).toMatchObject({ configured: true, counts: { waiting: 12, sent: 0, failed: 0 } })
    expect(away.rows.find((row: { failure: string | null }) => row.failure !== null).failure).toContain('ECONNREFUSED')
    expect(JSON.stringify(away)).not.toContain('Có việc')

    const client = await server.as(administrator)
    await client.post('/api/mail/send-waiting')
    const told = async () => (await client.get('/api/notifications')).json<{ rows: { kind: string }[] }>().rows
    await expect.poll(async () => (await told()).map(({ kind }) => kind), { timeout: 20_000 }).toEqual(['mail.waiting'])

    smtp = await startMailServer(port)
    const answer = await (await server.as(administrator)).post('/api/mail/send-waiting')
    expect(answer.json()).toEqual({ done: true })
    await expect.poll(async () => (await look()).counts.waiting, { timeout: 30_000 }).toBe(0)
    const to = smtp.received.flatMap((mail) => mail.to)
    expect([to.length, new Set(to).size]).toEqual([12, 12])
    expect(await look('sent')).toMatchObject({ counts: { sent: 12, refused: 0, lastSentAt: expect.any(String) } })
    expect(smtp.received[0]).toMatchObject({ text: 'Có việc', html: '<p>Có việc</p>' })
  }, 60_000)

  test('is tried out at once, and the server’s refusal is told', async () => {
    const client = await server.as(administrator)
    expect((await client.post('/api/mail/test')).json()).toEqual({ to: administrator.email })
    expect(smtp.received.at(-1)).toMatchObject({ to: [administrator.email], subject: 'Thư thử của hệ thống Đôn Đốc' })
    const { port } = smtp
    await smtp.stop()
    const refused = await client.post('/api/mail/test')
    expect([refused.statusCode, refused.json()]).toMatchObject([
      502,
      { code: 'mail.refused', params: { reason: expect.any(String) } },
    ])
    smtp = await startMailServer(port)
  })

  test('is nobody else’s to see or to try', async () => {
    const client = await server.as(staff)
    const asked = [
      await client.get('/api/mail'),
      await client.post('/api/mail/test'),
      await client.post('/api/mail/send-waiting'),
    ]
    expect(asked.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403])
  })
})
