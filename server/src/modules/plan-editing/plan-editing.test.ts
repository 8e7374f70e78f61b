import type { ImportResult } from '@dondoc/contract/imports'
import type { PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LEAF_COUNT, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

let made = 0

/** A draft of its own for each test. */
async function makeDraft(): Promise<PlanReview> {
  const bytes = planText(`Cải cách hành chính năm 2026 của Sở Y tế (bản ${++made})`)
  const { planId } = (await focal.upload('/api/imports?name=ke-hoach.txt', bytes)).json<ImportResult>()
  return getReview(planId)
}

const getReview = async (planId: string): Promise<PlanReview> => {
  const answer = await focal.get(`/api/plans/${planId}/review`)
  expect(answer.statusCode).toBe(200)
  return answer.json<PlanReview>()
}

const rowOf = (review: PlanReview, start: string): ReviewNode => {
  const row = review.nodes.find(({ text }) => text.startsWith(start))
  if (!row) throw new Error(`no row ${start}`)
  return row
}

const edit = (client: Client, { planId, version }: Pick<PlanReview, 'planId' | 'version'>, ...edits: object[]) =>
  client.post(`/api/plans/${planId}/edits`, { version, edits })

const problem = (answer: { statusCode: number; json: () => unknown }): unknown => {
  const { code } = answer.json() as { code?: string }
  return [answer.statusCode, code]
}

const without = (review: PlanReview): object => ({ ...review, version: 0, canUndo: false })

describe('the review of a draft', () => {
  test('shows every row with what its words mean, its five marks and its doubts', async () => {
    const review = await makeDraft()
    expect(review).toMatchObject({ state: 'draft', canUndo: false, can: { edit: true, issue: true } })
    expect(review.nodes.filter(({ leaf }) => leaf)).toHaveLength(LEAF_COUNT)
    expect(rowOf(review, 'Xây dựng')).toMatchObject({
      fiveClear: { task: true, lead: true, coordinators: true, deadline: true, product: true },
      dueDates: ['2026-02-14'],
      edited: false,
      original: null,
    })
    expect(rowOf(review, 'Báo cáo kết quả').dueDates).toEqual(['2026-06-09', '2026-12-09'])
    const clinic = rowOf(review, 'Tiếp nhận')
    expect(review.findings.filter(({ nodeId }) => nodeId === clinic.id).map(({ code }) => code)).toContain(
      'lead-unknown',
    )
  })

  test('is hidden from who may not read drafts', async () => {
    const { planId } = await makeDraft()
    const reader = await server.as(world.accounts.reader)
    expect(problem(await reader.get(`/api/plans/${planId}/review`))).toEqual([404, 'plan.not-found'])
    expect(problem(await server.stranger.get(`/api/plans/${planId}/review`))).toEqual([401, 'auth.required'])
  })
})

describe('editing a draft', () => {
  test('other words are understood anew, keep the words of the file, and can be taken back', async () => {
    const before = await makeDraft()
    const row = rowOf(before, 'Rà soát')
    const fields = { deadlineText: 'Trước ngày 30/9/2026', leadText: 'Văn phòng Sở; Phòng Nghiệp vụ Y' }
    const answer = await edit(focal, before, { op: 'set', nodeId: row.id, fields })
    expect(answer.statusCode).toBe(200)
    const after = answer.json<PlanReview>()
    expect(after).toMatchObject({ version: before.version + 1, canUndo: true })
    expect(rowOf(after, 'Rà soát')).toMatchObject({
      dueDates: ['2026-09-29'],
      leads: ['Văn phòng Sở', 'Phòng Nghiệp vụ Y'],
      edited: true,
      original: { deadlineText: 'Trong năm 2026', leadText: 'Phòng Nghiệp vụ Y' },
    })
    const undone = await focal.post(`/api/plans/${before.planId}/undo`, { version: after.version })
    expect(undone.statusCode).toBe(200)
    expect(without(undone.json<PlanReview>())).toEqual(without(before))
    expect(undone.json<PlanReview>().canUndo).toBe(false)
  })

  test('moving, splitting, merging, adding and numbering in one go is undone in one go', async () => {
    const before = await makeDraft()
    const [first, second] = [rowOf(before, 'Xây dựng'), rowOf(before, 'Tổ chức tuyên truyền')]
    const area = before.nodes.find(({ area }) => area === 'institutions')
    const answer = await edit(
      focal,
      before,
      { op: 'move', nodeId: second.id, parentId: first.id, afterId: null },
      { op: 'add', kind: 'task', parentId: area?.id, afterId: null, fields: { text: 'Tự kiểm tra văn bản' } },
      { op: 'split', nodeId: rowOf(before, 'Xử lý').id, first: { text: 'Xử lý văn bản' }, second: { text: 'Công bố' } },
      { op: 'remove', nodeId: rowOf(before, 'Tiếp nhận').id },
      { op: 'renumber' },
    )
    const after = answer.json<PlanReview>()
    expect(answer.statusCode).toBe(200)
    expect(rowOf(after, 'Tổ chức tuyên truyền')).toMatchObject({ kind: 'activity', parentId: first.id })
    expect(rowOf(after, 'Xây dựng').leaf).toBe(false)
    expect(after.nodes.filter(({ area }) => area === 'institutions').map(({ text }) => text)).toEqual([
      expect.stringContaining('CẢI CÁCH THỂ CHẾ'),
      'Tự kiểm tra văn bản',
      expect.stringContaining('Rà soát'),
      'Xử lý văn bản',
      'Công bố',
    ])
    const undone = await focal.post(`/api/plans/${before.planId}/undo`, { version: after.version })
    expect(without(undone.json<PlanReview>())).toEqual(without(before))
  })

  test('what is accepted stays accepted while the row says the same', async () => {
    const before = await makeDraft()
    const open = before.findings.find(({ code }) => code === 'lead-unknown')
    const accepted = (await edit(focal, before, { op: 'accept', findingId: open?.id })).json<PlanReview>()
    expect(accepted.findings.find(({ id }) => id === open?.id)?.accepted).toBe(true)
    const later = await edit(focal, accepted, { op: 'set', nodeId: rowOf(before, 'Rà soát').id, fields: { note: 'x' } })
    expect(later.json<PlanReview>().findings.find(({ id }) => id === open?.id)?.accepted).toBe(true)
  })

  test('of two who edit the same version the second is told, and nothing of it is written', async () => {
    const draft = await makeDraft()
    const act = (text: string) => ({ op: 'set', nodeId: rowOf(draft, 'Rà soát').id, fields: { note: text } })
    const answers = await Promise.all([edit(focal, draft, act('một')), edit(focal, draft, act('hai'))])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const refused = answers.find(({ statusCode }) => statusCode === 409)
    expect(refused?.json()).toMatchObject({ code: 'plan.changed-meanwhile', params: { version: draft.version + 1 } })
    expect((await getReview(draft.planId)).version).toBe(draft.version + 1)
  })

  test('an act that cannot be done leaves all of them undone', async () => {
    const draft = await makeDraft()
    const row = rowOf(draft, 'Rà soát')
    const answer = await edit(
      focal,
      draft,
      { op: 'set', nodeId: row.id, fields: { note: 'mới' } },
      { op: 'move', nodeId: row.parentId, parentId: row.id, afterId: null },
    )
    expect(answer.json()).toMatchObject({ code: 'plan.edit-refused', params: { reason: 'inside-itself', at: 1 } })
    expect(await getReview(draft.planId)).toEqual(draft)
  })

  test('who may not edit, an issued plan and a wrong shape are refused, and nothing is written', async () => {
    const draft = await makeDraft()
    const act = { op: 'renumber' }
    const leader = await server.as(world.accounts.leader)
    expect(problem(await edit(leader, draft, act))).toEqual([403, 'access.denied'])
    expect(problem(await edit(await server.as(world.accounts.otherFocal), draft, act))).toEqual([404, 'plan.not-found'])
    expect(problem(await edit(focal, draft))).toEqual([400, 'request.invalid'])
    const undo = await focal.post(`/api/plans/${draft.planId}/undo`, { version: draft.version })
    expect(problem(undo)).toEqual([409, 'plan.nothing-to-undo'])
    expect(await getReview(draft.planId)).toEqual(draft)
    await focal.post(`/api/plans/${draft.planId}/issue`, { issuedOn: '2026-01-20' })
    const issued = await getReview(draft.planId)
    expect(issued.can).toEqual({ edit: false, issue: false })
    expect(problem(await edit(focal, issued, act))).toEqual([409, 'plan.not-draft'])
  })

  test('each act is on the audit trail', async () => {
    const draft = await makeDraft()
    await edit(focal, draft, { op: 'set', nodeId: rowOf(draft, 'Rà soát').id, fields: { note: 'có' } })
    const row = await server.deps.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('subjectId', '=', draft.planId)
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ action: 'plan.edited', after: { acts: { set: 1 } } })
  })
})

const WORD_TABLE = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table class=MsoTableGrid>
<tr><td><p class=MsoNormal>TT</p></td><td><p>Nhiệm vụ</p></td><td><p>Sản phẩm</p></td><td><p>Chủ trì</p></td><td><p>Thời gian</p></td></tr>
<tr><td><p>1</p></td><td><p>Tập huấn<o:p></o:p> nghiệp vụ</p></td><td><p>Kế hoạch</p></td><td><p>Văn phòng Sở</p></td><td><p>Quý III/2026</p></td></tr>
</table></body></html>`

describe('pasting rows', () => {
  test('a table of Word stands behind the chosen row and can be taken back', async () => {
    const before = await makeDraft()
    const target = rowOf(before, 'Rà soát')
    const answer = await focal.post(`/api/plans/${before.planId}/paste`, {
      version: before.version,
      html: WORD_TABLE,
      afterId: target.id,
    })
    const after = answer.json<PlanReview>()
    const at = after.nodes.findIndex(({ id }) => id === target.id)
    expect(after.nodes[at + 1]).toMatchObject({
      text: 'Tập huấn nghiệp vụ',
      area: 'institutions',
      parentId: target.parentId,
      leads: ['Văn phòng Sở'],
      dueDates: ['2026-09-30'],
    })
    const undone = await focal.post(`/api/plans/${before.planId}/undo`, { version: after.version })
    expect(without(undone.json<PlanReview>())).toEqual(without(before))
  })

  test('cells of Excel without their heading row are told by what stands in them', async () => {
    const before = await makeDraft()
    const answer = await focal.post(`/api/plans/${before.planId}/paste`, {
      version: before.version,
      text: '1\tKiểm tra công vụ tại các đơn vị\tBáo cáo\tPhòng Nghiệp vụ Y\tTháng 9/2026\n2\tĐánh giá, xếp loại công chức\tBáo cáo\tVăn phòng Sở\tTháng 12/2026',
      afterId: null,
    })
    const rows = answer.json<PlanReview>().nodes.slice(-2)
    expect(rows.map(({ text, leads, dueTo }) => [text, leads, dueTo])).toEqual([
      ['Kiểm tra công vụ tại các đơn vị', ['Phòng Nghiệp vụ Y'], '2026-09-30'],
      ['Đánh giá, xếp loại công chức', ['Văn phòng Sở'], '2026-12-31'],
    ])
  })

  test('a clipboard without rows is refused and nothing is written', async () => {
    const draft = await makeDraft()
    const paste = (body: object) =>
      focal.post(`/api/plans/${draft.planId}/paste`, { version: draft.version, afterId: null, ...body })
    expect(problem(await paste({ html: '<p> </p>' }))).toEqual([422, 'plan.paste-without-rows'])
    expect(problem(await paste({}))).toEqual([422, 'plan.paste-without-rows'])
    expect(await getReview(draft.planId)).toEqual(draft)
  })
})

interface Names {
  names: { name: string; as: string; count: number; settled: boolean; means: object | null; suggestions: object[] }[]
}

describe('names', () => {
  const nameless = 'Tổ công tác Đề án 06'

  test('unknown ones come first, with those who are written alike', async () => {
    const { planId } = await makeDraft()
    const { names } = (await focal.get(`/api/plans/${planId}/names`)).json<Names>()
    expect(names[0]).toMatchObject({ name: nameless, as: 'lead', count: 1, means: null, settled: false })
    const office = names.find(({ name }) => name === 'Văn phòng Sở')
    expect(office).toMatchObject({ as: 'both', means: { kind: 'organization', organization: { id: world.office.id } } })
    expect(names.find(({ name }) => name === 'Các phòng, đơn vị thuộc Sở')?.means).toMatchObject({
      kind: 'group',
      memberCount: 3,
    })
  })

  test('a new group answers to a name, and remembered names are known to the next plan', async () => {
    const draft = await makeDraft()
    const answer = await focal.send('PUT', `/api/plans/${draft.planId}/names`, {
      name: nameless,
      means: { kind: 'new-group', name: 'Tổ Đề án 06', memberIds: [world.office.id, world.clinic.id] },
      remember: true,
    })
    expect(answer.statusCode).toBe(200)
    const told = answer.json<Names>().names.find(({ name }) => name === nameless)
    expect(told).toMatchObject({ settled: true, means: { kind: 'group', name: 'Tổ Đề án 06', memberCount: 2 } })
    expect((await getReview(draft.planId)).findings.some(({ code }) => code === 'lead-unknown')).toBe(false)
    const next = await makeDraft()
    expect(next.findings.some(({ code }) => code === 'lead-unknown')).toBe(false)
  })

  test('a name that means nobody is settled and owed by the issuer', async () => {
    const draft = await makeDraft()
    await focal.send('PUT', `/api/plans/${draft.planId}/names`, {
      name: 'Phòng Nghiệp vụ Y',
      means: { kind: 'nobody' },
      remember: false,
    })
    const preview = (await focal.get(`/api/plans/${draft.planId}/issue-preview`)).json<{ unresolvedNames: string[] }>()
    expect(preview.unresolvedNames).toEqual(['Phòng Nghiệp vụ Y'])
    const issued = await focal.post(`/api/plans/${draft.planId}/issue`, { issuedOn: '2026-01-20' })
    expect(issued.json().unresolvedLeads).toEqual(['Phòng Nghiệp vụ Y'])
  })

  test('unknown organizations, groups and names, and who may not, are refused', async () => {
    const { planId } = await makeDraft()
    const set = (client: Client, means: object, name = 'Văn phòng Sở') =>
      client.send('PUT', `/api/plans/${planId}/names`, { name, means, remember: true })
    const nobody = '0198a000-0000-7000-8000-000000000000'
    expect(problem(await set(focal, { kind: 'organization', organizationId: nobody }))).toEqual([
      404,
      'organization.not-found',
    ])
    expect(problem(await set(focal, { kind: 'group', groupId: nobody }))).toEqual([404, 'group.not-found'])
    expect(problem(await set(focal, { kind: 'nobody' }, 'Không có trong kế hoạch'))).toEqual([
      404,
      'plan.name-not-found',
    ])
    expect(problem(await set(focal, { kind: 'whoever' }))).toEqual([400, 'request.invalid'])
    const newcomer = {
      kind: 'new-organization',
      name: 'Phòng mới',
      organizationKind: 'division',
      parentId: world.health.id,
    }
    expect(problem(await set(focal, newcomer))).toEqual([403, 'access.denied'])
    const leader = await server.as(world.accounts.leader)
    expect(problem(await set(leader, { kind: 'nobody' }))).toEqual([403, 'access.denied'])
    const { names } = (await focal.get(`/api/plans/${planId}/names`)).json<Names>()
    expect(names.some(({ settled }) => settled)).toBe(false)
  })
})

describe('the look before issuing', () => {
  test('says what issuing then makes', async () => {
    const { planId } = await makeDraft()
    const preview = (await focal.get(`/api/plans/${planId}/issue-preview`)).json()
    expect(preview).toMatchObject({ taskCount: LEAF_COUNT, areaCount: 3, yearOnlyCount: 1, waitingCount: 1 })
    const issued = (await focal.post(`/api/plans/${planId}/issue`, { issuedOn: '2026-01-20' })).json()
    expect(issued.dutyCount).toBe(preview.dutyCount)
    const owed = preview.byOrganization.reduce((sum: number, one: { dutyCount: number }) => sum + one.dutyCount, 0)
    expect(owed).toBe(preview.dutyCount)
  })
})

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
    const { makeAccount } = await import('../../../test/factories.ts')
    const tenant = { tenantId: world.tenantId, by: { tenantId: world.tenantId, accountId: null, name: 'Hệ thống' } }
    return makeAccount(server.deps, tenant, 'focal', world.province)
  }
})
