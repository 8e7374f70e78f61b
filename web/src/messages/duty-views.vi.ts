import { numberText } from '../lib/format.ts'

/** The list of duties looked at as a board, a calendar, a heat map and a timeline, in Vietnamese. */
export const dutyViewsVi = {
  views: 'Cách xem danh sách',
  view: {
    list: 'Danh sách',
    board: 'Bảng trạng thái',
    calendar: 'Lịch',
    heat: 'Biểu đồ nhiệt',
    timeline: 'Dòng thời gian',
  },
  print: 'In',
  more: (count: number) => `Xem thêm (còn ${numberText(count)})`,
  loadingMore: 'Đang tải thêm…',
  none: 'Không có nhiệm vụ',
  update: 'Cập nhật',
  updateOf: (code: string) => `Cập nhật ${code}`,
  columnList: 'nhiệm vụ, mở danh sách',
  boardFinding: (overdue: number, total: number) =>
    overdue === 0
      ? `Không có nhiệm vụ quá hạn trong ${numberText(total)} nhiệm vụ`
      : `${numberText(overdue)}/${numberText(total)} nhiệm vụ đang quá hạn`,
  calendar: {
    month: (month: string) => `Tháng ${month}`,
    before: 'Tháng trước',
    after: 'Tháng sau',
    today: 'Tháng này',
    weekdays: ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy', 'Chủ nhật'],
    weekdaysShort: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
    rest: 'Ngày nghỉ',
    now: 'Ngày đang xem',
    day: (date: string, count: number, overdue: number) =>
      `${date}: ${numberText(count)} nhiệm vụ đến hạn${overdue > 0 ? `, ${numberText(overdue)} quá hạn` : ''}`,
    count: (count: number) => `${numberText(count)} nhiệm vụ`,
    finding: (month: string, count: number, overdue: number) =>
      count === 0
        ? `Không có nhiệm vụ đến hạn trong tháng ${month}`
        : `Tháng ${month}: ${numberText(count)} nhiệm vụ đến hạn${overdue > 0 ? `, ${numberText(overdue)} đang quá hạn` : ''}`,
    moreOfDay: (count: number) => `và ${numberText(count)} nhiệm vụ nữa`,
  },
  heat: {
    measure: 'Số trong ô',
    overdue: 'Số quá hạn',
    share: 'Tỷ lệ hoàn thành đúng hạn',
    organization: 'Đơn vị',
    year: (year: number) => `Năm ${year}`,
    before: 'Năm trước',
    after: 'Năm sau',
    monthShort: (month: number) => `T${month}`,
    sum: 'Cả năm',
    itself: (name: string) => `${name} (trực tiếp)`,
    cell: (name: string, month: string, value: string, total: number) =>
      `${name}, ${month}: ${value}, trong ${numberText(total)} nhiệm vụ đến hạn`,
    overdueOf: (count: number) => (count === 0 ? 'không quá hạn' : `${numberText(count)} quá hạn`),
    shareOf: (share: string) => `${share} đúng hạn`,
    finding: (name: string, month: string, count: number) =>
      `${name} có nhiều nhiệm vụ quá hạn nhất ở tháng ${month} (${numberText(count)})`,
    findingMany: (cells: number) => `${numberText(cells)} ô đơn vị – tháng có nhiệm vụ quá hạn`,
    findingNone: (year: number) => `Không có nhiệm vụ đến hạn năm ${year} nào đang quá hạn`,
    empty: (year: number) => `Không có nhiệm vụ nào đến hạn trong năm ${year}.`,
    more: (count: number) => `Xem thêm ${numberText(count)} đơn vị`,
    legend: 'Ô càng đậm càng cần chú ý; con số trong ô cho biết cụ thể. Ô trống: không có nhiệm vụ đến hạn.',
  },
  timeline: {
    zoom: 'Độ chi tiết',
    zooms: { month: 'Tháng', quarter: 'Quý', year: 'Năm' },
    today: 'Ngày đang xem',
    task: 'Nhiệm vụ',
    marks: {
      due: 'Thời hạn',
      extended: 'Gia hạn đến',
      delivered: 'Hoàn thành',
      checkpoint: 'Mốc kiểm tra',
    },
    window: 'Thời gian thực hiện',
    times: (count: number) => (count > 1 ? ` (${numberText(count)} nhiệm vụ)` : ''),
    done: (done: number, total: number) => `${numberText(done)}/${numberText(total)} xong`,
    overdue: (count: number) => `${numberText(count)} quá hạn`,
    duties: (count: number) => `${numberText(count)} nhiệm vụ`,
    noDue: 'Chưa có ngày đến hạn',
    finding: (late: number, total: number) =>
      late === 0
        ? `Không dòng nào trong ${numberText(total)} dòng kế hoạch có nhiệm vụ quá hạn`
        : `${numberText(late)}/${numberText(total)} dòng kế hoạch có nhiệm vụ quá hạn`,
    cut: (shown: number, total: number) =>
      `Đang hiện ${numberText(shown)}/${numberText(total)} dòng. Chọn một kế hoạch hoặc lọc để xem đủ.`,
    noArea: 'Chưa rõ lĩnh vực',
    legend: 'Chú giải',
  },
}

export type DutyViewWords = typeof dutyViewsVi
