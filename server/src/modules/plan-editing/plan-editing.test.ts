import type { PlanReview } from '@dondoc/contract/plan-editing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DraftDesk, edit, openDraftDesk, problem, rowOf } from '../../../test/draft-desk.ts'
import { LEAF_COUNT, type PlanWorld } from '../../../test/plan-world.ts'
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
