import type { PlanBudget } from '@dondoc/contract/budgets'
import type { DutyDetail } from '@dondoc/contract/duties'
import type { RecordDetail } from '@dondoc/contract/records'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld, type TextChange } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let staff: Client
let duty: DutyDetail
let planId = ''
let counter = 0

/** One row names two products, not due yet, and may cost 500 million. */
const ROW = 'Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực y tế'
const CHANGES: readonly TextChange[] = [
  ['Thời gian hoàn thành', 'Thời gian hoàn thành\tKinh phí'],
  [
    `${ROW}\tBáo cáo rà soát\tPhòng Nghiệp vụ Y\tVăn phòng Sở\tTrong năm 2026`,
    `${ROW}\tKế hoạch rà soát; Quyết định công bố\tVăn phòng Sở\tVăn phòng Sở\tTrong năm 2026\t500 triệu đồng`,
  ],
]

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
})
afterAll(() => server.stop())

const find = async (where: string): Promise<DutyDetail> => {
  const [row] = await listDuties(focal, `planId=${planId}&${where}`)
  return show(row?.id ?? '')
}
const show = (id: string) => showDuty(focal, id)

beforeEach(async () => {
  planId = await issueOwnPlan(focal, '2026-01-15', ...CHANGES)
  duty = await find('q=ra%20soat%20van%20ban')
})

const record = (kind: string, letters: string, overrides: object = {}) => ({
  kind,
  number: `${++counter}/${letters}-SYT`,
  date: '2026-05-20',
  abstract: 'Rà soát văn bản quy phạm pháp luật',
  ...overrides,
})
const give = (update: object, { id, version } = duty, client = staff) =>
  client.post(`/api/duties/${id}/updates`, { on: '2026-06-01', version, ...update })
const codeOf = (answer: { json: () => { code: string } }): string => answer.json().code
const PLAN = 'Kế hoạch rà soát'
const DECISION = 'Quyết định công bố'
const TABLES = ['duty_update', 'evidence', 'product_report', 'record', 'audit_entry'] as const
const counted = () => countRowsOf(server.deps.db, [...TABLES])

describe('the products of a duty', () => {
  test('are a checklist, delivered one by one; the duty is done with the last', async () => {
    expect(duty.checklist.map(({ product, settled }) => [product, settled])).toEqual([
      [PLAN, null],
      [DECISION, null],
    ])
    const first = await give({ kind: 'progress', products: [{ product: PLAN, record: record('Kế hoạch', 'KH') }] })
    expect(first.statusCode).toBe(200)
    const half = first.json<DutyDetail>()
    expect(half).toMatchObject({ status: 'running', progress: 50, doneOn: null })
    expect(half.checklist.map(({ settled }) => settled?.record?.kind ?? null)).toEqual(['Kế hoạch', null])
    expect(half.updates[0]?.findings).toEqual([])
    const last = await give(
      { kind: 'delivered', products: [{ product: DECISION, record: record('Quyết định', 'QĐ') }] },
      half,
    )
    const done = last.json<DutyDetail>()
    expect(done).toMatchObject({ status: 'to-confirm', doneOn: '2026-06-01', progress: 100 })
    expect(done.checklist.map(({ settled }) => settled?.record?.kind)).toEqual(['Kế hoạch', 'Quyết định'])
  })

  test('one new record delivers several, entered once; one of the register too', async () => {
    const both = record('Kế hoạch', 'KH')
    const products = [
      { product: PLAN, record: both },
      { product: DECISION, record: both },
    ]
    const done = (await give({ kind: 'delivered', products })).json<DutyDetail>()
    expect(done.status).toBe('to-confirm')
    expect(new Set(done.checklist.map(({ settled }) => settled?.record?.id)).size).toBe(1)
    expect(done.updates[0]?.records).toHaveLength(1)
    expect(done.updates[0]?.findings).toEqual([
      { code: 'other-kind', product: DECISION, expected: ['Quyết định'], kind: 'Kế hoạch', number: both.number },
    ])
  })

  test('the rest may be declared not needed, with words', async () => {
    const products = [
      { product: PLAN, record: record('Kế hoạch', 'KH') },
      { product: DECISION, notNeeded: 'Đã công bố chung với cấp tỉnh' },
    ]
    const done = (await give({ kind: 'delivered', products })).json<DutyDetail>()
    expect(done.status).toBe('to-confirm')
    expect(done.checklist[1]?.settled).toMatchObject({ words: 'Đã công bố chung với cấp tỉnh', record: null })
  })

  test('are refused where some are owed, none is delivered, one is unknown or all are there; nothing is written', async () => {
    const before = await counted()
    const one = [{ product: PLAN, record: record('Kế hoạch', 'KH') }]
    const open = await give({ kind: 'delivered', products: one })
    expect([open.statusCode, codeOf(open), open.json().params.products]).toEqual([
      422,
      'duty.products-open',
      [DECISION],
    ])
    const unneeded = [PLAN, DECISION].map((product) => ({ product, notNeeded: 'Không cần' }))
    // A product is proved by a record first of all.
    expect(codeOf(await give({ kind: 'delivered', products: unneeded }))).toBe('duty.record-required')
    expect(codeOf(await give({ kind: 'progress', products: [{ product: 'Đề án', notNeeded: 'x' }] }))).toBe(
      'duty.product-unknown',
    )
    const all = [PLAN, DECISION].map((product) => ({ product, record: one[0]?.record }))
    expect(codeOf(await give({ kind: 'progress', products: all }))).toBe('duty.products-complete')
    expect(codeOf(await give({ kind: 'progress', products: [{ product: PLAN }] }))).toBe('duty.record-required')
    expect(codeOf(await give({ kind: 'progress', products: [{ product: PLAN, notNeeded: ' ' }] }))).toBe(
      'request.invalid',
    )
    const foreign = await server.as(world.accounts.divisionStaff)
    expect(codeOf(await give({ kind: 'progress', products: one }, duty, foreign))).toBe('access.denied')
    expect(await counted()).toEqual(before)
  })

  test('are owed again when the duty is sent back, with their records at hand', async () => {
    const done = (await give({ kind: 'delivered', record: record('Kế hoạch', 'KH') })).json<DutyDetail>()
    const back = await give({ kind: 'returned', text: 'Thiếu dấu', on: '2026-06-02' }, done, focal)
    const { checklist } = back.json<DutyDetail>()
    expect(checklist.map(({ settled, before }) => [settled, before?.kind])).toEqual([
      [null, 'Kế hoạch'],
      [null, 'Kế hoạch'],
    ])
    const past = await showDuty(focal, duty.id, '2026-06-01')
    expect(past.checklist.every(({ settled }) => settled !== null)).toBe(true)
  })
})

describe('a record of another agency', () => {
  test('is refused until somebody says why, and then stays as a finding', async () => {
    const foreign = record('Kế hoạch', 'KH', { issuerId: world.finance.id })
    const before = await counted()
    const refused = await give({ kind: 'delivered', record: foreign })
    expect([refused.statusCode, codeOf(refused), refused.json().params]).toEqual([
      422,
      'record.other-agency',
      { number: foreign.number, issuer: world.finance.name },
    ])
    expect(await counted()).toEqual(before)
    const taken = await give({ kind: 'delivered', record: foreign, otherAgency: 'Sở Tài chính ban hành chung' })
    expect(taken.json<DutyDetail>().updates[0]?.findings).toContainEqual({
      code: 'other-agency',
      number: foreign.number,
      issuer: world.finance.name,
      words: 'Sở Tài chính ban hành chung',
    })
  })

  test('of the authority above is none', async () => {
    const above = record('Kế hoạch', 'KH', { issuerId: world.province.id })
    expect((await give({ kind: 'delivered', record: above })).statusCode).toBe(200)
  })

  test('dated tomorrow or with a file that is gone is refused, and nothing is written', async () => {
    const before = await counted()
    expect(codeOf(await give({ kind: 'delivered', record: record('Kế hoạch', 'KH', { date: '2026-06-21' }) }))).toBe(
      'record.date-in-future',
    )
    const gone = record('Kế hoạch', 'KH', { uploadIds: [crypto.randomUUID()] })
    expect(codeOf(await give({ kind: 'delivered', record: gone }))).toBe('upload.not-found')
    expect(await counted()).toEqual(before)
  })

  test('brings its files into the register', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 kế hoạch')
    const { id } = (await staff.upload('/api/uploads?name=ke-hoach.pdf', bytes)).json<{ id: string }>()
    const done = await give({ kind: 'delivered', record: record('Kế hoạch', 'KH', { uploadIds: [id] }) })
    const [proof] = done.json<DutyDetail>().updates[0]?.records ?? []
    expect(proof?.files.map(({ name }) => name)).toEqual(['ke-hoach.pdf'])
    const page = (await focal.get(`/api/records/${proof?.id}`)).json<RecordDetail>()
    expect(page.history.map(({ action }) => action)).toEqual(['entered'])
    expect(page.proves.map((one) => one.id)).toEqual([duty.id])
  })
})

describe('the reason of delay', () => {
  test('is asked of work on an overdue duty and of stopping, and is counted', async () => {
    const late = await find('status=overdue')
    const before = await counted()
    const silent = await give({ kind: 'progress', progress: 20 }, late, focal)
    expect([silent.statusCode, codeOf(silent)]).toEqual([422, 'duty.reason-required'])
    const vague = await give({ kind: 'progress', progress: 20, reason: 'other' }, late, focal)
    expect(codeOf(vague)).toBe('duty.reason-required')
    expect(codeOf(await give({ kind: 'stopped', text: 'Không còn căn cứ' }, duty, focal))).toBe('duty.reason-required')
    expect(codeOf(await give({ kind: 'progress', progress: 20, reason: 'tired' }, late, focal))).toBe('request.invalid')
    expect(await counted()).toEqual(before)
    const given = await give({ kind: 'progress', progress: 20, reason: 'budget' }, late, focal)
    expect(given.json<DutyDetail>()).toMatchObject({ status: 'overdue', reason: 'budget' })
    await give({ kind: 'stopped', text: 'Không còn căn cứ', reason: 'waiting-basis' }, duty, focal)
    const idsOf = async (reason: string) =>
      (await listDuties(focal, `planId=${planId}&reason=${reason}`)).map(({ id }) => id)
    expect(await idsOf('budget')).toEqual([late.id])
    expect(await idsOf('waiting-basis')).toEqual([duty.id])
    expect(await idsOf('staff')).toEqual([])
    const counts = (await focal.get(`/api/duties/reasons?planId=${planId}`)).json()
    expect(counts.reasons).toContainEqual({ reason: 'budget', overdue: 1, stopped: 0 })
    expect(counts.reasons).toContainEqual({ reason: 'waiting-basis', overdue: 0, stopped: 1 })
    const then = (await focal.get(`/api/duties/reasons?planId=${planId}&asOf=2026-05-31`)).json()
    const listed = (await focal.get(`/api/duties?planId=${planId}&asOf=2026-05-31&status=overdue`)).json()
    expect(listed.total).toBeGreaterThan(0)
    expect(then.reasons).toEqual([{ reason: null, overdue: listed.total, stopped: 0 }])
  })

  test('is not asked of what was still in time on its day', async () => {
    const late = await find('status=overdue')
    const { dueOn } = late
    expect((await give({ kind: 'progress', progress: 20, on: dueOn }, late, focal)).statusCode).toBe(200)
  })
})

describe('the budget of a task', () => {
  const decide = (client: Client, body: object) =>
    client.send('PUT', `/api/plans/${planId}/nodes/${duty.nodeId}/budget`, body)

  test('is read from the words of the plan, and what is spent is given with updates', async () => {
    expect(duty.budget).toMatchObject({ amount: 500, from: 'words', spent: null, spentByAll: 0, version: 0 })
    const after = (await give({ kind: 'progress', progress: 10, spent: 120.5 })).json<DutyDetail>()
    expect(after.budget).toMatchObject({ amount: 500, spent: 120.5, spentByAll: 120.5 })
    const over = (await give({ kind: 'progress', progress: 20, spent: 501 }, after)).json<DutyDetail>()
    expect(over.updates.at(-1)?.findings).toEqual([{ code: 'over-budget', spent: 501, amount: 500 }])
    const sums = (await focal.get(`/api/plans/${planId}/budget`)).json<PlanBudget>()
    expect(sums.total).toEqual({ amount: 500, spent: 501, unclear: 0, over: 1 })
    expect((await focal.get(`/api/plans/${planId}/budget?asOf=2026-05-01`)).json<PlanBudget>().total.spent).toBe(0)
    expect(codeOf(await give({ kind: 'progress', progress: 30, spent: -1 }, over))).toBe('request.invalid')
  })

  test('is decided by the focal officer of the plan, with words and a trail', async () => {
    const decided = await decide(focal, { amount: 420, words: 'Quyết định số 7/QĐ-SYT', version: 0 })
    expect(decided.json().decisions).toMatchObject([{ version: 1, amount: 420, words: 'Quyết định số 7/QĐ-SYT' }])
    expect((await show(duty.id)).budget).toMatchObject({ amount: 420, from: 'decision', version: 1 })
    await decide(focal, { amount: null, words: 'Về như kế hoạch', version: 1 })
    expect((await show(duty.id)).budget).toMatchObject({ amount: 500, from: 'words', version: 2 })
  })

  test('is refused to others, over what somebody else decided, below zero and for what is not there', async () => {
    const before = await countRowsOf(server.deps.db, ['node_budget', 'audit_entry'])
    const good = { amount: 1, words: 'Lý do', version: 0 }
    expect(codeOf(await decide(staff, good))).toBe('access.denied')
    expect(codeOf(await decide(await server.as(world.accounts.otherFocal), good))).toBe('budget.node-not-found')
    expect(codeOf(await decide(focal, { ...good, amount: -1 }))).toBe('request.invalid')
    expect(codeOf(await decide(focal, { ...good, words: '' }))).toBe('request.invalid')
    expect(codeOf(await decide(focal, { ...good, version: 3 }))).toBe('budget.changed-meanwhile')
    expect(await countRowsOf(server.deps.db, ['node_budget', 'audit_entry'])).toEqual(before)
  })
})
