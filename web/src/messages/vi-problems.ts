import type { FailureCode } from '../lib/failure.ts'
import { type SentenceParams, shownDate } from './sentence.ts'

/** What happened, where, and what to do: one sentence for every way a call can fail. */
export const viProblems: Record<FailureCode, (params: SentenceParams) => string> = {
  'network.offline': () => 'Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại.',
  'answer.unreadable': () => 'Máy chủ trả lời không đúng dạng. Tải lại trang; nếu vẫn lỗi, báo người quản trị.',
  'request.invalid': () => 'Nội dung gửi đi chưa hợp lệ. Xem lại các ô đã nhập.',
  'auth.required': () => 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.',
  'auth.failed': () => 'Thư điện tử hoặc mật khẩu không đúng. Kiểm tra lại rồi thử lần nữa.',
  'access.denied': () => 'Đồng chí không có quyền với nội dung này. Liên hệ đầu mối CCHC nếu cần được phân quyền.',
  'request.not-found': () => 'Không có địa chỉ này trên máy chủ.',
  'plan.not-found': () => 'Không tìm thấy kế hoạch. Kế hoạch có thể đã bị gỡ hoặc không thuộc quyền xem.',
  'duty.not-found': () => 'Không tìm thấy nhiệm vụ. Nhiệm vụ có thể đã bị gỡ hoặc không thuộc quyền xem.',
  'organization.not-found': () => 'Không tìm thấy đơn vị này.',
  'record.not-found': () => 'Không tìm thấy văn bản này trong sổ.',
  'import.not-found': () => 'Không tìm thấy lần nhập này.',
  'plan.not-draft': () => 'Kế hoạch không còn là dự thảo nên không ban hành lại được. Tải lại để xem trạng thái mới.',
  'plan.not-issued': () => 'Kế hoạch chưa ban hành. Ban hành trước rồi thực hiện.',
  'plan.without-tasks': () => 'Kế hoạch không có nhiệm vụ nào để giao. Kiểm tra lại tệp đã nhập.',
  'plan.lead-unresolved': () => 'Có đơn vị chủ trì chưa xác định được. Gắn tên với đơn vị rồi ban hành.',
  'plan.year-unknown': () => 'Không rõ kế hoạch của năm nào. Ghi năm trong tiêu đề của tệp rồi nhập lại.',
  'import.empty-file': () => 'Tệp rỗng. Chọn tệp khác.',
  'import.unknown-kind': () => 'Chưa đọc được loại tệp này. Dùng tệp Word, Excel, PDF hoặc văn bản thuần.',
  'import.unreadable': () => 'Không đọc được tệp: tệp hỏng hoặc có mật khẩu. Lưu lại tệp rồi nhập lần nữa.',
  'import.without-tasks': () => 'Tệp không có nhiệm vụ nào. Kiểm tra đã chọn đúng tệp kế hoạch kèm phụ lục chưa.',
  'import.too-large': () => 'Tệp quá lớn. Tách phụ lục hoặc giảm dung lượng hình ảnh rồi nhập lại.',
  'duty.changed-meanwhile': () => 'Nhiệm vụ vừa được người khác cập nhật. Xem thay đổi mới rồi ghi nhận lại.',
  'duty.update-in-future': (params) => `Ngày ${shownDate(params, 'on')} sau ngày hôm nay. Sửa lại ngày.`,
  'duty.update-before-last': (params) =>
    `Ngày ${shownDate(params, 'on')} trước lần cập nhật gần nhất (${shownDate(params, 'last')}). Sửa lại ngày.`,
  'duty.update-not-allowed': () =>
    'Trạng thái hiện nay của nhiệm vụ không nhận cập nhật này. Tải lại để xem trạng thái mới.',
  'duty.progress-out-of-range': () => 'Tiến độ phải từ 0 đến 100.',
  'duty.record-required': () => 'Báo hoàn thành phải kèm văn bản kiểm chứng: loại, số, ngày, trích yếu.',
  'record.duplicate': () => 'Văn bản này đã có trong sổ. Chọn “Đã có trong sổ” rồi tìm theo số.',
  'request.too-many': () => 'Thao tác quá nhanh. Chờ một phút rồi thử lại.',
  'server.error': () => 'Máy chủ gặp lỗi, chưa ghi gì. Thử lại sau ít phút.',
  'server.not-ready': () => 'Hệ thống đang khởi động. Thử lại sau vài giây.',
}
