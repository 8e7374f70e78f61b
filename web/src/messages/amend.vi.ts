import { numberText } from '../lib/format.ts'

/** Amending an issued plan, in Vietnamese. */
export const amendVi = {
  open: 'Sửa đổi, bổ sung tại dòng này',
  title: 'Sửa đổi, bổ sung kế hoạch',
  explain: 'Kế hoạch đã ban hành chỉ sửa trên căn cứ một văn bản. Nhiệm vụ đang làm giữ nguyên quá trình thực hiện.',
  act: 'Việc cần làm',
  acts: { change: 'Sửa', add: 'Thêm sau dòng này', drop: 'Bỏ' },
  fields: {
    text: 'Nhiệm vụ',
    productText: 'Sản phẩm',
    leadText: 'Chủ trì',
    coordinatorText: 'Phối hợp',
    deadlineText: 'Thời hạn',
    note: 'Ghi chú',
  },
  textMissing: 'Ghi nội dung nhiệm vụ.',
  basis: 'Văn bản căn cứ',
  basisExample: 'Quyết định số 12/QĐ-SYT ngày 28/02/2026',
  basisMissing: 'Ghi loại, số, ngày của văn bản.',
  on: 'Áp dụng từ ngày',
  preview: 'Xem trước',
  apply: 'Áp dụng',
  effects: 'Điều sẽ xảy ra',
  nothing: 'Nội dung chưa khác kế hoạch hiện có.',
  duties: {
    kept: (count: number) => `${numberText(count)} nhiệm vụ được giao giữ nguyên`,
    moved: (count: number) => `${numberText(count)} nhiệm vụ đổi hạn`,
    stopped: (count: number) => `${numberText(count)} nhiệm vụ dừng, giữ lại quá trình thực hiện`,
    added: (count: number) => `${numberText(count)} nhiệm vụ giao mới`,
  },
  done: (count: number) => `Đã sửa đổi ${numberText(count)} dòng của kế hoạch.`,
  history: 'Các lần sửa đổi, bổ sung',
  kinds: { added: 'Thêm', changed: 'Sửa', dropped: 'Bỏ' },
  byFile: 'Theo tệp sửa đổi',
  since: (day: string) => `từ ngày ${day}`,
}

/** The shape that every language fills. */
export type AmendWords = typeof amendVi
