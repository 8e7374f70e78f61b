import { numberText } from '../lib/format.ts'

/** The sentences of days on which long work is looked at. */
export const checkpointsVi = {
  title: 'Mốc kiểm tra',
  lead: 'Việc kéo dài được xem theo từng mốc; qua mốc mà chưa cập nhật thì nhiệm vụ mang dấu “chưa cập nhật theo mốc”.',
  missed: (label: string, day: string) => `Chưa cập nhật theo mốc ${label} (${day})`,
  missedTag: 'Chưa cập nhật theo mốc',
  askedTag: 'Đang đề nghị gia hạn',
  passed: 'đã qua',
  next: 'sắp tới',
  edit: 'Sửa mốc',
  add: 'Thêm mốc',
  remove: (label: string) => `Bỏ mốc ${label}`,
  day: 'Ngày',
  label: 'Tên mốc',
  wholeRow: (count: number) => `Áp dụng cho mọi đơn vị của dòng này (${numberText(count)} nhiệm vụ đang thực hiện)`,
  wholeRowHint: (names: string) => `Mốc của các đơn vị khác được thay bằng các mốc này: ${names}.`,
  none: 'Chưa đặt mốc.',
  save: 'Lưu mốc',
  invalid: 'Mỗi mốc cần một ngày dạng 31/7/2025 và một tên.',
}

export type CheckpointWords = typeof checkpointsVi
