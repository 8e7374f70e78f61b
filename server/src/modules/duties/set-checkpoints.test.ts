import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { issueOwnPlan, issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let division: Client
let yearly: DutyRow

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  division = await server.as(world.accounts.divisionStaff)
  await issueTestPlan(focal, '2026-01-15')
  const [first] = await listDuties(focal, 'q=ra soat van ban')
  if (!first) throw new Error('no duty of the year')
  yearly = first
})
afterAll(() => server.stop())

const show = () => showDuty(focal, yearly.id)
const set = (checkpoints: readonly object[], client = focal) =>
  client.send('PUT', `/api/duties/${yearly.id}/checkpoints`, { checkpoints })
const missed = async (): Promise<string[]> => (await listDuties(focal, 'missedCheckpoint=true')).map(({ code }) => code)

test('work of the whole year gets the report rounds as checkpoints; one that passes in silence is told until an update comes', async () => {
  expect(await show()).toMatchObject({
    checkpoints: [
      { on: '2026-03-14', label: 'Quý I/2026' },
      { on: '2026-06-14', label: '6 tháng/2026' },
      { on: '2026-09-14', label: 'Quý III/2026' },
      { on: '2026-12-14', label: 'Năm/2026' },
    ],
    missedCheckpoint: { label: '6 tháng/2026' },
  })
  expect(await missed()).toContain(yearly.code)
  const update = { kind: 'progress', on: '2026-06-20', progress: 30, version: 0 }
  await division.post(`/api/duties/${yearly.id}/updates`, update)
  expect((await show()).missedCheckpoint).toBeNull()
  expect(await missed()).not.toContain(yearly.code)
})

test('the authority sets other days, in any order', async () => {
  const answer = await set([
    { on: '2026-10-31', label: 'Kiểm tra' },
    { on: '2026-05-31', label: 'Sơ kết' },
  ])
  expect(answer.json<DutyDetail>().checkpoints.map(({ label }) => label)).toEqual(['Sơ kết', 'Kiểm tra'])
})

test.each([
  [
    'twice a day',
    [
      { on: '2026-05-31', label: 'A' },
      { on: '2026-05-31', label: 'B' },
    ],
    422,
    'duty.checkpoint-twice',
  ],
  ['outside of the period', [{ on: '2027-01-01', label: 'A' }], 422, 'duty.checkpoint-outside'],
  ['without a name', [{ on: '2026-05-31', label: ' ' }], 400, 'request.invalid'],
])('checkpoints %s are refused and nothing is written', async (_what, checkpoints, status, code) => {
  const before = await countRowsOf(server.deps.db, ['audit_entry'])
  const stood = (await show()).checkpoints
  const answer = await set(checkpoints)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect((await show()).checkpoints).toEqual(stood)
  expect(await countRowsOf(server.deps.db, ['audit_entry'])).toEqual(before)
})

test('who owes the duty does not set its checkpoints', async () => {
  const stood = (await show()).checkpoints
  expect((await set([], division)).statusCode).toBe(403)
  expect((await show()).checkpoints).toEqual(stood)
})

describe('checkpoints of a whole row', () => {
  /** What the group of three units owes until 31/12/2026. */
  let shared: DutyRow[]
  const rowsOf = (words: string) => listDuties(focal, `planId=${planId}&q=${words}&sort=code`)
  const daysOf = async ({ id }: DutyRow): Promise<string[]> =>
    (await showDuty(focal, id)).checkpoints.map(({ on }) => on)
  const setAll = (days: readonly string[], client = focal) =>
    client.send('PUT', `/api/duties/${shared[0]?.id}/checkpoints`, {
      checkpoints: days.map((on) => ({ on, label: 'Kiểm tra' })),
      wholeRow: true,
    })
  let planId: string
  beforeEach(async () => {
    planId = await issueOwnPlan(focal, '2026-01-15', ['Quý II/2026', 'Trong năm 2026'])
    shared = await rowsOf('tuyen truyen')
  })

  test('are set for all its open duties at once, and for no other row', async () => {
    const other = (await rowsOf('ra soat'))[0]
    if (!other) throw new Error('no other row')
    const stood = await daysOf(other)
    const done = shared[2]
    await focal.post(`/api/duties/${done?.id}/updates`, {
      ...{ kind: 'stopped', on: '2026-06-20', reason: 'other', text: 'Không cần', version: 0 },
    })
    expect((await setAll(['2026-10-15', '2026-08-15'])).statusCode).toBe(200)
    const days = await Promise.all(shared.map(daysOf))
    expect(days.slice(0, 2)).toEqual([
      ['2026-08-15', '2026-10-15'],
      ['2026-08-15', '2026-10-15'],
    ])
    expect(days[2]).not.toContain('2026-08-15')
    expect(await daysOf(other)).toEqual(stood)
  })

  test('that one of its duties cannot take are set for none, and the duty is named', async () => {
    // A row of two duties of which one was brought forward.
    const [first, second] = shared
    await server.deps.db
      .updateTable('duty')
      .set({ dueOn: '2026-09-30' })
      .where('id', '=', second?.id ?? '')
      .execute()
    const before = await countRowsOf(server.deps.db, ['audit_entry'])
    const stood = first && (await daysOf(first))
    const answer = await setAll(['2026-10-15'])
    expect(answer.json()).toMatchObject({
      code: 'duty.checkpoint-outside',
      params: { code: second?.code, dueOn: '2026-09-30' },
    })
    expect(first && (await daysOf(first))).toEqual(stood)
    expect(await countRowsOf(server.deps.db, ['audit_entry'])).toEqual(before)
  })

  test('are not set by who owes one of them', async () => {
    expect((await setAll(['2026-10-15'], division)).statusCode).toBe(403)
  })
})
