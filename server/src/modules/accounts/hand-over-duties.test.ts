import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount } from '../../../test/factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let administrator: Client
let focal: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  const tenant = { tenantId: world.tenantId, by: { tenantId: world.tenantId, accountId: null, name: 'Hệ thống' } }
  administrator = await server.as(await makeAccount(server.deps, tenant, 'administrator', world.province))
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

test('a hand-over passes the duties assigned to the person by name, and says so before', async () => {
  const { officeStaff: leaver, divisionStaff: successor } = world.accounts
  const planId = await issueTestPlan(focal, '2026-06-18')
  const { rows } = (await focal.get(`/api/duties?planId=${planId}`)).json<{ rows: DutyRow[] }>()
  const duty = rows.find(({ dueOn }) => dueOn === '2026-12-09')
  if (duty === undefined) throw new Error('the plan made no such duty')
  const { db } = server.deps
  await db.updateTable('duty').set({ assigneeId: leaver.id }).where('id', '=', duty.id).execute()

  const preview = await administrator.get(`/api/accounts/${leaver.id}/hand-over?from=2026-06-20`)
  expect(preview.json()).toMatchObject({ assignedDuties: 1, roles: [{ role: 'staff' }] })
  const { openDuties } = preview.json<{ roles: [{ openDuties: number }] }>().roles[0]
  expect(openDuties).toBeGreaterThan(0)

  const answer = await administrator.post(`/api/accounts/${leaver.id}/hand-over`, {
    ...{ successorId: successor.id, from: '2026-06-20' },
  })
  expect(answer.json()).toMatchObject({ passedDuties: 1, roles: [{ role: 'staff' }] })
  const shown = (await focal.get(`/api/duties/${duty.id}`)).json<DutyDetail>()
  expect(shown.assignee?.id).toBe(successor.id)
  const kept = await db.selectFrom('duty_assignment').selectAll().where('dutyId', '=', duty.id).execute()
  expect(kept).toMatchObject([{ accountId: successor.id }])
})
