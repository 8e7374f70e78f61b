import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { Notification } from '@dondoc/contract/notifications'
import type { Settings } from '@dondoc/contract/settings'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let office: Client
let division: Client
let clinic: Client
let planId: string
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  office = await server.as(world.accounts.officeStaff)
  division = await server.as(world.accounts.divisionStaff)
  clinic = await server.as(await makeAccount(server.deps, world, 'staff', world.clinic))
})
afterAll(() => server.stop())

/** The office and the division lead a row that waits for an act, the division one that has a day; the clinic helps with both. */
beforeEach(async () => {
  planId = await issueOwnPlan(
    focal,
    '2026-01-15',
    ['Văn phòng Sở\tCác phòng thuộc Sở', 'Văn phòng Sở, Phòng Nghiệp vụ Y\tTrung tâm Kiểm soát bệnh tật'],
    ['Trước ngày 15/02/2026', 'Chậm nhất sau 30 ngày kể từ khi có Thông tư hướng dẫn'],
    ['Văn phòng Sở\tTrong năm 2026', 'Trung tâm Kiểm soát bệnh tật\tTrong năm 2026'],
  )
})

const [WAITING, DATED] = ['Xây dựng, ban hành', 'Rà soát văn bản']
const dutiesOf = async (words: string, role: 'lead' | 'coordinator'): Promise<DutyRow[]> =>
  (await listDuties(focal, `planId=${planId}&role=${role}&sort=code`)).filter(({ text }) => text.startsWith(words))
const leadOf = async (words: string, organization: { readonly id: string }): Promise<DutyRow> => {
  const found = (await dutiesOf(words, 'lead')).find((duty) => duty.organization.id === organization.id)
  if (!found) throw new Error('no lead')
  return found
}
const help = async (words: string): Promise<DutyDetail> => {
  const [row] = await dutiesOf(words, 'coordinator')
  return showDuty(focal, row?.id ?? '')
}
const say = async (client: Client, { id }: Pick<DutyRow, 'id'>, kind: string, more: object = {}): Promise<void> => {
  const { version } = await showDuty(client, id)
  const answer = await client.post(`/api/duties/${id}/updates`, { kind, on: '2026-06-20', version, ...more })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
const report = (client: Client, lead: DutyRow) => {
  const record = { kind: 'Kế hoạch', number: `${++counter}/KH-SYT`, date: '2026-06-20', abstract: 'Kết quả' }
  return say(client, lead, 'delivered', { record })
}
const toldOf = async ({ id }: { readonly id: string }): Promise<string[]> =>
  (await clinic.get('/api/notifications?limit=200'))
    .json<{ rows: Notification[] }>()
    .rows.filter(({ about }) => about.id === id)
    .map(({ kind }) => kind)

test('what waits ends when the last lead is reported done before the act, and waits again where one is sent back', async () => {
  const [first, second] = [await leadOf(WAITING, world.office), await leadOf(WAITING, world.division)]
  await report(office, first)
  expect((await help(WAITING)).status).toBe('waiting')
  await report(division, second)
  const ended = await help(WAITING)
  expect(ended).toMatchObject({ status: 'stopped', updates: [{ text: 'Đơn vị chủ trì đã báo hoàn thành nhiệm vụ' }] })
  expect(await toldOf(ended)).toEqual(['duty.stopped'])
  await say(focal, first, 'returned', { text: 'Thiếu danh mục' })
  expect(await help(WAITING)).toMatchObject({
    status: 'waiting',
    updates: [{ kind: 'stopped' }, { kind: 'resumed', text: 'Nhiệm vụ được trả lại để làm tiếp' }],
  })
  expect((await toldOf(ended)).sort()).toEqual(['duty.resumed', 'duty.stopped'])
})

test('what its unit began before the act can be sent until the work is confirmed', async () => {
  await say(clinic, await help(WAITING), 'started')
  const leads = [await leadOf(WAITING, world.office), await leadOf(WAITING, world.division)] as const
  await report(office, leads[0])
  await report(division, leads[1])
  expect((await help(WAITING)).status).toBe('running')
  for (const lead of leads) await say(focal, lead, 'confirmed')
  expect(await help(WAITING)).toMatchObject({ status: 'stopped' })
})

test('what has a day can be sent until the work is confirmed, and goes on where that is taken back', async () => {
  const lead = await leadOf(DATED, world.division)
  await report(division, lead)
  expect((await help(DATED)).status).toBe('not-started')
  await say(focal, lead, 'confirmed')
  expect((await help(DATED)).status).toBe('stopped')
  await say(focal, lead, 'returned', { text: 'Thiếu phụ lục' })
  expect((await help(DATED)).status).toBe('not-started')
})

test('what was stopped by itself stays stopped', async () => {
  await say(focal, await help(DATED), 'stopped', { text: 'Không cần nữa', reason: 'other' })
  const lead = await leadOf(DATED, world.division)
  await report(division, lead)
  await say(focal, lead, 'returned', { text: 'Thiếu phụ lục' })
  expect(await help(DATED)).toMatchObject({ status: 'stopped', updates: [{ text: 'Không cần nữa' }] })
})

test('where nobody confirms, what is open ends when the work is reported done', async () => {
  const administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
  const set = async (change: Partial<Settings>): Promise<void> => {
    const { can: _can, ...now } = (await administrator.get('/api/settings')).json<Settings>()
    await administrator.send('PUT', '/api/settings', { ...now, ...change })
  }
  await set({ confirmationRequired: false })
  await report(division, await leadOf(DATED, world.division))
  expect((await help(DATED)).status).toBe('stopped')
  await set({ confirmationRequired: true })
})
