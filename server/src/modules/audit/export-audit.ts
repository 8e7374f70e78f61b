import type { AuditFilter } from '@dondoc/contract/audit'
import { auditActionName, auditSubjectName } from '@dondoc/contract/audit-actions'
import { listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { BUSINESS_ZONE } from '../../lib/clock.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { FileAnswer } from '../../lib/http.ts'
import { type AuditListRow, listAuditRows } from './audit.store.ts'

/** The newest so many: a longer trail is exported period by period. */
const EXPORT_LIMIT = 50_000

const inWords = new Intl.DateTimeFormat('vi-VN', {
  timeZone: BUSINESS_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Excel refuses a longer text in a cell. */
const LONGEST_TEXT = 32_000

const jsonOf = (value: unknown): string => (value === null ? '' : JSON.stringify(value).slice(0, LONGEST_TEXT))

const actorOf = ({ actor, standingInFor }: AuditListRow): string =>
  standingInFor === null ? actor : `${actor} (làm thay ${standingInFor.join(', ')})`

/** The trail as a workbook, newest first; on record, because it carries personal data out. */
export async function exportAuditTrail(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  by: AuditActor,
  filter: AuditFilter,
): Promise<FileAnswer> {
  const rows = await inTenant(deps.db, actor, async (trx) => {
    const found = await listAuditRows(trx, actor.tenantId, filter, null, EXPORT_LIMIT)
    await writeAudit(trx, by, {
      action: 'audit.exported',
      subjectKind: 'tenant',
      subjectId: actor.tenantId,
      after: { filter, count: found.length },
    })
    return found
  })
  const column = (heading: string, width: number, value: (row: AuditListRow) => string | number | null) => {
    return { heading, width, value }
  }
  const bytes = await listToXlsx({
    title: 'Nhật ký hệ thống',
    note: `${rows.length} việc, mới nhất trước`,
    columns: [
      column('Số', 8, ({ sequence }) => sequence),
      column('Thời điểm', 20, ({ at }) => inWords.format(at)),
      column('Người thực hiện', 26, actorOf),
      column('Địa chỉ', 16, ({ ip }) => ip),
      column('Thiết bị', 24, ({ userAgent }) => userAgent),
      column('Việc', 24, ({ action }) => auditActionName(action, 'vi')),
      column(
        'Đối tượng',
        30,
        ({ subjectKind, subject, subjectId }) => `${auditSubjectName(subjectKind, 'vi')}: ${subject ?? subjectId}`,
      ),
      column('Trước', 40, ({ before }) => jsonOf(before)),
      column('Sau', 40, ({ after }) => jsonOf(after)),
    ],
    rows,
  })
  return {
    name: `nhat-ky-${deps.clock.today()}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  }
}
