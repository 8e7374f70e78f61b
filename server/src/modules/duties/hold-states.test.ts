import type { DutyRow } from '@dondoc/contract/duties'
import type { PlanDetail } from '@dondoc/contract/plans'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant, openDb, openPool } from '../../lib/db.ts'
import { readWritten } from './held-states.store.ts'
import { holdStates, type ReadStates } from './hold-states.ts'

const TODAY = '2026-06-20'
/** Before, on and after the days on which the acts below happen, and beyond the year. */
const DAYS: readonly PlainDate[] = ['2026-01-14', '2026-02-20', '2026-06-15', TODAY, '2026-06-28', '2027-01-31']

let server: TestServer
let world: PlanWorld
let focal: Client
let staff: Client
let administrator: Client
let planId: string
/** One of each that was held since the first test. */
const held = holdStates()

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date(`${TODAY}T03:00:00Z`) })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
  administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
  planId = await issueTestPlan(focal, '2026-01-15')
})
afterAll(() => server.stop())

/** What is held of a day in words that can be compared, by the code of the duty. */
async function told(read: ReadStates, asOf: PlainDate): Promise<Record<string, unknown>> {
  const { states } = await inTenant(server.running.db, world, (trx) => read(trx, world.tenantId, asOf))
  const rows = [...states].map(({ code, planId: plan, owing, orgPath, area, dueOn, deliveredOn, ...plain }) => [
    code,
    {
      ...plain,
      plan: plan.value,
      owing: owing.value,
      orgPath: orgPath.value,
      area: area.value,
      dueOn: dueOn?.value ?? null,
      deliveredOn: deliveredOn?.value ?? null,
    },
  ])
  return Object.fromEntries(rows)
}

const duties = () => listDuties(focal, `planId=${planId}&sort=code&limit=100`)

const dutyOf = async (words: string, organizationId?: string): Promise<DutyRow> => {
  const found = (await duties()).find(
    ({ text, organization }) =>
      text.includes(words) && (organizationId === undefined || organization.id === organizationId),
  )
  if (found === undefined) throw new Error(`no duty ${words}`)
  return found
}

const update = async (client: Client, words: string, said: object) => {
  const { id, version } = await dutyOf(words)
  return client.post(`/api/duties/${id}/updates`, { on: TODAY, reason: 'staff', version, ...said })
}

const amend = async (words: string, op: object) => {
  const plan = (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()
  const node = plan.nodes.find(({ leaf, text }) => leaf && text.includes(words))
  const edits = [{ nodeId: node?.id, ...op }]
  return focal.post(`/api/plans/${planId}/amendments`, {
    version: plan.version,
    on: TODAY,
    edits,
    basis: 'Quyết định số 45/QĐ-SYT',
  })
}

const reorganize = (change: object, version: number) =>
  administrator.post('/api/organization-changes', { change, basis: 'Quyết định số 1/QĐ-UBND', version })

const settings = async (change: object) => {
  const { can: _, ...now } = (await administrator.get('/api/settings')).json<Record<string, unknown>>()
  return administrator.send('PUT', '/api/settings', { ...now, ...change })
}

const record = (number: string) => ({ kind: 'Kế hoạch', number, date: TODAY, abstract: 'Kế hoạch CCHC năm 2026' })

// In this order: each begins where the one before it ended.
const ACTS: readonly (readonly [string, () => Promise<{ readonly statusCode: number; readonly body: string }>])[] = [
  ['a duty is begun', () => update(focal, 'Rà soát', { kind: 'started' })],
  ['reported as done', () => update(staff, 'Kế hoạch cải cách', { kind: 'delivered', record: record('15/KH-SYT') })],
  ['sent back', () => update(focal, 'Kế hoạch cải cách', { kind: 'returned', text: 'Thiếu phụ lục' })],
  ['reported again', () => update(staff, 'Kế hoạch cải cách', { kind: 'delivered', record: record('16/KH-SYT') })],
  ['confirmed', () => update(focal, 'Kế hoạch cải cách', { kind: 'confirmed' })],
  ['stopped', () => update(focal, 'Bộ phận Một cửa', { kind: 'stopped', text: 'Chuyển sang năm sau' })],
  [
    'extended',
    async () =>
      focal.post(`/api/duties/${(await dutyOf('Rà soát')).id}/extensions`, {
        dueOn: '2027-02-26',
        reason: 'Chờ văn bản của Bộ',
      }),
  ],
  [
    'broken down',
    async () => {
      const part = { text: 'Tổng hợp số liệu', organizationId: world.office.id, recordRequired: false }
      return focal.post(`/api/duties/${(await dutyOf('định kỳ')).id}/parts`, { parts: [part] })
    },
  ],
  [
    'passed to another organization',
    async () => {
      const { id, version } = await dutyOf('tuyên truyền', world.clinic.id)
      return focal.post(`/api/duties/${id}/reassignment`, {
        organizationId: world.division.id,
        version,
        on: TODAY,
        text: 'Đúng chức năng',
      })
    },
  ],
  [
    'something that was waited for happens',
    async () =>
      focal.post(`/api/duties/${(await dutyOf('trái pháp luật')).id}/occurrences`, {
        on: '2026-06-18',
        text: 'Đơn của công dân',
        dueOn: '2026-07-01',
      }),
  ],
  ['a row is amended', () => amend('Rà soát', { op: 'set', fields: { deadlineText: 'Quý III/2026' } })],
  ['a row is taken out', () => amend('tuyên truyền', { op: 'remove' })],
  [
    'another plan is issued',
    async () => {
      await issueTestPlan(focal, '2026-06-19', planText('Kế hoạch thứ hai'))
      return focal.get('/api/plans')
    },
  ],
  ['what is reported counts as done', () => settings({ confirmationRequired: false })],
  [
    'an organization moves',
    () =>
      reorganize({ kind: 'move', on: '2026-06-20', organizationId: world.clinic.id, parentId: world.finance.id }, 0),
  ],
  [
    'two become one',
    () =>
      reorganize(
        {
          kind: 'merge',
          on: '2026-06-20',
          organizationIds: [world.division.id],
          into: { kind: 'existing', organizationId: world.office.id },
        },
        1,
      ),
  ],
]

test('what is held is what the database says, whatever happened to the duties, the tree and the rules', async () => {
  for (const day of DAYS) await told(held, day)
  const changed: string[] = []
  for (const [name, act] of ACTS) {
    const before = JSON.stringify(await told(held, TODAY))
    const answer = await act()
    expect(answer.statusCode, `${name}: ${answer.body}`).toBe(200)
    for (const day of DAYS)
      expect([name, day, await told(held, day)]).toEqual([name, day, await told(holdStates(), day)])
    if (JSON.stringify(await told(held, TODAY)) !== before) changed.push(name)
  }
  expect(changed).toEqual(ACTS.map(([name]) => name))
})

test('what a transaction wrote is seen once it has ended, however many ended before it', async () => {
  const { id } = await dutyOf('định kỳ')
  await told(held, TODAY)
  const pool = openPool(server.address, { max: 1 })
  const slow = await openDb(pool).startTransaction().execute()
  await sql`update duty set "dueOn" = '2026-03-01' where id = ${id}`.execute(slow)
  // It has a number, and others with higher numbers come and go.
  const quick = (await duties()).find((duty) => duty.id !== id)
  await sql`update duty set "dueOn" = '2026-03-02' where id = ${quick?.id}`.execute(server.deps.db)
  expect(await told(held, TODAY)).toEqual(await told(holdStates(), TODAY))
  await slow.commit().execute()
  await pool.end()
  const after = await told(held, TODAY)
  expect(after).toEqual(await told(holdStates(), TODAY))
  expect(Object.values(after)).toContainEqual(expect.objectContaining({ id, dueOn: '2026-03-01' }))
})

test('a copy restored from another server, whose numbers were higher, is not read again and again', async () => {
  const { db } = server.deps
  await sql`alter table duty disable trigger mark_writer`.execute(db)
  await sql`update duty set "writtenBy" = '999999999999'`.execute(db)
  await sql`alter table duty enable trigger mark_writer`.execute(db)
  const written = (seen: string | null) =>
    inTenant(server.running.db, world, (trx) => readWritten(trx, { tenantId: world.tenantId, asOf: TODAY }, seen))
  const { seen, duties: all } = await written(null)
  expect(all.length).toBeGreaterThan(0)
  expect((await written(seen)).duties).toEqual([])
  await update(focal, 'Rà soát', { kind: 'progress', progress: 55 })
  expect((await written(seen)).duties).toHaveLength(1)
})

test('people who ask at once get the same, also while it is read for the first time', async () => {
  const read = holdStates()
  const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => told(read, TODAY)))
  expect(first).toEqual(await told(holdStates(), TODAY))
  for (const other of others) expect(other).toEqual(first)
})

test('more days than may be held are given up and read again', async () => {
  const read = holdStates(1)
  for (const day of [...DAYS, ...DAYS]) expect(await told(read, day)).toEqual(await told(holdStates(), day))
})

test('where reading fails, the next one who asks is answered', async () => {
  const read = holdStates()
  await told(read, TODAY)
  const broken = inTenant(server.running.db, world, async (trx) => {
    await sql`select 1 / 0`.execute(trx).catch(() => undefined)
    return read(trx, world.tenantId, TODAY)
  })
  await expect(broken).rejects.toThrow('current transaction is aborted')
  await update(staff, 'định kỳ', { kind: 'started' })
  expect(await told(read, TODAY)).toEqual(await told(holdStates(), TODAY))
})

test('the service cannot delete a duty or an organization, which would leave no trace', async () => {
  for (const table of ['duty', 'organization'] as const)
    await expect(inTenant(server.running.db, world, (trx) => trx.deleteFrom(table).execute())).rejects.toThrow(
      'permission denied',
    )
})
