import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { AmendmentPreview } from '@dondoc/contract/plan-amendments'
import type { PlanDetail, PlanNode } from '@dondoc/contract/plans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

const BASIS = 'Quyết định số 45/QĐ-SYT ngày 18/6/2026'

async function freshPlan(): Promise<PlanDetail> {
  const planId = await issueTestPlan(focal, '2026-01-15', planText(`Cải cách hành chính năm 2026, bản ${++counter}`))
  return (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()
}

const rowOf = (plan: PlanDetail, words: string): PlanNode => {
  const node = plan.nodes.find(({ leaf, text }) => leaf && text.includes(words))
  if (!node) throw new Error(`no row ${words}`)
  return node
}
const order = (plan: PlanDetail, edits: object[], more: object = {}) => ({
  version: plan.version,
  on: '2026-06-20',
  edits,
  ...more,
})
const amend = (client: Client, plan: PlanDetail, edits: object[], more: object = {}) =>
  client.post(`/api/plans/${plan.id}/amendments`, order(plan, edits, { basis: BASIS, ...more }))
const countRows = (): Promise<number[]> =>
  countRowsOf(server.deps.db, ['plan_node', 'duty', 'duty_update', 'duty_extension', 'plan_amendment', 'audit_entry'])
const dutiesOf = async (plan: PlanDetail, node: PlanNode): Promise<DutyRow[]> =>
  (await focal.get(`/api/duties?planId=${plan.id}&limit=200`))
    .json<{ rows: DutyRow[] }>()
    .rows.filter(({ nodeId }) => nodeId === node.id)

describe('amending an issued plan in the application', () => {
  test('another deadline moves the duty, its first due date stays known', async () => {
    const plan = await freshPlan()
    const node = rowOf(plan, 'Rà soát văn bản')
    const edits = [{ op: 'set', nodeId: node.id, fields: { deadlineText: 'Quý III/2026' } }]
    const before = await countRows()
    const preview = await focal.post(`/api/plans/${plan.id}/amendments/preview`, order(plan, edits))
    expect(preview.json<AmendmentPreview>()).toMatchObject({
      rows: [
        {
          kind: 'changed',
          fields: [{ field: 'deadlineText', before: 'Trong năm 2026', after: 'Quý III/2026' }],
          duties: { kept: 0, moved: 1, stopped: 0, added: 0 },
        },
      ],
    })
    expect(await countRows()).toEqual(before)
    expect((await amend(focal, plan, edits)).statusCode).toBe(200)
    expect(await dutiesOf(plan, node)).toMatchObject([{ dueOn: '2026-09-30', originalDueOn: '2026-12-31' }])
  })

  test('a row that is added makes its duties, one that is dropped stops them and stays with what was done', async () => {
    const plan = await freshPlan()
    const node = rowOf(plan, 'Rà soát văn bản')
    const added = {
      op: 'add',
      kind: 'task',
      parentId: node.parentId,
      afterId: node.id,
      fields: { text: 'Công bố kết quả rà soát', leadText: 'Văn phòng Sở', deadlineText: 'Tháng 8/2026' },
    }
    const answer = await amend(focal, plan, [added, { op: 'remove', nodeId: node.id }])
    expect(answer.json<AmendmentPreview>().duties).toEqual({ kept: 0, moved: 0, stopped: 1, added: 1 })
    const after = (await focal.get(`/api/plans/${plan.id}`)).json<PlanDetail>()
    expect(rowOf(after, 'Rà soát văn bản').droppedOn).toBe('2026-06-20')
    expect(await dutiesOf(after, rowOf(after, 'Công bố kết quả'))).toMatchObject([
      { organization: { id: world.office.id }, dueOn: '2026-08-31' },
    ])
    const [stopped] = await dutiesOf(after, node)
    expect(stopped?.status).toBe('stopped')
    expect((await focal.get(`/api/duties/${stopped?.id}`)).json<DutyDetail>().updates).toHaveLength(1)
    const history = await focal.get(`/api/plans/${plan.id}/amendments`)
    expect(history.json()).toMatchObject({
      amendments: [{ basis: BASIS, on: '2026-06-20', duties: { stopped: 1, added: 1 } }],
    })
  })

  test('only by who issues plans, with its document, on a day that has come, over the version that was seen', async () => {
    const plan = await freshPlan()
    const node = rowOf(plan, 'Rà soát văn bản')
    const edits = [{ op: 'set', nodeId: node.id, fields: { deadlineText: 'Quý III/2026' } }]
    const same = [{ op: 'set', nodeId: node.id, fields: { deadlineText: 'Trong năm 2026' } }]
    const before = await countRows()
    const staff = await server.as(world.accounts.officeStaff)
    const answers = [
      await amend(staff, plan, edits),
      await amend(await server.as(world.accounts.otherFocal), plan, edits),
      await amend(focal, plan, edits, { basis: ' ' }),
      await amend(focal, plan, edits, { on: '2026-06-21' }),
      await amend(focal, plan, edits, { version: plan.version + 7 }),
      await amend(focal, plan, same),
    ]
    expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual([
      [403, 'access.denied'],
      [404, 'plan.not-found'],
      [400, 'request.invalid'],
      [400, 'request.invalid'],
      [409, 'plan.changed-meanwhile'],
      [409, 'plan.nothing-amended'],
    ])
    expect(await countRows()).toEqual(before)
  })
})
