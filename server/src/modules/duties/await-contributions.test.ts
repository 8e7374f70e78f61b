import type { countReasons, DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { HistoryEntry } from '@dondoc/contract/duty-history'
import type { Notification } from '@dondoc/contract/notifications'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let office: Client
let division: Client
let planId: string
let lead: DutyDetail

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  office = await server.as(world.accounts.officeStaff)
  division = await server.as(world.accounts.divisionStaff)
})
afterAll(() => server.stop())

/** What the division leads with the help of the office and the clinic, overdue since the end of May. */
beforeEach(async () => {
  const [before, after] = ['Văn phòng Sở\tTrong năm 2026', 'Văn phòng Sở, Trung tâm Kiểm soát bệnh tật\tTháng 5/2026']
  planId = await issueOwnPlan(focal, '2026-01-15', [before, after])
  const [row] = await listDuties(focal, `planId=${planId}&q=ra soat van ban`)
  lead = await showDuty(focal, row?.id ?? '')
})

const helper = (organization: { readonly id: string }): DutyRow => {
  const found = lead.companions.find((one) => one.organization.id === organization.id)
  if (!found) throw new Error('no contribution')
  return found
}
const say = (waitsFor: readonly string[], change: object = {}, client = division) =>
  client.post(`/api/duties/${lead.id}/updates`, {
    ...{ kind: 'progress', progress: 30, on: '2026-06-20', reason: 'waiting-coordination', version: 0 },
    waitsFor,
    ...change,
  })
const told = async (): Promise<Notification[]> =>
  (await office.get('/api/notifications?limit=200'))
    .json<{ rows: Notification[] }>()
    .rows.filter(({ kind, about }) => kind === 'duty.awaited' && about.id === helper(world.office).id)
const countRows = () =>
  countRowsOf(server.deps.db, ['duty_update', 'awaited_contribution', 'notification', 'audit_entry'])

test('a lead that waits names for whom: its history, lists and counts say so, and the coordinator is told once', async () => {
  const { id, code } = helper(world.office)
  const answer = await say([id])
  expect(answer.json<DutyDetail>().updates.at(-1)?.waitsFor).toMatchObject([
    { id, code, organization: { name: 'Văn phòng Sở' } },
  ])
  const rows = await listDuties(focal, `planId=${planId}&status=overdue`)
  expect(rows.map(({ id: dutyId, waitsFor }) => [dutyId === lead.id, waitsFor])).toContainEqual([
    true,
    ['Văn phòng Sở'],
  ])
  const counted = (await focal.get(`/api/duties/reasons?planId=${planId}`)).json<
    z.output<typeof countReasons.response>
  >()
  expect(counted).toMatchObject({ waitsFor: [{ organization: { id: world.office.id }, count: 1 }] })
  const { entries } = (await office.get(`/api/duties/${id}/history`)).json<{ entries: HistoryEntry[] }>()
  expect(entries.find(({ kind }) => kind === 'awaited')).toMatchObject({
    code: lead.code,
    organization: { id: world.division.id },
  })
  expect(await told()).toMatchObject([{ data: { code, organization: 'Phòng Nghiệp vụ Y', text: lead.text } }])
  expect((await say([id], { progress: 40, version: 1 })).statusCode).toBe(200)
  expect(await told()).toHaveLength(1)
  // The last word counts: it waits for nobody in particular any more.
  await say([], { progress: 50, reason: 'staff', version: 2 })
  expect((await showDuty(focal, lead.id)).waitsFor).toEqual([])
})

test('only open contributions to its own row, with the reason that says so; otherwise nothing is written', async () => {
  const { id } = helper(world.office)
  const clinic = helper(world.clinic)
  await focal.post(`/api/duties/${clinic.id}/updates`, {
    ...{ kind: 'stopped', on: '2026-06-20', reason: 'other', text: 'Không cần', version: 0 },
  })
  const before = await countRows()
  const answers = [
    await say([id], { reason: 'staff' }),
    await say([lead.id]),
    await say([id, clinic.id]),
    await say(['x']),
    await say([id], {}, office),
  ]
  expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
    [422, 'duty.waits-without-reason'],
    [422, 'duty.not-its-coordinator'],
    [409, 'duty.contribution-over'],
    [400, 'request.invalid'],
    [403, 'access.denied'],
  ])
  expect(await countRows()).toEqual(before)
})
