import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { Overview } from '@dondoc/contract/overview'
import type { RecordRow } from '@dondoc/contract/records'
import type { SearchHit } from '@dondoc/contract/search'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let staff: Client
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
})
afterAll(() => server.stop())

/** A duty of the office that is due on 14/02/2026, of a plan of its own. */
async function freshDuty(): Promise<DutyRow> {
  planId = await issueOwnPlan(focal, '2026-01-15')
  const [first] = await listDuties(focal, `planId=${planId}&sort=code`)
  if (!first) throw new Error('the plan made no duty')
  return first
}

const show = (id: string, client = focal, asOf?: string) => showDuty(client, id, asOf)

/** Most of these duties are overdue by today, so that an update says why. */
const give = (client: Client, id: string, update: object) =>
  client.post(`/api/duties/${id}/updates`, { reason: 'staff', ...update })

const record = (number: string, date = '2026-02-10') => ({
  kind: 'Kế hoạch',
  number,
  date,
  abstract: 'Kế hoạch CCHC năm 2026',
})

const countRows = (): Promise<number[]> =>
  countRowsOf(server.deps.db, ['duty_update', 'record', 'evidence', 'audit_entry'])

describe('giving an update', () => {
  test('a duty goes from started to delivered with its record to confirmed', async () => {
    const { id } = await freshDuty()
    expect(await show(id, staff)).toMatchObject({
      status: 'overdue',
      version: 0,
      daysLate: 126,
      can: { update: true, confirm: false },
      availableUpdates: ['started', 'progress', 'delivered'],
    })
    const started = await give(staff, id, { kind: 'started', on: '2026-01-20', version: 0 })
    expect(started.json<DutyDetail>()).toMatchObject({ version: 1, lastUpdateOn: '2026-01-20' })
    const delivered = await give(staff, id, {
      kind: 'delivered',
      on: '2026-02-10',
      text: 'Đã ban hành',
      record: record('15/KH-SYT'),
      version: 1,
    })
    expect(delivered.json<DutyDetail>()).toMatchObject({
      status: 'to-confirm',
      doneOn: '2026-02-10',
      availableUpdates: [],
    })
    const confirmed = await give(focal, id, { kind: 'confirmed', on: '2026-02-12', version: 2 })
    expect(confirmed.statusCode).toBe(200)
    const duty = confirmed.json<DutyDetail>()
    expect(duty).toMatchObject({ status: 'done-on-time', progress: 100, daysLate: 0, workingDaysLeft: null })
    expect(duty.updates.map(({ kind, on }) => [kind, on])).toEqual([
      ['started', '2026-01-20'],
      ['delivered', '2026-02-10'],
      ['confirmed', '2026-02-12'],
    ])
    expect(duty.updates[1]?.records).toEqual([
      {
        ...record('15/KH-SYT'),
        id: expect.any(String),
        issuer: { id: world.health.id, name: 'Sở Y tế tỉnh Lào Cai', shortName: null },
        demo: false,
        files: [],
      },
    ])
  })

  test('any past day shows the duty as it stood then', async () => {
    const { id } = await freshDuty()
    await give(staff, id, { kind: 'progress', on: '2026-02-01', progress: 40, version: 0 })
    await give(staff, id, {
      kind: 'delivered',
      on: '2026-02-20',
      record: record('16/KH-SYT', '2026-02-20'),
      version: 1,
    })
    await give(focal, id, { kind: 'confirmed', on: '2026-02-25', version: 2 })
    const days = ['2026-01-16', '2026-02-01', '2026-02-15', '2026-02-20', '2026-02-25']
    const stood = await Promise.all(
      days.map(async (day) => {
        const { status, progress, daysLate, updates, availableUpdates } = await show(id, focal, day)
        return [status, progress, daysLate, updates.length, availableUpdates.length]
      }),
    )
    expect(stood).toEqual([
      ['not-started', null, 0, 0, 0],
      ['running', 40, 0, 1, 0],
      ['overdue', 40, 1, 1, 0],
      ['to-confirm', 100, 6, 2, 0],
      ['done-late', 100, 6, 3, 0],
    ])
    expect((await focal.get(`/api/duties/${id}?asOf=2026-01-14`)).json().code).toBe('duty.not-found')
  })

  test('of two people who update at once the second is told, and nothing of his is written', async () => {
    const { id } = await freshDuty()
    const update = { kind: 'progress', on: '2026-03-01', progress: 30, version: 0 }
    const answers = await Promise.all([give(staff, id, update), give(focal, id, { ...update, progress: 60 })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      code: 'duty.changed-meanwhile',
      params: { version: 1 },
    })
    expect((await show(id)).updates).toHaveLength(1)
  })

  test('a record already in the register proves a second duty', async () => {
    const { id } = await freshDuty()
    const first = await give(staff, id, {
      kind: 'delivered',
      on: '2026-02-10',
      record: record('20/KH-SYT'),
      version: 0,
    })
    const recordId = first.json<DutyDetail>().updates[0]?.records[0]?.id
    const other = await freshDuty()
    const again = await give(staff, other.id, { kind: 'delivered', on: '2026-02-10', recordId, version: 0 })
    expect(again.json<DutyDetail>().updates[0]?.records[0]?.id).toBe(recordId)
    const { rows } = (await focal.get('/api/records?q=20/KH-SYT')).json<{ rows: RecordRow[] }>()
    expect(rows[0]?.dutyCodes).toHaveLength(2)
  })

  test.each([
    ['in the future', { kind: 'started', on: '2026-06-21', version: 0 }, 422, 'duty.update-in-future'],
    [
      'with progress over 100',
      { kind: 'progress', on: '2026-03-01', progress: 101, version: 0 },
      400,
      'request.invalid',
    ],
    [
      'of progress without a number',
      { kind: 'progress', on: '2026-03-01', version: 0 },
      422,
      'duty.progress-out-of-range',
    ],
    ['of an unknown kind', { kind: 'finished', on: '2026-03-01', version: 0 }, 400, 'request.invalid'],
    ['on no day of the calendar', { kind: 'started', on: '2026-02-30', version: 0 }, 400, 'request.invalid'],
    [
      'delivered without the document its product asks for',
      { kind: 'delivered', on: '2026-03-01', version: 0 },
      422,
      'duty.record-required',
    ],
    [
      'with a record that is not in the register',
      { kind: 'delivered', on: '2026-03-01', recordId: '0198a000-0000-7000-8000-000000000000', version: 0 },
      404,
      'record.not-found',
    ],
    ['resumed though never stopped', { kind: 'resumed', on: '2026-03-01', version: 0 }, 409, 'duty.update-not-allowed'],
  ])('an update %s is refused and nothing is written', async (_what, update, status, code) => {
    const { id } = await freshDuty()
    const before = await countRows()
    const answer = await give(focal, id, update)
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code })
    expect(await countRows()).toEqual(before)
  })

  test('an update dated before the last one is refused and says when that was', async () => {
    const { id } = await freshDuty()
    await give(staff, id, { kind: 'started', on: '2026-03-10', version: 0 })
    const answer = await give(staff, id, { kind: 'progress', on: '2026-03-09', progress: 20, version: 1 })
    expect(answer.json()).toMatchObject({ code: 'duty.update-before-last', params: { lastOn: '2026-03-10' } })
  })

  test('a number that the register has in that year is refused with the record that has it', async () => {
    const { id } = await freshDuty()
    await give(staff, id, { kind: 'delivered', on: '2026-02-10', record: record('30/KH-SYT'), version: 0 })
    const other = await freshDuty()
    const before = await countRows()
    const answer = await give(staff, other.id, {
      kind: 'delivered',
      on: '2026-02-11',
      record: record('30/KH-SYT', '2026-02-11'),
      version: 0,
    })
    expect(answer.json()).toMatchObject({ code: 'record.duplicate', params: { recordId: expect.any(String) } })
    expect(await countRows()).toEqual(before)
  })

  test('who does not owe it may not say how it stands, who did not give it may not confirm', async () => {
    const { id } = await freshDuty()
    const update = { kind: 'started', on: '2026-02-01', version: 0 }
    const before = await countRows()
    const division = await server.as(world.accounts.divisionStaff)
    const reader = await server.as(world.accounts.reader)
    const sister = await server.as(world.accounts.otherFocal)
    const answers = [
      await give(division, id, update),
      await give(reader, id, update),
      await give(staff, id, { ...update, kind: 'stopped' }),
      await give(sister, id, update),
      await give(server.stranger, id, update),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 404, 401])
    expect(await countRows()).toEqual(before)
  })
})

describe('the list of duties', () => {
  test('pages in any order give each duty once', async () => {
    await freshDuty()
    for (const sort of ['urgency', 'due', 'code', 'organization', 'status']) {
      const all = (await focal.get(`/api/duties?planId=${planId}&sort=${sort}`)).json<{
        rows: DutyRow[]
        total: number
      }>()
      const codes: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const next: string = cursor === '' ? '' : `&cursor=${cursor}`
        const answer = await focal.get(`/api/duties?planId=${planId}&sort=${sort}&limit=4${next}`)
        const page = answer.json<{ rows: DutyRow[]; total: number; cursor: string | null }>()
        expect(page.total).toBe(9)
        codes.push(...page.rows.map(({ code }) => code))
        cursor = page.cursor
      }
      expect(codes).toEqual(all.rows.map(({ code }) => code))
      expect(new Set(codes).size).toBe(9)
    }
  })

  test('what is overdue stands first, the longest overdue on top', async () => {
    await freshDuty()
    const rows = await listDuties(focal, `planId=${planId}`)
    expect(rows.slice(0, 3).map(({ status, dueOn }) => [status, dueOn])).toEqual([
      ['overdue', '2026-02-14'],
      ['overdue', '2026-06-09'],
      ['not-started', '2026-06-30'],
    ])
  })

  test.each([
    ['status=overdue', 2],
    ['status=overdue,waiting', 3],
    ['area=institutions', 2],
    ['month=2026-06', 4],
    ['q=ra soat van ban', 1],
    ['q=RÀ SOÁT', 1],
    ['q=phong nghiep vu', 3],
    ['q=khong co gi', 0],
    ['q=---', 9],
  ])('narrowed by %s', async (query, count) => {
    await freshDuty()
    const answer = await focal.get(`/api/duties?planId=${planId}&${query}`)
    const { rows, total } = answer.json<{ rows: DutyRow[]; total: number }>()
    expect([rows.length, total]).toEqual([count, count])
  })

  test('narrowed to an organization it holds those below, too', async () => {
    await freshDuty()
    const count = async (client: Client, query: string) =>
      (await client.get(`/api/duties?planId=${planId}&${query}`)).json<{ total: number }>().total
    expect(await count(focal, `organizationId=${world.division.id}`)).toBe(3)
    expect(await count(focal, `organizationId=${world.health.id}`)).toBe(9)
    expect(await count(await server.as(world.accounts.otherFocal), '')).toBe(0)
  })

  test('"mine" is what one answers for: of my own organization, of units without anybody, and of those below where asked', async () => {
    await freshDuty()
    const owed = async (client: Client, query: string) => {
      const rows = await listDuties(client, `planId=${planId}&limit=500&${query}`)
      const names = [...Map.groupBy(rows, ({ organization }) => organization.name)]
      return Object.fromEntries(names.map(([name, of]) => [name, of.length]))
    }
    const all = await owed(focal, '')
    expect(await owed(staff, 'mine=true')).toEqual({ 'Văn phòng Sở': 4 })
    // Nobody works for the clinic: its reminders go to the focal officer above, and so its duties are their work.
    const ofAgency = { 'Sở Y tế tỉnh Lào Cai': 1 }
    expect(await owed(focal, 'mine=true')).toEqual({ ...ofAgency, 'Trung tâm Kiểm soát bệnh tật': 1 })
    expect(await owed(focal, 'mine=true&below=true')).toEqual(all)
    const leader = await server.as(world.accounts.leader)
    expect(await owed(leader, 'mine=true')).toEqual(ofAgency)
    expect(await owed(leader, 'mine=true&below=true')).toEqual(all)
    const administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
    expect(await owed(administrator, '')).toEqual(all)
    expect(await owed(administrator, 'mine=true')).toEqual({})
    expect(await owed(administrator, 'mine=true&below=true')).toEqual({})
    // From the day on which somebody answers for it there, the unit's work is theirs.
    const nurse = await server.as(await makeAccount(server.deps, world, 'staff', world.clinic))
    expect(await owed(nurse, 'mine=true')).toEqual({ 'Trung tâm Kiểm soát bệnh tật': 1 })
    expect(await owed(focal, 'mine=true')).toEqual(ofAgency)
  })

  test('its own code finds a duty', async () => {
    const duty = await freshDuty()
    const rows = await listDuties(focal, `q=${duty.code.toLowerCase()}`)
    expect(rows.map(({ id }) => id)).toEqual([duty.id])
  })

  test('a cursor that this list did not give is refused', async () => {
    const madeUp = Buffer.from('["x","y"]').toString('base64url')
    for (const url of ['/api/duties?cursor=abc', `/api/duties?cursor=${madeUp}`, `/api/records?cursor=${madeUp}`]) {
      expect((await focal.get(url)).json().code).toBe('request.invalid')
    }
  })
})

describe('overview, register and search', () => {
  test('the overview counts a plan, its week before and what is due in seven days', async () => {
    const { id } = await freshDuty()
    await give(staff, id, {
      kind: 'delivered',
      on: '2026-06-18',
      record: record('40/KH-SYT', '2026-06-18'),
      version: 0,
    })
    const overview = (await focal.get(`/api/overview?planId=${planId}&asOf=2026-06-25`)).json<Overview>()
    expect(overview.total).toBe(9)
    expect(overview.counts).toMatchObject({ overdue: 1, 'to-confirm': 1, waiting: 1, 'not-started': 6 })
    expect(overview.weekBefore).toMatchObject({ overdue: 1, 'to-confirm': 1 })
    expect(overview.dueWithin7Days).toBe(3)
    const earlier = (await focal.get(`/api/overview?planId=${planId}&asOf=2026-06-17`)).json<Overview>()
    expect(earlier.counts).toMatchObject({ overdue: 2, 'to-confirm': 0 })
  })

  test('the register shows a record to those above and inside its issuer only', async () => {
    const { id } = await freshDuty()
    await give(staff, id, { kind: 'delivered', on: '2026-02-10', record: record('50/KH-SYT'), version: 0 })
    const seen = async (who: keyof PlanWorld['accounts']) => {
      const client = await server.as(world.accounts[who])
      return (await client.get('/api/records?q=50 kh syt')).json<{ total: number }>().total
    }
    expect(await Promise.all([seen('divisionStaff'), seen('reader'), seen('otherFocal')])).toEqual([1, 1, 0])
  })

  test('search finds without accents what one may read', async () => {
    const duty = await freshDuty()
    const search = async (client: Client, q: string) =>
      (await client.get(`/api/search?q=${encodeURIComponent(q)}`)).json<{ hits: SearchHit[] }>().hits
    expect((await search(focal, 'so y te')).map(({ kind }) => kind)).toContain('organization')
    expect(
      (await search(focal, 'tra ket qua mot cua')).some(({ kind, planId: id }) => kind === 'node' && id === planId),
    ).toBe(true)
    expect((await search(focal, duty.code))[0]).toMatchObject({ kind: 'duty', id: duty.id, code: duty.code })
    expect((await search(focal, duty.plan.code.toLowerCase()))[0]).toMatchObject({ kind: 'plan', id: planId })
    const sister = await server.as(world.accounts.otherFocal)
    expect((await search(sister, 'tra ket qua mot cua')).filter(({ kind }) => kind === 'node')).toEqual([])
    expect(await search(sister, duty.code)).toEqual([])
    expect(await search(focal, '“!?”')).toEqual([])
  })
})
