import { readFileSync } from 'node:fs'
import type { Import, ImportResult } from '@dondoc/contract/imports'
import type { PlanDetail } from '@dondoc/contract/plans'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { LEAF_COUNT, makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { importHandlers } from './index.ts'

let server: TestServer
let world: PlanWorld
let focal: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z'), handlers: importHandlers })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

const upload = (client: Client, bytes: Uint8Array, query = 'name=ke-hoach.txt') =>
  client.upload(`/api/imports?${query}`, bytes)

const CUT_OFF = readFileSync(new URL('../../../../samples/docx/phu-tho-kcn-2025-h2.docx', import.meta.url)).subarray(
  0,
  5000,
)

/** Everything that an import could have made; the import itself stays listed however it ends. */
const countRows = (): Promise<number[]> =>
  countRowsOf(server.deps.db, ['plan', 'plan_node', 'plan_finding', 'plan_name', 'audit_entry', 'code_counter'])

describe('importing a plan file', () => {
  test('a plan becomes a draft with its tree, for the organization its letterhead names', async () => {
    const answer = await upload(focal, planText())
    expect(answer.statusCode).toBe(200)
    const result = answer.json<ImportResult>()
    expect(result).toMatchObject({ code: 'KH-2026-01', known: false, itemCount: LEAF_COUNT })

    const plan = (await focal.get(`/api/plans/${result.planId}`)).json<PlanDetail>()
    expect(plan).toMatchObject({
      state: 'draft',
      year: 2026,
      number: '12/KH-SYT',
      period: { from: '2026-01-01', to: '2026-12-31' },
      issuer: { id: world.health.id },
      sourceName: 'ke-hoach.txt',
      itemCount: LEAF_COUNT,
      dutyCount: 0,
      can: { issue: true, edit: true },
    })
    expect(plan.nodes.filter(({ kind }) => kind === 'area').map(({ area }) => area)).toEqual([
      'direction',
      'institutions',
      'procedures',
    ])
    expect(plan.nodes.find(({ text }) => text.startsWith('Xây dựng, ban hành'))).toMatchObject({
      leaf: true,
      products: ['Kế hoạch'],
      leads: ['Văn phòng Sở'],
      deadlineText: 'Trước ngày 15/02/2026',
      deadline: { kind: 'before', date: '2026-02-15' },
      dueTo: '2026-02-14',
      originalDueTo: null,
    })
  })

  test('the same bytes again change nothing and answer with the same plan', async () => {
    const first = (await upload(focal, planText())).json<ImportResult>()
    const before = await countRows()
    const again = await upload(focal, planText(), 'name=ban-sao.txt')
    expect(again.json()).toEqual({ ...first, known: true })
    expect(await countRows()).toEqual(before)
  })

  test('two uploads of the same bytes at once make one plan', async () => {
    const bytes = planText('Cải cách hành chính năm 2026 của Sở Y tế (bản gửi hai lần)')
    const answers = await Promise.all([upload(focal, bytes), upload(focal, bytes)])
    const results = answers.map((answer) => answer.json<ImportResult>())
    expect(results[0]?.planId).toBe(results[1]?.planId)
    expect(results.map(({ known }) => known).sort()).toEqual([false, true])
  })

  test('a plan much like one of the same issuer and year is shown beside it', async () => {
    const first = (await upload(focal, planText('Cải cách hành chính năm 2026 ngành y tế'))).json<Import>()
    const bytes = planText('Cải cách hành chính năm 2026 ngành y tế (sửa đổi)')
    const { similarPlans } = (await upload(focal, bytes)).json<Import>()
    expect(similarPlans.map(({ planId }) => planId)).toContain(first.planId)
    const other = (await upload(focal, planText('Tuyên truyền, tập huấn nghiệp vụ năm 2026'))).json<Import>()
    expect(other.similarPlans).toEqual([])
  })

  test('the import is on the audit trail', async () => {
    const row = await server.deps.db
      .selectFrom('audit_entry')
      .select(['actor', 'subject'])
      .where('action', '=', 'plan.imported')
      .orderBy('sequence')
      .executeTakeFirstOrThrow()
    expect(row.subject).toBe('KH-2026-01')
  })

  test.each([
    ['an empty file', new Uint8Array(), 422, 'import.empty-file'],
    ['a file of another kind', new Uint8Array(4096).map((_, at) => (at * 37) % 256), 415, 'import.unknown-kind'],
    ['a file that was cut off', CUT_OFF, 422, 'import.truncated'],
    [
      'a text that is no plan',
      new TextEncoder().encode('Danh sách cán bộ trực Tết\nNguyễn Văn A\n'),
      422,
      'import.without-tasks',
    ],
  ])('%s is refused, makes nothing, and stays listed', async (_what, bytes, status, code) => {
    const before = await countRows()
    const answer = await upload(focal, bytes)
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code })
    expect(await countRows()).toEqual(before)
    const { imports } = (await focal.get('/api/imports')).json<{ imports: Import[] }>()
    const listed = imports.find(({ importId }) => importId === answer.json().params.importId)
    if (bytes.length > 0) expect(listed).toMatchObject({ state: 'failed', problem: { code }, planId: null })
  })

  test('a plan that tells no year is refused', async () => {
    const bytes = new TextEncoder().encode(
      [
        'SỞ Y TẾ',
        'KẾ HOẠCH',
        'Cải cách hành chính',
        '',
        'TT\tNhiệm vụ\tSản phẩm\tChủ trì\tThời gian',
        'I\tCẢI CÁCH THỂ CHẾ\t\t\t',
        '1\tRà soát văn bản\tBáo cáo\tVăn phòng\tThường xuyên',
      ].join('\n'),
    )
    const answer = await upload(focal, bytes)
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 422, code: 'plan.year-unknown' })
  })

  test('who may not write plans, or not those of that organization, writes nothing', async () => {
    const before = await countRows()
    const staff = await upload(await server.as(world.accounts.officeStaff), planText('Bản của chuyên viên năm 2026'))
    const sister = await upload(
      await server.as(world.accounts.otherFocal),
      planText('Bản của sở khác năm 2026'),
      `name=x.txt&issuerId=${world.health.id}`,
    )
    expect([staff.statusCode, sister.statusCode]).toEqual([403, 403])
    expect((await upload(server.stranger, planText())).statusCode).toBe(401)
    expect(await countRows()).toEqual(before)
  })

  test('an organization that does not exist and a missing name are refused', async () => {
    const nobody = await upload(focal, planText(), 'name=x.txt&issuerId=0198a000-0000-7000-8000-000000000000')
    expect(nobody.json().code).toBe('organization.not-found')
    const nameless = await upload(focal, planText(), 'issuerId=')
    expect({ status: nameless.statusCode, code: nameless.json().code }).toEqual({
      status: 400,
      code: 'request.invalid',
    })
  })
})
