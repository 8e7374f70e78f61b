import type { ColumnRole } from './roles.ts'

const starts = (phrases: string) =>
  new RegExp(`^(?:${phrases.trim().replace(/\s*\n\s*/g, '|')})(?![\\p{L}\\p{N}])`, 'u')

/** How the name of a doer begins. */
const DOER = starts(`
  Văn [Pp]hòng
  VP
  Phòng
  Các (?:[Pp]hòng|[Ss]ở|[Bb]an|[Đđ]ơn vị|[Cc]ơ quan|[Bb]ộ|xã|phường|địa phương|ngành|huyện|tổ chức|thành viên|[Tt]rung tâm|[Cc]hi cục|[Cc]ục|[Vv]ụ|UBND|bộ phận|công chức|cán bộ|trường|thôn|khu phố|tổ dân phố)
  Sở
  Ban(?! hành)
  Bộ
  Cơ quan
  Đơn vị
  (?:UBND|HĐND|UBMTTQ|MTTQ|BQL|CCVC|CBCC|CBCCVC)
  [UỦ][ỷyỦ] ban
  Ủy ban
  Hội(?! nghị| thảo)
  Đoàn
  Trung tâm
  Chi cục
  Cục
  Vụ
  Viện
  Thanh tra
  Tổ(?! chức)
  Trường
  Trạm
  Công an
  Cán bộ
  Công chức
  Lãnh đạo
  Kế toán
  Chánh
  Trưởng
  Chủ tịch
  Giám đốc
  Bưu điện
  Mặt trận
  Tổng cục
  Kho bạc
  Thuế
  Đài
  Tất cả
  Toàn thể
  Địa chính`)

/** How a product begins. */
const PRODUCT = starts(`
  Kế hoạch
  Quyết định
  Báo cáo
  Công văn
  Văn bản
  Hội nghị
  Tờ trình
  Nghị quyết
  Thông báo
  Thông tư
  Nghị định
  Đề án
  Dự thảo
  Danh mục
  Danh sách
  Hồ sơ
  Biên bản
  Kết quả
  Kết luận
  Quy chế
  Quy trình
  Quy định
  Phần mềm
  Hệ thống
  Cơ sở dữ liệu
  CSDL
  T[ỷỉ] lệ
  Số liệu
  Dự toán
  Chương trình
  Hướng dẫn
  Tài liệu
  Lớp
  Cuộc
  Tin
  Chỉ thị
  Phiếu
  Hợp đồng
  Bảng
  Sổ
  Sáng kiến
  Mô hình
  Đề cương
  Lịch
  Bản
  Dữ liệu
  Các (?:[Vv]ăn bản|[Qq]uyết định|[Bb]áo cáo|[Kk]ế hoạch|[Hh]ội nghị|[Đđ]ề án|lớp|[Hh]ướng dẫn|dự thảo|cuộc|tin|đợt|biên bản|thông báo|công văn|quy trình|hồ sơ|tờ trình|nghị quyết)`)

/** How work is told: the verb comes first. */
const WORK = starts(`
  Xây dựng
  Ban hành
  Tổ chức
  Triển khai
  Thực hiện
  Rà soát
  Tham mưu
  Tiếp tục
  Tăng cường
  Nâng cao
  Đẩy mạnh
  Kiểm tra
  Đánh giá
  Hoàn thiện
  Cập nhật
  Công bố
  Công khai
  Phối hợp
  Tuyên truyền
  Sửa đổi
  Theo dõi
  Đôn đốc
  Xử lý
  Tiếp nhận
  Bố trí
  Cung cấp
  Phổ biến
  Đổi mới
  Kiện toàn
  Sắp xếp
  Thống kê
  Duy trì
  Quản lý
  Đào tạo
  Bồi dưỡng
  Chủ động
  Phát triển
  Vận hành
  Số h[óo][áa]?
  Khảo sát
  Lập
  Trình
  Đề xuất
  Nghiên cứu
  Phê duyệt
  Thẩm định
  Tổng hợp
  Niêm yết
  Giải quyết
  Bảo đảm
  Đảm bảo
  Tập huấn
  Phân công
  Chỉ đạo
  Ứng dụng
  Quán triệt
  Tham gia
  Nhiệm vụ
  Hoạt động`)

/** How a time for doing begins. */
const DEADLINE = starts(`
  Tháng
  Quý
  Năm
  Ngày
  Trước
  Sau
  Trong (?:năm|tháng|quý|Quý|tuần|ngày|giai đoạn|thời gian|kỳ|6|sáu|\\d+)
  Cả năm
  Thường xuyên
  Hằng (?:năm|quý|tháng|tuần|ngày)
  Hàng (?:năm|quý|tháng|tuần|ngày)
  Định kỳ
  Đột xuất
  Giai đoạn
  Khi (?:có|phát sinh)
  Theo (?:[Kk]ế hoạch|chỉ đạo|yêu cầu|tiến độ|lộ trình|hướng dẫn|quy định|thời gian|định kỳ|từng|văn bản|kỳ|đề nghị)
  Chậm nhất
  Thực hiện (?:trong|thường|theo|từ|trước|năm|quý)
  Từ (?:tháng|ngày|quý|đầu|năm)
  Đến
  Hoàn thành (?:trong|trước|tháng|quý|năm)
  Ngay (?:sau|khi)
  Xong
  Cuối
  Đầu
  Liên tục
  6 tháng
  Sáu tháng
  20\\d\\d
  \\d{1,2}/\\d{1,2}/20\\d\\d
  \\d{1,2}/20\\d\\d`)

/** How the document begins that a task rests on. */
const GROUNDS = starts(`
  Nghị quyết
  Quyết định
  Luật
  Bộ luật
  Nghị định
  Thông tư
  Chỉ thị
  Kết luận
  Kế hoạch số
  Công văn
  Thông báo
  Văn bản số
  Chương trình
  Khoản
  Điều
  Mục`)

/** How the leader in charge is named. */
const LEADER = starts(`
  Đồng chí
  Đ/[cC]
  Ông
  Bà
  (?:Phó )?(?:Chủ tịch|Giám đốc|Cục trưởng|Vụ trưởng|Hiệu trưởng|Bí thư)
  PCT
  Phó
  Trưởng
  Chánh
  Thứ trưởng
  Bộ trưởng
  Lãnh đạo`)

/** How a budget begins. */
const BUDGET =
  /^(?:\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?(?:\s*(?:triệu|đồng|tỷ|trđ)|(?![\p{L}\d/.%-])(?!\s+\p{Ll}))|(?:Theo|Trong) dự toán|NSNN|Ngân sách|Nguồn|Kinh phí|Không|Chi thường xuyên|Dự toán|Tự chủ|NS )/u

const DOER_WORDS = new Set(
  'phong ban so nganh van vp ubnd hdnd uy don vi cac co quan trung tam chi cuc vu vien huyen xa phuong tp thi tinh bo phan thuoc truc lien cong chuc vien can bo doan hoi to va chuyen mon dia noi tu phap tai chinh thanh pho lanh dao tham gia cap dvsn lap nguoi dan tra giup khac'.split(
    ' ',
  ),
)
const DEADLINE_WORDS = new Set(
  'thang quy nam ngay truoc sau trong thuong xuyen dinh ky hang giai doan khi co phat sinh theo ke hoach chi dao yeu cau tien do lo trinh rieng cua ubnd tinh cham nhat thuc hien tu den hoan thanh ca dau cuoi i ii iii iv bao cao dot xuat xong lien tuc huong dan van ban quy'.split(
    ' ',
  ),
)

/** Whether the text begins with the name of a doer, a body or a person. */
export function beginsDoer(ahead: string): boolean {
  return DOER.test(ahead) || /^(?:Đồng chí|Đ\/[cC])(?!\p{L})/u.test(ahead)
}

/** What a place in the text looks like the beginning of, as roles with their strength. */
export function startScore(role: ColumnRole, text: string): number {
  const ahead = text.replace(/^[-–+•*]\s*/, '')
  const time = DEADLINE.test(ahead)
  const doer = DOER.test(ahead)
  const product = PRODUCT.test(ahead)
  switch (role) {
    case 'deadline':
      return time ? 3 : -2.5
    case 'lead':
    case 'coordinator':
      return doer ? 2 : time ? -3 : product ? -2.5 : -1.5
    case 'product':
      return product ? 2 : LEADER.test(ahead) ? -2 : time ? -3 : doer ? -1.5 : -0.3
    case 'budget':
      return BUDGET.test(ahead) ? 2.5 : -2.5
    case 'objective':
    case 'task':
    case 'activity':
      return WORK.test(ahead) ? 1.5 : time ? -2 : doer ? -1 : 0
    case 'ordinal':
      return /^\d/.test(ahead) ? 0 : -8
    case 'grounds':
      return GROUNDS.test(ahead) ? 1.5 : time || doer ? -2.5 : -1
    case 'leader':
      return LEADER.test(ahead) ? 2 : time ? -3 : -1.5
    case 'note':
    case 'other':
      return time || doer ? -1 : 0
  }
}

/** How well a word sits inside a cell of a role. */
export function insideScore(role: ColumnRole, folded: string, text: string): number {
  switch (role) {
    case 'deadline':
      return DEADLINE_WORDS.has(folded) || /\d/.test(text) ? 0.25 : -0.4
    case 'lead':
    case 'coordinator':
      return DOER_WORDS.has(folded) ? 0.2 : -0.35
    case 'budget':
      return /\d/.test(text) ? 0.2 : -0.4
    case 'ordinal':
      return /^\d+(?:\.\d+)*[.)]?$/.test(text) ? 0 : -12
    case 'note':
      return -0.25
    default:
      return 0
  }
}

const TIME = [
  String.raw`(?:Thực hiện )?(?:[Tt]rong |[Tt]rước |Hoàn thành )?[Tt]háng \d{1,2}(?:(?: ?[,-] ?| và )\d{1,2})*(?: ?\/ ?20\d\d| năm 20\d\d)?`,
  String.raw`(?:Thực hiện )?(?:[Tt]rong |[Tt]rước |Hoàn thành )?[Qq]uý [IV]{1,3}(?:(?: ?[,–-] ?| và )(?:[Qq]uý )?[IV]{1,3})*(?: ?\/ ?20\d\d| năm 20\d\d)?`,
  String.raw`(?:Thực hiện )?(?:[Tt]rong |Cả )?[Nn]ăm 20\d\d`,
  String.raw`(?:Thực hiện )?[Tt]hường xuyên(?: (?:trong |hàng |hằng )?năm(?: 20\d\d)?)?`,
  String.raw`Trước (?:ngày )?\d{1,2}\/\d{1,2}(?:\/20\d\d)?`,
  String.raw`Giai đoạn 20\d\d ?[–-] ?20\d\d`,
  'Khi (?:có )?phát sinh',
  'H[àằ]ng (?:năm|quý|tháng)',
  'Cả năm',
  'Định kỳ(?: (?:hàng|hằng) (?:năm|quý|tháng))?',
  String.raw`20\d\d`,
]
const WHOLE_TIME = new RegExp(`^(?:${TIME.join('|')})(?![\\p{L}\\p{N}/])`, 'u')

/** The length of the time expression a text begins with, 0 where there is none. */
export function timeLength(ahead: string): number {
  return WHOLE_TIME.exec(ahead)?.[0].length ?? 0
}
