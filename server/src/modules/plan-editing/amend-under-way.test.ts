import type { PlanDetail, PlanNode } from '@dondoc/contract/plans'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld, type TextChange } from '../../../test/plan-world.ts'
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

beforeEach(async () => {
  const circular = `Thông tư số ${++counter}/2026/TT-BNV`
  const waiting: TextChange = ['Trong năm 2026', `Chậm nhất sau 30 ngày kể từ khi có ${circular}`]
  const planId = await issueOwnPlan(focal, '2026-01-15', waiting)
  plan = (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()
})

const rowOf = (words: string): PlanNode => {
  const node = plan.nodes.find(({ leaf, text }) => leaf && text.includes(words))
  if (!node) throw new Error(`no row ${words}`)
  return node
}
const dutiesOf = (node: PlanNode) => listDuties(focal, `planId=${plan.id}&nodeId=${node.id}&role=any&sort=code`)
const amend = async (node: PlanNode, fields: object): Promise<void> => {
  const answer = await focal.post(`/api/plans/${plan.id}/amendments`, {
    version: plan.version,
    on: '2026-06-20',
    basis: 'Quyết định số 45/QĐ-SYT ngày 18/6/2026',
    edits: [{ op: 'set', nodeId: node.id, fields }],
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
const register = async (node: PlanNode): Promise<void> => {
  const dutyIds = (await dutiesOf(node)).filter(({ role }) => role === 'lead').map(({ id }) => id)
  const act = { words: `Thông tư ${counter}`, on: '2026-06-05', effectiveOn: null, countedFrom: 'on', dueOn: null }
  await focal.post('/api/trigger-events', { event: { ...act, recordId: null }, dutyIds })
}

test('who is added to a row whose act has come joins the act and does not wait for it again', async () => {
  const node = rowOf('Rà soát văn bản')
  await register(node)
  await amend(node, { coordinatorText: 'Văn phòng Sở, Trung tâm Kiểm soát bệnh tật' })
  expect(
    (await dutiesOf(node)).map(({ role, organization, status, dueOn }) => [role, organization.id, status, dueOn]),
  ).toEqual([
    ['lead', world.division.id, 'not-started', '2026-07-05'],
    ['coordinator', world.office.id, 'not-started', '2026-06-29'],
    ['coordinator', world.clinic.id, 'not-started', '2026-06-29'],
  ])
})

test('another number of days after an act that has come moves what is under way', async () => {
  const node = rowOf('Rà soát văn bản')
  await register(node)
  await amend(node, { deadlineText: `Chậm nhất sau 45 ngày kể từ khi có Thông tư số ${counter}/2026/TT-BNV` })
  expect((await dutiesOf(node)).map(({ dueOn }) => dueOn)).toEqual(['2026-07-20', '2026-07-13'])
})

test('an amendment that leaves the words on time leaves the day that was granted', async () => {
  const node = rowOf('Báo cáo kết quả')
  const duty = (await dutiesOf(node)).find(({ dueOn }) => dueOn === '2026-12-09')
  await focal.post(`/api/duties/${duty?.id}/extensions`, { dueOn: '2026-12-20', reason: 'Giao ban' })
  await amend(node, { productText: 'Báo cáo, phụ lục số liệu' })
  expect((await showDuty(focal, duty?.id ?? '')).dueOn).toBe('2026-12-20')
})

test('cases of an on-occurrence row go on when its words change', async () => {
  const node = rowOf('Xử lý văn bản')
  const [standing] = await dutiesOf(node)
  const division = await server.as(world.accounts.divisionStaff)
  await division.post(`/api/duties/${standing?.id}/occurrences`, { on: '2026-06-18', text: 'Đơn', dueOn: null })
  await amend(node, { productText: 'Văn bản xử lý, báo cáo' })
  expect((await dutiesOf(node)).map(({ status }) => status)).toEqual(['waiting', 'not-started'])
})
