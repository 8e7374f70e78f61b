import type { RowError } from '@dondoc/contract/organization-import'
import { numberText } from '../lib/format.ts'

/** The sentences of loading organizations from a table. */
export const organizationImportVi = {
  title: 'Nhập đơn vị từ tệp',
  lead: 'Tệp được kiểm tra trước; chỉ ghi khi mọi dòng đều đúng. Nhập lại cùng một tệp không làm thay đổi gì.',
  parent: 'Dòng không ghi cấp trên thì đặt dưới',
  parentHint: 'Để trống là đơn vị cao nhất của hệ thống',
  from: 'Dòng không ghi ngày thì hoạt động từ',
  dateError: 'Ghi ngày dạng 31/7/2025.',
  drop: 'Kéo tệp vào đây',
  choose: 'Chọn tệp',
  accepts: 'Tệp XLSX hoặc CSV có dòng tiêu đề; thứ tự cột tùy ý, chỉ cột Tên là bắt buộc.',
  template: 'Tải tệp mẫu',
  provinces: 'Nạp 34 tỉnh, thành phố',
  provincesHint:
    'Danh sách 34 tỉnh, thành phố kèm số đơn vị cấp xã, dùng cho hệ thống của trung ương. Dòng có ghi chú là số chưa đối chiếu.',
  provincesSave: 'Tải danh sách này',
  checking: (name: string) => `Đang kiểm tra ${name}…`,
  file: (name: string, rows: number) => `${name}: ${numberText(rows)} dòng`,
  another: 'Chọn tệp khác',
  emptyTitle: 'Tệp không có dòng nào',
  emptyText: 'Tệp có tiêu đề cột nhưng chưa có đơn vị nào. Điền vào tệp mẫu rồi chọn lại.',
  wrong: (places: number, rows: number, all: number) =>
    `${numberText(places)} chỗ sai ở ${numberText(rows)} dòng, trong tổng số ${numberText(all)} dòng. Chưa ghi gì. Sửa các dòng này trong tệp rồi chọn lại.`,
  saveWrong: 'Tải các dòng sai (XLSX)',
  saving: 'Đang tạo tệp…',
  allReasons: (count: number) => `Tất cả (${numberText(count)})`,
  reason: (name: string, count: number) => `${name} (${numberText(count)})`,
  columns: { row: 'Dòng', column: 'Cột', value: 'Đang ghi', reason: 'Lý do và cách sửa' },
  empty: 'để trống',
  right: (added: number, changed: number, same: number) =>
    `Mọi dòng đều đúng. Sẽ thêm ${numberText(added)} đơn vị, sửa ${numberText(changed)}, giữ nguyên ${numberText(same)}.`,
  nothing: 'Không có gì thay đổi. Mọi đơn vị trong tệp đã có đúng như vậy.',
  load: 'Nạp tất cả',
  loaded: (added: number, changed: number) =>
    `Đã nạp: thêm ${numberText(added)} đơn vị, sửa ${numberText(changed)} đơn vị.`,
  toTree: 'Xem cơ cấu tổ chức',
  notAllowed: 'Nhập đơn vị dành cho quản trị hệ thống.',
  reasons: {
    'row.name-missing': { short: 'Thiếu tên', text: 'Thiếu tên đơn vị. Ghi tên đầy đủ ở cột Tên.' },
    'row.code-invalid': {
      short: 'Mã sai dạng',
      text: 'Mã định danh không đúng dạng. Ghi như H38.10, hoặc để trống nếu chưa có mã.',
    },
    'row.code-twice': { short: 'Mã lặp', text: 'Một dòng trước đã dùng mã này. Sửa mã ở một trong hai dòng.' },
    'row.twice': { short: 'Dòng lặp', text: 'Một dòng trước đã nêu đơn vị này. Bỏ bớt một dòng.' },
    'row.kind-unknown': {
      short: 'Không rõ loại',
      text: 'Không rõ loại đơn vị. Ghi một loại có trong bảng Loại của tệp mẫu, ví dụ Phòng.',
    },
    'row.parent-missing': { short: 'Thiếu cấp trên', text: 'Thiếu đơn vị cấp trên. Ghi mã hoặc tên cấp trên.' },
    'row.parent-unknown': {
      short: 'Không có cấp trên này',
      text: 'Không tìm thấy đơn vị cấp trên trong hệ thống lẫn trong tệp. Kiểm tra tên hoặc mã.',
    },
    'row.parent-ambiguous': {
      short: 'Cấp trên trùng tên',
      text: 'Có nhiều đơn vị cùng tên này. Ghi mã, hoặc đường dẫn “Sở Y tế > Văn phòng”.',
    },
    'row.parent-loop': {
      short: 'Cấp trên vòng lặp',
      text: 'Theo cột cấp trên, đơn vị nằm dưới chính nó. Sửa cấp trên của một dòng trong vòng.',
    },
    'row.date-invalid': { short: 'Ngày sai', text: 'Không phải là ngày. Ghi dạng 01/7/2025.' },
    'row.dates-reversed': { short: 'Ngày ngược', text: 'Ngày kết thúc trước ngày bắt đầu. Sửa một trong hai ngày.' },
    'row.number-invalid': {
      short: 'Giá trị sai',
      text: 'Giá trị không hợp lệ. Cột Số xã ghi số; cột Ban hành kế hoạch ghi Có hoặc Không.',
    },
    'row.alias-taken': {
      short: 'Tên gọi khác trùng',
      text: 'Tên gọi này là của một đơn vị cùng cấp trên. Bỏ tên này ở một bên.',
    },
    'row.name-taken': {
      short: 'Tên trùng',
      text: 'Cùng cấp trên đã có đơn vị khác mang tên này. Sửa tên, hoặc sửa mã nếu là cùng một đơn vị.',
    },
    'row.not-allowed': {
      short: 'Không có quyền',
      text: 'Đồng chí không quản trị nhánh này. Bỏ dòng, hoặc nhờ quản trị của cấp trên nhập.',
    },
    'row.reorganization': {
      short: 'Thuộc sắp xếp tổ chức',
      text: 'Đổi cấp trên hoặc kết thúc hoạt động phải làm ở Sắp xếp tổ chức, vì còn việc phải bàn giao. Bỏ nội dung này khỏi tệp.',
    },
  } satisfies Record<RowError['code'], { short: string; text: string }>,
}

export type OrganizationImportWords = typeof organizationImportVi
