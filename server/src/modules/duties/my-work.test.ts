import type { DutyRow } from '@dondoc/contract/duties'
import { MY_WORK_GROUPS, type MyWork, type MyWorkGroup } from '@dondoc/contract/my-work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let leader: Client
let staff: Client
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  leader = await server.as(world.accounts.leader)
  staff = await server.as(world.accounts.officeStaff)
  await issueTestPlan(focal, '2026-01-15')
  await issueTestPlan(focal, '2026-06-19', planText('Cải cách hành chính năm 2026, lần 2'))
})
afterAll(() => server.stop())

const workOf = async (client: Client, query = ''): Promise<Map<MyWorkGroup, MyWork['groups'][number]>> => {
  const { groups } = (await client.get(`/api/my-work?${query}`)).json<MyWork>()
  return new Map(groups.map((group) => [group.name, group]))
}

const idsOf = (work: ReadonlyMap<MyWorkGroup, MyWork['groups'][number]>, name: MyWorkGroup): string[] =>
  (work.get(name)?.rows ?? []).map(({ id }) => id)

const listed = async (client: Client, query: string): Promise<string[]> =>
  (await listDuties(client, `role=any&limit=200&${query}`)).map(({ id }) => id)

const give = async (client: Client, id: string, kind: string, more: object = {}): Promise<void> => {
  const { version } = (await client.get(`/api/duties/${id}`)).json<DutyRow>()
  const answer = await client.post(`/api/duties/${id}/updates`, {
    kind,
    on: '2026-06-20',
    reason: 'staff',
    version,
    ...more,
  })
  expect(answer.statusCode).toBe(200)
}

const report = (client: Client, id: string) => {
  const record = { kind: 'Báo cáo', number: `${++counter}/BC-SYT`, date: '2026-06-18', abstract: 'Kết quả thực hiện' }
  return give(client, id, 'delivered', { record })
}

test('the groups together are what the unit owes, each duty in one of them', async () => {
  const work = await workOf(staff, 'done=true')
  const all = [...work.values()].flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(new Set(all).size).toBe(all.length)
  expect(all.toSorted()).toEqual((await listed(staff, 'mine=true')).toSorted())
  expect([...work.values()].map(({ total, rows }) => total - rows.length)).toEqual(MY_WORK_GROUPS.map(() => 0))
})

test('what is late stands as the list of late duties has it, in its order', async () => {
  const late = idsOf(await workOf(staff), 'overdue')
  expect(late.length).toBeGreaterThan(0)
  expect(late).toEqual(await listed(staff, 'mine=true&status=overdue'))
})

test('a completion waits with who confirms it, sent back it hurts the unit most, and it is late only once', async () => {
  const [id = ''] = idsOf(await workOf(staff), 'overdue')
  await report(staff, id)
  expect(idsOf(await workOf(leader), 'to-confirm')).toEqual([id])
  expect(idsOf(await workOf(staff), 'rest')).toContain(id)
  await give(leader, id, 'returned', { text: 'Thiếu số liệu quý II' })
  const work = await workOf(staff)
  expect(idsOf(work, 'returned')).toEqual([id])
  expect(idsOf(work, 'overdue')).not.toContain(id)
})

test('it does not wait with the province, whose department confirms it itself, though the province may read it', async () => {
  const by = { tenantId: world.tenantId, accountId: null, name: 'Kiểm thử' }
  const above = await server.as(
    await makeAccount(server.deps, { tenantId: world.tenantId, by }, 'leader', world.province),
  )
  const [id = ''] = idsOf(await workOf(staff), 'rest').toReversed()
  await report(staff, id)
  expect(idsOf(await workOf(leader), 'to-confirm')).toEqual([id])
  expect(idsOf(await workOf(above), 'to-confirm')).toEqual([])
  expect((await above.get(`/api/duties/${id}`)).json<DutyRow>().status).toBe('to-confirm')
})

test('what was given a day ago waits to be accepted, what a unit gives back waits for the office to decide', async () => {
  const [id = ''] = idsOf(await workOf(staff), 'to-accept')
  await give(staff, id, 'declined', { text: 'Không thuộc chức năng của đơn vị' })
  expect(idsOf(await workOf(focal), 'to-decide')).toEqual([id])
  expect(idsOf(await workOf(focal, 'whose=me'), 'to-decide')).toEqual([])
})

test('what passed a checkpoint in silence is asked for apart until the first update', async () => {
  const division = await server.as(world.accounts.divisionStaff)
  const [id = '', ...more] = idsOf(await workOf(division), 'missed-checkpoint')
  expect(more).toEqual([])
  expect(await listed(division, 'mine=true&missedCheckpoint=true&status=running,not-started')).toEqual([id])
  await give(division, id, 'progress', { progress: 30 })
  const work = await workOf(division)
  expect(idsOf(work, 'missed-checkpoint')).toEqual([])
  expect(idsOf(work, 'rest')).toContain(id)
})

test('a group tells how many there are where it shows fewer', async () => {
  const [one] = [...(await workOf(staff, 'limit=1')).values()].filter(({ total }) => total > 1)
  expect(one?.rows).toHaveLength(1)
  expect(one?.total).toBe(idsOf(await workOf(staff), one?.name ?? 'rest').length)
})

test('a sister department has none of it', async () => {
  const other = await server.as(world.accounts.otherFocal)
  expect([...(await workOf(other, 'done=true')).values()].map(({ total }) => total)).toEqual(
    MY_WORK_GROUPS.map(() => 0),
  )
})
