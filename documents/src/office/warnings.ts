import type { ReaderWarning } from '@dondoc/domain/imports/blocks'

/** What an office reader counts while it reads; each becomes one warning however often it occurs. */
export type WarningCode = keyof typeof sentences

const sentences = {
  'reader.tracked-changes': (n: number) =>
    `Tệp còn ${n} chỗ sửa theo dõi (Track Changes); nội dung được đọc như đã chấp nhận hết.`,
  'reader.hidden-text': (n: number) => `Đã bỏ qua ${n} đoạn chữ ẩn.`,
  'reader.hidden-rows': (n: number) => `Đã bỏ qua ${n} dòng ẩn của bảng.`,
  'reader.hidden-columns': (n: number) => `Đã bỏ qua ${n} cột ẩn của bảng.`,
  'reader.hidden-sheets': (n: number) => `Đã bỏ qua ${n} trang tính ẩn.`,
  'reader.legacy-font': (n: number) =>
    `${n} đoạn dùng phông chữ cũ (TCVN3 hoặc VNI) đã được chuyển sang Unicode; đề nghị đối chiếu.`,
  'reader.footnotes': (n: number) => `${n} chú thích cuối trang không được đưa vào nội dung.`,
  'reader.embedded-part': (n: number) => `${n} phần nhúng trong tệp không được đọc.`,
  'reader.pictures-only': (n: number) =>
    `Tệp chỉ có ${n} ảnh, không có chữ. Hãy dùng bản PDF quét để phần mềm nhận dạng chữ.`,
  'reader.formulas': (n: number) => `${n} ô có công thức: đọc kết quả đã lưu trong tệp, không tính lại.`,
  'reader.error-cells': (n: number) => `${n} ô báo lỗi công thức (như #REF!) được đọc là ô trống.`,
} satisfies Record<string, (n: number) => string>

/** Counts of what the person should know. */
export interface WarningTally {
  readonly count: (code: WarningCode, times?: number) => void
  readonly warnings: () => ReaderWarning[]
}

/** A tally that starts at nothing. */
export function createWarningTally(): WarningTally {
  const counts = new Map<WarningCode, number>()
  return {
    count: (code, times = 1) => {
      if (times > 0) counts.set(code, (counts.get(code) ?? 0) + times)
    },
    warnings: () => [...counts].map(([code, n]) => ({ code, message: sentences[code](n), place: null })),
  }
}
