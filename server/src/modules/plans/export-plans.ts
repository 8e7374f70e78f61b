import type { PlanSummary } from '@dondoc/contract/plans'
import { type ListColumn, listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import type { FileAnswer } from '../../lib/http.ts'
import { printedDay, STATUS_WORDS, XLSX } from '../../lib/printed-words.ts'

const STATE_WORDS = {
  draft: 'Dự thảo',
  issued: 'Đã ban hành',
  closed: 'Đã kết thúc',
} as const satisfies Record<PlanSummary['state'], string>

const COLUMNS: readonly ListColumn<PlanSummary>[] = [
  { heading: 'Mã', width: 13, value: ({ code }) => code },
  { heading: 'Kế hoạch', width: 50, value: ({ title }) => title },
  { heading: 'Số, ký hiệu', width: 18, value: ({ number }) => number },
  { heading: 'Ngày ban hành', width: 12, value: ({ issuedOn }) => issuedOn },
  { heading: 'Cơ quan ban hành', width: 28, value: ({ issuer }) => issuer.name },
  { heading: 'Từ ngày', width: 12, value: ({ period }) => period.from },
  { heading: 'Đến ngày', width: 12, value: ({ period }) => period.to },
  { heading: 'Trạng thái', width: 14, value: ({ state }) => STATE_WORDS[state] },
  { heading: 'Số nhiệm vụ', width: 9, value: ({ dutyCount }) => dutyCount },
  ...DUTY_STATUSES.map((status) => ({
    heading: STATUS_WORDS[status],
    width: 11,
    value: ({ counts }: PlanSummary) => counts[status],
  })),
]

/** The plans of a list with how their duties stand on a day, as a workbook. */
export async function exportPlans(rows: readonly PlanSummary[], asOf: PlainDate): Promise<FileAnswer> {
  const note = `Tính đến ngày ${printedDay(asOf)} · ${rows.length} kế hoạch`
  const bytes = await listToXlsx({ title: 'Danh sách kế hoạch', note, columns: COLUMNS, rows })
  return { name: `ke-hoach-${asOf}.xlsx`, contentType: XLSX, bytes }
}
