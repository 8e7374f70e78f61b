import { numberText } from '../lib/format.ts'
import { organizationKindsVi } from './organization-kinds.ts'

/** The sentences of the audit trail. */
export const auditVi = {
  title: 'Nhật ký hệ thống',
  lead: 'Mọi việc ghi, sửa, xem dữ liệu cá nhân và mọi lần bị từ chối, mới nhất trước. Không ai sửa hay xóa được.',
  word: 'bản ghi',
  search: 'Tìm theo tên người thực hiện',
  filters: {
    sort: 'Loại việc',
    sorts: { change: 'Ghi, sửa', read: 'Xem, xuất dữ liệu cá nhân', refused: 'Bị từ chối' },
    action: 'Mọi việc',
    actions: 'Việc',
    subject: 'Mọi đối tượng',
    subjects: 'Đối tượng',
    from: 'Từ ngày',
    to: 'Đến ngày',
    ip: 'Địa chỉ mạng',
    person: (name: string) => `Việc của và về ${name}`,
    personUnknown: 'một người',
    dropPerson: 'Bỏ điều kiện về người này',
  },
  columns: {
    at: 'Thời điểm',
    actor: 'Người thực hiện',
    action: 'Việc',
    subject: 'Đối tượng',
    from: 'Truy cập từ',
    sequence: 'Số',
  },
  standingIn: (names: string) => `làm thay ${names}`,
  bySystem: 'Hệ thống',
  noPlace: 'Trên máy chủ',
  emptyTitle: 'Không có bản ghi nào khớp',
  emptyText: 'Bỏ bớt điều kiện lọc hoặc chọn khoảng ngày rộng hơn.',
  chain: {
    title: 'Chuỗi bản ghi',
    check: 'Kiểm tra chuỗi',
    again: 'Kiểm tra lại',
    checking: 'Đang tính lại chuỗi từ bản ghi đầu tiên…',
    explain:
      'Mỗi bản ghi mang dấu của bản ghi trước. Kiểm tra sẽ tính lại tất cả và chỉ ra bản ghi đầu tiên bị thay đổi.',
    whole: (count: number) =>
      count === 0 ? 'Chưa có bản ghi nào.' : `Chuỗi nguyên vẹn đến bản ghi số ${numberText(count)}.`,
    broken: {
      missing: (sequence: number) => `Chuỗi đứt: thiếu bản ghi số ${numberText(sequence)}. Bản ghi này đã bị xóa.`,
      changed: (sequence: number) => `Chuỗi đứt: bản ghi số ${numberText(sequence)} đã bị sửa sau khi ghi.`,
      'wrong-predecessor': (sequence: number) =>
        `Chuỗi đứt: bản ghi số ${numberText(sequence)} không nối với bản ghi đứng trước.`,
    },
    open: 'Mở bản ghi này',
    advice: 'Giữ nguyên máy chủ và bản sao lưu gần nhất, báo người phụ trách an toàn thông tin của cơ quan.',
  },
  entry: {
    title: (sequence: number) => `Bản ghi số ${numberText(sequence)}`,
    loading: 'Bản ghi',
    changes: 'Nội dung',
    field: 'Mục',
    before: 'Trước',
    after: 'Sau',
    value: 'Giá trị',
    none: 'Việc này không kèm nội dung thay đổi.',
    nothing: 'không có',
    sameSubject: 'Các việc khác về đối tượng này',
    samePerson: 'Các việc khác của và về người này',
  },
  history: {
    title: 'Lịch sử',
    empty: 'Chưa có việc nào được ghi.',
    all: (count: number) => `Xem cả ${numberText(count)} bản ghi trong nhật ký`,
  },
  yes: 'có',
  no: 'không',
  values: {
    ...organizationKindsVi,
    active: 'đang dùng',
    invited: 'chưa nhận lời mời',
    locked: 'đã khóa',
    draft: 'dự thảo',
    issued: 'đã ban hành',
    password: 'mật khẩu',
    code: 'mã xác thực',
    'recovery-code': 'mã dự phòng',
    list: 'theo danh sách',
    rule: 'theo quy tắc',
    change: 'ghi, sửa',
    read: 'xem, xuất dữ liệu cá nhân',
    refused: 'bị từ chối',
  } as Readonly<Record<string, string>>,
}

export type AuditWords = typeof auditVi
