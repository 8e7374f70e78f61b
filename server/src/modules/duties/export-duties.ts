import type { DutyRow } from '@dondoc/contract/duties'
import { type ListColumn, listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { FileAnswer } from '../../lib/http.ts'
import { AREA_WORDS, printedDay, REASON_WORDS, STATUS_WORDS, XLSX } from '../../lib/printed-words.ts'

const COLUMNS: readonly ListColumn<DutyRow>[] = [
  { heading: 'Mã', width: 12, value: ({ code }) => code },
  { heading: 'Kế hoạch', width: 13, value: ({ plan }) => plan.code },
  { heading: 'Lĩnh vực', width: 16, value: ({ area }) => (area === null ? null : AREA_WORDS[area]) },
  { heading: 'Nhiệm vụ', width: 48, value: ({ text }) => text },
  { heading: 'Sản phẩm', width: 24, value: ({ productText }) => productText },
  { heading: 'Đơn vị thực hiện', width: 22, value: ({ organization }) => organization.name },
  { heading: 'Thời hạn ghi trong kế hoạch', width: 20, value: ({ deadlineText }) => deadlineText },
  { heading: 'Kỳ', width: 14, value: ({ occurrence }) => occurrence },
  { heading: 'Hạn theo kế hoạch', width: 12, value: ({ originalDueOn }) => originalDueOn },
  {
    heading: 'Gia hạn đến',
    width: 12,
    value: ({ dueOn, originalDueOn }) => (dueOn === originalDueOn ? null : dueOn),
  },
  { heading: 'Trạng thái', width: 18, value: ({ status }) => STATUS_WORDS[status] },
  { heading: 'Ngày hoàn thành', width: 12, value: ({ doneOn }) => doneOn },
  { heading: 'Số ngày quá hạn', width: 10, value: ({ daysLate }) => (daysLate === 0 ? null : daysLate) },
  { heading: 'Tiến độ (%)', width: 9, value: ({ progress }) => progress },
  {
    heading: 'Nguyên nhân chậm',
    width: 20,
    value: ({ reason, waitsFor, status }) =>
      reason !== null && (status === 'overdue' || status === 'stopped')
        ? [REASON_WORDS[reason], ...(waitsFor.length > 0 ? [waitsFor.join(', ')] : [])].join(': ')
        : null,
  },
  { heading: 'Cập nhật gần nhất', width: 12, value: ({ lastUpdateOn }) => lastUpdateOn },
]

/** The duties of a list as they stand on a day, as a workbook. */
export async function exportDuties(rows: readonly DutyRow[], asOf: PlainDate): Promise<FileAnswer> {
  const note = `Tính đến ngày ${printedDay(asOf)} · ${rows.length} nhiệm vụ`
  const bytes = await listToXlsx({ title: 'Danh sách nhiệm vụ', note, columns: COLUMNS, rows })
  return { name: `nhiem-vu-${asOf}.xlsx`, contentType: XLSX, bytes }
}
