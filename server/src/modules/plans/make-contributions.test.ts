import type { DutyRow } from '@dondoc/contract/duties'
import type { Notification } from '@dondoc/contract/notifications'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import { migrateAgain } from '../../../test/migrate-again.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld, type TextChange } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { workBacklogOff } from './plans.jobs.ts'

/** Rows of the plan: two wait for an act each, one for a document, one has a day. */
const [FIRST, SECOND, BY_DOCUMENT, DATED] = ['Xây dựng, ban hành', 'Rà soát văn bản', 'Tiếp nhận', 'Báo cáo kết quả']

let server: TestServer
let world: PlanWorld
let focal: Client
let division: Client
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  division = await server.as(world.accounts.divisionStaff)
})
afterAll(() => server.stop())

beforeEach(async () => {
  const helped: TextChange = ['Văn phòng Sở\tCác phòng thuộc Sở', 'Văn phòng Sở\tPhòng Nghiệp vụ Y']
  planId = await issueOwnPlan(
    focal,
    '2026-01-15',
    ['Trước ngày 15/02/2026', 'Chậm nhất sau 30 ngày kể từ khi có Thông tư hướng dẫn'],
    ['Trong năm 2026', 'Chậm nhất sau 30 ngày kể từ khi có Nghị định sửa đổi'],
    ['Thường xuyên', 'Theo Kế hoạch riêng'],
    ...[helped, helped],
  )
})

const dutiesOf = async (words: string, role = 'coordinator'): Promise<DutyRow[]> =>
  (await listDuties(focal, `planId=${planId}&role=${role}&sort=code`)).filter(({ text }) => text.includes(words))
const only = (rows: readonly DutyRow[]): DutyRow => {
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} duties and not one`)
  return row
}
const register = async (words: string): Promise<void> => {
  const event = { words: 'Văn bản hướng dẫn', on: '2026-06-05', effectiveOn: null, countedFrom: 'on', dueOn: null }
  const dutyIds = (await dutiesOf(words, 'lead')).map(({ id }) => id)
  const answer = await focal.post('/api/trigger-events', { event: { ...event, recordId: null }, dutyIds })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

/** The plan as the version before left it, where contributions were made for rows with a day only. */
async function forgetContributions(...rows: readonly string[]): Promise<void> {
  const ids = (await Promise.all(rows.map((words) => dutiesOf(words)))).flat().map(({ id }) => id)
  await server.deps.db.deleteFrom('duty').where('id', 'in', ids).execute()
}

/** Brings the data of the version before to this one, as a start of the service and its background work do. */
async function update(): Promise<void> {
  await migrateAgain(server, '20261128T2010-contribution-backlog', 'drop table contribution_backlog')
  await workBacklogOff(server.running)
}

test('what waits in a plan issued before gets its contributions, which start with their leads', async () => {
  await forgetContributions(FIRST, BY_DOCUMENT)
  await update()
  expect(only(await dutiesOf(FIRST))).toMatchObject({
    status: 'waiting',
    dueOn: null,
    organization: { id: world.division.id },
  })
  expect(only(await dutiesOf(BY_DOCUMENT))).toMatchObject({ status: 'waiting', organization: { id: world.office.id } })
  await register(FIRST)
  expect(only(await dutiesOf(FIRST))).toMatchObject({ status: 'not-started', dueOn: '2026-06-29' })
  const told = (await division.get('/api/notifications?limit=200')).json<{ rows: Notification[] }>().rows
  expect(told.filter(({ about }) => about.id === planId).map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ count: 0, helping: 1 }),
  )
})

test('is done once, however often it is asked for', async () => {
  await forgetContributions(FIRST)
  await update()
  const made = only(await dutiesOf(FIRST))
  await workBacklogOff(server.running)
  await update()
  expect(only(await dutiesOf(FIRST)).id).toBe(made.id)
  const trail = await server.deps.db
    .selectFrom('audit_entry')
    .select('after')
    .where('subjectId', '=', planId)
    .where('action', '=', 'plan.contributions-made')
    .execute()
  expect(trail).toEqual([{ after: { contributionCount: 1 } }])
})

test('contributions that were given stay as they are: begun, sent or stopped', async () => {
  await register(FIRST)
  const begun = only(await dutiesOf(FIRST))
  const said = { kind: 'started', on: '2026-06-20', version: 0 }
  expect((await division.post(`/api/duties/${begun.id}/updates`, said)).statusCode).toBe(200)
  const sent = only(await dutiesOf(SECOND))
  const office = await server.as(world.accounts.officeStaff)
  await office.post(`/api/duties/${sent.id}/updates`, { kind: 'delivered', on: '2026-06-20', version: 0 })
  const stopped = only(await dutiesOf(BY_DOCUMENT))
  const stop = { kind: 'stopped', on: '2026-06-20', text: 'Không cần', reason: 'other', version: 0 }
  expect((await focal.post(`/api/duties/${stopped.id}/updates`, stop)).statusCode).toBe(200)
  await update()
  expect(only(await dutiesOf(FIRST))).toMatchObject({ id: begun.id, status: 'running' })
  expect(only(await dutiesOf(SECOND))).toMatchObject({ id: sent.id, status: 'done-on-time' })
  expect(only(await dutiesOf(BY_DOCUMENT))).toMatchObject({ id: stopped.id, status: 'stopped' })
})

test('nobody is made late with what was not asked of him: rows whose act has come, and rows with a day, are left', async () => {
  await register(FIRST)
  await forgetContributions(FIRST, DATED)
  await update()
  expect([...(await dutiesOf(FIRST)), ...(await dutiesOf(DATED))]).toEqual([])
})
