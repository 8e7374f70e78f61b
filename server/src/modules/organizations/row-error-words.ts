import type { RowError } from '@dondoc/contract/organization-import'

/** What is wrong with a row of a table, as printed in files and on the command line. */
export const ROW_ERROR_WORDS = {
  'row.name-missing': 'thiếu tên',
  'row.code-invalid': 'mã định danh không đúng dạng',
  'row.code-twice': 'mã trùng với một dòng trước',
  'row.twice': 'đơn vị đã có ở một dòng trước',
  'row.kind-unknown': 'không rõ loại đơn vị',
  'row.parent-missing': 'thiếu đơn vị cấp trên',
  'row.parent-unknown': 'không tìm thấy đơn vị cấp trên',
  'row.parent-ambiguous': 'có nhiều đơn vị cùng tên này; ghi mã hoặc đường dẫn “A > B”',
  'row.parent-loop': 'đơn vị cấp trên nằm dưới chính nó',
  'row.date-invalid': 'không phải là ngày',
  'row.dates-reversed': 'ngày kết thúc trước ngày bắt đầu',
  'row.number-invalid': 'giá trị không hợp lệ',
  'row.alias-taken': 'tên gọi khác này là của đơn vị bên cạnh',
  'row.name-taken': 'đã có đơn vị khác mang tên này',
  'row.not-allowed': 'không có quyền ghi ở đây',
  'row.reorganization': 'đổi cấp trên hoặc kết thúc hoạt động phải làm ở phần sắp xếp tổ chức',
} as const satisfies Record<RowError['code'], string>
