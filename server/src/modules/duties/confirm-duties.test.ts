import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { Overview } from '@dondoc/contract/overview'
import { readXlsx } from '@dondoc/documents/xlsx/read-xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let leader: Client
let staff: Client
let planId: string
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  leader = await server.as(world.accounts.leader)
  staff = await server.as(world.accounts.officeStaff)
})
afterAll(() => server.stop())

/** A duty of the office that is due on 14/02/2026, of a plan of its own. */
async function freshDuty(): Promise<DutyRow> {
  planId = await issueOwnPlan(focal, '2026-01-15')
  const [first] = await list(focal, 'sort=code')
  if (!first) throw new Error('the plan made no duty')
  return first
}

const list = (client: Client, query: string) => listDuties(client, `planId=${planId}&${query}`)

const give = (client: Client, id: string, kind: string, version: number, more: object = {}) =>
  client.post(`/api/duties/${id}/updates`, { kind, on: '2026-06-18', reason: 'staff', version, ...more })

const report = (client: Client, id: string, version = 0) => {
  const record = { kind: 'Báo cáo', number: `${++counter}/BC-SYT`, date: '2026-06-18', abstract: 'Kết quả thực hiện' }
  return give(client, id, 'delivered', version, { record })
}

describe('who reported a completion does not confirm it', () => {
  test('the focal officer who reported for a unit is refused in words and nothing changes', async () => {
    const { id } = await freshDuty()
    const reported = (await report(focal, id)).json<DutyDetail>()
    expect(reported.availableUpdates).toEqual(['returned', 'stopped'])
    const answer = await give(focal, id, 'confirmed', 1)
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({
      status: 422,
      code: 'duty.own-confirmation',
    })
    expect(await showDuty(focal, id)).toMatchObject({
      status: 'to-confirm',
      version: 1,
    })
  })

  test('somebody else who may confirm does', async () => {
    const { id } = await freshDuty()
    await report(focal, id)
    expect((await list(leader, 'toConfirm=true'))[0]?.availableUpdates).toContain('confirmed')
    expect((await give(leader, id, 'confirmed', 1)).json<DutyDetail>()).toMatchObject({ status: 'done-late' })
  })

  test('it does not stand among what waits for his confirmation', async () => {
    const { id } = await freshDuty()
    await report(focal, id)
    expect(await list(focal, 'toConfirm=true')).toEqual([])
    expect((await list(leader, 'toConfirm=true')).map((duty) => duty.id)).toEqual([id])
  })

  test('sent back and reported by another, the first reporter may confirm', async () => {
    const { id } = await freshDuty()
    await report(focal, id)
    await give(leader, id, 'returned', 1, { text: 'Bổ sung số liệu' })
    await report(staff, id, 2)
    expect((await list(focal, 'toConfirm=true')).map((duty) => duty.id)).toEqual([id])
    expect((await give(focal, id, 'confirmed', 3)).statusCode).toBe(200)
  })
})

describe('rows of a list say what the reader may do with them', () => {
  test('the unit reports, the authority confirms or returns, and a past day takes nothing', async () => {
    const { id } = await freshDuty()
    await report(staff, id)
    const own = (rows: DutyRow[]) => rows.find((duty) => duty.id === id)
    expect(own(await list(staff, ''))).toMatchObject({
      can: { update: true, confirm: false },
      availableUpdates: [],
      version: 1,
    })
    expect(own(await list(focal, ''))).toMatchObject({
      can: { update: true, confirm: true },
      availableUpdates: ['confirmed', 'returned', 'stopped'],
    })
    expect(own(await list(focal, 'asOf=2026-06-19'))?.availableUpdates).toEqual([])
  })

  test('only who judges what an authority gave finds it waiting for him', async () => {
    const { id } = await freshDuty()
    await report(staff, id)
    expect((await list(focal, 'toConfirm=true')).map((duty) => duty.id)).toEqual([id])
    expect(await list(staff, 'toConfirm=true')).toEqual([])
    expect(await list(await server.as(world.accounts.reader), 'toConfirm=true')).toEqual([])
  })

  test('what was sent back is marked until it is reported again, and as of any day', async () => {
    const { id } = await freshDuty()
    await report(staff, id)
    expect(await list(staff, 'returned=true')).toEqual([])
    await give(focal, id, 'returned', 1, { on: '2026-06-19', text: 'Thiếu phụ lục' })
    expect((await list(staff, 'returned=true')).map((duty) => [duty.id, duty.returned])).toEqual([[id, true]])
    expect(await list(staff, 'returned=true&asOf=2026-06-18')).toEqual([])
    await give(staff, id, 'progress', 2, { on: '2026-06-20', progress: 80 })
    expect(await list(staff, 'returned=true')).toHaveLength(1)
    const record = { kind: 'Báo cáo', number: '77/BC-SYT', date: '2026-06-20', abstract: 'Kết quả thực hiện' }
    await give(staff, id, 'delivered', 3, { on: '2026-06-20', record })
    expect(await list(staff, 'returned=true')).toEqual([])
  })
})

describe('the lists behind the figures of the overview', () => {
  test('hold exactly what the figures count: due soon, and late since a week', async () => {
    await freshDuty()
    for (const asOf of ['2026-02-14', '2026-02-15', '2026-02-21', '2026-02-22', '2026-06-10', '2026-06-20']) {
      const overview = (await focal.get(`/api/overview?planId=${planId}&asOf=${asOf}`)).json<Overview>()
      expect(await list(focal, `asOf=${asOf}&soon=true`)).toHaveLength(overview.dueWithin7Days)
      expect(await list(focal, `asOf=${asOf}&newlyLate=true`)).toHaveLength(overview.newlyLate)
    }
    const late = async (asOf: string) => (await list(focal, `asOf=${asOf}&newlyLate=true`)).map(({ dueOn }) => dueOn)
    expect(await late('2026-02-14')).toEqual([])
    expect(await late('2026-02-15')).toEqual(['2026-02-14'])
    expect(await late('2026-02-21')).toEqual(['2026-02-14'])
    expect(await late('2026-02-22')).toEqual([])
  })
})

describe('a list leaves as a workbook', () => {
  const wordsOf = async (client: Client, address: string): Promise<string> => {
    const answer = await client.get(address)
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')])
    return JSON.stringify(readXlsx(answer.rawPayload))
  }
  const codesIn = (words: string): string[] => [...new Set(words.match(/NV-\d{6}/g))].sort()

  test('with the rows of the same filter, or the chosen ones among them', async () => {
    await freshDuty()
    const late = await list(focal, 'status=overdue&sort=code')
    expect(codesIn(await wordsOf(focal, `/api/duties/export?planId=${planId}&status=overdue`))).toEqual(
      late.map(({ code }) => code),
    )
    const [chosen] = late
    const ids = [chosen?.id, '0198a000-0000-7000-8000-000000000000'].join(',')
    expect(codesIn(await wordsOf(focal, `/api/duties/export?planId=${planId}&ids=${ids}`))).toEqual([chosen?.code])
    expect((await focal.get('/api/duties/export?ids=abc')).json().code).toBe('request.invalid')
  })

  test('holds nothing that the reader may not read', async () => {
    const { id } = await freshDuty()
    const sister = await server.as(world.accounts.otherFocal)
    expect(codesIn(await wordsOf(sister, `/api/duties/export?ids=${id}`))).toEqual([])
    expect((await server.stranger.get('/api/duties/export')).statusCode).toBe(401)
    expect(await wordsOf(sister, '/api/plans/export')).not.toContain('Cải cách hành chính năm 2026')
  })

  test('records and plans leave, too', async () => {
    const { id, plan } = await freshDuty()
    await report(staff, id)
    const number = `${counter}/BC-SYT`
    expect(await wordsOf(focal, `/api/records/export?q=${encodeURIComponent(number)}`)).toContain(number)
    const plans = await wordsOf(focal, `/api/plans/export?ids=${planId}`)
    expect(plans).toContain(plan.code)
    expect(plans.match(/KH-2026-\d+/g)).toHaveLength(1)
  })
})
