import { describe, expect, test } from 'vitest'
import { type DrawnCell, table } from './plan-blocks.fixture.ts'
import { findHeader, readHeading } from './table-columns.ts'
import { readGrid } from './table-grid.ts'

describe('headings of columns', () => {
  const headings = {
    ordinal: ['STT', 'TT', 'Số TT', 'Stt', 'Số thứ tự'],
    objective: ['Mục tiêu', 'Mục tiêu, chỉ tiêu', 'Mục đích'],
    task: [
      'Nhiệm vụ',
      'Nội dung/ Nhiệm vụ',
      'Nội dung',
      'Nội dung công việc',
      'Tên nhiệm vụ',
      'Công việc',
      'Nhiệm vụ cụ thể',
      'NỘI DUNG NHIỆM VỤ',
      'Nội dung thực hiện',
      'Lĩnh vực/Nhiệm vụ',
      'Đầu việc',
    ],
    activity: ['Hoạt động', 'Giải pháp thực hiện', 'Công việc cụ thể', 'Nội dung cụ thể', 'Nội dung hoạt động'],
    product: [
      'Kết quả/Sản phẩm',
      'Sản phẩm',
      'Sản phẩm đầu ra',
      'Sản phẩm dự kiến',
      'Kết quả',
      'Kết quả đầu ra',
      'Dự kiến kết quả',
      'Sản phẩm, kết quả thực hiện',
    ],
    lead: [
      'Chủ trì',
      'Cơ quan chủ trì',
      'Đơn vị chủ trì tham mưu',
      'Đơn vị thực hiện',
      'Cơ quan, đơn vị thực hiện',
      'Đơn vị đầu mối',
      'Bộ phận phụ trách',
      'Phân công thực hiện',
      'Trách nhiệm',
      'Cơ quan thực hiện',
      'Người thực hiện',
      'Đơn vị chủ trì thực hiện',
      'Cơ quan chủ trì/phối hợp',
    ],
    coordinator: [
      'Phối hợp',
      'Cơ quan phối hợp',
      'Đơn vị phối hợp thực hiện',
      'Cơ quan, đơn vị phối hợp',
      'Đơn vị liên quan',
    ],
    deadline: [
      'Thời gian',
      'Thời gian hoàn thành',
      'Thời gian thực hiện',
      'Thời hạn',
      'Tiến độ',
      'Tiến độ thực hiện',
      'Hạn hoàn thành',
      'Hoàn thành',
      'Thời điểm hoàn thành',
      'Thời gian, tiến độ',
    ],
    budget: ['Kinh phí', 'Kinh phí (triệu đồng)', 'Nguồn kinh phí', 'Dự toán', 'Kinh phí thực hiện'],
    note: ['Ghi chú', 'Căn cứ', 'Cơ sở pháp lý'],
    areaHeading: ['Lĩnh vực', 'Lĩnh vực CCHC'],
  }
  test.each(Object.entries(headings))('%s: %j', (field, texts) => {
    expect(texts.map(readHeading)).toEqual(texts.map(() => field))
  })
  test.each(['Các phòng, đơn vị trực thuộc', 'Văn phòng', '', 'x', 'Quý I'])('“%s” is none', (text) => {
    expect(readHeading(text)).toBeNull()
  })
})

describe('the heading rows', () => {
  const fieldsOf = (...rows: readonly (readonly DrawnCell[])[]) => {
    const header = findHeader(readGrid(table(...rows)))
    return header && { rows: header.rows, fields: header.columns.map(({ field }) => field) }
  }
  test('come in any order, below a title', () => {
    expect(
      fieldsOf(
        [{ text: 'BẢNG PHÂN CÔNG NHIỆM VỤ', cols: 5 }],
        ['Thời hạn', 'Nội dung công việc', 'Đơn vị phối hợp', 'Đơn vị chủ trì', 'STT'],
      ),
    ).toEqual({ rows: 2, fields: ['deadline', 'task', 'coordinator', 'lead', 'ordinal'] })
  })
  test('may have a group over two of them', () => {
    expect(
      fieldsOf(
        [
          { text: 'TT', rows: 2 },
          { text: 'Nội dung', rows: 2 },
          { text: 'Phân công thực hiện', cols: 2 },
          { text: 'Thời gian', rows: 2 },
        ],
        ['Chủ trì', 'Phối hợp'],
      ),
    ).toEqual({ rows: 2, fields: ['ordinal', 'task', 'lead', 'coordinator', 'deadline'] })
  })
  test('may have a group in a cell of its own over headings of any words', () => {
    expect(
      fieldsOf(
        ['TT', 'Nội dung', 'Thời gian', '', 'Chủ trì'],
        ['', '', 'Bắt đầu', 'Kết thúc', ''],
        ['1', 'Họp giao ban', '01/2026', '02/2026', 'Văn phòng'],
      ),
    ).toEqual({ rows: 2, fields: ['ordinal', 'task', 'deadline', 'deadline', 'lead'] })
    expect(
      fieldsOf(
        ['TT', 'Nội dung', 'Chủ trì', 'Thời gian', ''],
        ['', '', '', 'Quý I', 'Quý II'],
        ['1', 'Họp giao ban', 'Văn phòng', 'x', ''],
      ),
    ).toEqual({ rows: 2, fields: ['ordinal', 'task', 'lead', 'deadline', 'deadline'] })
  })
  test('are known though a narrow cell broke their words', () => {
    expect(['Kinhphí', 'G hi chú', 'Th ời gian', 'Chủtrì'].map(readHeading)).toEqual([
      'budget',
      'note',
      'deadline',
      'lead',
    ])
  })
  test('two columns of work are task and activity, three objective, task and activity', () => {
    expect(fieldsOf(['TT', 'Nhiệm vụ', 'Nội dung công việc', 'Chủ trì', 'Thời gian'])?.fields.slice(1, 3)).toEqual([
      'task',
      'activity',
    ])
    expect(fieldsOf(['TT', 'Mục tiêu', 'Nội dung', 'Chủ trì', 'Thời gian'])?.fields.slice(1, 3)).toEqual([
      'objective',
      'task',
    ])
    expect(
      fieldsOf(['TT', 'Mục tiêu', 'Nhiệm vụ', 'Nội dung thực hiện', 'Chủ trì', 'Thời gian'])?.fields.slice(1, 4),
    ).toEqual(['objective', 'task', 'activity'])
    expect(fieldsOf(['TT', 'Hoạt động', 'Chủ trì', 'Thời gian'])?.fields[1]).toBe('task')
  })
  test('a column of numbers is known by its numbers, however its heading was misread', () => {
    expect(
      fieldsOf(
        ['ST', 'Nội dung', 'Chủ trì', 'Thời gian'],
        ['1', 'Tập huấn', 'Văn phòng', 'Quý I'],
        ['2', 'Kiểm tra', 'Văn phòng', 'Quý I'],
      )?.fields[0],
    ).toBe('ordinal')
    expect(
      fieldsOf(['Mã', 'Nội dung', 'Chủ trì', 'Thời gian'], ['CV', 'Tập huấn', 'Văn phòng', 'Quý I'])?.fields[0],
    ).toBe('note')
  })
  test('are not found in a table of other things', () => {
    expect(fieldsOf(['Họ và tên', 'Chức vụ', 'Điện thoại'], ['Nguyễn Văn A', 'Giám đốc', '0912'])).toBeNull()
    expect(
      fieldsOf(['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Kết quả năm 2025'], ['1', 'Hồ sơ đúng hạn', '%', '98']),
    ).toBeNull()
    expect(
      fieldsOf(
        ['TT', 'Tên thủ tục hành chính', 'Lĩnh vực', 'Cơ quan thực hiện'],
        ['1', 'Cấp giấy phép', 'Đất đai', 'Sở'],
      ),
    ).toBeNull()
    expect(fieldsOf(['TT', 'Nội dung chi', 'Số lượng', 'Đơn giá'], ['1', 'In tài liệu', '100', '20.000'])).toBeNull()
  })
})
