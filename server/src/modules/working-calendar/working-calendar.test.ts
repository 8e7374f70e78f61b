import type { DutyRow } from '@dondoc/contract/duties'
import type { CalendarEffect, WorkingCalendarView } from '@dondoc/contract/working-calendar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties } from '../../../test/duties.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueOwnPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let administrator: Client
let focal: Client
let dutyId: string
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
  focal = await server.as(world.accounts.focal)
  planId = await issueOwnPlan(
    focal,
    '2026-01-15',
    ['Trước ngày 15/02/2026', 'Trong 10 ngày làm việc kể từ ngày Thông tư hướng dẫn ban hành'],
    ['Văn phòng Sở\tCác phòng thuộc Sở', 'Văn phòng Sở\tPhòng Nghiệp vụ Y'],
  )
  const [waiting] = await listDuties(focal, `planId=${planId}&status=waiting&sort=code&limit=1`)
  dutyId = waiting?.id ?? ''
  const event = {
    words: 'Thông tư',
    on: '2026-06-15',
    effectiveOn: null,
    countedFrom: 'on',
    dueOn: null,
    recordId: null,
  }
  await focal.post('/api/trigger-events', { event, dutyIds: [dutyId] })
})
afterAll(() => server.stop())

const look = async (): Promise<WorkingCalendarView> =>
  (await administrator.get('/api/working-calendar')).json<WorkingCalendarView>()
const dueOn = async (): Promise<string | null> => (await focal.get(`/api/duties/${dutyId}`)).json<DutyRow>().dueOn
const off = (date: string) => ({
  date,
  kind: 'off',
  name: 'Nghỉ theo thông báo',
  basis: 'Thông báo 1/TB',
  recalled: false,
})
const withDays = async (...more: object[]) => {
  const { weekend, everyYear, days, version } = await look()
  return { weekend, everyYear, days: [...days, ...more], version }
}
const countRows = () => countRowsOf(server.deps.db, ['tenant_settings', 'audit_entry', 'notification'])

describe('contributions', () => {
  /** What the office contributes to the row that the division leads until 31/12/2026, and to the one that an act starts. */
  const help = async (words: string): Promise<DutyRow> => {
    const { rows } = (await focal.get(`/api/duties?planId=${planId}&role=coordinator&limit=200`)).json<{
      rows: DutyRow[]
    }>()
    const found = rows.find(({ text, organization }) => text.startsWith(words) && organization.id !== world.clinic.id)
    if (!found) throw new Error('no contribution')
    return found
  }
  const save = async (...more: object[]): Promise<CalendarEffect> =>
    (await administrator.send('PUT', '/api/working-calendar', await withDays(...more))).json<{
      effect: CalendarEffect
    }>().effect

  test('keep their distance to their leads, shown before, and are where they were when the day is taken back', async () => {
    const { id, dueOn: dueOnBefore } = await help('Rà soát')
    expect(dueOnBefore).toBe('2026-12-24')
    const change = await withDays(off('2026-12-28'))
    const preview = (await administrator.post('/api/working-calendar/preview', change)).json<CalendarEffect>()
    const moved = { id, role: 'coordinator', dueOnBefore, dueOn: '2026-12-23' }
    expect(preview.moved).toContainEqual(expect.objectContaining(moved))
    expect((await help('Rà soát')).dueOn).toBe('2026-12-24')
    expect((await save(off('2026-12-28'))).moved).toContainEqual(expect.objectContaining(moved))
    expect((await help('Rà soát')).dueOn).toBe('2026-12-23')
    const told = (await (await server.as(world.accounts.officeStaff)).get('/api/notifications?limit=200')).json<{
      rows: { kind: string; about: { id: string } }[]
    }>()
    expect(told.rows).toContainEqual(expect.objectContaining({ kind: 'duty.changed', about: { kind: 'duty', id } }))
    const { version, days, ...rest } = await look()
    const without = { ...rest, version, days: days.filter(({ date }) => date !== '2026-12-28') }
    const { weekend, everyYear } = without
    const back = { weekend, everyYear, days: without.days, version }
    expect((await administrator.send('PUT', '/api/working-calendar', back)).statusCode).toBe(200)
    expect((await help('Rà soát')).dueOn).toBe('2026-12-24')
  })

  test('of a row that an act started are not taken for its lead', async () => {
    const preview = (
      await administrator.post('/api/working-calendar/preview', await withDays(off('2026-06-24')))
    ).json<CalendarEffect>()
    const { text } = (await focal.get(`/api/duties/${dutyId}`)).json<DutyRow>()
    const own = preview.moved.filter((duty) => duty.text === text)
    expect(own.map(({ role, dueOnBefore, dueOn }) => [role, dueOnBefore, dueOn])).toEqual([
      ['lead', '2026-06-29', '2026-06-30'],
    ])
    // Five working days before 29/6 is 22/6; before 30/6 with the new day off it is 22/6, too.
    expect((await help(text)).dueOn).toBe('2026-06-22')
  })
})

describe('the working calendar', () => {
  test('shows what moves before it is saved, moves it then, and writes down what moved', async () => {
    expect(await dueOn()).toBe('2026-06-29')
    const change = await withDays(off('2026-06-24'))
    const before = await countRows()
    const preview = (await administrator.post('/api/working-calendar/preview', change)).json<CalendarEffect>()
    expect(preview.moved).toMatchObject([{ id: dutyId, dueOnBefore: '2026-06-29', dueOn: '2026-06-30' }])
    // Of the duties of quý II one working day less is left, of which nothing is due before the new day off.
    expect(preview.shifted[0]).toMatchObject({ workingDaysLeft: 5, workingDaysLeftBefore: 6 })
    expect(await countRows()).toEqual(before)
    expect(await dueOn()).toBe('2026-06-29')

    const answer = await administrator.send('PUT', '/api/working-calendar', change)
    expect(answer.json()).toMatchObject({ version: change.version + 1, effect: { moved: [{ dueOn: '2026-06-30' }] } })
    expect(await dueOn()).toBe('2026-06-30')
    const trail = await server.deps.db
      .selectFrom('audit_entry')
      .select('after')
      .where('action', '=', 'calendar.set')
      .orderBy('sequence', 'desc')
      .limit(1)
      .execute()
    expect(trail).toMatchObject([{ after: { moved: [{ dueOnBefore: '2026-06-29', dueOn: '2026-06-30' }] } }])
  })

  test('leaves alone what was extended since: the granted day does not follow the calendar', async () => {
    await focal.post(`/api/duties/${dutyId}/extensions`, { dueOn: '2026-07-31', reason: 'Giao ban' })
    const answer = await administrator.send('PUT', '/api/working-calendar', await withDays(off('2026-06-25')))
    expect(answer.json<{ effect: CalendarEffect }>().effect.moved).toEqual([])
    expect(await dueOn()).toBe('2026-07-31')
  })

  test('of two people who change it at once the second is told', async () => {
    const change = await withDays(off('2026-06-26'))
    await administrator.send('PUT', '/api/working-calendar', change)
    const before = await countRows()
    const again = await administrator.send('PUT', '/api/working-calendar', change)
    expect([again.statusCode, again.json().code]).toEqual([409, 'settings.changed-meanwhile'])
    expect(await countRows()).toEqual(before)
  })

  test.each([
    ['a day twice', [off('2026-07-10'), off('2026-07-10')], 422, 'calendar.day-twice'],
    ['a working day as worked instead', [{ ...off('2026-07-10'), kind: 'worked' }], 422, 'calendar.worked-already'],
    ['a day that does not exist', [off('2026-02-30')], 400, 'request.invalid'],
    ['a day without a name', [{ ...off('2026-07-10'), name: ' ' }], 400, 'request.invalid'],
  ])('%s is refused and nothing is written', async (_what, days, status, code) => {
    const before = await countRows()
    const answer = await administrator.send('PUT', '/api/working-calendar', await withDays(...days))
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(await countRows()).toEqual(before)
  })

  test('is changed only at the root of the tree', async () => {
    const before = await countRows()
    const answer = await focal.send('PUT', '/api/working-calendar', await withDays())
    expect(answer.statusCode).toBe(403)
    expect(await countRows()).toEqual(before)
  })
})
