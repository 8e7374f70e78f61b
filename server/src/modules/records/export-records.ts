import type { RecordRow } from '@dondoc/contract/records'
import { type ListColumn, listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { FileAnswer } from '../../lib/http.ts'
import { printedDay, XLSX } from '../../lib/printed-words.ts'

const COLUMNS: readonly ListColumn<RecordRow>[] = [
  { heading: 'Loại văn bản', width: 16, value: ({ kind }) => kind },
  { heading: 'Số, ký hiệu', width: 20, value: ({ number }) => number },
  { heading: 'Ngày văn bản', width: 13, value: ({ date }) => date },
  { heading: 'Trích yếu', width: 60, value: ({ abstract }) => abstract },
  { heading: 'Cơ quan ban hành', width: 30, value: ({ issuer }) => issuer.name },
  { heading: 'Thay thế bởi', width: 20, value: ({ replacedBy }) => replacedBy?.number ?? null },
  { heading: 'Số tệp', width: 8, value: ({ files }) => files.length },
  { heading: 'Nhiệm vụ', width: 24, value: ({ dutyCodes }) => dutyCodes.map(({ code }) => code).join(', ') },
]

/** The records of the register, or some of them, as a workbook made on a day. */
export async function exportRecords(rows: readonly RecordRow[], today: PlainDate): Promise<FileAnswer> {
  const note = `Lập ngày ${printedDay(today)} · ${rows.length} văn bản`
  const bytes = await listToXlsx({ title: 'Sổ văn bản', note, columns: COLUMNS, rows })
  return { name: `van-ban-${today}.xlsx`, contentType: XLSX, bytes }
}
