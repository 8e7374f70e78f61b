import type { ImportResult } from '@dondoc/contract/imports'
import { inTenant } from '../src/lib/db.ts'
import { addGroup } from '../src/modules/organizations/index.ts'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from './factories.ts'
import type { Client, TestServer } from './with-server.ts'

const PLAN_ROWS: readonly (readonly string[])[] = [
  ['I', 'CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH', '', '', '', ''],
  [
    '1',
    'Xây dựng, ban hành Kế hoạch cải cách hành chính năm 2026',
    'Kế hoạch',
    'Văn phòng Sở',
    'Các phòng thuộc Sở',
    'Trước ngày 15/02/2026',
  ],
  [
    '2',
    'Tổ chức tuyên truyền cải cách hành chính tại đơn vị',
    'Báo cáo',
    'Các phòng, đơn vị thuộc Sở',
    'Văn phòng Sở',
    'Quý II/2026',
  ],
  [
    '3',
    'Báo cáo kết quả cải cách hành chính định kỳ',
    'Báo cáo',
    'Văn phòng Sở',
    'Các phòng thuộc Sở',
    'Báo cáo 6 tháng (trước ngày 10/6), báo cáo năm (trước ngày 10/12)',
  ],
  ['II', 'CẢI CÁCH THỂ CHẾ', '', '', '', ''],
  [
    '1',
    'Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực y tế',
    'Báo cáo rà soát',
    'Phòng Nghiệp vụ Y',
    'Văn phòng Sở',
    'Trong năm 2026',
  ],
  ['2', 'Xử lý văn bản trái pháp luật', 'Văn bản xử lý', 'Phòng Nghiệp vụ Y', '', 'Khi có phát sinh'],
  ['III', 'CẢI CÁCH THỦ TỤC HÀNH CHÍNH', '', '', '', ''],
  ['1', 'Tiếp nhận và trả kết quả tại Bộ phận Một cửa', '', 'Tổ công tác Đề án 06', 'Văn phòng Sở', 'Thường xuyên'],
]

/** Words of a plan, and those that stand in their place where they are first met. */
export type TextChange = readonly [words: string, others: string]

/** A plan of a department of health as tab-separated text; `title` makes another file of it. Throws where words to change are not there. */
export function planText(
  title = 'Cải cách hành chính năm 2026 của Sở Y tế',
  ...changes: readonly TextChange[]
): Uint8Array {
  const lines = [
    'UBND TỈNH LÀO CAI',
    'SỞ Y TẾ',
    '',
    'Số: 12/KH-SYT Lào Cai, ngày 15 tháng 01 năm 2026',
    '',
    'KẾ HOẠCH',
    title,
    '',
    'Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ, Sở Y tế xây dựng Kế hoạch như sau:',
    '',
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Mục đích',
    '- Nâng cao chất lượng phục vụ người dân.',
    '',
    'Phụ lục',
    '(Kèm theo Kế hoạch số 12/KH-SYT ngày 15/01/2026 của Sở Y tế)',
    '',
    ['TT', 'Nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian hoàn thành'].join('\t'),
    ...PLAN_ROWS.map((row) => row.join('\t')),
    '',
  ]
  const text = changes.reduce((changed, [words, others]) => {
    if (!changed.includes(words)) throw new Error(`the plan does not say ${words}`)
    return changed.replace(words, () => others)
  }, lines.join('\n'))
  return new TextEncoder().encode(text)
}

/** Rows of the plan that somebody must act on. */
export const LEAF_COUNT = PLAN_ROWS.filter((row) => row[5] !== '').length

/** Also who makes the data of the test, so that `makeAccount(deps, world, …)` adds a person. */
export interface PlanWorld extends TestTenant {
  readonly province: TestOrganization
  readonly health: TestOrganization
  readonly office: TestOrganization
  readonly division: TestOrganization
  readonly clinic: TestOrganization
  readonly finance: TestOrganization
  readonly accounts: Readonly<
    Record<'focal' | 'leader' | 'officeStaff' | 'divisionStaff' | 'reader' | 'otherFocal', TestAccount>
  >
}

/** A province with a department of health, its units and people, and a sister department. */
export async function makePlanWorld({ deps }: Pick<TestServer, 'deps'>): Promise<PlanWorld> {
  const tenant = await makeTenant(deps)
  const make = (
    name: string,
    kind: 'province' | 'department' | 'division' | 'public-service-unit',
    parent: TestOrganization | null,
  ): Promise<TestOrganization> =>
    makeOrganization(deps, tenant, {
      name,
      kind,
      parentId: parent?.id ?? null,
      issuesPlans: kind === 'province' || kind === 'department',
    })
  const province = await make('Ủy ban nhân dân tỉnh Lào Cai', 'province', null)
  const health = await make('Sở Y tế tỉnh Lào Cai', 'department', province)
  const finance = await make('Sở Tài chính tỉnh Lào Cai', 'department', province)
  const office = await make('Văn phòng Sở', 'division', health)
  const division = await make('Phòng Nghiệp vụ Y', 'division', health)
  const clinic = await make('Trung tâm Kiểm soát bệnh tật', 'public-service-unit', health)
  await inTenant(deps.db, tenant, (trx) =>
    addGroup(trx, tenant.by, {
      organizationId: health.id,
      name: 'Các phòng, đơn vị thuộc Sở',
      memberIds: [office.id, division.id, clinic.id],
      validFrom: '2020-01-01',
    }),
  )
  return {
    ...tenant,
    province,
    health,
    office,
    division,
    clinic,
    finance,
    accounts: {
      focal: await makeAccount(deps, tenant, 'focal', health),
      leader: await makeAccount(deps, tenant, 'leader', health),
      officeStaff: await makeAccount(deps, tenant, 'staff', office),
      divisionStaff: await makeAccount(deps, tenant, 'staff', division),
      reader: await makeAccount(deps, tenant, 'reader', province),
      otherFocal: await makeAccount(deps, tenant, 'focal', finance),
    },
  }
}

/** Uploads the plan and issues it on a day; returns the plan's id. */
export async function issueTestPlan(client: Client, issuedOn: string, bytes = planText()): Promise<string> {
  const { planId } = (await client.upload('/api/imports?name=ke-hoach.txt', bytes)).json<ImportResult>()
  const issued = await client.post(`/api/plans/${planId}/issue`, { issuedOn })
  if (issued.statusCode !== 200) throw new Error(`issue: ${issued.body}`)
  return planId
}

let issued = 0

/** Issues a plan of its own, with words of it changed: `issueOwnPlan(focal, '2026-01-15', ['Trong năm 2026', 'Quý IV/2026'])`. */
export const issueOwnPlan = (client: Client, issuedOn: string, ...changes: readonly TextChange[]): Promise<string> =>
  issueTestPlan(client, issuedOn, planText(`Cải cách hành chính năm 2026, bản ${++issued}`, ...changes))
