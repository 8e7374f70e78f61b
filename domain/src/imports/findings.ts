import type { Finding, FindingSeverity, ItemField } from './reading.ts'

interface FindingKind {
  readonly severity: FindingSeverity
  /** The Vietnamese default; `words` is what the finding is about, in the plan's own words. */
  readonly message: (words: string) => string
}

/** Everything the recognition may doubt, by stable code. The web may own better sentences; these are the default. */
export const FINDING_KINDS = {
  'document-empty': { severity: 'error', message: () => 'Tệp không có nội dung đọc được.' },
  'no-tasks': {
    severity: 'warning',
    message: () => 'Không tìm thấy bảng nhiệm vụ trong văn bản. Hãy kiểm tra phụ lục kèm theo kế hoạch.',
  },
  'year-unknown': {
    severity: 'warning',
    message: () => 'Không xác định được năm của kế hoạch. Hãy nhập năm để tính thời hạn.',
  },
  'area-repaired': {
    severity: 'warning',
    message: (words) =>
      `Không có tiêu đề lĩnh vực phù hợp ở phía trên; lĩnh vực được suy ra từ nội dung và số thứ tự: ${words}.`,
  },
  'area-unknown': { severity: 'warning', message: (words) => `Chưa xác định được lĩnh vực của “${words}”.` },
  'ordinal-gap': { severity: 'info', message: (words) => `Số thứ tự không liên tục: ${words}.` },
  'duplicate-item': { severity: 'warning', message: (words) => `Nội dung trùng với dòng ${words}.` },
  'task-missing': { severity: 'error', message: () => 'Dòng không ghi nhiệm vụ.' },
  'lead-missing': { severity: 'warning', message: () => 'Chưa ghi cơ quan, đơn vị chủ trì.' },
  'coordinator-missing': { severity: 'info', message: () => 'Chưa ghi cơ quan, đơn vị phối hợp.' },
  'deadline-missing': { severity: 'warning', message: () => 'Chưa ghi thời gian hoàn thành.' },
  'product-missing': { severity: 'warning', message: () => 'Chưa ghi sản phẩm, kết quả đầu ra.' },
  'deadline-unreadable': {
    severity: 'warning',
    message: (words) => `Không hiểu được thời hạn “${words}”; giữ nguyên văn để xem lại.`,
  },
  'deadline-impossible-date': {
    severity: 'warning',
    message: (words) => `Thời hạn “${words}” ghi một ngày không có trên lịch.`,
  },
  'deadline-year-unknown': { severity: 'warning', message: (words) => `Thời hạn “${words}” không rõ năm.` },
  'deadline-several': { severity: 'warning', message: (words) => `Ô thời hạn ghi nhiều mốc: “${words}”.` },
  'deadline-outside-period': {
    severity: 'warning',
    message: (words) => `Thời hạn “${words}” nằm ngoài thời kỳ của kế hoạch.`,
  },
  'deadline-approximate': { severity: 'info', message: (words) => `Thời hạn “${words}” chỉ là khoảng ước chừng.` },
  'value-moved': {
    severity: 'warning',
    message: (words) => `Giá trị “${words}” nằm ở cột khác, đã chuyển về cột thời gian.`,
  },
  'row-joined': { severity: 'info', message: () => 'Dòng bị ngắt giữa hai trang, đã ghép lại.' },
  'low-confidence': {
    severity: 'warning',
    message: (words) => `Chữ nhận dạng chưa chắc chắn (${words}); hãy đối chiếu với trang gốc.`,
  },
  'lead-unknown': {
    severity: 'warning',
    message: (words) => `“${words}” chưa khớp với cơ quan, đơn vị hay nhóm đơn vị nào.`,
  },
  'deadline-after-superior': {
    severity: 'warning',
    message: (words) => `Thời hạn muộn hơn thời hạn cấp trên giao (${words}).`,
  },
  'base-replaced': {
    severity: 'warning',
    message: (words) => `Viện dẫn văn bản đã được thay thế: ${words}.`,
  },
  'body-task-not-in-table': {
    severity: 'info',
    message: (words) => `Nhiệm vụ nêu trong kế hoạch chưa có dòng tương ứng trong phụ lục: “${words}”.`,
  },
  'row-not-in-body': {
    severity: 'info',
    message: () => 'Nhiệm vụ trong phụ lục không được nêu trong phần nội dung của kế hoạch.',
  },
} as const satisfies Record<string, FindingKind>

export type FindingCode = keyof typeof FINDING_KINDS

/** A finding with its severity and default sentence. */
export function finding(
  code: FindingCode,
  place: { readonly item?: number; readonly field?: ItemField } = {},
  words = '',
): Finding {
  const { severity, message } = FINDING_KINDS[code]
  return { code, severity, item: place.item ?? null, field: place.field ?? null, message: message(shorten(words)) }
}

const shorten = (words: string): string => (words.length > 120 ? `${words.slice(0, 117).trimEnd()}…` : words)
