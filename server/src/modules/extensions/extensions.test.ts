import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { DutyExtensions, ListedRequest } from '@dondoc/contract/extensions'
import type { Notification } from '@dondoc/contract/notifications'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let leader: Client
let staff: Client
let now = new Date('2026-02-01T03:00:00Z')
let duty: DutyRow

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  leader = await server.as(world.accounts.leader)
  staff = await server.as(world.accounts.officeStaff)
})
afterAll(() => server.stop())

/** A duty of the office that is due on 14/02/2026. */
beforeEach(async () => {
  now = new Date('2026-02-01T03:00:00Z')
  const planId = await issueOwnPlan(focal, '2026-01-15')
  const rows = await listDuties(focal, `planId=${planId}&sort=due&limit=1`)
  const [first] = rows
  if (!first) throw new Error('the plan made no duty')
  duty = first
})

const show = async (client = focal): Promise<DutyExtensions> =>
  (await client.get(`/api/duties/${duty.id}/extensions`)).json<DutyExtensions>()
const detail = () => showDuty(focal, duty.id)
const ask = (client = staff, body: object = { dueOn: '2026-03-15', reason: 'Chờ văn bản của Bộ' }) =>
  client.post(`/api/duties/${duty.id}/extension-requests`, body)
const asked = async (): Promise<string> => (await ask()).json<DutyExtensions>().requests[0]?.id ?? ''
const decide = (requestIds: readonly string[], decision: object, client = focal) =>
  client.post('/api/extension-requests/decisions', { requestIds, decision })
const pendingFor = async (client: Client, side: string): Promise<string[]> =>
  (await client.get(`/api/extension-requests?side=${side}`))
    .json<{ requests: ListedRequest[] }>()
    .requests.map((request) => request.duty.code)
const countRows = () =>
  countRowsOf(server.deps.db, ['extension_request', 'duty_extension', 'notification', 'audit_entry'])

describe('a request for a later due date', () => {
  test('is asked, seen by both sides, granted, and leaves its trail; the plan keeps its own day', async () => {
    expect((await show(staff)).can).toEqual({ ask: true, withdraw: false, decide: false, grant: false })
    const id = await asked()
    expect(await show(staff)).toMatchObject({ can: { ask: false, withdraw: true, decide: false, grant: false } })
    expect(await pendingFor(focal, 'to-decide')).toContain(duty.code)
    expect(await pendingFor(staff, 'asked')).toEqual([duty.code])
    expect(await pendingFor(staff, 'to-decide')).toEqual([])
    now = new Date('2026-02-05T03:00:00Z')
    expect((await decide([id], { outcome: 'granted' })).json()).toEqual({ decided: 1 })
    expect(await show()).toMatchObject({
      originalDueOn: '2026-02-14',
      dueOn: '2026-03-15',
      requests: [{ state: 'granted', dueOnThen: '2026-02-14', dueOn: '2026-03-15', grantedDueOn: '2026-03-15' }],
      granted: [{ grantedOn: '2026-02-05', dueOn: '2026-03-15', requestId: id }],
    })
    expect(await detail()).toMatchObject({ dueOn: '2026-03-15', originalDueOn: '2026-02-14' })
    expect(await pendingFor(focal, 'to-decide')).not.toContain(duty.code)
    const before = await showDuty(focal, duty.id, '2026-02-04')
    expect(before.dueOn).toBe('2026-02-14')
  })

  test('tells those who judge it, and then who asked', async () => {
    const id = await asked()
    const told = async (client: Client, kind: string) =>
      (await client.get('/api/notifications'))
        .json<{ rows: Notification[] }>()
        .rows.filter((one) => one.kind === kind && one.about.id === duty.id)
        .map(({ data }) => data)
    expect(await told(leader, 'extension.requested')).toMatchObject([{ code: duty.code, dueOn: '2026-03-15' }])
    await decide([id], { outcome: 'refused', words: 'Không đủ căn cứ' })
    expect(await told(staff, 'extension.decided')).toMatchObject([
      { code: duty.code, granted: false, dueOn: null, reason: 'Không đủ căn cứ' },
    ])
  })

  test('is granted for another day, then asked again for a second time', async () => {
    await decide([await asked()], { outcome: 'granted', dueOn: '2026-02-28', words: 'Chỉ đến hết tháng' })
    expect((await show()).dueOn).toBe('2026-02-28')
    const again = await ask()
    expect(again.json<DutyExtensions>().requests.map(({ state, dueOnThen }) => [state, dueOnThen])).toEqual([
      ['pending', '2026-02-28'],
      ['granted', '2026-02-14'],
    ])
  })

  test('is taken back by who asked, and cannot be decided on then', async () => {
    const id = await asked()
    const back = await staff.post(`/api/extension-requests/${id}/withdraw`)
    expect(back.json<DutyExtensions>().requests[0]?.state).toBe('withdrawn')
    const late = await decide([id], { outcome: 'granted' })
    expect(late.json()).toMatchObject({ code: 'extension.decided-already', params: { code: duty.code } })
    expect((await show()).dueOn).toBe('2026-02-14')
    const history = (await staff.get(`/api/duties/${duty.id}/history`)).json<{ entries: { kind: string }[] }>().entries
    expect(history.filter(({ kind }) => kind.startsWith('extension'))).toMatchObject([
      { kind: 'extension-asked', dueOn: '2026-03-15' },
      { kind: 'extension-closed', state: 'withdrawn' },
    ])
  })

  test.each([
    ['after the due date', '2026-02-15', { dueOn: '2026-03-15', reason: 'Muộn' }, 422, 'extension.after-due'],
    ['for an earlier day', '2026-02-01', { dueOn: '2026-02-10', reason: 'Sớm' }, 422, 'extension.not-later'],
    ['without a reason', '2026-02-01', { dueOn: '2026-03-15', reason: ' ' }, 400, 'request.invalid'],
    [
      'with a document that is not in the register',
      '2026-02-01',
      { dueOn: '2026-03-15', reason: 'Chờ', recordId: '0198a000-0000-7000-8000-000000000000' },
      404,
      'record.not-found',
    ],
  ])('%s is refused and nothing is written', async (_what, today, body, status, code) => {
    now = new Date(`${today}T03:00:00Z`)
    const before = await countRows()
    const answer = await ask(staff, body)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await countRows()).toEqual(before)
  })

  test('a second one while the first waits is refused', async () => {
    await asked()
    expect((await ask()).json().code).toBe('extension.pending')
  })

  test('who does not owe it may not ask, who did not give it may not decide; nothing is written', async () => {
    const id = await asked()
    const before = await countRows()
    const sister = await server.as(world.accounts.otherFocal)
    const answers = [
      await ask(await server.as(world.accounts.divisionStaff)),
      await ask(sister),
      await decide([id], { outcome: 'granted' }, staff),
      await staff.post(`/api/duties/${duty.id}/extensions`, { dueOn: '2026-03-15', reason: 'Tự gia hạn' }),
      await decide([id], { outcome: 'granted' }, sister),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 404, 403, 403, 404])
    expect(await countRows()).toEqual(before)
  })
})

describe('deciding', () => {
  test('on many at once is all or none', async () => {
    const first = await asked()
    const unknown = '0198a000-0000-7000-8000-000000000000'
    const before = await countRows()
    expect((await decide([first, unknown], { outcome: 'granted' })).json().code).toBe('extension.request-not-found')
    expect(await countRows()).toEqual(before)
    expect((await decide([first], { outcome: 'refused' })).json().code).toBe('request.invalid')
    expect((await decide([first], { outcome: 'granted', dueOn: '2026-01-20' })).json().code).toBe('extension.not-later')
  })

  test('the authority grants without request, also late, with a reason; what was asked is decided by it', async () => {
    now = new Date('2026-02-20T03:00:00Z')
    expect(await show()).toMatchObject({ late: true, can: { ask: false, grant: true } })
    const past = await focal.post(`/api/duties/${duty.id}/extensions`, { dueOn: '2026-02-18', reason: 'Giao ban' })
    expect(past.json()).toMatchObject({ code: 'extension.in-past', params: { today: '2026-02-20' } })
    const granted = await focal.post(`/api/duties/${duty.id}/extensions`, { dueOn: '2026-03-01', reason: 'Giao ban' })
    expect(granted.json()).toMatchObject({ dueOn: '2026-03-01', granted: [{ requestId: null, reason: 'Giao ban' }] })
    await asked()
    const over = await focal.post(`/api/duties/${duty.id}/extensions`, { dueOn: '2026-04-01', reason: 'Đến hết quý' })
    expect(over.json()).toMatchObject({ dueOn: '2026-04-01', requests: [{ state: 'granted' }], can: { decide: false } })
  })
})

describe('a part of a duty', () => {
  let head: Client
  let part: DutyRow
  beforeAll(async () => {
    head = await server.as(await makeAccount(server.deps, world, 'unit-head', world.office))
  })
  beforeEach(async () => {
    const parts = [{ text: 'Tổng hợp', organizationId: world.office.id, recordRequired: false, dueOn: '2026-02-10' }]
    const answer = (await head.post(`/api/duties/${duty.id}/parts`, { parts })).json<DutyDetail>()
    const [first] = answer.partDuties
    if (!first) throw new Error('no part')
    part = first
  })
  const askPart = (dueOn: string) =>
    staff.post(`/api/duties/${part.id}/extension-requests`, { dueOn, reason: 'Chờ số liệu' })
  const grantPart = (dueOn: string) => head.post(`/api/duties/${part.id}/extensions`, { dueOn, reason: 'Giao ban' })

  test('is asked for a day after its duty, seen by the unit that gave it, and granted only once the duty is extended', async () => {
    const asked = (await askPart('2026-02-20')).json<DutyExtensions>()
    expect(asked).toMatchObject({ parent: { code: duty.code, dueOn: '2026-02-14' }, requests: [{ state: 'pending' }] })
    expect(await pendingFor(head, 'to-decide')).toEqual([part.code])
    expect(await pendingFor(staff, 'to-decide')).toEqual([])
    const told = async (client: Client) =>
      (await client.get('/api/notifications'))
        .json<{ rows: Notification[] }>()
        .rows.filter(({ about }) => about.id === part.id)
        .map(({ kind }) => kind)
    expect([await told(head), await told(focal)]).toEqual([['extension.requested'], []])
    const id = asked.requests[0]?.id ?? ''
    const before = await countRows()
    const refused = await decide([id], { outcome: 'granted' }, head)
    expect([refused.statusCode, refused.json()]).toMatchObject([
      422,
      { code: 'extension.after-parent', params: { code: part.code, parent: duty.code, parentDueOn: '2026-02-14' } },
    ])
    expect(await countRows()).toEqual(before)
    await focal.post(`/api/duties/${duty.id}/extensions`, { dueOn: '2026-02-28', reason: 'Giao ban' })
    expect((await decide([id], { outcome: 'granted' }, head)).statusCode).toBe(200)
  })

  test('is granted the day of its duty, not a later one', async () => {
    const before = await countRows()
    expect((await grantPart('2026-02-15')).json().code).toBe('extension.after-parent')
    expect(await countRows()).toEqual(before)
    expect((await grantPart('2026-02-14')).json<DutyExtensions>().dueOn).toBe('2026-02-14')
  })
})
