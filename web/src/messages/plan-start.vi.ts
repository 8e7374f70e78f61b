/** The sentences of starting a plan without a file. */
export const planStartVi = {
  title: 'Soạn kế hoạch mới',
  lead: 'Kế hoạch được soạn ngay trong bảng, rồi xuất thành văn bản Word kèm phụ lục.',
  issuer: 'Cơ quan ban hành',
  name: 'Tên kế hoạch',
  namePlaceholder: 'Kế hoạch cải cách hành chính năm 2026',
  year: 'Năm',
  from: 'Từ ngày',
  to: 'Đến ngày',
  start: 'Bắt đầu từ',
  starts: {
    empty: 'Bảng trống',
    plan: 'Một kế hoạch trước',
    superior: 'Kế hoạch của cấp trên',
  },
  hints: {
    empty: 'Thêm từng dòng, hoặc dán bảng từ Word, Excel.',
    plan: 'Chép cây nhiệm vụ; năm trong nội dung và thời hạn được chuyển theo năm mới.',
    superior: 'Chỉ lấy những nhiệm vụ giao cơ quan ban hành chủ trì hoặc phối hợp, trực tiếp hoặc theo nhóm.',
  },
  plan: 'Kế hoạch',
  choosePlan: 'Chọn kế hoạch',
  noPlans: 'Chưa có kế hoạch nào để chọn.',
  submit: 'Tạo dự thảo',
  errors: {
    name: 'Ghi tên kế hoạch.',
    year: 'Ghi năm từ 2000 đến 2100.',
    date: 'Ghi ngày dạng 31/7/2025.',
    order: 'Ngày cuối phải sau ngày đầu.',
    plan: 'Chọn kế hoạch để chép.',
    issuer: 'Chọn cơ quan ban hành.',
  },
  notAllowed: 'Đồng chí chưa được phân quyền soạn kế hoạch. Liên hệ đầu mối CCHC hoặc quản trị hệ thống.',
}

/** The shape that every language fills. */
export type PlanStartWords = typeof planStartVi
