import { numberText } from '../lib/format.ts'

/** Amending an issued plan, in Vietnamese. */
export const amendVi = {
  open: 'Sửa đổi, bổ sung',
  openAgain: 'Xem lại nội dung sửa đổi',
  rowTitle: 'Sửa đổi, bổ sung một nhiệm vụ',
  explain:
    'Ghi từng nhiệm vụ vào bản sửa đổi, rồi áp dụng một lần trên căn cứ một văn bản. Chưa áp dụng thì kế hoạch chưa thay đổi.',
  act: 'Nội dung sửa đổi',
  acts: { change: 'Sửa', add: 'Thêm ngay sau', drop: 'Bỏ' },
  marks: { change: 'Sẽ sửa', add: 'Sẽ thêm ngay sau', drop: 'Sẽ bỏ' },
  dropped: (day: string) => `Đã bỏ từ ${day}`,
  dropExplain: 'Nhiệm vụ được giao từ dòng này sẽ dừng; quá trình thực hiện được giữ lại.',
  fields: {
    text: 'Nhiệm vụ',
    productText: 'Sản phẩm',
    leadText: 'Chủ trì',
    coordinatorText: 'Phối hợp',
    deadlineText: 'Thời hạn',
    budgetText: 'Kinh phí',
    note: 'Ghi chú',
  },
  empty: '(trống)',
  textMissing: 'Ghi nội dung nhiệm vụ.',
  same: 'Nội dung chưa khác kế hoạch hiện có.',
  keep: 'Ghi, chọn tiếp',
  next: 'Ghi và xem lại',
  bar: (count: number) => `Bản sửa đổi đang soạn: ${numberText(count)} nhiệm vụ`,
  see: 'Xem lại, áp dụng',
  discard: 'Bỏ bản sửa đổi',
  discarded: 'Đã bỏ bản sửa đổi đang soạn. Kế hoạch không thay đổi.',
  undo: 'Hoàn tác',
  title: 'Bản sửa đổi, bổ sung',
  again: (text: string) => `Sửa lại: ${text}`,
  leaveOut: (text: string) => `Bỏ khỏi bản sửa đổi: ${text}`,
  gone: 'Nhiệm vụ này không còn trong kế hoạch, sẽ không áp dụng.',
  basis: 'Văn bản căn cứ',
  basisExample: 'Quyết định số 12/QĐ-SYT ngày 28/02/2026',
  basisMissing: 'Ghi loại, số, ngày của văn bản.',
  on: 'Áp dụng từ ngày',
  onWrong: (from: string | null) =>
    from === null ? 'Ghi ngày không sau hôm nay.' : `Ghi ngày từ ${from} (ngày ban hành) đến hôm nay.`,
  apply: (count: number) => `Áp dụng ${numberText(count)} sửa đổi`,
  effects: 'Với nhiệm vụ được giao',
  noEffects: 'Không nhiệm vụ được giao nào bị tác động.',
  counting: 'Đang tính …',
  duties: {
    kept: (count: number) => `${numberText(count)} nhiệm vụ được giao giữ nguyên`,
    moved: (count: number) => `${numberText(count)} nhiệm vụ được giao đổi hạn`,
    stopped: (count: number) => `${numberText(count)} nhiệm vụ được giao dừng, giữ lại quá trình thực hiện`,
    added: (count: number) => `${numberText(count)} nhiệm vụ được giao mới`,
  },
  done: (count: number, day: string) =>
    `Đã sửa đổi ${numberText(count)} nhiệm vụ của kế hoạch, áp dụng từ ngày ${day}.`,
  undone: (count: number) =>
    `Đã hoàn tác: ${numberText(count)} nhiệm vụ trở lại như trước. Cả hai lần đều được ghi ở mục Căn cứ.`,
  undoBasis: (basis: string) => `Hoàn tác sửa đổi theo ${basis}`,
  noUndo: 'Lần này có nhiệm vụ thêm, bỏ hoặc đổi đơn vị nên không hoàn tác được; cần đổi lại thì soạn bản sửa đổi mới.',
  seeAll: 'Xem các lần sửa đổi',
  history: 'Các lần sửa đổi, bổ sung',
  kinds: { added: 'Thêm', changed: 'Sửa', dropped: 'Bỏ' },
  byFile: 'Theo tệp sửa đổi',
  since: (day: string) => `từ ngày ${day}`,
}

/** The shape that every language fills. */
export type AmendWords = typeof amendVi
