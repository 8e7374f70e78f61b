import { NOTIFICATION_STREAM, type NotificationState } from '@dondoc/contract/notifications'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestTenant,
} from '../../../test/factories.ts'
import { signIn, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { createApp } from '../../app.ts'
import { inTenant } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { openSignals } from '../../lib/signals.ts'
import { tell } from './index.ts'

let server: TestServer
let tenant: TestTenant
let account: TestAccount
let base: string

beforeAll(async () => {
  server = await startTestServer()
  base = await server.app.listen({ port: 0, host: '127.0.0.1' })
  tenant = await makeTenant(server.deps)
  account = await makeAccount(server.deps, tenant, 'staff', await makeOrganization(server.deps, tenant))
})
afterAll(() => server.stop())

interface Listener {
  /** The next event; undefined where the stream has ended. */
  readonly next: () => Promise<{ id: string; data: NotificationState } | undefined>
  readonly close: () => void
}

async function openStream(cookie: string, from = base, lastId?: string): Promise<Listener> {
  const abort = new AbortController()
  const headers = { cookie, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) }
  const response = await fetch(`${from}${NOTIFICATION_STREAM}`, { headers, signal: abort.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    close: () => abort.abort(),
    next: async () => {
      for (;;) {
        const event = /event: state\nid: (.*)\ndata: (.*)\n\n/.exec(text)
        if (event) {
          text = text.slice(event.index + event[0].length)
          return { id: event[1] ?? '', data: JSON.parse(event[2] ?? '') as NotificationState }
        }
        const chunk = await reader?.read()
        if (chunk === undefined || chunk.done) return undefined
        text += chunk.value
      }
    },
  }
}

const say = (): Promise<string[]> =>
  inTenant(server.deps.db, tenant, (trx) =>
    tell(trx, tenant.by, {
      kind: 'duty.confirmed',
      about: { kind: 'duty', id: newId() },
      data: { code: 'NV-000001', text: 'Báo cáo' },
      to: [{ accountId: account.id }],
      cause: 'x',
      at: new Date(),
    }),
  )

describe('the live stream', () => {
  test('tells at once, counts down in every open page, and repeats nothing to who knows it', async () => {
    const cookie = await signIn(server.app, account.email, account.password)
    const one = await openStream(cookie)
    const two = await openStream(cookie)
    expect((await one.next())?.data).toEqual({ unread: 0, newest: null })
    expect((await two.next())?.data.unread).toBe(0)
    await say()
    const told = await one.next()
    expect(told?.data).toMatchObject({ unread: 1, newest: { kind: 'duty.confirmed', data: { code: 'NV-000001' } } })
    expect((await two.next())?.data.unread).toBe(1)

    const again = await openStream(cookie, base, told?.id)
    await (await server.as(account)).post('/api/notifications/read', { allUntil: told?.data.newest?.id })
    expect((await one.next())?.data).toEqual({ unread: 0, newest: null })
    expect((await again.next())?.data).toEqual({ unread: 0, newest: null })
    for (const stream of [one, two, again]) stream.close()
  })

  test('reaches the pages that another process serves', async () => {
    const signals = openSignals(server.address, () => undefined)
    const second = await createApp({ ...server.deps, signals })
    const cookie = await signIn(server.app, account.email, account.password)
    const stream = await openStream(cookie, await second.listen({ port: 0, host: '127.0.0.1' }))
    const before = (await stream.next())?.data.unread ?? 0
    await say()
    expect((await stream.next())?.data.unread).toBe(before + 1)
    await second.close()
    expect(await stream.next()).toBeUndefined()
    await signals.stop()
  })

  test('ends without a word once the session has ended', async () => {
    const cookie = await signIn(server.app, account.email, account.password)
    const stream = await openStream(cookie)
    await stream.next()
    await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie, origin: 'http://localhost', host: 'localhost' },
      payload: {},
    })
    await say()
    expect(await stream.next()).toBeUndefined()
  })

  test('is refused without a session, and beyond some of one account', async () => {
    expect((await fetch(`${base}${NOTIFICATION_STREAM}`)).status).toBe(401)
    const cookie = await signIn(server.app, account.email, account.password)
    const streams = await Promise.all(Array.from({ length: 8 }, () => openStream(cookie)))
    const refused = await fetch(`${base}${NOTIFICATION_STREAM}`, { headers: { cookie } })
    expect([refused.status, (await refused.json()) as object]).toEqual([
      429,
      expect.objectContaining({ code: 'request.too-many' }),
    ])
    for (const stream of streams) stream.close()
    await expect
      .poll(async () => {
        const next = await fetch(`${base}${NOTIFICATION_STREAM}`, { headers: { cookie } })
        await next.body?.cancel()
        return next.status
      })
      .toBe(200)
  })
})
