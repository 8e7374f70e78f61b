import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { Notification } from '@dondoc/contract/notifications'
import type { StartedDuty, TriggerEvent, WaitingGroup } from '@dondoc/contract/trigger-events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties, showDuty } from '../../../test/duties.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let staff: Client
let counter = 0
let duties: DutyRow[]

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
})
afterAll(() => server.stop())

/** A plan whose rows wait for an act in several words, for another plan and for occurrences. */
beforeEach(async () => {
  const circular = `Thông tư hướng dẫn số ${++counter}/2026/TT-BNV`
  const planId = await issueOwnPlan(
    focal,
    '2026-01-15',
    ['Trước ngày 15/02/2026', `Chậm nhất sau 30 ngày kể từ khi có ${circular}`],
    ['Quý II/2026', `Trong 05 ngày làm việc kể từ ngày ${circular} ban hành`],
    ['Trong năm 2026', 'Theo Kế hoạch riêng'],
    ['Văn phòng Sở\tCác phòng thuộc Sở', 'Văn phòng Sở\tPhòng Nghiệp vụ Y'],
    ['Văn bản xử lý\tPhòng Nghiệp vụ Y\t', 'Văn bản xử lý\tPhòng Nghiệp vụ Y\tVăn phòng Sở'],
  )
  duties = await listDuties(focal, `planId=${planId}&sort=code`)
})

const groups = async (client = focal): Promise<WaitingGroup[]> =>
  (await client.get('/api/waiting-duties')).json<{ groups: WaitingGroup[] }>().groups

const ownGroup = async (kind: 'event' | 'reference' = 'event'): Promise<WaitingGroup> => {
  const codes = new Set(duties.map(({ code }) => code))
  const found = (await groups()).find(
    (group) => group.kind === kind && group.duties.some(({ code }) => codes.has(code)),
  )
  if (!found) throw new Error('no group')
  return { ...found, duties: found.duties.filter(({ code }) => codes.has(code)) }
}

const act = (change: object = {}) => ({
  words: `Thông tư ${counter}/2026/TT-BNV ban hành`,
  on: '2026-06-05',
  effectiveOn: null,
  countedFrom: 'on',
  dueOn: null,
  recordId: null,
  ...change,
})

const idsOf = async (kind?: 'event' | 'reference') => (await ownGroup(kind)).duties.map(({ id }) => id)
const register = (dutyIds: readonly string[], event: object = act(), client = focal) =>
  client.post('/api/trigger-events', { event, dutyIds })
const registered = async (): Promise<TriggerEvent> => (await register(await idsOf())).json<TriggerEvent>()
const dueOf = async (): Promise<(string | null)[][]> => {
  const rows = await listDuties(focal, `planId=${duties[0]?.plan.id}&sort=code`)
  return rows.slice(0, 2).map(({ status, dueOn }) => [status, dueOn])
}
const started = async (): Promise<DutyRow> => {
  const [first] = duties
  if (!first) throw new Error('no duty')
  return first
}
const countRows = () => countRowsOf(server.deps.db, ['trigger_event', 'duty', 'notification', 'audit_entry'])

describe('an act that duties wait for', () => {
  test('groups them by its words, in whatever way each plan writes it', async () => {
    const group = await ownGroup()
    expect(
      group.duties.map(({ withinDays, workingDays, organization }) => [withinDays, workingDays, organization.name]),
    ).toEqual([
      [30, false, 'Văn phòng Sở'],
      [5, true, 'Văn phòng Sở'],
      [5, true, 'Phòng Nghiệp vụ Y'],
      [5, true, 'Trung tâm Kiểm soát bệnh tật'],
    ])
    expect((await ownGroup('reference')).duties).toMatchObject([{ withinDays: null }])
    expect(await groups(staff)).toEqual([])
  })

  test('is previewed, registered once, starts them all with their due dates, and their holders are told', async () => {
    const dutyIds = await idsOf()
    const before = await countRows()
    const preview = (await focal.post('/api/trigger-events/preview', { event: act(), dutyIds })).json<{
      duties: StartedDuty[]
      organizationCount: number
    }>()
    expect(preview.organizationCount).toBe(3)
    const leads = preview.duties.filter(({ role }) => role === 'lead')
    expect(leads.map(({ dueOn, dueOnBefore }) => [dueOn, dueOnBefore])).toEqual([
      ['2026-07-05', null],
      ['2026-06-12', null],
      ['2026-06-12', null],
      ['2026-06-12', null],
    ])
    expect(await countRows()).toEqual(before)

    const event = (await register(dutyIds)).json<TriggerEvent>()
    expect(event).toMatchObject({ dutyCount: 4, version: 1, author: expect.any(String), can: { change: true } })
    expect(await dueOf()).toEqual([
      ['not-started', '2026-07-05'],
      ['overdue', '2026-06-12'],
    ])
    const shown = await showDuty(focal, dutyIds[0] ?? '', '2026-06-04')
    expect([shown.status, shown.dueOn]).toEqual(['waiting', null])
    const history = (await focal.get(`/api/duties/${dutyIds[0]}/history`)).json<{ entries: { kind: string }[] }>()
      .entries
    expect(history.find(({ kind }) => kind === 'event')).toMatchObject({ words: event.words, on: '2026-06-05' })
    const told = (await staff.get('/api/notifications')).json<{ rows: Notification[] }>().rows
    expect(told.find(({ about }) => about.id === event.id)).toMatchObject({
      kind: 'event.registered',
      data: { words: event.words, on: '2026-06-05', count: 2 },
    })
    expect((await register(dutyIds)).json().code).toBe('event.not-waiting')
  })

  test('counts from the day it comes into force where that is said', async () => {
    await register(await idsOf(), act({ effectiveOn: '2026-07-20', countedFrom: 'effective' }))
    expect((await dueOf())[0]).toEqual(['not-started', '2026-08-19'])
  })

  test('gives those without a number of days the registered due date: another plan sets the time', async () => {
    const ids = await idsOf('reference')
    await register(ids, act({ words: 'Kế hoạch riêng của Sở', dueOn: '2026-09-30' }))
    expect(await showDuty(focal, ids[0] ?? '')).toMatchObject({
      status: 'not-started',
      dueOn: '2026-09-30',
      originalDueOn: '2026-09-30',
    })
  })

  test.each([
    ['of tomorrow', { on: '2026-06-21' }, 422, 'event.in-future'],
    ['with a due date in the past', { dueOn: '2026-06-19' }, 422, 'event.due-in-past'],
    ['with a due date before it', { dueOn: '2026-06-04' }, 422, 'event.due-before'],
    ['counted from a day that is missing', { countedFrom: 'effective' }, 400, 'request.invalid'],
    ['without words', { words: ' ' }, 400, 'request.invalid'],
    ['with an unknown document', { recordId: '0198a000-0000-7000-8000-000000000000' }, 404, 'record.not-found'],
  ])('%s is refused and nothing is written', async (_what, change, status, code) => {
    const ids = await idsOf()
    const before = await countRows()
    const answer = await register(ids, act(change))
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await countRows()).toEqual(before)
  })

  test('is registered only by who judges its duties', async () => {
    const ids = await idsOf()
    const before = await countRows()
    const sister = await server.as(world.accounts.otherFocal)
    const answers = [await register(ids, act(), staff), await register(ids, act(), sister)]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403])
    expect(await countRows()).toEqual(before)
  })
})

describe('a registered act', () => {
  const put = (event: TriggerEvent, change: object, version = event.version) =>
    focal.send('PUT', `/api/trigger-events/${event.id}`, { event: act(change), version })
  const withdraw = (event: TriggerEvent, client = focal, version = event.version) =>
    client.post(`/api/trigger-events/${event.id}/withdraw`, { reason: 'Ghi nhầm văn bản', version })

  test('is corrected, and the due dates follow', async () => {
    const event = await registered()
    const preview = await focal.post(`/api/trigger-events/${event.id}/preview`, { event: act({ on: '2026-06-10' }) })
    expect(preview.json().duties[0]).toMatchObject({ dueOn: '2026-07-10', dueOnBefore: '2026-07-05' })
    expect((await put(event, { on: '2026-06-10' })).json()).toMatchObject({ on: '2026-06-10', version: 2 })
    expect((await dueOf())[0]).toEqual(['not-started', '2026-07-10'])
    expect((await put(event, { on: '2026-06-11' })).json()).toMatchObject({ code: 'event.changed-meanwhile' })
  })

  test('is taken back while nothing was said since: its duties wait again, and it stays to be read', async () => {
    const event = await registered()
    const answer = await withdraw(event)
    expect(answer.json()).toMatchObject({ withdrawn: { reason: 'Ghi nhầm văn bản' }, can: { change: false } })
    expect(await dueOf()).toEqual([
      ['waiting', null],
      ['waiting', null],
    ])
    const events = (await focal.get('/api/trigger-events')).json<{ events: TriggerEvent[] }>().events
    expect(events.find(({ id }) => id === event.id)?.withdrawn).not.toBeNull()
    expect((await register(await idsOf())).statusCode).toBe(200)
    expect((await withdraw(event)).json().code).toBe('event.withdrawn-already')
  })

  test('cannot be taken back or moved past what was said of its duties since; words and document can', async () => {
    const event = await registered()
    const duty = await started()
    await staff.post(`/api/duties/${duty.id}/updates`, { kind: 'started', on: '2026-06-08', version: 0 })
    const before = await countRows()
    expect((await withdraw(event)).json()).toMatchObject({ code: 'event.facts-depend', params: { codes: [duty.code] } })
    expect((await put(event, { on: '2026-06-10' })).json().code).toBe('event.facts-depend')
    expect(await countRows()).toEqual(before)
    expect((await put(event, { on: '2026-06-08' })).statusCode).toBe(200)
    expect((await put(event, { on: '2026-06-08', words: 'Thông tư hướng dẫn' }, 2)).json().words).toBe(
      'Thông tư hướng dẫn',
    )
  })

  test('cannot be moved where a due date that follows from it was extended', async () => {
    const event = await registered()
    const duty = await started()
    await focal.post(`/api/duties/${duty.id}/extensions`, { dueOn: '2026-08-31', reason: 'Giao ban' })
    expect((await put(event, { on: '2026-06-01' })).json().code).toBe('event.facts-depend')
  })

  test('is left alone by who does not judge its duties', async () => {
    const event = await registered()
    const before = await countRows()
    const sister = await server.as(world.accounts.otherFocal)
    expect([(await withdraw(event, staff)).statusCode, (await withdraw(event, sister)).statusCode]).toEqual([403, 403])
    expect(await countRows()).toEqual(before)
  })
})

describe('contributions to what waits for an act', () => {
  let division: Client
  beforeAll(async () => {
    division = await server.as(world.accounts.divisionStaff)
  })
  /** What the division contributes to the row that the office leads, due 30 days after the act. */
  const help = async (): Promise<DutyRow> => {
    const query = `planId=${duties[0]?.plan.id}&role=coordinator&organizationId=${world.division.id}`
    const rows = await listDuties(focal, query)
    const found = rows.find(({ nodeId }) => nodeId === duties[0]?.nodeId)
    if (!found) throw new Error('no contribution')
    return found
  }
  const toldOf = async (client: Client, id: string): Promise<Notification[]> =>
    (await client.get('/api/notifications?limit=200'))
      .json<{ rows: Notification[] }>()
      .rows.filter(({ about }) => about.id === id)

  test('wait from the day of issue, and are not offered apart from what they help', async () => {
    expect(await help()).toMatchObject({ status: 'waiting', dueOn: null })
    const { id, code } = await help()
    expect((await groups()).flatMap((group) => group.duties.map((duty) => duty.code))).not.toContain(code)
    expect((await register([id])).json().code).toBe('event.not-waiting')
  })

  test('start with their leads some working days earlier, and their holders are told', async () => {
    const { duties: previewed } = (
      await focal.post('/api/trigger-events/preview', { event: act(), dutyIds: [duties[0]?.id] })
    ).json<{ duties: StartedDuty[] }>()
    expect(previewed.map(({ role, dueOn }) => [role, dueOn])).toEqual([
      ['lead', '2026-07-05'],
      ['coordinator', '2026-06-29'],
    ])
    const event = (await register([duties[0]?.id ?? ''])).json<TriggerEvent>()
    expect(event.dutyCount).toBe(1)
    expect(await help()).toMatchObject({ status: 'not-started', dueOn: '2026-06-29' })
    expect(await toldOf(division, event.id)).toMatchObject([
      { kind: 'event.registered', data: { words: event.words, count: 0, helping: 1 } },
    ])
  })

  test('follow a correction, and step back when the act is taken back', async () => {
    const event = (await register([duties[0]?.id ?? ''])).json<TriggerEvent>()
    const url = `/api/trigger-events/${event.id}`
    await focal.send('PUT', url, { event: act({ on: '2026-06-12' }), version: 1 })
    expect(await help()).toMatchObject({ status: 'not-started', dueOn: '2026-07-06' })
    await focal.post(`${url}/withdraw`, { reason: 'Ghi nhầm', version: 2 })
    expect(await help()).toMatchObject({ status: 'waiting', dueOn: null })
    expect((await toldOf(division, event.id)).map(({ kind }) => kind)).toContain('event.withdrawn')
  })

  test('hold an act fast once something was said of them', async () => {
    const event = (await register([duties[0]?.id ?? ''])).json<TriggerEvent>()
    const { id, code } = await help()
    const given = await division.post(`/api/duties/${id}/updates`, { kind: 'started', on: '2026-06-20', version: 0 })
    expect(given.statusCode).toBe(200)
    const before = await countRows()
    const answer = await focal.post(`/api/trigger-events/${event.id}/withdraw`, { reason: 'Ghi nhầm', version: 1 })
    expect(answer.json()).toMatchObject({ code: 'event.facts-depend', params: { codes: [code] } })
    expect(await countRows()).toEqual(before)
  })

  test('to a case of an on-occurrence row are given with the case, once, and told', async () => {
    const standing = duties.find(({ deadlineText }) => deadlineText === 'Khi có phát sinh')
    const cases = `planId=${duties[0]?.plan.id}&role=coordinator&nodeId=${standing?.nodeId}`
    expect(await listDuties(focal, cases)).toEqual([])
    const body = { on: '2026-06-18', text: 'Kết luận 12/KL', dueOn: '2026-07-31' }
    const lead = (await division.post(`/api/duties/${standing?.id}/occurrences`, body)).json<DutyDetail>()
    const rows = await listDuties(focal, cases)
    expect(rows).toMatchObject([{ status: 'not-started', dueOn: '2026-07-24', occurrence: lead.occurrence }])
    expect(lead.companions.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
    expect(await toldOf(staff, rows[0]?.id ?? '')).toMatchObject([
      { kind: 'duty.coordination', data: { dueOn: '2026-07-24', text: standing?.text } },
    ])
  })
})

describe('an on-occurrence duty', () => {
  const standing = (): DutyRow => {
    const found = duties.find(({ deadlineText }) => deadlineText === 'Khi có phát sinh')
    if (!found) throw new Error('no on-occurrence duty')
    return found
  }
  const occur = (body: object, client: Client) => client.post(`/api/duties/${standing().id}/occurrences`, body)

  test('is started for one occurrence as a duty of its own, and goes on waiting', async () => {
    const division = await server.as(world.accounts.divisionStaff)
    const answer = await occur({ on: '2026-06-18', text: 'Kết luận kiểm tra 12/KL', dueOn: '2026-07-31' }, division)
    expect(answer.json()).toMatchObject({
      status: 'not-started',
      dueOn: '2026-07-31',
      occurrence: 'Kết luận kiểm tra 12/KL (phát sinh ngày 18/6/2026)',
      text: standing().text,
    })
    expect((await showDuty(focal, standing().id)).status).toBe('waiting')
    const again = await occur({ on: '2026-06-19', text: 'Kết luận kiểm tra 13/KL', dueOn: null }, division)
    expect(again.json()).toMatchObject({ status: 'not-started', dueOn: null })
  })

  test.each([
    ['of tomorrow', { on: '2026-06-21', text: 'Đơn', dueOn: null }, 422, 'event.in-future'],
    ['from before the duty was given', { on: '2026-01-14', text: 'Đơn', dueOn: null }, 422, 'event.before-issue'],
    ['without words', { on: '2026-06-18', text: '', dueOn: null }, 400, 'request.invalid'],
  ])('an occurrence %s is refused and nothing is written', async (_what, body, status, code) => {
    const before = await countRows()
    const answer = await occur(body, focal)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await countRows()).toEqual(before)
  })

  test('is not started by who does not owe it', async () => {
    const before = await countRows()
    expect((await occur({ on: '2026-06-18', text: 'Đơn', dueOn: null }, staff)).statusCode).toBe(403)
    expect(await countRows()).toEqual(before)
  })
})
