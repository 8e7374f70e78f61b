import type { AccountRow } from '@dondoc/contract/accounts'
import { listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { Role } from '@dondoc/domain/access/roles'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { businessDay } from '../../lib/clock.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { FileAnswer } from '../../lib/http.ts'
import { printedDay, XLSX } from '../../lib/printed-words.ts'
import type { AccountQuery } from './account-list.store.ts'
import { completeFilter, readPage } from './show-accounts.ts'

/** The same words as on the screen. */
export const ROLE_NAMES: Record<Role, string> = {
  administrator: 'Quản trị hệ thống',
  focal: 'Đầu mối CCHC',
  leader: 'Lãnh đạo',
  'unit-head': 'Trưởng đơn vị',
  staff: 'Chuyên viên',
  appraiser: 'Thẩm định',
  inspector: 'Kiểm tra',
  auditor: 'Giám sát',
  reader: 'Người xem',
}
const STATE_NAMES: Record<AccountRow['state'], string> = {
  active: 'Đang dùng',
  invited: 'Chưa nhận lời mời',
  locked: 'Đã khóa',
}

const rolePeriod = ({ role, organization, validFrom, validTo }: AccountRow['roles'][number]): string => {
  const period = validTo === null ? `từ ${printedDay(validFrom)}` : `${printedDay(validFrom)} – ${printedDay(validTo)}`
  return `${ROLE_NAMES[role]}, ${organization.name} (${period})`
}

/** More than any authority has people; a list beyond it would not be read as a sheet. */
const EXPORT_LIMIT = 50_000

/** The same list as a workbook; on record, because it carries personal data out. */
export async function exportAccountList(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  asked: AccountQuery,
): Promise<FileAnswer> {
  const today = deps.clock.today()
  const filter = await completeFilter(deps, actor, asked)
  const rows = await inTenant(deps.db, actor, async (trx) => {
    const { rows: found } = await readPage(deps, trx, actor, filter, { after: null, limit: EXPORT_LIMIT })
    await writeAudit(trx, by, {
      action: 'account.exported',
      subjectKind: 'tenant',
      subjectId: actor.tenantId,
      after: { filter: asked, count: found.length },
    })
    return found
  })
  const bytes = await listToXlsx({
    title: 'Danh sách tài khoản',
    note: `Ngày ${printedDay(today)} · ${rows.length} tài khoản`,
    columns: [
      { heading: 'Họ và tên', width: 28, value: ({ name }: AccountRow) => name },
      { heading: 'Thư điện tử', width: 32, value: ({ email }: AccountRow) => email },
      { heading: 'Cơ quan, đơn vị', width: 36, value: ({ organization }: AccountRow) => organization.name },
      { heading: 'Vai trò', width: 60, value: ({ roles }: AccountRow) => roles.map(rolePeriod).join('\n') },
      { heading: 'Tình trạng', width: 20, value: ({ state }: AccountRow) => STATE_NAMES[state] },
      { heading: 'Lý do khóa', width: 24, value: ({ lockReason }: AccountRow) => lockReason },
      {
        heading: 'Xác thực hai lớp',
        width: 12,
        value: ({ secondFactor }: AccountRow) => (secondFactor ? 'Có' : 'Không'),
      },
      {
        heading: 'Đăng nhập gần nhất',
        width: 16,
        value: ({ lastSignInAt: at }: AccountRow) => (at === null ? null : businessDay(new Date(at))),
      },
    ],
    rows,
  })
  return { name: `tai-khoan-${today}.xlsx`, contentType: XLSX, bytes }
}
