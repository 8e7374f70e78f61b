import type { Overview } from '@dondoc/contract/overview'
import { type ListColumn, listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import type { FileAnswer } from '../../lib/http.ts'
import { printedDay, STATUS_WORDS, XLSX } from '../../lib/printed-words.ts'

type Row = Overview['byOrganization'][number]

const sum = ({ counts }: Row): number => DUTY_STATUSES.reduce((all, status) => all + counts[status], 0)

const columnsOf = (overview: Overview): readonly ListColumn<Row>[] => [
  {
    heading: 'Đơn vị',
    width: 44,
    value: ({ organization }) =>
      organization.id === overview.focus?.id ? `${organization.name} (trực tiếp)` : organization.name,
  },
  { heading: 'Tổng số', width: 10, value: sum },
  ...DUTY_STATUSES.map((status) => ({
    heading: STATUS_WORDS[status],
    width: 12,
    value: ({ counts }: Row) => counts[status],
  })),
  {
    heading: 'Hoàn thành đúng hạn (%)',
    width: 13,
    value: (row) => Math.round((row.counts['done-on-time'] / Math.max(1, sum(row))) * 100),
  },
]

/** How the organizations of an overview stand on its day, as a workbook. */
export async function exportOverview(overview: Overview): Promise<FileAnswer> {
  const of = overview.organization === null ? '' : `${overview.organization.name} · `
  const note = `${of}Tính đến ngày ${printedDay(overview.asOf)} · ${overview.total} nhiệm vụ`
  const title = 'Tình hình thực hiện nhiệm vụ theo đơn vị'
  const bytes = await listToXlsx({ title, note, columns: columnsOf(overview), rows: overview.byOrganization })
  return { name: `tong-hop-don-vi-${overview.asOf}.xlsx`, contentType: XLSX, bytes }
}
