import type { Import } from '@dondoc/contract/imports'
import type { PlanReview } from '@dondoc/contract/plan-editing'
import type { PlanDetail } from '@dondoc/contract/plans'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let bytes: Uint8Array
let made: Import
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

const give = async (query = ''): Promise<Import> =>
  (await focal.upload(`/api/imports?name=ke-hoach.txt${query}`, bytes)).json<Import>()

const review = async (): Promise<PlanReview> => (await focal.get(`/api/plans/${made.planId}/review`)).json<PlanReview>()

const discard = (client: Client, planId: string | null, version: unknown = 1) =>
  client.post(`/api/plans/${planId}/discard`, { version })

beforeEach(async () => {
  bytes = planText(`Cải cách hành chính năm 2026 của Sở Y tế, dự thảo ${++counter}`)
  made = await give()
})

describe('a draft that is thrown away', () => {
  test('is gone with its doubts and edits, its file is kept and reads as a new draft', async () => {
    const { version, nodes } = await review()
    const row = nodes.find(({ leaf }) => leaf)
    const edits = [{ op: 'set', nodeId: row?.id, fields: { text: 'Việc khác' } }]
    const edited = (await focal.post(`/api/plans/${made.planId}/edits`, { version, edits })).json<PlanReview>()
    const amendment = await give(`&amends=${made.planId}`)
    const answer = await discard(focal, made.planId, edited.version)
    expect([answer.statusCode, answer.json()]).toEqual([200, { planId: made.planId, code: made.code }])
    expect((await focal.get(`/api/plans/${made.planId}`)).json().code).toBe('plan.not-found')
    const { imports } = (await focal.get('/api/imports')).json<{ imports: Import[] }>()
    const ended = imports.filter(({ importId }) => [made.importId, amendment.importId].includes(importId))
    expect(ended.map(({ state, planId }) => [state, planId])).toEqual([
      ['cancelled', null],
      ['cancelled', null],
    ])
    const audit = await server.deps.db
      .selectFrom('audit_entry')
      .select(['action', 'before'])
      .where('subjectId', '=', made.planId)
      .where('action', '=', 'plan.discarded')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(audit.before)).toContain('ke-hoach.txt')
    const again = await give()
    expect(again).toMatchObject({ known: false, state: 'ready', itemCount: made.itemCount })
    expect((await focal.get(`/api/plans/${again.planId}`)).json<PlanDetail>().nodes).toHaveLength(nodes.length)
  })

  test('leaves the plans that were started from it', async () => {
    const body = {
      issuerId: world.office.id,
      title: 'Kế hoạch năm sau',
      year: 2027,
      period: { from: '2027-01-01', to: '2027-12-31' },
      from: { kind: 'superior', planId: made.planId },
    }
    const follower = await focal.post('/api/plans', body)
    expect(follower.statusCode).toBe(200)
    expect((await discard(focal, made.planId, (await review()).version)).statusCode).toBe(200)
    expect((await focal.get(`/api/plans/${follower.json().planId}/review`)).statusCode).toBe(200)
  })

  test('is refused to who may not edit it, for an issued plan and against an older version; nothing is lost', async () => {
    const { version } = await review()
    const codeOf = async (client: Client, planId: string | null, seen: unknown) =>
      (await discard(client, planId, seen)).json().code
    expect(await codeOf(await server.as(world.accounts.leader), made.planId, version)).toBe('access.denied')
    expect(await codeOf(await server.as(world.accounts.otherFocal), made.planId, version)).toBe('plan.not-found')
    expect(await codeOf(focal, made.planId, version + 1)).toBe('plan.changed-meanwhile')
    expect(await codeOf(focal, made.planId, 'x')).toBe('request.invalid')
    expect((await review()).nodes.length).toBeGreaterThan(0)
    const issued = await issueTestPlan(focal, '2026-01-20', planText(`Kế hoạch đã ban hành ${counter}`))
    const { version: later } = (await focal.get(`/api/plans/${issued}/review`)).json<PlanReview>()
    expect(await codeOf(focal, issued, later)).toBe('plan.not-draft')
    expect((await focal.get(`/api/plans/${issued}`)).statusCode).toBe(200)
  })
})
