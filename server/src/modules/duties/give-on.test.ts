import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { HistoryEntry } from '@dondoc/contract/duty-history'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { makeAccount, makeOrganization, type TestAccount, type TestOrganization } from '../../../test/factories.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let head: Client
let staff: Client
let headAccount: TestAccount
let team: TestOrganization
let planId: string
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  team = await makeOrganization(server.deps, world, {
    name: 'Tổ Tổng hợp',
    kind: 'division',
    parentId: world.office.id,
    issuesPlans: false,
  })
  headAccount = await makeAccount(server.deps, world, 'unit-head', world.office)
  focal = await server.as(world.accounts.focal)
  head = await server.as(headAccount)
  staff = await server.as(world.accounts.officeStaff)
})
afterAll(() => server.stop())

/** The duty of the office for the second report of the year, due on 9/12/2026, of a plan of its own. */
async function freshDuty(issuedOn = '2026-06-18'): Promise<DutyRow> {
  planId = await issueOwnPlan(focal, issuedOn)
  const duty = (await listDuties(focal, `planId=${planId}&sort=due`)).find(({ dueOn }) => dueOn === '2026-12-09')
  if (!duty) throw new Error('the plan made no such duty')
  return duty
}

const show = (id: string, client = focal, asOf?: string) => showDuty(client, id, asOf)
const give = (client: Client, id: string, kind: string, version: number, more: object = {}) =>
  client.post(`/api/duties/${id}/updates`, { kind, on: '2026-06-20', reason: 'staff', version, ...more })
const list = async (client: Client, query: string): Promise<string[]> =>
  (await listDuties(client, `planId=${planId}&${query}`)).map(({ id }) => id)
const part = (more: object = {}) => ({
  text: 'Tổng hợp số liệu',
  organizationId: world.office.id,
  recordRequired: false,
  ...more,
})
const breakDown = (client: Client, id: string, ...parts: object[]) => client.post(`/api/duties/${id}/parts`, { parts })
const record = () => ({ kind: 'Báo cáo', number: `${++counter}/BC-VP`, date: '2026-06-20', abstract: 'Báo cáo CCHC' })
const countRows = (): Promise<number[]> =>
  countRowsOf(server.deps.db, [
    'duty',
    'duty_update',
    'duty_transfer',
    'duty_assignment',
    'duty_comment',
    'duty_mention',
    'record',
    'audit_entry',
  ])
const codeOf = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
]

describe('taking a duty or giving it back', () => {
  test('a unit accepts, and does so once', async () => {
    const { id } = await freshDuty()
    expect(await list(staff, 'mine=true&toAccept=true')).toContain(id)
    const accepted = await give(staff, id, 'accepted', 0)
    expect(accepted.json<DutyDetail>()).toMatchObject({ acceptance: 'accepted', status: 'not-started', version: 1 })
    expect(await list(staff, 'mine=true&toAccept=true')).not.toContain(id)
    const before = await countRows()
    expect(codeOf(await give(staff, id, 'accepted', 1))).toEqual([409, 'duty.accepted-already'])
    expect(await countRows()).toEqual(before)
  })

  test('a unit that says nothing for three working days has taken it', async () => {
    const { id } = await freshDuty('2026-06-16')
    expect(await show(id, staff)).toMatchObject({ acceptance: 'accepted', version: 0 })
    expect(await list(staff, 'mine=true&toAccept=true')).not.toContain(id)
    expect(codeOf(await give(staff, id, 'declined', 0, { text: 'Không thuộc chức năng' }))).toEqual([
      409,
      'duty.accepted-already',
    ])
    expect((await show(id, staff, '2026-06-17')).acceptance).toBe('open')
  })

  test('given back with its reason it stands in the work of who gave it, and cannot be updated', async () => {
    const { id } = await freshDuty()
    const before = await countRows()
    expect(codeOf(await give(staff, id, 'declined', 0))).toEqual([422, 'duty.words-required'])
    expect(await countRows()).toEqual(before)
    await give(staff, id, 'declined', 0, { text: 'Không thuộc chức năng của Văn phòng' })
    expect(await show(id, staff)).toMatchObject({ acceptance: 'declined', availableUpdates: [] })
    expect((await show(id)).availableUpdates).toEqual(['insisted', 'stopped'])
    expect([await list(focal, 'toDecide=true'), await list(staff, 'toDecide=true')]).toEqual([[id], []])
    expect(codeOf(await give(staff, id, 'progress', 1, { progress: 10 }))).toEqual([409, 'duty.declined'])
    expect(codeOf(await breakDown(head, id, part()))).toEqual([409, 'duty.declined'])
  })

  test('who gave it insists in words; then the unit owes it', async () => {
    const { id } = await freshDuty()
    await give(staff, id, 'declined', 0, { text: 'Không thuộc chức năng' })
    expect(codeOf(await give(staff, id, 'insisted', 1, { text: 'x' }))).toEqual([403, 'access.denied'])
    await give(focal, id, 'insisted', 1, { text: 'Văn phòng là đầu mối theo Quyết định 45' })
    expect(await show(id, staff)).toMatchObject({ acceptance: 'accepted' })
    expect(codeOf(await give(staff, id, 'declined', 2, { text: 'x' }))).toEqual([409, 'duty.accepted-already'])
  })

  test('given to another organization, its days before stay the first one’s', async () => {
    const { id } = await freshDuty()
    await give(staff, id, 'declined', 0, { text: 'Không thuộc chức năng' })
    const body = { organizationId: world.division.id, on: '2026-06-20', text: 'Chuyển Phòng Nghiệp vụ', version: 1 }
    const before = await countRows()
    const url = `/api/duties/${id}/reassignment`
    expect(codeOf(await staff.post(url, body))).toEqual([403, 'access.denied'])
    expect(codeOf(await focal.post(url, { ...body, organizationId: world.office.id }))).toEqual([
      409,
      'duty.organization-same',
    ])
    expect(codeOf(await focal.post(url, { ...body, organizationId: world.finance.id }))).toEqual([
      422,
      'duty.organization-outside',
    ])
    expect(codeOf(await focal.post(url, { ...body, version: 0 }))).toEqual([409, 'duty.changed-meanwhile'])
    expect(codeOf(await focal.post(url, { ...body, text: '' }))).toEqual([400, 'request.invalid'])
    expect(await countRows()).toEqual(before)
    expect((await focal.post(url, body)).json<DutyDetail>()).toMatchObject({
      organization: { id: world.division.id },
      acceptance: 'open',
      version: 2,
    })
    expect((await show(id, focal, '2026-06-19')).organization.id).toBe(world.office.id)
    const division = await server.as(world.accounts.divisionStaff)
    expect((await give(division, id, 'accepted', 2)).statusCode).toBe(200)
    expect(codeOf(await give(staff, id, 'started', 3))).toEqual([403, 'access.denied'])
  })
})

describe('breaking a duty down', () => {
  test('parts are owed apart from what the plan counts; the duty is delivered after them', async () => {
    const { id } = await freshDuty()
    const answer = await breakDown(
      head,
      id,
      part({ dueOn: '2026-11-30', productText: 'Bảng số liệu', assigneeId: world.accounts.officeStaff.id }),
      part({ text: 'Viết báo cáo', organizationId: team.id }),
    )
    const parent = answer.json<DutyDetail>()
    expect(parent).toMatchObject({ acceptance: 'accepted', parts: { total: 2, open: 2 }, progress: 0 })
    expect(
      parent.partDuties.map(({ text, dueOn, productText, organization }) => [
        text,
        dueOn,
        productText,
        organization.id,
      ]),
    ).toEqual([
      ['Tổng hợp số liệu', '2026-11-30', 'Bảng số liệu', world.office.id],
      ['Viết báo cáo', '2026-12-09', null, team.id],
    ])
    expect(await list(focal, 'sort=code')).toHaveLength(9)
    expect(await list(staff, 'assigned=true&role=any')).toEqual([parent.partDuties[0]?.id])
    expect(codeOf(await give(staff, id, 'delivered', parent.version, { record: record() }))).toEqual([
      409,
      'duty.parts-open',
    ])
    expect(codeOf(await give(staff, id, 'progress', parent.version, { progress: 50 }))).toEqual([
      409,
      'duty.progress-of-parts',
    ])

    const [first, second] = parent.partDuties
    if (!first || !second) throw new Error('no parts')
    await give(staff, first.id, 'progress', 0, { progress: 40 })
    expect(await show(id)).toMatchObject({ progress: 20 })
    expect((await give(staff, first.id, 'delivered', 1)).json<DutyDetail>()).toMatchObject({ status: 'done-on-time' })
    await give(head, second.id, 'stopped', 0, { text: 'Không cần nữa' })
    expect(await show(id)).toMatchObject({ parts: { total: 1, open: 0 }, progress: 100 })
    const delivered = await give(staff, id, 'delivered', parent.version, { record: record() })
    expect(delivered.json<DutyDetail>()).toMatchObject({ status: 'to-confirm' })
  })

  test.each([
    ['after the duty', { dueOn: '2026-12-10' }, 422, 'duty.part-after-parent'],
    ['in the past', { dueOn: '2026-06-19' }, 422, 'duty.part-due-in-past'],
    ['without words', { text: ' ' }, 400, 'request.invalid'],
  ])('a part due %s is refused and none of them is written', async (_, wrong, status, code) => {
    const { id } = await freshDuty()
    const before = await countRows()
    expect(codeOf(await breakDown(head, id, part(), part(wrong)))).toEqual([status, code])
    expect(await countRows()).toEqual(before)
  })

  test('only below who owes it, only by who manages there, only to who works there', async () => {
    const { id } = await freshDuty()
    const before = await countRows()
    const division = await server.as(world.accounts.divisionStaff)
    const answers = [
      await breakDown(staff, id, part()),
      await breakDown(division, id, part()),
      await breakDown(await server.as(world.accounts.otherFocal), id, part()),
      await breakDown(head, id, part({ organizationId: world.division.id })),
      await breakDown(head, id, part({ assigneeId: world.accounts.divisionStaff.id })),
    ]
    expect(answers.map(codeOf)).toEqual([
      [403, 'access.denied'],
      [403, 'access.denied'],
      [404, 'duty.not-found'],
      [422, 'duty.organization-outside'],
      [422, 'duty.person-outside'],
    ])
    expect(await countRows()).toEqual(before)
  })

  test('stopping the duty stops what hangs on it, what is done stays done', async () => {
    const { id } = await freshDuty()
    const { partDuties } = (await breakDown(head, id, part(), part())).json<DutyDetail>()
    const [first, second] = partDuties
    await give(staff, first?.id ?? '', 'delivered', 0)
    await give(focal, id, 'stopped', 1, { text: 'Bỏ khỏi kế hoạch' })
    expect((await show(first?.id ?? '')).status).toBe('done-on-time')
    expect(await show(second?.id ?? '')).toMatchObject({
      status: 'stopped',
      updates: [{ text: 'Nhiệm vụ dừng thực hiện' }],
    })
  })

  test('who gave the part sends it back; a closed duty is not broken down', async () => {
    const { id } = await freshDuty()
    const { partDuties } = (await breakDown(head, id, part())).json<DutyDetail>()
    const partId = partDuties[0]?.id ?? ''
    await give(staff, partId, 'delivered', 0)
    expect((await give(head, partId, 'returned', 1, { text: 'Thiếu số liệu quý I' })).statusCode).toBe(200)
    expect(await list(staff, 'mine=true&returned=true&role=any')).toEqual([partId])
    await give(focal, id, 'stopped', 1, { text: 'Bỏ' })
    expect(codeOf(await breakDown(head, id, part()))).toEqual([409, 'duty.closed'])
  })
})

describe('the person who does a duty', () => {
  const assign = (client: Client, id: string, accountId: string | null) =>
    client.send('PUT', `/api/duties/${id}/assignee`, { accountId })

  test('the head of the unit assigns, staff take what nobody does and give back their own', async () => {
    const { id } = await freshDuty()
    expect((await assign(head, id, world.accounts.officeStaff.id)).json<DutyDetail>().assignee?.id).toBe(
      world.accounts.officeStaff.id,
    )
    expect(await list(staff, 'assigned=true')).toEqual([id])
    expect((await assign(staff, id, null)).json<DutyDetail>().assignee).toBeNull()
    expect((await assign(staff, id, world.accounts.officeStaff.id)).statusCode).toBe(200)
    const before = await countRows()
    expect(codeOf(await assign(staff, id, headAccount.id))).toEqual([403, 'access.denied'])
    expect(codeOf(await assign(head, id, world.accounts.divisionStaff.id))).toEqual([422, 'duty.person-outside'])
    expect(codeOf(await assign(head, id, world.accounts.reader.id))).toEqual([422, 'duty.person-outside'])
    expect((await head.send('PUT', `/api/duties/${id}/assignee`, {})).statusCode).toBe(400)
    expect(await countRows()).toEqual(before)
  })
})

describe('comments and the history', () => {
  const comment = (client: Client, id: string, body: object) => client.post(`/api/duties/${id}/comments`, body)
  const entries = async (client: Client, id: string): Promise<HistoryEntry[]> =>
    (await client.get(`/api/duties/${id}/history`)).json<{ entries: HistoryEntry[] }>().entries

  test('people of the duty are named, a wrong comment is corrected once and by its author', async () => {
    const { id } = await freshDuty()
    const people = (await staff.get(`/api/duties/${id}/people`)).json<{
      people: { id: string; assignable: boolean }[]
    }>()
    const assignable = people.people.filter((one) => one.assignable).map((one) => one.id)
    expect(assignable).toEqual(expect.arrayContaining([world.accounts.officeStaff.id, headAccount.id]))
    expect(assignable).not.toContain(world.accounts.divisionStaff.id)
    const first = await comment(staff, id, { text: '@Trưởng phòng xem giúp', mentions: [headAccount.id] })
    const { id: firstId } = first.json<{ id: string }>()
    const before = await countRows()
    expect(codeOf(await comment(head, id, { text: 'Sửa', correctsId: firstId }))).toEqual([403, 'comment.not-own'])
    expect(codeOf(await comment(staff, id, { text: 'Sửa', correctsId: id }))).toEqual([404, 'comment.not-found'])
    expect(codeOf(await comment(staff, id, { text: 'x', mentions: [world.accounts.otherFocal.id] }))).toEqual([
      422,
      'duty.person-outside',
    ])
    const division = await server.as(world.accounts.divisionStaff)
    expect(codeOf(await comment(await server.as(world.accounts.reader), id, { text: 'x' }))).toEqual([
      403,
      'access.denied',
    ])
    expect(codeOf(await comment(division, id, { text: '' }))).toEqual([400, 'request.invalid'])
    expect(await countRows()).toEqual(before)
    expect((await comment(staff, id, { text: 'Đã sửa', correctsId: firstId })).statusCode).toBe(200)
    expect(codeOf(await comment(staff, id, { text: 'Sửa nữa', correctsId: firstId }))).toEqual([
      409,
      'comment.corrected-already',
    ])
  })

  test('everything that happened stands in one history in the order of the days', async () => {
    const { id } = await freshDuty('2026-01-15')
    await give(staff, id, 'started', 0, { on: '2026-01-16' })
    await give(staff, id, 'progress', 1, { progress: 20, on: '2026-02-01' })
    await breakDown(head, id, part())
    await head.send('PUT', `/api/duties/${id}/assignee`, { accountId: world.accounts.officeStaff.id })
    await comment(staff, id, { text: 'Đang xin số liệu', mentions: [headAccount.id] })
    await focal.post(`/api/duties/${id}/reassignment`, {
      organizationId: world.division.id,
      on: '2026-06-20',
      text: 'Đổi đơn vị',
      version: 2,
    })
    const told = await entries(focal, id)
    const kinds = told.map((one) => (one.kind === 'update' ? one.update.kind : one.kind))
    expect(kinds.slice(0, 3)).toEqual(['given', 'started', 'progress'])
    expect([...kinds].sort()).toEqual(
      ['given', 'started', 'progress', 'part', 'assigned', 'comment', 'reassigned', 'passed'].sort(),
    )
    expect(told[0]).toMatchObject({ organization: { id: world.office.id }, dueOn: '2026-12-09', as: 'lead' })
    expect(told.find(({ kind }) => kind === 'comment')).toMatchObject({
      comment: { text: 'Đang xin số liệu', mentions: [{ id: headAccount.id }], own: false },
    })
    const earlier = (await focal.get(`/api/duties/${id}/history?asOf=2026-01-31`)).json<{ entries: HistoryEntry[] }>()
    expect(earlier.entries).toHaveLength(2)
    expect((await (await server.as(world.accounts.otherFocal)).get(`/api/duties/${id}/history`)).statusCode).toBe(404)
  })
})

describe('one update for many duties', () => {
  test('each is done or refused by itself; a new record is entered once', async () => {
    const first = await freshDuty()
    const second = await freshDuty()
    const third = await freshDuty()
    await give(staff, second.id, 'started', 0)
    const division = await server.as(world.accounts.divisionStaff)
    const duties = [
      { id: first.id, version: 0 },
      { id: second.id, version: 0 },
      { id: third.id, version: 0 },
    ]
    const records = (await countRowsOf(server.deps.db, ['record']))[0] ?? 0
    const answer = await staff.post('/api/duty-updates', {
      update: { kind: 'delivered', on: '2026-06-20', record: record() },
      duties,
    })
    const { done, refused } = answer.json<{
      done: string[]
      refused: { id: string; code: string; problem: string }[]
    }>()
    expect(done.sort()).toEqual([first.id, third.id].sort())
    expect(refused).toMatchObject([{ id: second.id, code: second.code, problem: 'duty.changed-meanwhile' }])
    expect(await countRowsOf(server.deps.db, ['record'])).toEqual([records + 1])
    const proofs = await Promise.all(done.map(async (id) => (await show(id)).updates.at(-1)?.records[0]?.id))
    expect(new Set(proofs).size).toBe(1)

    const before = await countRows()
    const foreign = await division.post('/api/duty-updates', { update: { kind: 'started', on: '2026-06-20' }, duties })
    expect(foreign.json<{ refused: { problem: string }[] }>().refused.map(({ problem }) => problem)).toEqual(
      duties.map(() => 'access.denied'),
    )
    expect(codeOf(await staff.post('/api/duty-updates', { update: { kind: 'started' }, duties }))).toEqual([
      400,
      'request.invalid',
    ])
    expect((await server.stranger.post('/api/duty-updates', {})).statusCode).toBe(401)
    expect(await countRows()).toEqual(before)
  })
})

describe('coordinators', () => {
  /** What the division leads with the help of the office, due on 31/12/2026. */
  async function helped(): Promise<DutyDetail> {
    await freshDuty()
    const [id] = await list(focal, 'q=ra soat van ban')
    return show(id ?? '')
  }

  test('owe their contribution some working days earlier, apart from what the plan counts; the lead sees it', async () => {
    const lead = await helped()
    expect(lead.companions).toMatchObject([
      { role: 'coordinator', organization: { id: world.office.id }, dueOn: '2026-12-24', status: 'not-started' },
    ])
    const helping = lead.companions[0]?.id ?? ''
    expect(await list(staff, 'mine=true')).not.toContain(helping)
    expect(await list(staff, 'mine=true&role=coordinator')).toEqual([helping])
    const given = await give(staff, helping, 'delivered', 0, { text: 'Đã gửi số liệu' })
    expect(given.json<DutyDetail>()).toMatchObject({ status: 'done-on-time', companions: [{ id: lead.id }] })
    expect((await show(lead.id)).companions[0]?.status).toBe('done-on-time')
    const division = await server.as(world.accounts.divisionStaff)
    expect(codeOf(await give(division, helping, 'returned', 1, { text: 'x' }))).toEqual([403, 'access.denied'])
  })

  test('what is still open ends with the lead', async () => {
    const lead = await helped()
    const division = await server.as(world.accounts.divisionStaff)
    await give(division, lead.id, 'delivered', 0, { record: record() })
    await give(focal, lead.id, 'confirmed', 1)
    expect(await show(lead.companions[0]?.id ?? '')).toMatchObject({
      status: 'stopped',
      updates: [{ text: 'Nhiệm vụ đã hoàn thành' }],
    })
  })
})
