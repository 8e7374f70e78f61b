import type { DueDays, HeatMap, TimelineRow } from '@dondoc/contract/duty-views'
import { dayOfWeek } from '@dondoc/domain/calendar/plain-date'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  await issueTestPlan(focal, '2026-01-15')
  const [first] = await list('sort=code')
  const version = first?.version
  await focal.post(`/api/duties/${first?.id}/updates`, { kind: 'delivered', on: '2026-02-20', version })
})
afterAll(() => server.stop())

const list = (query: string) => listDuties(focal, query)

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0)

const DAYS = ['2026-01-31', '2026-06-20'] as const

describe('the views count what the list shows', () => {
  test.each(DAYS)('the heat map of %s, by organization and month', async (asOf) => {
    const heat = (await focal.get(`/api/duty-views/heat-map?year=2026&asOf=${asOf}`)).json<HeatMap>()
    expect(heat.focus?.id).toBe(world.health.id)
    expect(heat.rows.map(({ organization }) => organization.id).sort()).toEqual(
      [world.office.id, world.division.id, world.clinic.id].sort(),
    )
    for (const { organization, months, below } of heat.rows) {
      expect(below).toBe(0)
      for (const { month, total, onTime, done, overdue } of months) {
        const of = `2026-${String(month).padStart(2, '0')}`
        const rows = await list(`asOf=${asOf}&organizationId=${organization.id}&month=${of}`)
        const count = (...statuses: string[]) => rows.filter(({ status }) => statuses.includes(status)).length
        expect([total, onTime, done, overdue]).toEqual([
          rows.length,
          count('done-on-time'),
          count('done-on-time', 'done-late'),
          count('overdue'),
        ])
      }
    }
    const due = (await list(`asOf=${asOf}`)).filter(({ dueOn }) => dueOn?.startsWith('2026'))
    expect(heat.rows.flatMap(({ months }) => months).reduce((all, { total }) => all + total, 0)).toBe(due.length)
  })

  test.each(DAYS)('the days of a month as of %s, with the days that are not worked', async (asOf) => {
    const answer = (await focal.get(`/api/duty-views/days?month=2026-06&asOf=${asOf}`)).json<DueDays>()
    expect(answer.days.length).toBeGreaterThan(1)
    for (const { day, counts } of answer.days) {
      const rows = await list(`asOf=${asOf}&day=${day}`)
      expect(rows.every(({ dueOn }) => dueOn === day)).toBe(true)
      expect(sum(counts)).toBe(rows.length)
      for (const { status } of rows) expect(counts[status]).toBeGreaterThan(0)
    }
    expect(answer.restDays).toEqual(answer.restDays.filter((day) => [0, 6].includes(dayOfWeek(day))))
    expect(answer.restDays).toHaveLength(8)
  })

  test.each(DAYS)('the timeline of %s, row by row', async (asOf) => {
    const answer = (await focal.get(`/api/duty-views/timeline?asOf=${asOf}`)).json<{
      rows: TimelineRow[]
      total: number
    }>()
    expect(answer.total).toBe(answer.rows.length)
    const all = await list(`asOf=${asOf}`)
    expect(new Set(answer.rows.map(({ nodeId }) => nodeId))).toEqual(new Set(all.map(({ nodeId }) => nodeId)))
    for (const row of answer.rows) {
      const rows = await list(`asOf=${asOf}&nodeId=${row.nodeId}`)
      expect(sum(row.counts)).toBe(rows.length)
      expect(row.dutyId).toBe(rows.length === 1 ? rows[0]?.id : null)
      expect(row.organization?.id ?? null).toBe(
        new Set(rows.map(({ organization }) => organization.id)).size === 1 ? rows[0]?.organization.id : null,
      )
      const days = (kind: string) =>
        row.marks
          .filter((mark) => mark.kind === kind)
          .flatMap(({ on, count }) => Array.from({ length: count }, () => on))
      expect(days('due')).toEqual(rows.flatMap(({ originalDueOn }) => originalDueOn ?? []).sort())
      expect(days('delivered')).toEqual(rows.flatMap(({ doneOn }) => doneOn ?? []).sort())
    }
    // In reading order of the plan.
    expect(answer.rows[0]?.text).toMatch(/^Xây dựng, ban hành Kế hoạch/)
  })

  test('the same conditions narrow list and view', async () => {
    const query = `status=overdue&organizationId=${world.office.id}`
    const { rows } = (await focal.get(`/api/duty-views/timeline?${query}`)).json<{ rows: TimelineRow[] }>()
    expect(rows.reduce((all, { counts }) => all + sum(counts), 0)).toBe((await list(query)).length)
    expect(rows.every(({ counts }) => counts.overdue > 0 && counts['not-started'] === 0)).toBe(true)
  })
})

test('the province sees the department with all that its units owe', async () => {
  const reader = await server.as(world.accounts.reader)
  const heat = (await reader.get('/api/duty-views/heat-map?year=2026')).json<HeatMap>()
  expect(heat.focus?.id).toBe(world.health.id)
})

test('who may not read the plan sees nothing of it', async () => {
  const other = await server.as(world.accounts.otherFocal)
  const [heat, days, timeline] = await Promise.all([
    other.get('/api/duty-views/heat-map?year=2026'),
    other.get('/api/duty-views/days?month=2026-06'),
    other.get('/api/duty-views/timeline'),
  ])
  expect(heat?.json<HeatMap>().rows).toEqual([])
  expect(days?.json<DueDays>().days).toEqual([])
  expect(timeline?.json()).toEqual({ rows: [], total: 0 })
})

test.each(['heat-map', 'heat-map?year=20260', 'days', 'days?month=2026-6', 'timeline?status=overdue&asOf=2026-02-30'])(
  '%s is refused as invalid',
  async (address) => {
    const answer = await focal.get(`/api/duty-views/${address}`)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.invalid'])
  },
)
