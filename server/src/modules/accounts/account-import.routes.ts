import * as contract from '@dondoc/contract/account-import'
import { dataTablesToXlsx } from '@dondoc/documents/import-table/write-xlsx'
import { ACCOUNT_COLUMNS, ACCOUNT_HEADINGS, type AccountColumn } from '@dondoc/domain/access/account-table'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import { ROLES } from '@dondoc/domain/access/roles'
import { somewhere } from '../../lib/actor.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, type FileAnswer, register } from '../../lib/http.ts'
import { XLSX } from '../../lib/printed-words.ts'
import { Problem } from '../../lib/problem.ts'
import { ROLE_NAMES } from './export-accounts.ts'
import { importAccounts } from './import-accounts.ts'

/** The routes of `contract/src/account-import.ts`. */
export function registerAccountImport(api: Api, deps: Deps): void {
  register(api, contract.importAccounts, {
    // Row by row in the use case.
    allow: somewhere(canManageAccounts),
    handle: async ({ actor, by, bytes, query: { name, dryRun, invite } }) => {
      const asked = { bytes, name, dryRun: dryRun === 'true', invite: invite === 'true' }
      const report = await importAccounts(deps, actor, by, asked)
      if (!asked.dryRun && !report.applied)
        throw new Problem('accounts.rows-wrong', { count: report.errors.length, errors: report.errors })
      return report
    },
  })
  register(api, contract.exportAccountTemplate, { allow: somewhere(canManageAccounts), handle: importTemplate })
}

/** What to write in a column, with an example. */
const HELP: Record<AccountColumn, readonly [what: string, example: string]> = {
  name: ['Họ và tên đầy đủ. Bắt buộc.', 'Lê Thị An'],
  email: ['Thư công vụ, dùng để đăng nhập. Bắt buộc. Địa chỉ đã có là sửa người đó.', 'an.le@tinh.gov.vn'],
  organization: [
    'Tên, tên viết tắt hoặc mã định danh; nếu trùng tên thì ghi đường dẫn “A > B”. Bắt buộc.',
    'Sở Y tế > Văn phòng',
  ],
  role: [
    'Chọn trong bảng “Vai trò”; nhiều vai trò ngăn bằng dấu chấm phẩy; để trống nếu chưa giao.',
    'Chuyên viên; Đầu mối CCHC',
  ],
  roleAt: ['Nơi giữ vai trò nếu khác đơn vị công tác; để trống là tại đơn vị công tác.', 'Sở Y tế'],
  from: ['Ngày bắt đầu giữ vai trò, dạng 01/7/2026; để trống là hôm nay.', '01/7/2026'],
  to: ['Ngày cuối giữ vai trò; để trống nếu không có ngày kết thúc.', '31/12/2026'],
}

/** An empty table with the columns that the import reads; two more sheets say what to write. */
async function importTemplate(): Promise<FileAnswer> {
  const bytes = await dataTablesToXlsx([
    {
      name: 'Tài khoản',
      headings: ACCOUNT_COLUMNS.map((column) => ACCOUNT_HEADINGS[column]),
      widths: [28, 32, 40, 28, 32, 13, 13],
      rows: [],
    },
    {
      name: 'Hướng dẫn',
      headings: ['Cột', 'Cách ghi', 'Ví dụ'],
      widths: [20, 90, 30],
      rows: ACCOUNT_COLUMNS.map((column) => [ACCOUNT_HEADINGS[column], ...HELP[column]]),
    },
    { name: 'Vai trò', headings: ['Vai trò'], widths: [28], rows: ROLES.map((role) => [ROLE_NAMES[role]]) },
  ])
  return { name: 'mau-nhap-tai-khoan.xlsx', contentType: XLSX, bytes }
}
