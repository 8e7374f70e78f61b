import type { PlanReview } from '@dondoc/contract/plan-editing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DraftDesk, edit, openDraftDesk, problem, rowOf } from '../../../test/draft-desk.ts'
import { makeAccount } from '../../../test/factories.ts'
import type { PlanWorld } from '../../../test/plan-world.ts'
import type { Client, TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let makeDraft: DraftDesk['makeDraft']
let getReview: DraftDesk['getReview']

beforeAll(async () => {
  ;({ server, world, focal, makeDraft, getReview } = await openDraftDesk())
})
afterAll(() => server.stop())

describe('a plan without a file', () => {
  const body = (from: object, issuerId = world.health.id) => ({
    issuerId,
    title: 'Kế hoạch cải cách hành chính năm 2027',
    year: 2027,
    period: { from: '2027-01-01', to: '2027-12-31' },
    from,
  })
  const create = async (from: object, issuerId?: string) => focal.post('/api/plans', body(from, issuerId))

  test('starts empty and is written row by row', async () => {
    const { planId, code } = (await create({ kind: 'empty' })).json<{ planId: string; code: string }>()
    expect(code).toMatch(/^KH-2027-\d\d$/)
    const review = await getReview(planId)
    expect(review).toMatchObject({ nodes: [], importId: null, pages: [] })
    const written = await edit(focal, review, {
      op: 'add',
      kind: 'area',
      parentId: null,
      afterId: null,
      fields: { text: 'I. Cải cách thể chế', area: 'institutions' },
    })
    expect(written.json<PlanReview>().nodes).toMatchObject([{ kind: 'area', area: 'institutions', leaf: false }])
  })

  test('starts from the plan of the year before with its years moved', async () => {
    const last = await makeDraft()
    const { planId } = (await create({ kind: 'plan', planId: last.planId })).json<{ planId: string }>()
    const review = await getReview(planId)
    expect(review.nodes).toHaveLength(last.nodes.length)
    expect(rowOf(review, 'Xây dựng')).toMatchObject({
      text: 'Xây dựng, ban hành Kế hoạch cải cách hành chính năm 2027',
      deadlineText: 'Trước ngày 15/02/2027',
      dueDates: ['2027-02-14'],
      edited: false,
    })
  })

  test('starts from the rows of a superior plan that name the agency, and is held to their deadlines', async () => {
    const superior = await makeSuperior()
    const { planId } = (await create({ kind: 'superior', planId: superior })).json<{ planId: string }>()
    const review = await getReview(planId)
    expect(review.nodes.filter(({ leaf }) => leaf).map(({ text, leadText, note }) => [text, leadText, note])).toEqual([
      ['Rà soát thủ tục hành chính', null, null],
      ['Tổng hợp báo cáo', null, 'Phối hợp với Sở Tài chính'],
    ])
    const row = rowOf(review, 'Rà soát')
    const late = await edit(focal, review, {
      op: 'set',
      nodeId: row.id,
      fields: { deadlineText: 'Tháng 12/2027', leadText: 'Văn phòng Sở' },
    })
    const codes = late.json<PlanReview>().findings.filter(({ nodeId }) => nodeId === row.id)
    expect(codes.map(({ code }) => code)).toContain('deadline-after-superior')
  })

  test('of a superior plan that does not name the agency nothing is made', async () => {
    const superior = await makeSuperior('Sở Tài chính')
    expect(problem(await create({ kind: 'superior', planId: superior }))).toEqual([422, 'plan.without-tasks'])
  })

  test('is refused for another agency, an unknown one, and a period outside the year', async () => {
    expect(problem(await create({ kind: 'empty' }, world.finance.id))).toEqual([403, 'access.denied'])
    expect(problem(await create({ kind: 'empty' }, '0198a000-0000-7000-8000-000000000000'))).toEqual([
      404,
      'organization.not-found',
    ])
    const wrong = { ...body({ kind: 'empty' }), year: 2026 }
    expect(problem(await focal.post('/api/plans', wrong))).toEqual([400, 'request.invalid'])
    expect(problem(await focal.post('/api/plans', { ...wrong, title: '' }))).toEqual([400, 'request.invalid'])
    const staff = await server.as(world.accounts.officeStaff)
    expect(problem(await staff.post('/api/plans', body({ kind: 'empty' })))).toEqual([403, 'access.denied'])
  })

  /** An issued plan of the province that two of its departments find themselves in. */
  async function makeSuperior(lead = 'Sở Y tế'): Promise<string> {
    const account = await makeProvinceFocal()
    const province = await server.as(account)
    const answer = await province.post('/api/plans', body({ kind: 'empty' }, world.province.id))
    const { planId } = answer.json<{ planId: string }>()
    const review = (await province.get(`/api/plans/${planId}/review`)).json<PlanReview>()
    const task = (text: string, leadText: string, coordinatorText: string, deadlineText: string) => ({
      op: 'add',
      kind: 'task',
      parentId: null,
      afterId: null,
      fields: { text, leadText, coordinatorText, deadlineText, productText: 'Báo cáo' },
    })
    const written = await edit(
      province,
      review,
      task('Tổng hợp báo cáo', 'Sở Tài chính', lead, 'Quý IV/2027'),
      task('Việc của tỉnh', 'Sở Tài chính', 'Sở Tài chính', 'Quý IV/2027'),
      task('Rà soát thủ tục hành chính', lead, 'Sở Tài chính', 'Quý III/2027'),
    )
    expect(written.statusCode).toBe(200)
    expect((await province.post(`/api/plans/${planId}/issue`, { issuedOn: '2026-06-19' })).statusCode).toBe(200)
    return planId
  }

  const makeProvinceFocal = async () => {
    return makeAccount(server.deps, world, 'focal', world.province)
  }
})
