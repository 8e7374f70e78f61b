import type { Settings } from '@dondoc/contract/settings'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
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
  administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

const look = async (client = administrator): Promise<Settings> => (await client.get('/api/settings')).json<Settings>()

const set = async (change: Partial<Settings>, client = administrator) => {
  const { can: _can, ...now } = await look()
  return client.send('PUT', '/api/settings', { ...now, ...change })
}

const countRows = () => countRowsOf(server.deps.db, ['tenant_settings', 'audit_entry'])

describe('the rules of a tenant', () => {
  test('are those of the starter until somebody sets them; then both are written down', async () => {
    expect(await look(focal)).toMatchObject({
      version: 0,
      confirmationRequired: true,
      coordinatorLeadDays: 5,
      can: { change: false },
    })
    const answer = await set({ coordinatorLeadDays: 3 })
    expect(answer.json()).toMatchObject({ version: 1, coordinatorLeadDays: 3, can: { change: true } })
    const trail = await server.deps.db
      .selectFrom('audit_entry')
      .select(['before', 'after'])
      .where('action', '=', 'settings.set')
      .execute()
    expect(trail).toEqual([{ before: { coordinatorLeadDays: 5 }, after: { coordinatorLeadDays: 3 } }])
  })

  test('decide how a plan is issued: "trước ngày 15/02" is due on the day itself where it counts', async () => {
    await set({ beforeIsInclusive: true })
    const planId = await issueTestPlan(focal, '2026-01-15')
    const { rows } = (await focal.get(`/api/duties?planId=${planId}&sort=due`)).json<{ rows: { dueOn: string }[] }>()
    expect(rows[0]?.dueOn).toBe('2026-02-15')
    await set({ beforeIsInclusive: false })
  })

  test('decide whether a reported completion waits for confirmation, in the list and on the page', async () => {
    const { rows } = (await focal.get('/api/duties?sort=due&limit=1')).json<{ rows: { id: string }[] }>()
    const id = rows[0]?.id ?? ''
    const staff = await server.as(world.accounts.officeStaff)
    await staff.post(`/api/duties/${id}/updates`, {
      kind: 'delivered',
      on: '2026-02-10',
      version: 0,
      record: { kind: 'Kế hoạch', number: '15/KH-SYT', date: '2026-02-10', abstract: 'Kế hoạch' },
    })
    const status = async () => (await focal.get(`/api/duties/${id}`)).json<{ status: string }>().status
    expect(await status()).toBe('to-confirm')
    await set({ confirmationRequired: false })
    expect(await status()).toBe('done-on-time')
    await set({ confirmationRequired: true })
  })

  test('of two people who change them at once the second is told, and nothing of his is written', async () => {
    const { version } = await look()
    await set({ acceptanceDays: 4 })
    const before = await countRows()
    const answer = await set({ acceptanceDays: 9, version })
    expect(answer.json()).toMatchObject({ code: 'settings.changed-meanwhile', params: { version: version + 1 } })
    expect(await countRows()).toEqual(before)
    expect((await look()).acceptanceDays).toBe(4)
  })

  test.each([
    ['by who may not', { acceptanceDays: 5 }, () => focal, 403, 'access.denied'],
    ['with a lead time below zero', { coordinatorLeadDays: -1 }, () => administrator, 400, 'request.invalid'],
    [
      'with a round on 31/6',
      {
        rounds: [{ label: 'Quý II', from: '--04-01', to: '--06-31', dueOn: '--07-01', source: null, recalled: false }],
      },
      () => administrator,
      400,
      'request.invalid',
    ],
  ])('a change %s is refused and nothing is written', async (_what, change, client, status, code) => {
    const before = await countRows()
    const answer = await set(change as Partial<Settings>, client())
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await countRows()).toEqual(before)
  })
})
