import type { DutyRow } from '@dondoc/contract/duties'
import type { Import, PlanDifference } from '@dondoc/contract/imports'
import type { Notification } from '@dondoc/contract/notifications'
import type { PlanDetail } from '@dondoc/contract/plans'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import type { TestAccount } from '../../../test/factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let plan: PlanDetail
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

const text = (): string => new TextDecoder().decode(planText(`Cải cách hành chính năm 2026, báo sửa đổi ${counter}`))

beforeEach(async () => {
  counter++
  const planId = await issueTestPlan(focal, '2026-01-15', new TextEncoder().encode(text()))
  plan = (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()
  for (const account of [world.accounts.officeStaff, world.accounts.divisionStaff]) await readAll(account)
})

async function readAll(account: TestAccount): Promise<void> {
  const client = await server.as(account)
  const { rows } = (await client.get('/api/notifications?limit=200')).json<{ rows: Notification[] }>()
  await client.post('/api/notifications/read', { ids: rows.map(({ id }) => id) })
}
/** What a person was told since, without what was told before the amendment. */
const told = async (account: TestAccount) =>
  (await (await server.as(account)).get('/api/notifications?limit=200'))
    .json<{ rows: Notification[] }>()
    .rows.filter(({ read }) => !read)
    .map(({ kind, about, data }) => ({ kind, about: about.id, data }))
const rowOf = (words: string) => {
  const node = plan.nodes.find((one) => one.leaf && one.text.includes(words))
  if (!node) throw new Error(`no row ${words}`)
  return node
}
const amend = async (edits: readonly object[]): Promise<void> => {
  const body = { version: plan.version, on: '2026-06-20', basis: 'Quyết định số 45/QĐ-SYT ngày 18/6/2026', edits }
  const answer = await focal.post(`/api/plans/${plan.id}/amendments`, body)
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
const dutyOf = async (words: string, role: DutyRow['role'], organizationId: string): Promise<DutyRow> => {
  const query = `planId=${plan.id}&nodeId=${rowOf(words).id}&role=${role}&organizationId=${organizationId}`
  const [duty] = await listDuties(focal, query)
  if (!duty) throw new Error('no duty')
  return duty
}

test('issuing a plan tells coordinators, too, to how many duties of others they contribute', async () => {
  const { rows } = (await (await server.as(world.accounts.officeStaff)).get('/api/notifications?limit=200')).json<{
    rows: Notification[]
  }>()
  expect(rows.find(({ about }) => about.id === plan.id)).toMatchObject({
    kind: 'duties.issued',
    data: { count: 4, helping: 1 },
  })
})

test('another day tells the lead and the coordinator of their new ones, and nobody else', async () => {
  await amend([{ op: 'set', nodeId: rowOf('Rà soát').id, fields: { deadlineText: 'Quý III/2026' } }])
  const lead = await dutyOf('Rà soát', 'lead', world.division.id)
  const help = await dutyOf('Rà soát', 'coordinator', world.office.id)
  expect(await told(world.accounts.divisionStaff)).toEqual([
    { kind: 'duty.changed', about: lead.id, data: { code: lead.code, text: lead.text, dueOn: '2026-09-30' } },
  ])
  expect(await told(world.accounts.officeStaff)).toEqual([
    { kind: 'duty.changed', about: help.id, data: { code: help.code, text: help.text, dueOn: help.dueOn } },
  ])
})

test('other words of the product tell, another budget does not', async () => {
  const nodeId = rowOf('Rà soát').id
  await amend([{ op: 'set', nodeId, fields: { budgetText: '20 triệu đồng' } }])
  expect(await told(world.accounts.divisionStaff)).toEqual([])
  plan = (await focal.get(`/api/plans/${plan.id}`)).json<PlanDetail>()
  await amend([{ op: 'set', nodeId, fields: { productText: 'Báo cáo, danh mục' } }])
  expect((await told(world.accounts.divisionStaff)).map(({ kind }) => kind)).toEqual(['duty.changed'])
})

test('a row that passes to another lead stops one duty, gives one, and both sides are told', async () => {
  await amend([{ op: 'set', nodeId: rowOf('Rà soát').id, fields: { leadText: 'Văn phòng Sở' } }])
  expect((await told(world.accounts.divisionStaff)).map(({ kind, data }) => [kind, data['reason']])).toEqual([
    ['duty.stopped', 'Theo kế hoạch sửa đổi, bổ sung'],
  ])
  // The office helped with the row; now it leads there.
  expect((await told(world.accounts.officeStaff)).map(({ kind, data }) => [kind, data['count']]).sort()).toEqual([
    ['duties.issued', 1],
    ['duty.stopped', undefined],
  ])
})

test('an amended version that comes as a file tells the same', async () => {
  const amended = new TextEncoder().encode(text().replace('Trong năm 2026', 'Trước ngày 30/11/2026'))
  const { importId } = (await focal.upload(`/api/imports?name=sua-doi.txt&amends=${plan.id}`, amended)).json<Import>()
  const { version } = (await focal.get(`/api/imports/${importId}/difference`)).json<PlanDifference>()
  expect((await focal.post(`/api/imports/${importId}/apply`, { version, on: '2026-06-15' })).statusCode).toBe(200)
  expect((await told(world.accounts.divisionStaff)).map(({ kind, data }) => [kind, data['dueOn']])).toEqual([
    ['duty.changed', '2026-11-29'],
  ])
})
