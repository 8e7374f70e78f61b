/** The sentences around the sections of the administration. */
export const administrationVi = {
  sections: 'Các phần quản trị',
  names: {
    organizations: 'Đơn vị',
    accounts: 'Tài khoản',
    signIn: 'Quy tắc đăng nhập',
    audit: 'Nhật ký hệ thống',
    calendar: 'Lịch làm việc và quy tắc hạn',
    notifications: 'Nhắc việc và thư điện tử',
  },
  noneTitle: 'Đồng chí không có phần việc quản trị nào',
  noneText:
    'Quản trị dành cho người giữ vai trò quản trị hệ thống hoặc giám sát. Nếu cần, đề nghị quản trị của cơ quan giao vai trò.',
}

export type AdministrationWords = typeof administrationVi
