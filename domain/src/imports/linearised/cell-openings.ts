const starts = (phrases: string) =>
  new RegExp(`^(?:${phrases.trim().replace(/\s*\n\s*/g, '|')})(?![\\p{L}\\p{N}])`, 'u')

/** How the name of a doer begins. */
export const DOER = starts(`
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
  Địa chính
  Khoa
  (?:Công|Huyện|Thành|Tỉnh|Xã) đoàn
  Liên đoàn
  (?:Đảng|Tỉnh|Thành|Huyện) (?:[uủ][ỷy]|ủy)
  Ngân hàng
  Bệnh viện
  Doanh nghiệp
  Chủ đầu tư
  Đội
  Hạt
  (?:Người đứng đầu|Thủ trưởng|Thường trực)`)

/** How a product begins. */
export const PRODUCT = starts(`
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
export const WORK = starts(`
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
export const DEADLINE = starts(`
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
  Theo (?:[Kk]ế hoạch|chỉ đạo|yêu cầu|tiến độ|lộ trình|hướng dẫn|quy định|thời gian|định kỳ|từng|văn bản|kỳ|đề nghị|thông báo|[Cc]hương trình|thời hạn|lịch)
  Chậm nhất
  Thực hiện (?:trong|thường|theo|từ|trước|năm|quý)
  Từ (?:tháng|ngày|quý|đầu|năm|nay|\\d)
  Thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy|hai|ba|tư|năm|sáu|bảy)
  Mỗi (?:năm|quý|tháng|tuần)
  \\d{1,2} ngày(?: làm việc)? (?:kể từ|sau)
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
export const GROUNDS = starts(`
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
export const LEADER = starts(`
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
export const BUDGET =
  /^(?:\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?(?:\s*(?:triệu|đồng|tỷ|trđ)|(?![\p{L}\d/.%-])(?!\s+\p{Ll}))|(?:Theo|Trong) dự toán|NSNN|Ngân sách|Nguồn|Kinh phí|Không|Chi thường xuyên|Dự toán|Tự chủ|NS )/u
