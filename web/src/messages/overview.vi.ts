import { numberText } from '../lib/format.ts'

/** The overview by branch, in Vietnamese. */
export const overviewVi = {
  whole: 'Toàn bộ',
  itself: (name: string) => `${name} (trực tiếp)`,
  listOf: (name: string) => `Danh sách nhiệm vụ: ${name}`,
  branch: 'Đơn vị',
  share: 'Trạng thái',
  sum: 'Tổng số',
  onTime: 'Đúng hạn',
  overdue: 'Quá hạn',
  toConfirm: 'Chờ xác nhận',
  find: 'Tìm đơn vị',
  sortBy: (column: string) => `Sắp xếp theo ${column.toLowerCase()}`,
  none: 'Không có đơn vị nào khớp.',
  more: (count: number) => `Xem thêm ${numberText(count)} đơn vị`,
  awaited: 'Đang chờ đơn vị phối hợp:',
  byReason: 'Theo nguyên nhân chậm',
  findingReason: (reason: string, count: number) => `Nguyên nhân chậm nhiều nhất: ${reason} (${numberText(count)})`,
  findingReasons: (count: number) =>
    `${numberText(count)} nguyên nhân chậm được nêu, không nguyên nhân nào nhiều hơn hẳn`,
  findingSilent: (count: number) => `${numberText(count)} nhiệm vụ quá hạn chưa nêu nguyên nhân`,
  findingNoReason: 'Không có nhiệm vụ quá hạn hoặc dừng thực hiện',
}

export type OverviewWords = typeof overviewVi
