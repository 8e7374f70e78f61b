import type { DutyRow } from '@dondoc/contract/duties'
import type { Notification } from '@dondoc/contract/notifications'
import type { Role } from '@dondoc/domain/access/roles'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { makeAccount, type TestAccount } from '../../../test/factories.ts'
import { migrateAgain } from '../../../test/migrate-again.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { passAssignments } from '../duties/index.ts'

let server: TestServer
let world: PlanWorld
let administrator: Client
let focal: Client
let now = new Date('2026-06-20T03:00:00Z')

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  world = await makePlanWorld(server)
  administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

beforeEach(() => {
  now = new Date('2026-06-20T03:00:00Z')
})

const makePerson = (role: Role, organization = world.office) => makeAccount(server.deps, world, role, organization)

/** A duty of the office, due on 9/12/2026, that is assigned to somebody. */
async function assignedTo({ id }: TestAccount): Promise<DutyRow> {
  const planId = await issueOwnPlan(focal, '2026-06-18')
  const duty = (await listDuties(focal, `planId=${planId}`)).find(({ dueOn }) => dueOn === '2026-12-09')
  if (duty === undefined) throw new Error('the plan made no such duty')
  await server.deps.db.updateTable('duty').set({ assigneeId: id }).where('id', '=', duty.id).execute()
  return duty
}

const handOver = (leaver: TestAccount, successor: TestAccount, from: string) =>
  administrator.post(`/api/accounts/${leaver.id}/hand-over`, { successorId: successor.id, from })
const assigneeOf = async ({ id }: DutyRow) => (await showDuty(focal, id)).assignee?.id

/** The turn of the background work on a day. */
async function turnOf(day: string): Promise<void> {
  now = new Date(`${day}T03:00:00Z`)
  await passAssignments(server.deps)
}

test('a hand-over passes the duties assigned to the person by name, says so before, and tells the successor', async () => {
  const [leaver, successor] = [await makePerson('staff'), world.accounts.divisionStaff]
  const duty = await assignedTo(leaver)
  const preview = await administrator.get(`/api/accounts/${leaver.id}/hand-over?from=2026-06-20`)
  expect(preview.json()).toMatchObject({ assignedDuties: 1, roles: [{ role: 'staff' }] })
  const { openDuties } = preview.json<{ roles: [{ openDuties: number }] }>().roles[0]
  expect(openDuties).toBeGreaterThan(0)

  const answer = await handOver(leaver, successor, '2026-06-20')
  expect(answer.json()).toMatchObject({ passedDuties: 1, roles: [{ role: 'staff' }] })
  expect(await assigneeOf(duty)).toBe(successor.id)
  const { db } = server.deps
  const kept = await db.selectFrom('duty_assignment').selectAll().where('dutyId', '=', duty.id).execute()
  expect(kept).toMatchObject([{ accountId: successor.id }])
  const told = (await (await server.as(successor)).get('/api/notifications')).json<{ rows: Notification[] }>().rows
  expect(told.filter(({ about }) => about.id === duty.id).map(({ kind }) => kind)).toEqual(['duty.assigned'])
})

test('of a later day they pass on it and not before, once, and that is put on record', async () => {
  const [leaver, successor] = [await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  expect((await handOver(leaver, successor, '2026-07-01')).json()).toMatchObject({ passedDuties: 0 })
  await turnOf('2026-06-30')
  expect(await assigneeOf(duty)).toBe(leaver.id)
  const later = await assignedTo(leaver)
  await turnOf('2026-07-01')
  expect([await assigneeOf(duty), await assigneeOf(later)]).toEqual([successor.id, successor.id])
  await turnOf('2026-07-02')
  const trail = await server.deps.db
    .selectFrom('audit_entry')
    .select(['action', 'after'])
    .where('subjectId', '=', leaver.id)
    .where('action', '=', 'account.duties-passed')
    .execute()
  expect(trail).toMatchObject([{ after: { successorId: successor.id, from: '2026-07-01', passedDuties: 2 } }])
})

test('of a role that the person was given anew meanwhile they stay', async () => {
  const [leaver, successor] = [await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-07-01')
  const role = { role: 'staff', organizationId: world.office.id, validFrom: '2026-07-01' }
  expect((await administrator.post(`/api/accounts/${leaver.id}/roles`, role)).statusCode).toBe(200)
  await turnOf('2026-07-01')
  expect(await assigneeOf(duty)).toBe(leaver.id)
})

test('to a successor who is locked by then nothing passes: their unit assigns anew', async () => {
  const [leaver, successor] = [await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-07-01')
  await server.deps.db.updateTable('account').set({ disabledAt: now }).where('id', '=', successor.id).execute()
  await turnOf('2026-07-01')
  expect(await assigneeOf(duty)).toBeUndefined()
})

/** Who would be told of what was ordered before. */
const plannedFor = async ({ id }: TestAccount, from: string): Promise<unknown[]> =>
  (await administrator.get(`/api/accounts/${id}/hand-over?from=${from}`))
    .json<{ planned: { from: string; leaver: { id: string }; successor: { id: string } }[] }>()
    .planned.map((one) => [one.from, one.leaver.id, one.successor.id])

test('an earlier hand-over of the same person lends them until the day of the first, as was said before', async () => {
  const [leaver, successor, interim] = [await makePerson('staff'), await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-08-01')
  expect(await plannedFor(leaver, '2026-07-15')).toEqual([['2026-08-01', leaver.id, successor.id]])
  expect((await handOver(leaver, interim, '2026-07-15')).statusCode).toBe(200)
  await turnOf('2026-07-15')
  expect(await assigneeOf(duty)).toBe(interim.id)
  const settled = await assignedTo(interim)
  await turnOf('2026-07-31')
  expect(await assigneeOf(duty)).toBe(interim.id)
  await turnOf('2026-08-01')
  expect(await assigneeOf(duty)).toBe(successor.id)
  // What the unit gave the interim person itself is no part of it.
  expect(await assigneeOf(settled)).toBe(interim.id)
})

test('a successor who hands over before the day is passed by: they go to the last of the chain', async () => {
  const [leaver, successor, last] = [await makePerson('staff'), await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-08-01')
  expect(await plannedFor(successor, '2026-07-15')).toEqual([['2026-08-01', leaver.id, successor.id]])
  expect((await handOver(successor, last, '2026-07-15')).statusCode).toBe(200)
  await turnOf('2026-07-20')
  expect(await assigneeOf(duty)).toBe(leaver.id)
  await turnOf('2026-08-01')
  expect(await assigneeOf(duty)).toBe(last.id)
  const told = (await (await server.as(last)).get('/api/notifications')).json<{ rows: Notification[] }>().rows
  expect(told.filter(({ about }) => about.id === duty.id).map(({ kind }) => kind)).toEqual(['duty.assigned'])
  const { after } = await server.deps.db
    .selectFrom('audit_entry')
    .select('after')
    .where('subjectId', '=', leaver.id)
    .where('action', '=', 'account.duties-passed')
    .executeTakeFirstOrThrow()
  const { name } = await server.deps.db
    .selectFrom('account')
    .select('name')
    .where('id', '=', last.id)
    .executeTakeFirstOrThrow()
  expect(after).toMatchObject({ successorId: successor.id, passedDuties: 1, receivers: [name] })
})

test('what its unit assigned anew meanwhile stays with whom it was assigned to', async () => {
  const [leaver, successor, interim] = [await makePerson('staff'), await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-08-01')
  await handOver(leaver, interim, '2026-07-15')
  await turnOf('2026-07-15')
  const head = await server.as(await makePerson('unit-head'))
  const other = world.accounts.officeStaff
  expect((await head.send('PUT', `/api/duties/${duty.id}/assignee`, { accountId: other.id })).statusCode).toBe(200)
  await turnOf('2026-08-01')
  expect(await assigneeOf(duty)).toBe(other.id)
})

test('the interim person keeps them where the role of the first successor was ended', async () => {
  const [leaver, successor, interim] = [await makePerson('staff'), await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-08-01')
  await handOver(leaver, interim, '2026-07-15')
  await turnOf('2026-07-15')
  await server.deps.db.deleteFrom('role_held').where('accountId', '=', successor.id).execute()
  await turnOf('2026-08-01')
  expect(await assigneeOf(duty)).toBe(interim.id)
})

test('what an earlier version passed is known as passed by that hand-over', async () => {
  const [leaver, successor, interim] = [await makePerson('staff'), await makePerson('staff'), await makePerson('staff')]
  const duty = await assignedTo(leaver)
  await handOver(leaver, successor, '2026-08-01')
  await handOver(leaver, interim, '2026-07-15')
  await turnOf('2026-07-15')
  await migrateAgain(
    server,
    '20261128T2020-assignments-by-passing',
    'drop index assignment_passing_leaver; alter table duty_assignment drop column "passingId"',
  )
  await turnOf('2026-08-01')
  expect(await assigneeOf(duty)).toBe(successor.id)
})
