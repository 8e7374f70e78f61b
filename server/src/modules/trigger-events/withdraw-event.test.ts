import type { DutyRow } from '@dondoc/contract/duties'
import type { Notification } from '@dondoc/contract/notifications'
import type { TriggerEvent } from '@dondoc/contract/trigger-events'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let helper: Client
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  helper = await server.as(await makeAccount(server.deps, world, 'staff', world.clinic))
})
afterAll(() => server.stop())

/** A row that two lead and one helps, due 30 days after an act. */
beforeEach(async () => {
  planId = await issueOwnPlan(
    focal,
    '2026-01-15',
    ['Văn phòng Sở\tCác phòng thuộc Sở', 'Văn phòng Sở, Phòng Nghiệp vụ Y\tTrung tâm Kiểm soát bệnh tật'],
    ['Trước ngày 15/02/2026', 'Chậm nhất sau 30 ngày kể từ khi có Thông tư hướng dẫn'],
  )
})

const dutiesOf = async (role: 'lead' | 'coordinator'): Promise<DutyRow[]> =>
  (await listDuties(focal, `planId=${planId}&role=${role}&sort=code`)).filter(({ text }) =>
    text.startsWith('Xây dựng, ban hành'),
  )
const help = async (): Promise<DutyRow> => {
  const [found] = await dutiesOf('coordinator')
  if (!found) throw new Error('no contribution')
  return found
}
/** Registers an act for one of the two leads. */
async function register(lead: 0 | 1, on: PlainDate): Promise<TriggerEvent> {
  const event = {
    words: `Thông tư của ngày ${on}`,
    on,
    effectiveOn: null,
    countedFrom: 'on',
    dueOn: null,
    recordId: null,
  }
  const answer = await focal.post('/api/trigger-events', { event, dutyIds: [(await dutiesOf('lead'))[lead]?.id] })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<TriggerEvent>()
}
const withdraw = ({ id, version }: TriggerEvent) =>
  focal.post(`/api/trigger-events/${id}/withdraw`, { reason: 'Ghi nhầm', version })
const say = (id: string, update: object) => helper.post(`/api/duties/${id}/updates`, { version: 0, ...update })
const toldOf = async ({ id }: TriggerEvent): Promise<string[]> =>
  (await helper.get('/api/notifications?limit=200'))
    .json<{ rows: Notification[] }>()
    .rows.filter(({ about }) => about.id === id)
    .map(({ kind }) => kind)

test('a contribution goes on where another act started a lead of its row, by the day of that one', async () => {
  const first = await register(0, '2026-06-05')
  const second = await register(1, '2026-06-15')
  expect(await help()).toMatchObject({ status: 'not-started', dueOn: '2026-06-29' })
  expect((await withdraw(first)).statusCode).toBe(200)
  expect((await dutiesOf('lead')).map(({ status, dueOn }) => [status, dueOn])).toEqual([
    ['waiting', null],
    ['not-started', '2026-07-15'],
  ])
  expect(await help()).toMatchObject({ status: 'not-started', dueOn: '2026-07-08' })
  expect([await toldOf(first), await toldOf(second)]).toEqual([['event.registered'], ['event.registered']])
  expect((await withdraw(second)).statusCode).toBe(200)
  expect(await help()).toMatchObject({ status: 'waiting', dueOn: null })
  expect(await toldOf(second)).toContain('event.withdrawn')
})

test('taking back the act that it was not started by changes nothing of it', async () => {
  await register(0, '2026-06-05')
  const second = await register(1, '2026-06-15')
  const before = await help()
  await withdraw(second)
  expect(await help()).toEqual(before)
})

test('what was sent by a day stays as it is under the other act', async () => {
  const first = await register(0, '2026-06-10')
  const second = await register(1, '2026-06-05')
  const { id, dueOn } = await help()
  expect((await say(id, { kind: 'delivered', on: '2026-06-18' })).statusCode).toBe(200)
  expect((await withdraw(first)).statusCode).toBe(200)
  expect(await help()).toMatchObject({ status: 'done-on-time', dueOn })
  expect((await focal.get(`/api/trigger-events/${second.id}`)).json().duties).toContainEqual(
    expect.objectContaining({ id, role: 'coordinator' }),
  )
})

test('what was said before the other act stands in the way, and nothing is written', async () => {
  const first = await register(0, '2026-06-05')
  await register(1, '2026-06-15')
  const { id, code } = await help()
  await say(id, { kind: 'started', on: '2026-06-08' })
  const before = await countRowsOf(server.deps.db, ['trigger_event', 'duty', 'notification', 'audit_entry'])
  expect((await withdraw(first)).json()).toMatchObject({ code: 'event.facts-depend', params: { codes: [code] } })
  expect(await countRowsOf(server.deps.db, ['trigger_event', 'duty', 'notification', 'audit_entry'])).toEqual(before)
  expect(await help()).toMatchObject({ status: 'running', dueOn: '2026-06-29' })
})
