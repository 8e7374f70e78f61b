import type { DutyDetail } from '@dondoc/contract/duties'
import type { Import, PlanDifference } from '@dondoc/contract/imports'
import type { PlanReview } from '@dondoc/contract/plan-editing'
import type { PlanDetail } from '@dondoc/contract/plans'
import { readOffice } from '@dondoc/documents/office/read-office'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listDuties } from '../../../test/duties.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let planId: string
let made = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

/** The plan with one row added, one dropped, one with another lead and one with another deadline. */
const amendedText = (): Uint8Array =>
  planText(
    title(),
    ['Phòng Nghiệp vụ Y\tVăn phòng Sở\tTrong năm 2026', 'Phòng Nghiệp vụ Y\tVăn phòng Sở\tTrước ngày 30/11/2026'],
    ['Kế hoạch\tVăn phòng Sở\tCác phòng thuộc Sở', 'Kế hoạch\tPhòng Nghiệp vụ Y\tCác phòng thuộc Sở'],
    [
      'Xử lý văn bản trái pháp luật\tVăn bản xử lý\tPhòng Nghiệp vụ Y\t\tKhi có phát sinh',
      'Tự kiểm tra văn bản\tBáo cáo\tVăn phòng Sở\t\tQuý IV/2026',
    ],
  )

const title = (): string => `Cải cách hành chính năm 2026 của Sở Y tế (lần ${made})`

beforeEach(async () => {
  made++
  planId = await issueTestPlan(focal, '2026-01-20', planText(title()))
})

const giveAmendment = async (): Promise<Import> =>
  (await focal.upload(`/api/imports?name=sua-doi.txt&amends=${planId}`, amendedText())).json<Import>()

const getPlan = async (): Promise<PlanDetail> => (await focal.get(`/api/plans/${planId}`)).json<PlanDetail>()

const dutiesOf = async (start: string) =>
  (await listDuties(focal, `planId=${planId}&sort=code&limit=200`)).filter(({ text }) => text.startsWith(start))

describe('an amended version of an issued plan', () => {
  test('shows what it changes in rows and duties before anything is applied', async () => {
    const before = await getPlan()
    const { importId, state, amendsPlanId } = await giveAmendment()
    expect({ state, amendsPlanId }).toEqual({ state: 'ready', amendsPlanId: planId })
    const answer = await focal.get(`/api/imports/${importId}/difference`)
    const difference = answer.json<PlanDifference>()
    expect(answer.statusCode).toBe(200)
    expect(difference).toMatchObject({
      planState: 'issued',
      sameCount: 3,
      added: [{ text: 'Tự kiểm tra văn bản', duties: { added: 1, kept: 0, moved: 0, stopped: 0 } }],
      dropped: [{ text: 'Xử lý văn bản trái pháp luật', duties: { stopped: 1 } }],
    })
    expect(difference.changed.map(({ text, fields, duties }) => [text, fields, duties])).toEqual([
      [
        expect.stringContaining('Xây dựng'),
        [{ field: 'lead', before: 'Văn phòng Sở', after: 'Phòng Nghiệp vụ Y' }],
        { kept: 0, moved: 0, stopped: 1, added: 1 },
      ],
      [
        expect.stringContaining('Rà soát'),
        [{ field: 'deadline', before: 'Trong năm 2026', after: 'Trước ngày 30/11/2026' }],
        { kept: 0, moved: 1, stopped: 0, added: 0 },
      ],
    ])
    expect(await getPlan()).toEqual(before)
  })

  test('applied, duties under way go on with their history and nothing is lost', async () => {
    const before = await getPlan()
    const untouched = await dutiesOf('Tổ chức tuyên truyền')
    const [running] = await dutiesOf('Rà soát')
    const worker = await server.as(world.accounts.divisionStaff)
    const { version } = (await worker.get(`/api/duties/${running?.id}`)).json<DutyDetail>()
    const said = await worker.post(`/api/duties/${running?.id}/updates`, {
      kind: 'progress',
      on: '2026-03-01',
      progress: 40,
      text: 'Đã rà soát 40 văn bản',
      version,
    })
    expect(said.statusCode).toBe(200)
    const { importId } = await giveAmendment()
    const difference = (await focal.get(`/api/imports/${importId}/difference`)).json<PlanDifference>()
    const answer = await focal.post(`/api/imports/${importId}/apply`, {
      version: difference.version,
      on: '2026-06-15',
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      planId,
      added: 1,
      changed: 2,
      dropped: 1,
      duties: { kept: 0, moved: 1, stopped: 2, added: 2 },
    })
    const after = await getPlan()
    expect(await dutiesOf('Rà soát')).toMatchObject([{ id: running?.id, status: 'running', dueOn: '2026-11-29' }])
    expect((await dutiesOf('Xây dựng')).map(({ status }) => status).sort()).toEqual(['overdue', 'stopped'])
    expect((await dutiesOf('Xử lý văn bản trái')).map(({ status }) => status)).toEqual(['stopped'])
    expect(await dutiesOf('Tự kiểm tra')).toHaveLength(1)
    expect(after.nodes.filter(({ droppedOn }) => droppedOn !== null)).toMatchObject([
      { text: 'Xử lý văn bản trái pháp luật', droppedOn: '2026-06-15' },
    ])
    expect(after.itemCount).toBe(before.itemCount)
    const exported = await focal.get(`/api/plans/${planId}/export?format=docx`)
    const printed = readPlan(await readOffice(exported.rawPayload, null), 'ban-hanh.docx').items.map(({ task }) => task)
    expect(printed).toContain('Tự kiểm tra văn bản')
    expect(printed).not.toContain('Xử lý văn bản trái pháp luật')
    expect(await dutiesOf('Tổ chức tuyên truyền')).toEqual(untouched)
    const history = (await focal.get(`/api/duties/${running?.id}`)).json<DutyDetail>()
    expect(JSON.stringify(history)).toContain('Đã rà soát 40 văn bản')
    const review = (await focal.get(`/api/plans/${planId}/review`)).json<PlanReview>()
    expect(
      review.nodes.filter(({ droppedOn }) => droppedOn !== null).map(({ text, droppedOn }) => [text, droppedOn]),
    ).toEqual([['Xử lý văn bản trái pháp luật', '2026-06-15']])
    expect(review.importId).toBe(importId)

    const again = await focal.post(`/api/imports/${importId}/apply`, { version: review.version, on: '2026-06-15' })
    expect([again.statusCode, again.json().code]).toEqual([409, 'import.nothing-to-apply'])
    const same = await giveAmendment()
    const nothing = (await focal.get(`/api/imports/${same.importId}/difference`)).json<PlanDifference>()
    expect(nothing).toMatchObject({ added: [], changed: [], dropped: [], sameCount: 6 })
  })

  test('is refused against a version that was not seen, on a day to come, and to who may not issue; nothing is written', async () => {
    const before = await getPlan()
    const { importId } = await giveAmendment()
    const { version } = (await focal.get(`/api/imports/${importId}/difference`)).json<PlanDifference>()
    const apply = async (client: Client, body: object) => {
      const answer = await client.post(`/api/imports/${importId}/apply`, body)
      return [answer.statusCode, answer.json().code]
    }
    expect(await apply(focal, { version: version + 1, on: '2026-06-15' })).toEqual([409, 'plan.changed-meanwhile'])
    expect(await apply(focal, { version, on: '2026-12-31' })).toEqual([400, 'request.invalid'])
    expect(await apply(focal, { version })).toEqual([400, 'request.invalid'])
    expect(await apply(await server.as(world.accounts.otherFocal), { version, on: '2026-06-15' })).toEqual([
      404,
      'import.not-found',
    ])
    expect(await getPlan()).toEqual(before)
    const foreign = await (await server.as(world.accounts.otherFocal)).upload(
      `/api/imports?name=x.txt&amends=${planId}`,
      amendedText(),
    )
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'plan.not-found'])
  })
})

describe('an amended version of a draft', () => {
  test('makes the draft as the file has it, and can be taken back', async () => {
    const bytes = planText(`${title()} – dự thảo`)
    const draft = (await focal.upload('/api/imports?name=du-thao.txt', bytes)).json<Import>()
    const review = (await focal.get(`/api/plans/${draft.planId}/review`)).json<PlanReview>()
    const given = await focal.upload(`/api/imports?name=sua.txt&amends=${draft.planId}`, amendedText())
    const { importId } = given.json<Import>()
    const applied = await focal.post(`/api/imports/${importId}/apply`, { version: review.version, on: '2026-06-20' })
    expect(applied.json()).toMatchObject({ added: 1, changed: 2, dropped: 1, duties: { added: 0 } })
    const after = (await focal.get(`/api/plans/${draft.planId}/review`)).json<PlanReview>()
    expect(after.nodes.some(({ text }) => text.startsWith('Xử lý văn bản'))).toBe(false)
    const undone = await focal.post(`/api/plans/${draft.planId}/undo`, { version: after.version })
    expect(undone.json<PlanReview>().nodes).toEqual(review.nodes)
  })
})
