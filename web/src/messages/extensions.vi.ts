import { numberText } from '../lib/format.ts'

/** The sentences of asking for a later due date and of deciding on it. */
export const extensionsVi = {
  title: 'Gia hạn',
  original: (day: string) => `Hạn theo kế hoạch: ${day}`,
  now: (day: string) => `Hạn hiện tại: ${day}`,
  none: 'Chưa có đề nghị gia hạn.',
  late: 'Hạn đã qua nên không đề nghị gia hạn được nữa; cơ quan giao việc vẫn gia hạn trực tiếp được.',
  ask: 'Đề nghị gia hạn',
  grant: 'Gia hạn trực tiếp',
  decide: 'Giải quyết đề nghị',
  withdraw: 'Rút đề nghị',
  askTitle: (code: string) => `Đề nghị gia hạn ${code}`,
  grantTitle: (code: string) => `Gia hạn ${code}`,
  decideTitle: (count: number) =>
    count === 1 ? 'Giải quyết đề nghị gia hạn' : `Giải quyết ${numberText(count)} đề nghị gia hạn`,
  newDay: 'Hạn mới',
  partLimit: (code: string, day: string) => `Phần việc của ${code}, hạn ${day}.`,
  askBeyond: (code: string) =>
    `Ngày này sau hạn của ${code}. Vẫn gửi đề nghị được, nhưng nơi giao chỉ đồng ý được khi ${code} đã được gia hạn.`,
  grantBeyond: (code: string, day: string) =>
    `Chọn ngày không sau hạn của ${code} (${day}), hoặc gia hạn ${code} trước.`,
  reason: 'Lý do',
  reasonHint: 'Nêu việc đã làm, vướng mắc và vì sao cần thêm thời gian.',
  grantReason: 'Căn cứ, lý do gia hạn',
  record: 'Văn bản đề nghị (nếu có)',
  recordHint: 'Nhập số hoặc trích yếu để tìm trong sổ văn bản.',
  recordNone: 'Không có văn bản nào khớp.',
  askSubmit: 'Gửi đề nghị',
  grantSubmit: 'Gia hạn',
  outcome: 'Quyết định',
  outcomes: {
    granted: 'Đồng ý như đề nghị',
    another: 'Đồng ý, hạn khác',
    refused: 'Không đồng ý',
  },
  words: 'Ý kiến',
  wordsRequired: 'Nêu lý do không đồng ý.',
  reasonRequired: 'Nêu lý do.',
  dayRequired: 'Nhập ngày dạng 31/7/2025.',
  dayLater: (day: string) => `Chọn ngày sau ${day}.`,
  decideSubmit: 'Ghi quyết định',
  states: { pending: 'Chờ giải quyết', granted: 'Đã đồng ý', refused: 'Không đồng ý', withdrawn: 'Đã rút' },
  asked: (who: string, from: string, to: string) => `${who} đề nghị lùi hạn từ ${from} đến ${to}`,
  at: (when: string) => `lúc ${when}`,
  decided: (who: string, when: string) => `${who} giải quyết lúc ${when}`,
  withdrawn: (who: string, when: string) => `${who} rút lúc ${when}`,
  grantedTo: (day: string) => `Hạn mới ${day}`,
  directly: (day: string, who: string | null) => `Gia hạn đến ${day}${who ? `, ${who} quyết định` : ''}`,
  since: (day: string) => `có hiệu lực từ ${day}`,
  toDecide: (count: number) => `${numberText(count)} đề nghị gia hạn chờ đồng chí giải quyết`,
  askedByUs: (count: number) => `${numberText(count)} đề nghị gia hạn của đơn vị đang chờ giải quyết`,
  choose: (code: string) => `Chọn ${code}`,
  chooseAll: 'Chọn tất cả',
  decideChosen: (count: number) =>
    count === 0 ? 'Giải quyết đề nghị đã chọn' : `Giải quyết ${numberText(count)} đề nghị đã chọn`,
  wants: (from: string, to: string) => `${from} → ${to}`,
  decidedNow: (count: number) => `Đã ghi quyết định với ${numberText(count)} đề nghị gia hạn. Đơn vị được báo ngay.`,
}

export type ExtensionWords = typeof extensionsVi
