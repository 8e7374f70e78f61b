import type { DutyRow } from '@dondoc/contract/duties'
import type { Overview } from '@dondoc/contract/overview'
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { newId } from '../../lib/id.ts'

const TODAY = '2026-06-20'

let server: TestServer
let world: PlanWorld
let planIds: readonly string[]
const people = new Map<string, Client>()

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T03:00:00Z`) })
  world = await makePlanWorld(server)
  for (const [name, account] of Object.entries(world.accounts)) people.set(name, await server.as(account))
  const issue = async (name: string, on: string): Promise<string> =>
    issueTestPlan(client('focal'), on, planText(`Cải cách hành chính năm 2026, ${name}`))
  planIds = [await issue('bản một', '2026-01-15'), await issue('bản hai', '2026-06-16')]
  const [first, second] = await listed(client('officeStaff'), `planId=${planIds[0]}&sort=code`)
  const say = async (duty: DutyRow | undefined, said: object) => {
    const answer = await client('officeStaff').post(`/api/duties/${duty?.id}/updates`, {
      on: TODAY,
      reason: 'staff',
      version: 0,
      ...said,
    })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const record = { kind: 'Kế hoạch', number: '15/KH-SYT', date: '2026-02-10', abstract: 'Kế hoạch' }
  await say(first, { kind: 'delivered', on: '2026-02-10', record })
  await say(second, { kind: 'started' })
})
afterAll(() => server.stop())

function client(name: string): Client {
  const found = people.get(name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found
}

const listed = (who: Client, query: string) => listDuties(who, `limit=200&${query}`)
const look = async (who: Client, query = ''): Promise<Overview> =>
  (await who.get(`/api/overview?${query}`)).json<Overview>()

const WHO = ['focal', 'leader', 'officeStaff', 'divisionStaff', 'reader', 'otherFocal']
const narrowed = (): readonly string[] => [
  '',
  'asOf=2026-06-16',
  'asOf=2027-01-31',
  `planId=${planIds[0]}`,
  `organizationId=${world.division.id}`,
  `organizationId=${world.health.id}&asOf=2026-02-12`,
  `organizationId=${world.finance.id}&planId=${planIds[1]}`,
  `organizationId=${newId()}`,
]

describe('each figure of the overview is the length of its list', () => {
  test.each(WHO)('for %s, whatever it is narrowed to', async (name) => {
    const who = client(name)
    for (const query of narrowed()) {
      const overview = await look(who, query)
      const rows = await listed(who, query)
      const count = (of: readonly DutyRow[]) =>
        Object.fromEntries(DUTY_STATUSES.map((status) => [status, of.filter((row) => row.status === status).length]))
      expect([query, overview.total, overview.counts]).toEqual([query, rows.length, count(rows)])
      for (const { area, counts } of overview.byArea)
        expect(counts).toEqual(count(area === null ? [] : await listed(who, `${query}&area=${area}`)))
      for (const { month, counts } of overview.byMonth)
        expect(counts).toEqual(count(await listed(who, `${query}&month=${month}`)))
      if (!query.includes('organizationId')) {
        for (const { organization, counts } of overview.byOrganization) {
          const own = organization.id === overview.focus?.id ? '&own=true' : ''
          expect(counts).toEqual(count(await listed(who, `${query}&organizationId=${organization.id}${own}`)))
        }
      }
      expect(overview.lateAgainstOriginal).toBe((await listed(who, `${query}&lateOriginal=true`)).length)
      expect(overview.dueWithin7Days).toBe((await listed(who, `${query}&soon=true`)).length)
      expect(overview.newlyLate).toBe((await listed(who, `${query}&newlyLate=true`)).length)
      const worst = await listed(who, `${query}&status=overdue&sort=urgency`)
      expect(overview.worst).toEqual(worst.slice(0, 10))
    }
  })

  test('there is something to count, and not the same for everybody', async () => {
    const totals = new Set(await Promise.all(WHO.map(async (name) => (await look(client(name))).total)))
    expect(totals.size).toBeGreaterThan(1)
    expect([...totals]).toContain(0)
  })
})

test('the week before is how it stood seven days earlier, without what had not been given then', async () => {
  const before = await look(client('focal'), 'asOf=2026-06-13')
  const now = await look(client('focal'))
  expect(now.weekBefore).toEqual(before.counts)
  expect(now.total).toBeGreaterThan(before.total)
})

test('what is planned and done until the end of a month adds up to the year', async () => {
  const { byMonth, counts } = await look(client('reader'))
  const rows = await listed(client('reader'), '')
  const last = byMonth.at(-1)
  expect(last?.plannedSoFar).toBe(rows.filter(({ dueOn }) => dueOn !== null).length)
  expect(last?.doneSoFar).toBe(counts['done-on-time'] + counts['done-late'])
  expect(byMonth.map(({ month }) => month)).toEqual([...byMonth.map(({ month }) => month)].sort())
})

test('an update is in the figures of the next look, whoever looks', async () => {
  const [running] = await listed(client('officeStaff'), 'status=running')
  const before = await look(client('reader'))
  const said = { kind: 'delivered', on: TODAY, version: running?.version, reason: 'staff' }
  const record = { kind: 'Báo cáo', number: '99/BC-SYT', date: TODAY, abstract: 'Báo cáo' }
  const answer = await client('officeStaff').post(`/api/duties/${running?.id}/updates`, { ...said, record })
  expect(answer.statusCode, answer.body).toBe(200)
  const after = await look(client('reader'))
  expect(after.counts['to-confirm']).toBe(before.counts['to-confirm'] + 1)
  expect(after.counts.running).toBe(before.counts.running - 1)
})

test('who is not signed in sees nothing', async () => {
  expect((await server.stranger.get('/api/overview')).statusCode).toBe(401)
})
