import type { DutyRow } from '@dondoc/contract/duties'
import type { Overview } from '@dondoc/contract/overview'
import type { PlanSummary } from '@dondoc/contract/plans'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkUpdate } from '@dondoc/domain/duties/check-update'
import type { DutyFacts } from '@dondoc/domain/duties/duty-facts'
import { dutyStatus } from '@dondoc/domain/duties/duty-status'
import { STARTER_SETTINGS } from '@dondoc/domain/settings/starter-settings'
import { calendarOf } from '@dondoc/domain/settings/tenant-settings'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { readFacts } from '../duties/index.ts'
import { seedDemo } from './index.ts'

const TODAY = '2026-11-22'
const calendar = calendarOf(STARTER_SETTINGS)

let server: TestServer
let administrator: Client
let known: Awaited<ReturnType<typeof allFacts>>

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T03:00:00Z`) })
  await seedDemo(server.deps)
  const { accounts } = (await server.stranger.get('/api/demo-accounts')).json<{
    accounts: { email: string; password: string; role: string }[]
  }>()
  const account = accounts.find(({ role }) => role === 'administrator')
  if (!account) throw new Error('the demo has no administrator')
  administrator = await server.as(account)
  known = await allFacts()
})
afterAll(() => server.stop())

/** Every duty with all its facts, straight from the tables. */
async function allFacts(): Promise<{ id: string; issuedOn: PlainDate; facts: DutyFacts }[]> {
  const duties = await server.deps.db
    .selectFrom('duty as d')
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .selectAll('d')
    .select(['p.orgPath as ownerPath', 'p.issuerId'])
    .execute()
  const [first] = duties
  if (!first) return []
  // One transaction for all of them: the demo is one tenant, and connections are few.
  return inTenant(server.deps.db, first, async (trx) => {
    const all: { id: string; issuedOn: PlainDate; facts: DutyFacts }[] = []
    for (const duty of duties) all.push({ id: duty.id, issuedOn: duty.issuedOn, facts: await readFacts(trx, duty) })
    return all
  })
}

async function listAll(asOf: string, role: 'lead' | 'any'): Promise<DutyRow[]> {
  const rows: DutyRow[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: string = cursor === '' ? '' : `&cursor=${cursor}`
    const answer = await administrator.get(`/api/duties?asOf=${asOf}&role=${role}&limit=500${next}`)
    const page = answer.json<{ rows: DutyRow[]; cursor: string | null }>()
    rows.push(...page.rows)
    cursor = page.cursor
  }
  return rows
}

describe('the demo', () => {
  test('holds the five sample plans; those with rows are issued, and all of it is marked as demo', async () => {
    const { plans } = (await administrator.get('/api/plans')).json<{ plans: PlanSummary[] }>()
    expect(plans).toHaveLength(5)
    for (const plan of plans) expect(plan.state).toBe(plan.itemCount > 0 ? 'issued' : 'draft')
    for (const table of ['plan', 'duty', 'duty_update', 'duty_extension', 'record'] as const) {
      const real = await server.deps.db.selectFrom(table).select('id').where('demo', '=', false).execute()
      expect(real).toEqual([])
    }
  })

  test('no contribution is left open to work that is confirmed', async () => {
    const rows = await listAll(TODAY, 'any')
    const rowOf = ({ plan, nodeId, occurrence }: DutyRow) => `${plan.id}/${nodeId}/${occurrence}`
    const open = new Set(
      rows
        .filter(({ role, status }) => role === 'lead' && !['done-on-time', 'done-late', 'stopped'].includes(status))
        .map(rowOf),
    )
    const helping = rows.filter(
      ({ role, status }) => role === 'coordinator' && ['waiting', 'not-started', 'running', 'overdue'].includes(status),
    )
    expect(helping.length).toBeGreaterThan(0)
    expect(helping.filter((row) => !open.has(rowOf(row)))).toEqual([])
  })

  test('a second start changes nothing', async () => {
    const before = await server.deps.db.selectFrom('audit_entry').select('hash').orderBy('sequence').execute()
    expect(await seedDemo(server.deps)).toBe(false)
    const after = await server.deps.db.selectFrom('audit_entry').select('hash').orderBy('sequence').execute()
    expect(after).toEqual(before)
  })

  test('every update of the history is one that the rules take, none after today', async () => {
    for (const { facts, issuedOn } of known) {
      let told: DutyFacts = { ...facts, updates: [] }
      for (const update of facts.updates) {
        expect(update.on >= issuedOn).toBe(true)
        const context = { today: TODAY, calendar, settings: STARTER_SETTINGS } as const
        expect(checkUpdate(told, update, context)).toEqual({ ok: true })
        told = { ...told, updates: [...told.updates, update] }
      }
    }
    const records = await server.deps.db.selectFrom('record').select('id').where('date', '>', TODAY).execute()
    expect(records).toEqual([])
  })

  test('what was reported late or stopped says why', async () => {
    const silent = await server.deps.db
      .selectFrom('duty_update as u')
      .innerJoin('duty as d', (join) => join.onRef('d.tenantId', '=', 'u.tenantId').onRef('d.id', '=', 'u.dutyId'))
      .select(['d.code', 'u.kind', 'u.on'])
      .where('u.reason', 'is', null)
      .where((row) =>
        row.or([
          // A contribution ends with its lead, which is no delay.
          row.and([row('u.kind', '=', 'stopped'), row('d.role', '<>', 'coordinator')]),
          row.and([row('u.kind', 'in', ['progress', 'delivered']), row('u.on', '>', row.ref('d.dueOn'))]),
        ]),
      )
      .execute()
    expect(silent).toEqual([])
  })

  test.each(['2025-01-15', '2025-08-01', '2025-12-31', '2026-05-10', TODAY] as const)(
    'on %s each duty stands as the domain says',
    async (asOf) => {
      const rows = await listAll(asOf, 'any')
      const facts = known.filter(({ issuedOn }) => issuedOn <= asOf)
      expect(rows).toHaveLength(facts.length)
      const byId = new Map(rows.map((row) => [row.id, row]))
      const computed = facts.map((one) => {
        const state = dutyStatus(one.facts, asOf, calendar, STARTER_SETTINGS)
        const { status, dueOn, deliveredOn, progress, daysLate, workingDaysLeft } = state
        return { id: one.id, status, dueOn, doneOn: deliveredOn, progress, daysLate, workingDaysLeft }
      })
      const shown = facts.map((one) => {
        const { id, status, dueOn, doneOn, progress, daysLate, workingDaysLeft } = byId.get(one.id) ?? {}
        return { id, status, dueOn, doneOn, progress, daysLate, workingDaysLeft }
      })
      expect(shown).toEqual(computed)
    },
  )

  test.each(['2025-09-30', TODAY] as const)('the overview of %s counts what the list shows', async (asOf) => {
    const rows = await listAll(asOf, 'lead')
    const overview = (await administrator.get(`/api/overview?asOf=${asOf}`)).json<Overview>()
    const count = (of: readonly DutyRow[]) =>
      Object.entries(Object.groupBy(of, ({ status }) => status)).map(([status, all]) => [status, all.length])
    const filled = (counts: Overview['counts']) => Object.entries(counts).filter(([, number]) => number > 0)
    const same = (a: unknown[][], b: unknown[][]) =>
      expect(new Map(a as [string, number][])).toEqual(new Map(b as [string, number][]))

    expect(overview.total).toBe(rows.length)
    same(filled(overview.counts), count(rows))
    for (const { area, counts } of overview.byArea) same(filled(counts), count(rows.filter((row) => row.area === area)))
    expect(new Set(overview.byArea.map(({ area }) => area))).toEqual(new Set(rows.map(({ area }) => area)))
    // Each duty is counted with the organization right below the focus that it stands under, or with the focus itself.
    const { organizations } = (await administrator.get('/api/organizations')).json<{
      organizations: { id: string; parentId: string | null }[]
    }>()
    const aboveOf = new Map(organizations.map(({ id, parentId }) => [id, parentId]))
    const branchOf = (id: string): string => {
      const above = aboveOf.get(id) ?? null
      return id === overview.focus?.id || above === null || above === overview.focus?.id ? id : branchOf(above)
    }
    for (const { organization, counts, below } of overview.byOrganization) {
      const own = rows.filter((row) => branchOf(row.organization.id) === organization.id)
      same(filled(counts), count(own))
      expect(below).toBe(own.filter((row) => row.organization.id !== organization.id).length)
      const list = `/api/duties?asOf=${asOf}&organizationId=${organization.id}&own=${organization.id === overview.focus?.id}`
      expect((await administrator.get(list)).json<{ total: number }>().total).toBe(own.length)
    }
    expect(overview.byOrganization.map(({ organization }) => organization.id).sort()).toEqual(
      [...new Set(rows.map((row) => branchOf(row.organization.id)))].sort(),
    )
    const isDone = ({ status }: DutyRow) => status === 'done-on-time' || status === 'done-late'
    for (const { month, counts, plannedSoFar, doneSoFar } of overview.byMonth) {
      same(filled(counts), count(rows.filter(({ dueOn }) => dueOn?.startsWith(month))))
      expect(plannedSoFar).toBe(rows.filter(({ dueOn }) => dueOn !== null && dueOn.slice(0, 7) <= month).length)
      expect(doneSoFar).toBe(
        rows.filter((row) => row.dueOn !== null && isDone(row) && (row.doneOn ?? '').slice(0, 7) <= month).length,
      )
    }
    expect(overview.lateAgainstOriginal).toBe(rows.filter((row) => row.lateAgainstOriginal).length)
    expect(overview.toConfirm).toBe(rows.filter(({ status }) => status === 'to-confirm').length)
    expect(overview.worst.map(({ id }) => id)).toEqual(
      rows
        .filter(({ status }) => status === 'overdue')
        .slice(0, 10)
        .map(({ id }) => id),
    )
  })
})
