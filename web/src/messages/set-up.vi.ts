/** The sentences of the first set-up and of links from e-mails. */
export const setUpVi = {
  title: 'Thiết lập lần đầu',
  lead: 'Hệ thống đang trống. Khai báo cơ quan đứng đầu và người quản trị đầu tiên.',
  tenant: 'Tên hệ thống',
  tenantHint: 'Ví dụ: Tỉnh Phú Thọ',
  organization: 'Cơ quan đứng đầu',
  organizationHint: 'Ví dụ: Ủy ban nhân dân tỉnh Phú Thọ',
  kind: 'Loại cơ quan',
  kinds: {
    ministry: 'Bộ, cơ quan ngang bộ',
    province: 'Ủy ban nhân dân tỉnh, thành phố',
    department: 'Sở, ban, ngành',
    commune: 'Ủy ban nhân dân xã, phường',
    board: 'Ban quản lý',
    division: 'Phòng, bộ phận',
    'public-service-unit': 'Đơn vị sự nghiệp',
    other: 'Khác',
  },
  name: 'Họ tên người quản trị',
  email: 'Thư điện tử',
  password: 'Mật khẩu',
  passwordHint: (length: number) => `Ít nhất ${length} ký tự; nên là một câu dễ nhớ, khó đoán.`,
  submit: 'Thiết lập',
  done: 'Đã thiết lập xong. Đăng nhập bằng tài khoản vừa tạo.',
  signIn: 'Tới trang đăng nhập',
  askAgain: 'Nhận liên kết mới qua thư',
  noToken: 'Liên kết thiếu mã. Mở lại đúng liên kết đã nhận hoặc liên kết in ở cửa sổ máy chủ.',
  missing: 'Ghi đủ các ô.',
  passwordTitle: 'Đặt mật khẩu',
  passwordFor: (name: string, email: string) => `Tài khoản của ${name} (${email})`,
  passwordSubmit: 'Đặt mật khẩu',
  passwordDone: 'Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới.',
}

/** The shape that every language fills. */
export type SetUpWords = typeof setUpVi
