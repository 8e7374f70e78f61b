/** What is said on the way in, beside the words of the first page: second step, forgotten password, what must be done first. */
export const signInVi = {
  forgotten: 'Quên mật khẩu',
  askAdministrator: 'Quên mật khẩu: liên hệ người quản trị của cơ quan để được đặt lại.',
  needsSetUp: 'Hệ thống chưa được thiết lập. Mở liên kết in ở cửa sổ máy chủ để bắt đầu.',
  or: 'hoặc',
  /** The name is the operator's and may itself begin so. */
  provider: (name: string) => (name.startsWith('Đăng nhập') ? name : `Đăng nhập bằng ${name}`),
  wait: (left: string) => `Thử lại được sau ${left}`,
  waitOver: 'Thử lại được rồi.',
  code: {
    title: 'Xác thực hai lớp',
    lead: 'Nhập mã 6 số đang hiện trên ứng dụng xác thực của điện thoại.',
    label: 'Mã xác thực',
    missing: 'Nhập đủ 6 số của mã xác thực.',
    recoveryLead: 'Nhập một mã dự phòng đã lưu khi bật xác thực hai lớp. Mỗi mã dùng được một lần.',
    recoveryLabel: 'Mã dự phòng',
    recoveryMissing: 'Nhập mã dự phòng, gồm 10 chữ và số.',
    submit: 'Tiếp tục',
    useRecovery: 'Không có điện thoại: dùng mã dự phòng',
    useApp: 'Dùng mã trên điện thoại',
    lost: 'Mất cả điện thoại và mã dự phòng: liên hệ người quản trị của cơ quan để được đặt lại.',
    back: 'Đăng nhập lại từ đầu',
  },
  forgottenPage: {
    title: 'Quên mật khẩu',
    lead: 'Nhập thư điện tử của tài khoản để nhận liên kết đặt mật khẩu mới.',
    email: 'Thư điện tử',
    missing: 'Ghi địa chỉ thư điện tử dạng ten@coquan.gov.vn.',
    submit: 'Gửi liên kết',
    done: (email: string) =>
      `Nếu ${email} có tài khoản, thư kèm liên kết đã được gửi. Liên kết dùng được trong 1 giờ. Không thấy thư: xem mục thư rác, hoặc liên hệ người quản trị của cơ quan.`,
  },
  first: {
    passwordTitle: 'Đổi mật khẩu lần đầu',
    passwordLead: (name: string) =>
      `${name}: mật khẩu hiện tại do người quản trị đặt. Đổi sang mật khẩu của riêng mình để tiếp tục.`,
    factorTitle: 'Thiết lập xác thực hai lớp',
    factorLead: (name: string) =>
      `${name}: vai trò của đồng chí bắt buộc xác thực hai lớp. Cần điện thoại có ứng dụng xác thực; chỉ làm một lần.`,
    unknown: 'Không biết mật khẩu hiện tại: nhận liên kết qua thư',
    signOut: 'Đăng xuất',
  },
  password: {
    current: 'Mật khẩu hiện tại',
    next: 'Mật khẩu mới',
    hint: (length: number) => `Ít nhất ${length} ký tự; nên là một câu dễ nhớ, khó đoán.`,
    others: 'Các phiên đăng nhập ở nơi khác sẽ kết thúc.',
    missing: 'Nhập mật khẩu hiện tại và mật khẩu mới.',
    submit: 'Đổi mật khẩu',
  },
  factor: {
    password: 'Mật khẩu đang dùng',
    passwordHint: 'Nhập lại để chắc chắn là chính đồng chí.',
    passwordMissing: 'Nhập mật khẩu đang dùng.',
    begin: 'Bắt đầu',
    scan: 'Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator hoặc tương tự), chọn thêm tài khoản rồi quét mã này.',
    qr: 'Mã QR để thêm tài khoản vào ứng dụng xác thực',
    openHere: 'Đang dùng chính điện thoại đó: mở trong ứng dụng xác thực',
    byHand: 'Không quét được: nhập khóa này vào ứng dụng, loại “theo thời gian”',
    secret: 'Khóa bí mật',
    copySecret: 'Sao chép khóa',
    copied: 'Đã sao chép.',
    notCopied: 'Trình duyệt không cho sao chép. Chọn rồi sao chép bằng tay.',
    enter: 'Nhập mã 6 số mà ứng dụng hiện ra.',
    confirm: 'Xác nhận và bật',
  },
  recovery: {
    title: 'Mã dự phòng',
    on: 'Đã bật xác thực hai lớp.',
    lead: 'Lưu các mã này ở nơi an toàn, không để cùng điện thoại. Khi không có điện thoại, mỗi mã thay được mã xác thực một lần. Các mã chỉ hiện lần này.',
    copy: 'Sao chép',
    download: 'Tải về',
    print: 'In',
    kept: 'Tôi đã lưu các mã dự phòng',
    keepFirst: 'Lưu các mã rồi đánh dấu vào ô trên.',
    done: 'Hoàn tất',
    fileName: 'ma-du-phong-don-doc.txt',
    fileHead: (email: string, date: string) =>
      `Mã dự phòng Đôn Đốc của ${email}, lập ngày ${date}. Mỗi mã dùng một lần.`,
  },
}

/** The shape that every language fills. */
export type SignInWords = typeof signInVi
