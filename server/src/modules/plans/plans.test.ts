import type { ImportResult } from '@dondoc/contract/imports'
import type { PlanDetail, PlanSummary } from '@dondoc/contract/plans'
import { readOffice } from '@dondoc/documents/office/read-office'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { listDuties } from '../../../test/duties.ts'
import { makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let planId: string
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

beforeEach(async () => {
  const bytes = planText(`Cải cách hành chính năm 2026 của Sở Y tế, lần ${++counter}`)
  planId = (await focal.upload('/api/imports?name=ke-hoach.txt', bytes)).json<ImportResult>().planId
})

const issue = (client: Client, body: object = { issuedOn: '2026-01-15' }) =>
  client.post(`/api/plans/${planId}/issue`, body)

const dutiesOfPlan = (client = focal, query = '') => listDuties(client, `planId=${planId}&sort=code&${query}`)

const countRows = (): Promise<number[]> => countRowsOf(server.deps.db, ['duty', 'audit_entry'])

describe('issuing a plan', () => {
  test('each leaf becomes duties of those who lead it, one for each organization and due date', async () => {
    const answer = await issue(focal)
    expect(answer.json()).toEqual({ planId, dutyCount: 9, unresolvedLeads: ['Tổ công tác Đề án 06'] })
    const owed = (await dutiesOfPlan()).map(({ text, organization, dueOn, occurrence, status }) => [
      text.slice(0, 16),
      organization.name,
      dueOn,
      occurrence,
      status,
    ])
    expect(owed).toEqual(
      [
        ['Xây dựng, ban hà', 'Văn phòng Sở', '2026-02-14', null, 'overdue'],
        ['Tổ chức tuyên tr', 'Phòng Nghiệp vụ Y', '2026-06-30', null, 'not-started'],
        ['Tổ chức tuyên tr', 'Trung tâm Kiểm soát bệnh tật', '2026-06-30', null, 'not-started'],
        ['Tổ chức tuyên tr', 'Văn phòng Sở', '2026-06-30', null, 'not-started'],
        ['Báo cáo kết quả ', 'Văn phòng Sở', '2026-06-09', expect.stringContaining('6 tháng'), 'overdue'],
        ['Báo cáo kết quả ', 'Văn phòng Sở', '2026-12-09', expect.stringContaining('năm'), 'not-started'],
        ['Rà soát văn bản ', 'Phòng Nghiệp vụ Y', '2026-12-31', null, 'not-started'],
        ['Xử lý văn bản tr', 'Phòng Nghiệp vụ Y', null, null, 'waiting'],
        // Nobody answers to "Tổ công tác Đề án 06": the issuer keeps the task.
        ['Tiếp nhận và trả', 'Sở Y tế tỉnh Lào Cai', null, null, 'not-started'],
      ].map((row) => (row[0]?.startsWith('Tổ chức') ? [row[0], expect.any(String), ...row.slice(2)] : row)),
    )
    expect(
      owed
        .filter(([text]) => text?.startsWith('Tổ chức'))
        .map(([, name]) => name)
        .sort(),
    ).toEqual(['Phòng Nghiệp vụ Y', 'Trung tâm Kiểm soát bệnh tật', 'Văn phòng Sở'])
  })

  test('the plan carries its date, its number and its duties, and is in the list with its counts', async () => {
    await issue(focal, { issuedOn: '2026-01-15', number: '77/KH-SYT' })
    const plan = (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()
    expect(plan).toMatchObject({ state: 'issued', issuedOn: '2026-01-15', number: '77/KH-SYT', dutyCount: 9 })
    expect(plan.can).toMatchObject({ issue: false, edit: false })
    expect(plan.counts).toMatchObject({ overdue: 2, waiting: 1, 'not-started': 6 })
    expect(plan.nodes.reduce((sum, { counts }) => sum + counts['not-started'], 0)).toBe(6)
    expect(plan.nodes.find(({ text }) => text.startsWith('Báo cáo kết quả'))).toMatchObject({
      dueFrom: '2026-06-09',
      dueTo: '2026-12-09',
      originalDueTo: '2026-12-09',
    })
    const { plans } = (await focal.get('/api/plans')).json<{ plans: PlanSummary[] }>()
    expect(plans.find(({ id }) => id === planId)?.counts).toMatchObject({ overdue: 2, waiting: 1, 'not-started': 6 })
  })

  test('before the day of issue there are no duties', async () => {
    await issue(focal)
    expect(await dutiesOfPlan(focal, 'asOf=2026-01-14')).toEqual([])
    expect(await dutiesOfPlan(focal, 'asOf=2026-01-15')).toHaveLength(9)
  })

  test('a name that became known since the import is asked again', async () => {
    await server.deps.db
      .insertInto('organization_alias')
      .values({ tenantId: world.tenantId, organizationId: world.office.id, alias: 'Tổ công tác Đề án 06' })
      .execute()
    expect((await issue(focal)).json()).toMatchObject({ unresolvedLeads: [] })
    await server.deps.db.deleteFrom('organization_alias').where('alias', '=', 'Tổ công tác Đề án 06').execute()
  })

  test('a leader may issue; others may not, and nothing is written', async () => {
    const before = await countRows()
    const answers = await Promise.all(
      (['officeStaff', 'reader', 'otherFocal'] as const).map(async (who) =>
        issue(await server.as(world.accounts[who])),
      ),
    )
    // A draft does not exist for who may not read it.
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
    expect((await issue(server.stranger)).statusCode).toBe(401)
    expect(await countRows()).toEqual(before)
    expect((await issue(await server.as(world.accounts.leader))).statusCode).toBe(200)
  })

  test('a plan is issued once', async () => {
    await issue(focal)
    const before = await countRows()
    const again = await issue(focal)
    expect({ status: again.statusCode, code: again.json().code }).toEqual({ status: 409, code: 'plan.not-draft' })
    expect(await countRows()).toEqual(before)
  })

  test('two who issue at once make the duties once', async () => {
    const leader = await server.as(world.accounts.leader)
    const answers = await Promise.all([issue(focal), issue(leader)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await dutiesOfPlan()).toHaveLength(9)
  })

  test.each([
    ['tomorrow', { issuedOn: '2026-06-21' }],
    ['no day of the calendar', { issuedOn: '2026-02-30' }],
    ['no date', {}],
  ])('a date of issue that is %s is refused', async (_what, body) => {
    const before = await countRows()
    const answer = await issue(focal, body)
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 400, code: 'request.invalid' })
    expect(await countRows()).toEqual(before)
  })
})

describe('reading plans', () => {
  test('a draft is seen by those who write it, an issued plan above and inside its owner, by no sister agency', async () => {
    const seen = async () =>
      Promise.all(
        (['focal', 'officeStaff', 'reader', 'otherFocal'] as const).map(async (who) => {
          const client = await server.as(world.accounts[who])
          const { plans } = (await client.get('/api/plans')).json<{ plans: PlanSummary[] }>()
          const one = await client.get(`/api/plans/${planId}`)
          return [plans.some(({ id }) => id === planId), one.statusCode]
        }),
      )
    expect(await seen()).toEqual([
      [true, 200],
      [false, 404],
      [false, 404],
      [false, 404],
    ])
    await issue(focal)
    expect(await seen()).toEqual([
      [true, 200],
      [true, 200],
      [true, 200],
      [false, 404],
    ])
  })

  test.each(['docx', 'xlsx'])('the table comes as %s and reads as the same plan', async (format) => {
    const answer = await focal.get(`/api/plans/${planId}/export?format=${format}`)
    expect(answer.headers['content-disposition']).toMatch(new RegExp(`KH-2026-\\d+\\.${format}`))
    const again = readPlan(await readOffice(answer.rawPayload, null), `export.${format}`)
    const plan = (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()
    const leaves = plan.nodes.filter(({ leaf }) => leaf)
    expect(again.items.map(({ task, leadText, deadlineText }) => [task, leadText, deadlineText])).toEqual(
      leaves.map(({ text, leadText, deadlineText }) => [text, leadText, deadlineText]),
    )
  })

  test('the table of a plan one may not read is not handed out', async () => {
    const other = await server.as(world.accounts.otherFocal)
    expect((await other.get(`/api/plans/${planId}/export?format=xlsx`)).json().code).toBe('plan.not-found')
    expect((await focal.get(`/api/plans/${planId}/export?format=pdf`)).statusCode).toBe(400)
  })
})
