import type { RecordedChange } from '@dondoc/contract/organization-changes'
import { type ListColumn, listToXlsx } from '@dondoc/documents/export/list-to-xlsx'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { FileAnswer } from '../../lib/http.ts'
import { printedDay, XLSX } from '../../lib/printed-words.ts'
import type { GroupRow } from './groups.store.ts'

/** The kinds of reorganizations as printed in files; the same words as on the screen. */
const KIND_WORDS = {
  add: 'Thành lập mới',
  rename: 'Đổi tên',
  move: 'Chuyển cấp trên',
  merge: 'Sáp nhập, hợp nhất',
  split: 'Chia, tách',
  close: 'Giải thể',
} as const satisfies Record<RecordedChange['kind'], string>

const passed = ({ effects }: RecordedChange, what: RecordedChange['effects']['effects'][number]['what']): number =>
  effects.effects.find((effect) => effect.what === what)?.total ?? 0

const CHANGE_COLUMNS: readonly ListColumn<RecordedChange>[] = [
  { heading: 'Số', width: 7, value: ({ version }) => version },
  { heading: 'Hiệu lực', width: 12, value: ({ on }) => on },
  { heading: 'Hình thức', width: 20, value: ({ kind }) => KIND_WORDS[kind] },
  { heading: 'Nội dung', width: 60, value: ({ effects }) => effects.subject },
  { heading: 'Căn cứ', width: 44, value: ({ basis }) => basis },
  { heading: 'Nhiệm vụ chưa xong đã chuyển', width: 14, value: (change) => passed(change, 'open-duties') },
  { heading: 'Tài khoản đã chuyển', width: 12, value: (change) => passed(change, 'accounts') },
  { heading: 'Người thực hiện', width: 24, value: ({ actor }) => actor },
]

/** The reorganizations so far, newest first, as a workbook. */
export async function exportChanges(rows: readonly RecordedChange[], on: PlainDate): Promise<FileAnswer> {
  const note = `Đến ngày ${printedDay(on)} · ${rows.length} lần`
  const bytes = await listToXlsx({ title: 'Các lần sắp xếp tổ chức', note, columns: CHANGE_COLUMNS, rows })
  return { name: `sap-xep-to-chuc-${on}.xlsx`, contentType: XLSX, bytes }
}

interface GroupLine {
  readonly group: GroupRow
  readonly memberId: string | null
}

/** The groups of a day as a workbook, a line for each member; `nameOf` knows the organizations of the day. */
export async function exportGroups(
  groups: readonly GroupRow[],
  nameOf: (id: string) => string,
  on: PlainDate,
): Promise<FileAnswer> {
  const columns: readonly ListColumn<GroupLine>[] = [
    { heading: 'Nhóm', width: 44, value: ({ group }) => group.name },
    { heading: 'Của đơn vị', width: 40, value: ({ group }) => nameOf(group.organizationId) },
    { heading: 'Cách lập', width: 18, value: ({ group }) => (group.rule === null ? 'Theo danh sách' : 'Theo quy tắc') },
    { heading: 'Thành viên', width: 48, value: ({ memberId }) => (memberId === null ? null : nameOf(memberId)) },
  ]
  const rows = groups.flatMap((group): GroupLine[] =>
    group.memberIds.length === 0
      ? [{ group, memberId: null }]
      : group.memberIds.map((memberId) => ({ group, memberId })),
  )
  const note = `Tính đến ngày ${printedDay(on)} · ${groups.length} nhóm`
  const bytes = await listToXlsx({ title: 'Nhóm đơn vị', note, columns, rows })
  return { name: `nhom-don-vi-${on}.xlsx`, contentType: XLSX, bytes }
}
