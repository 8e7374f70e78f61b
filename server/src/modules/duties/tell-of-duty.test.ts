import type { Notification } from '@dondoc/contract/notifications'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestAccount } from '../../../test/factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let duty: { readonly id: string; readonly code: string }
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-02-02T02:00:00Z') })
  world = await makePlanWorld(server)
  planId = await issueTestPlan(await server.as(world.accounts.focal), '2026-01-15')
  const query = `q=${encodeURIComponent('Xây dựng, ban hành')}&organizationId=${world.office.id}`
  const answer = await (await server.as(world.accounts.focal)).get(`/api/duties?${query}`)
  const [row] = answer.json<{ rows: { id: string; code: string }[] }>().rows
  if (row === undefined) throw new Error('no duty')
  duty = row
})
afterAll(() => server.stop())

const told = async (account: TestAccount): Promise<Notification[]> =>
  (await (await server.as(account)).get('/api/notifications')).json<{ rows: Notification[] }>().rows

async function say(account: TestAccount, update: object): Promise<void> {
  const client = await server.as(account)
  const { version } = (await client.get(`/api/duties/${duty.id}`)).json<{ version: number }>()
  const answer = await client.post(`/api/duties/${duty.id}/updates`, { on: '2026-02-02', version, ...update })
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
}

test('issuing a plan tells each organization once how many duties it was given', async () => {
  const { officeStaff, divisionStaff, otherFocal, focal } = world.accounts
  const [first, ...more] = await told(officeStaff)
  expect(more).toEqual([])
  expect(first).toMatchObject({
    kind: 'duties.issued',
    about: { kind: 'plan', id: planId },
    data: { organization: 'Văn phòng Sở' },
  })
  expect((await told(divisionStaff)).map(({ kind }) => kind)).toEqual(['duties.issued'])
  expect([...(await told(otherFocal)), ...(await told(focal))]).toEqual([])
})

test('a completion tells the office, what it says of it tells the unit', async () => {
  const { officeStaff, focal, divisionStaff } = world.accounts
  await say(officeStaff, {
    kind: 'delivered',
    record: { kind: 'Kế hoạch', number: '15/KH-SYT', date: '2026-02-02', abstract: 'Kế hoạch' },
  })
  expect((await told(focal))[0]).toMatchObject({
    kind: 'duty.delivered',
    about: { kind: 'duty', id: duty.id },
    data: { code: duty.code, organization: 'Văn phòng Sở' },
  })
  await say(focal, { kind: 'returned', text: 'Thiếu phụ lục' })
  expect((await told(officeStaff))[0]).toMatchObject({ kind: 'duty.returned', data: { reason: 'Thiếu phụ lục' } })
  expect((await told(divisionStaff)).map(({ kind }) => kind)).toEqual(['duties.issued'])
})

test('a person hears of being assigned and of being named, and not of the own words', async () => {
  const { officeStaff, focal } = world.accounts
  const client = await server.as(focal)
  expect((await client.send('PUT', `/api/duties/${duty.id}/assignee`, { accountId: officeStaff.id })).statusCode).toBe(
    200,
  )
  expect((await told(officeStaff))[0]).toMatchObject({ kind: 'duty.assigned', data: { code: duty.code } })
  const comment = { text: 'Đề nghị gửi dự thảo trước ngày 10', mentions: [officeStaff.id] }
  expect((await client.post(`/api/duties/${duty.id}/comments`, comment)).statusCode).toBe(200)
  expect((await told(officeStaff))[0]).toMatchObject({ kind: 'duty.mentioned', data: { words: comment.text } })
  const before = (await told(focal)).length
  const own = await server.as(officeStaff)
  await own.post(`/api/duties/${duty.id}/comments`, { text: 'Đã gửi' })
  expect((await told(officeStaff))[0]?.kind).toBe('duty.mentioned')
  expect((await told(focal)).length).toBe(before)
})
