import type { Coverage, PlanLinks, RowLinks } from '@dondoc/contract/cascade'
import type { IssuePreview, PlanReview } from '@dondoc/contract/plan-editing'
import { readXlsx } from '@dondoc/documents/xlsx/read-xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { makeAccount } from '../../../test/factories.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

const PROVINCE_ROWS = [
  ['I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH', '', '', '', ''],
  [
    '1',
    'Ban hành Kế hoạch cải cách hành chính năm 2026',
    'Kế hoạch',
    'Sở Y tế',
    'Sở Tài chính',
    'Trước ngày 31/01/2026',
  ],
  ['2', 'Tuyên truyền cải cách hành chính', 'Báo cáo', 'Sở Tài chính', 'Sở Y tế', 'Quý IV/2026'],
  ['II', 'CẢI CÁCH THỂ CHẾ', '', '', '', ''],
  ['1', 'Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý', 'Báo cáo rà soát', 'Sở Y tế', '', 'Quý III/2026'],
]

const provinceText = (number = '05/KH-UBND'): Uint8Array =>
  new TextEncoder().encode(
    [
      'ỦY BAN NHÂN DÂN',
      'TỈNH LÀO CAI',
      '',
      `Số: ${number} Lào Cai, ngày 05 tháng 01 năm 2026`,
      '',
      'KẾ HOẠCH',
      'Cải cách hành chính năm 2026 của tỉnh Lào Cai',
      '',
      'I. MỤC ĐÍCH, YÊU CẦU',
      '- Nâng cao chất lượng phục vụ người dân.',
      '',
      'Phụ lục',
      '',
      ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian hoàn thành'].join('\t'),
      ...PROVINCE_ROWS.map((row) => row.join('\t')),
      '',
    ].join('\n'),
  )

let server: TestServer
let world: PlanWorld
let provinceFocal: Client
let focal: Client
let staff: Client
let finance: Client
let superiorId: string
let planId: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  provinceFocal = await server.as(await makeAccount(server.deps, world, 'focal', world.province))
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
  finance = await server.as(world.accounts.otherFocal)
  superiorId = await issueTestPlan(provinceFocal, '2026-01-06', provinceText())
  planId = await issueTestPlan(focal, '2026-01-20')
}, 120_000)
afterAll(() => server.stop())

const links = async (client = focal, id = planId): Promise<PlanLinks> =>
  (await client.get(`/api/plans/${id}/links`)).json<PlanLinks>()
const choose = (client: Client, superiorPlanId: string | null, id = planId) =>
  client.send('PUT', `/api/plans/${id}/superior-plan`, { superiorPlanId })
const rowOf = ({ rows }: PlanLinks, words: string): RowLinks => {
  const found = rows.find(({ row }) => row.text.includes(words))
  if (!found) throw new Error(`no row "${words}"`)
  return found
}
const aboveOf = ({ superiorRows }: PlanLinks, words: string): string =>
  superiorRows.find(({ text }) => text.includes(words))?.id ?? ''
const decide = (client: Client, decisions: object[], id = planId) =>
  client.post(`/api/plans/${id}/links`, { decisions })
const told = (answer: { statusCode: number; json: () => { code?: string } }) => ({
  status: answer.statusCode,
  code: answer.statusCode < 300 ? 'done' : answer.json().code,
})

describe('the superior plan of a plan', () => {
  test('is offered from above, issued plans only, by what the letterhead says', async () => {
    const { superior, candidates, can } = await links()
    expect([superior, can.link]).toEqual([null, true])
    expect(candidates.map(({ id, reasons }) => [id, reasons])).toEqual([[superiorId, ['letterhead']]])
  })

  test('is refused to people who do not write the plan, and nothing is written', async () => {
    const before = await countRowsOf(server.deps.db, ['plan', 'plan_link', 'audit_entry'])
    expect(told(await choose(staff, superiorId))).toEqual({ status: 403, code: 'access.denied' })
    expect(told(await choose(finance, superiorId))).toEqual({ status: 404, code: 'plan.not-found' })
    expect(await countRowsOf(server.deps.db, ['plan', 'plan_link', 'audit_entry'])).toEqual(before)
  })

  test('is not a plan of the same agency, nor one that is not there', async () => {
    expect(told(await choose(focal, planId))).toEqual({ status: 422, code: 'plan.superior-not-above' })
    expect(told(await choose(focal, '0198a000-0000-7000-8000-000000000000'))).toEqual({
      status: 404,
      code: 'plan.not-found',
    })
    expect(told(await choose(focal, 'abc'))).toEqual({ status: 400, code: 'request.invalid' })
    expect(told(await choose(provinceFocal, planId, superiorId))).toEqual({
      status: 422,
      code: 'plan.superior-not-above',
    })
  })

  test('once chosen, rows are proposed for each other by their wording', async () => {
    const chosen = (await choose(focal, superiorId)).json<PlanLinks>()
    expect(chosen.superior).toMatchObject({ id: superiorId, number: '05/KH-UBND' })
    expect(rowOf(chosen, 'ban hành Kế hoạch').proposals[0]).toMatchObject({
      superiorId: aboveOf(chosen, 'Ban hành Kế hoạch'),
      late: true,
    })
    expect(rowOf(chosen, 'Rà soát văn bản').proposals[0]?.superiorId).toBe(aboveOf(chosen, 'Rà soát văn bản'))
    expect(rowOf(chosen, 'Tiếp nhận và trả kết quả').proposals).toEqual([])
  })
})

describe('a link', () => {
  test('is confirmed, refused and taken back; a refused one is not proposed again', async () => {
    const now = await links()
    const nodeId = rowOf(now, 'ban hành Kế hoạch').row.id
    const above = aboveOf(now, 'Ban hành Kế hoạch')
    const pair = { nodeId, superiorId: above }
    const refused = (await decide(focal, [{ ...pair, state: 'refused' }])).json<PlanLinks>()
    expect(rowOf(refused, 'ban hành Kế hoạch')).toMatchObject({ links: [{ superiorId: above, state: 'refused' }] })
    expect(rowOf(refused, 'ban hành Kế hoạch').proposals.map((one) => one.superiorId)).not.toContain(above)
    const open = (await decide(focal, [{ ...pair, state: 'open' }])).json<PlanLinks>()
    expect(rowOf(open, 'ban hành Kế hoạch')).toMatchObject({ links: [] })
    expect(rowOf(open, 'ban hành Kế hoạch').proposals[0]?.superiorId).toBe(above)
    const confirmed = (await decide(focal, [{ ...pair, state: 'confirmed' }])).json<PlanLinks>()
    expect(rowOf(confirmed, 'ban hành Kế hoạch').links).toMatchObject([
      { superiorId: above, state: 'confirmed', late: true },
    ])
  })

  test('is not made by who does not write the plan, and nothing is written', async () => {
    const now = await links()
    const decision = { nodeId: rowOf(now, 'Rà soát').row.id, superiorId: aboveOf(now, 'Rà soát'), state: 'confirmed' }
    const before = await countRowsOf(server.deps.db, ['plan', 'plan_link', 'audit_entry'])
    expect(told(await decide(staff, [decision]))).toEqual({ status: 403, code: 'access.denied' })
    expect(told(await decide(finance, [decision]))).toEqual({ status: 404, code: 'plan.not-found' })
    expect(await countRowsOf(server.deps.db, ['plan', 'plan_link', 'audit_entry'])).toEqual(before)
  })

  test('with a row of another plan is refused, and so are all others of the request', async () => {
    const now = await links()
    const good = { nodeId: rowOf(now, 'Rà soát').row.id, superiorId: aboveOf(now, 'Rà soát'), state: 'confirmed' }
    const before = await countRowsOf(server.deps.db, ['plan', 'plan_link', 'audit_entry'])
    const answer = await decide(focal, [good, { ...good, superiorId: good.nodeId }])
    expect(told(answer)).toEqual({ status: 422, code: 'plan.link-row-not-found' })
    expect(told(await decide(focal, []))).toEqual({ status: 400, code: 'request.invalid' })
    expect(await countRowsOf(server.deps.db, ['plan', 'plan_link', 'audit_entry'])).toEqual(before)
  })

  test('holds its superior plan: another one is chosen only when no row is linked', async () => {
    expect(await choose(focal, null).then((answer) => answer.json())).toMatchObject({
      code: 'plan.superior-linked',
      params: { count: 1 },
    })
  })

  test('of a draft makes its late deadline a doubt at once', async () => {
    const { planId: draftId } = (
      await focal.upload('/api/imports?name=lan-hai.txt', planText('Cải cách hành chính năm 2026, lần hai'))
    ).json<{ planId: string }>()
    await choose(focal, superiorId, draftId)
    const now = await links(focal, draftId)
    const pair = { nodeId: rowOf(now, 'ban hành Kế hoạch').row.id, superiorId: aboveOf(now, 'Ban hành Kế hoạch') }
    const late = async () =>
      (await focal.get(`/api/plans/${draftId}/review`))
        .json<PlanReview>()
        .findings.filter(({ code }) => code === 'deadline-after-superior')
    expect(told(await decide(focal, [{ ...pair, state: 'confirmed' }], draftId))).toEqual({ status: 200, code: 'done' })
    expect(await late()).toMatchObject([{ nodeId: pair.nodeId, field: 'deadline' }])
    const preview = (await focal.get(`/api/plans/${draftId}/issue-preview`)).json<IssuePreview>()
    expect(preview.superior).toEqual({ unlinked: now.rows.length - 1, late: 1 })
    await decide(focal, [{ ...pair, state: 'open' }], draftId)
    expect(await late()).toEqual([])
  })
})

describe('the coverage matrix', () => {
  const coverage = async (client: Client, query = ''): Promise<Coverage> =>
    (await client.get(`/api/plans/${superiorId}/coverage?${query}`)).json<Coverage>()
  const cellsOf = ({ rows }: Coverage) =>
    Object.fromEntries(
      rows.map(({ text, cells }) => [
        text.split(' ').slice(0, 2).join(' '),
        Object.fromEntries(
          cells.map((cell) => [cell.organizationId === world.health.id ? 'health' : 'finance', cell.coverage]),
        ),
      ]),
    )

  test('shows which agency carries out which row, and the gaps of who is named and has none', async () => {
    const matrix = await coverage(provinceFocal)
    expect(cellsOf(matrix)).toEqual({
      'Ban hành': { health: 'linked', finance: 'gap' },
      'Tuyên truyền': { health: 'gap', finance: 'gap' },
      'Rà soát': { health: 'gap' },
    })
    expect([matrix.linked, matrix.gaps, matrix.late]).toEqual([1, 4, 1])
    const cell = matrix.rows[0]?.cells.find(({ organizationId }) => organizationId === world.health.id)
    expect(cell).toMatchObject({ rows: [{ planId, late: true, droppedOn: null }], counts: { overdue: 1 } })
  })

  test('counts the duties as of any day', async () => {
    const matrix = await coverage(provinceFocal, 'asOf=2026-01-25')
    const cell = matrix.rows[0]?.cells.find(({ organizationId }) => organizationId === world.health.id)
    expect(cell?.counts).toMatchObject({ overdue: 0, 'not-started': 1 })
  })

  test('narrows to an area, an agency, and to gaps, and goes on page by page', async () => {
    expect(Object.keys(cellsOf(await coverage(provinceFocal, 'area=institutions')))).toEqual(['Rà soát'])
    const own = await coverage(provinceFocal, `organizationId=${world.finance.id}`)
    expect(own.organizations).toMatchObject([{ id: world.finance.id, gaps: own.gaps, linked: 0 }])
    expect(Object.keys(cellsOf(own))).toContain('Tuyên truyền')
    const whole = await coverage(provinceFocal, 'onlyGaps=true')
    const first = await coverage(provinceFocal, 'onlyGaps=true&limit=1')
    expect([first.rows.length, first.total]).toEqual([1, whole.rows.length])
    const rest = await coverage(provinceFocal, `onlyGaps=true&limit=10&cursor=${first.cursor}`)
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id))
    expect(rest.cursor).toBeNull()
  })

  test('shows an agency its own column only, and nothing of a plan that is not issued', async () => {
    expect((await coverage(finance)).organizations.map(({ id }) => id)).toEqual([world.finance.id])
    const { planId: draftId } = (
      await provinceFocal.upload('/api/imports?name=khac.txt', provinceText('06/KH-UBND'))
    ).json<{ planId: string }>()
    expect(told(await provinceFocal.get(`/api/plans/${draftId}/coverage`))).toEqual({
      status: 409,
      code: 'plan.not-issued',
    })
    expect(told(await finance.get(`/api/plans/${planId}/coverage`))).toEqual({ status: 404, code: 'plan.not-found' })
  })

  test('answers for one row, as the row of the agency names the one above', async () => {
    const whole = await coverage(provinceFocal)
    const nodeId = whole.rows[0]?.id ?? ''
    expect((await coverage(provinceFocal, `nodeId=${nodeId}`)).rows).toEqual([whole.rows[0]])
    const now = await links()
    const own = rowOf(now, 'ban hành Kế hoạch').row.id
    const one = (await focal.get(`/api/plans/${planId}/links?nodeId=${own}`)).json<PlanLinks>()
    expect(one.rows).toMatchObject([{ row: { id: own }, links: [{ superiorId: nodeId, state: 'confirmed' }] }])
    expect(one.superiorRows.map(({ id }) => id)).toEqual([nodeId])
  })

  test('leaves as a workbook', async () => {
    const answer = await provinceFocal.get(`/api/plans/${superiorId}/coverage/export`)
    const words = JSON.stringify(readXlsx(answer.rawPayload))
    for (const word of ['Ban hành Kế hoạch', 'Sở Tài chính', 'Chưa có', 'hạn sau cấp trên'])
      expect(words).toContain(word)
  })
})
