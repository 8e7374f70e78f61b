import { type ListColumn, listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { FileAnswer } from '../../lib/http.ts'
import { AREA_WORDS, printedDay, XLSX } from '../../lib/printed-words.ts'
import type { WholeCoverage } from './show-coverage.ts'

type Row = WholeCoverage['rows'][number]

/** What a cell says in a workbook: the number of rows, how many are late, or that the agency has none. */
function cellWords(row: Row, organizationId: string): string | null {
  const cell = row.cells.find((one) => one.organizationId === organizationId)
  if (cell === undefined) return null
  if (cell.coverage === 'gap') return 'Chưa có'
  const late = cell.rows.filter((one) => one.late).length
  const done = cell.counts['done-on-time'] + cell.counts['done-late']
  const total = Object.values(cell.counts).reduce((sum, count) => sum + count, 0)
  return `Có (${done}/${total} xong${late > 0 ? ', hạn sau cấp trên' : ''})`
}

/** The coverage matrix as a workbook: a row for each row of the plan, a column for each agency. */
export async function exportCoverage(coverage: WholeCoverage, asOf: PlainDate): Promise<FileAnswer> {
  const columns: readonly ListColumn<Row>[] = [
    { heading: 'TT', width: 6, value: ({ ordinal }) => ordinal },
    { heading: 'Lĩnh vực', width: 16, value: ({ area }) => (area === null ? null : AREA_WORDS[area]) },
    { heading: 'Nhiệm vụ của kế hoạch', width: 48, value: ({ text }) => text },
    { heading: 'Thời hạn', width: 18, value: ({ deadlineText }) => deadlineText },
    { heading: 'Cơ quan chưa có', width: 10, value: ({ gaps }) => gaps },
    ...coverage.organizations.map(
      ({ id, name, shortName }): ListColumn<Row> => ({
        heading: shortName ?? name,
        width: 16,
        value: (row) => cellWords(row, id),
      }),
    ),
  ]
  const note = `${coverage.plan.code} · Tính đến ngày ${printedDay(asOf)} · ${coverage.linked} đã gắn, ${coverage.gaps} chưa có`
  const bytes = await listToXlsx({
    title: 'Mức độ triển khai của cơ quan cấp dưới',
    note,
    columns,
    rows: coverage.rows,
  })
  return { name: `trien-khai-${coverage.plan.code}-${asOf}.xlsx`, contentType: XLSX, bytes }
}
