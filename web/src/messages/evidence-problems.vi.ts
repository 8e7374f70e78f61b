import { type SentenceParams, shownDate, shownName, sizeText } from './sentence.ts'

const textOf = (params: SentenceParams, name: string): string => String(params[name] ?? '…')

const listText = (params: SentenceParams, name: string): string => {
  const list = params[name]
  return Array.isArray(list) && list.length > 0 ? list.map((one) => `“${String(one)}”`).join(', ') : '…'
}

const nameOf = (params: SentenceParams): string => shownName(params, 'name', 'Tệp')

/** What a file is inside, as an office calls it. */
const KINDS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  docx: 'Word (DOCX)',
  xlsx: 'Excel (XLSX)',
  pptx: 'PowerPoint (PPTX)',
  doc: 'Word (DOC)',
  xls: 'Excel (XLS)',
  ppt: 'PowerPoint (PPT)',
  odt: 'ODT',
  ods: 'ODS',
  odp: 'ODP',
  rtf: 'RTF',
  jpeg: 'ảnh JPEG',
  png: 'ảnh PNG',
  tiff: 'ảnh TIFF',
  text: 'văn bản thuần',
}

const unsafe = (params: SentenceParams): string => {
  if (params['found'] === 'macros') return 'có macro'
  return params['found'] === 'web' ? 'là trang web hoặc mã lệnh' : 'là chương trình hoặc mã lệnh'
}

/** Refusals of records and their files, in Vietnamese. */
export const evidenceProblemsVi = {
  'file.empty': (params: SentenceParams) => `${nameOf(params)} rỗng. Chọn tệp khác.`,
  'file.too-large': (params: SentenceParams) =>
    `Tệp lớn quá ${sizeText(params, 'limitBytes')} nên không nhận. Giảm độ phân giải bản quét hoặc tách thành nhiều tệp.`,
  'file.kind-unknown': (params: SentenceParams) =>
    `${nameOf(params)} không thuộc loại tệp dùng làm tài liệu kiểm chứng. Dùng PDF, Word, Excel hoặc ảnh.`,
  'file.kind-mismatch': (params: SentenceParams) =>
    `${nameOf(params)} có đuôi tên không khớp nội dung (bên trong là ${KINDS[String(params['found'])] ?? 'loại khác'}). Lưu lại đúng loại rồi gửi.`,
  'file.unsafe': (params: SentenceParams) =>
    `${nameOf(params)} ${unsafe(params)} nên không nhận. Lưu thành PDF hoặc tệp không có macro rồi gửi.`,
  'file.locked': (params: SentenceParams) =>
    `${nameOf(params)} được đặt mật khẩu nên không đối chiếu được. Bỏ mật khẩu rồi gửi lại.`,
  'file.other-database': () =>
    'Thư mục tệp trên máy chủ thuộc về một cơ sở dữ liệu khác. Tệp của văn bản có thể không mở được, tệp thừa không được dọn. Đề nghị người vận hành máy chủ kiểm tra DATA_DIR và DATABASE_URL: mỗi cơ sở dữ liệu dùng một thư mục dữ liệu riêng. Nếu cơ sở dữ liệu kia đã bỏ hẳn, xóa tệp files/owner trong thư mục dữ liệu; sau đó những tệp mà cơ sở dữ liệu này không dùng sẽ bị dọn.',
  'file.disk-full': () =>
    'Máy chủ sắp hết chỗ lưu tệp nên chưa nhận thêm. Báo người quản trị; nội dung đang soạn vẫn được giữ.',
  'file.damaged': (params: SentenceParams) =>
    `${nameOf(params)} trên máy chủ không còn đúng như khi gửi (sai mã kiểm tra) nên không mở. Báo người quản trị để khôi phục từ bản sao lưu.`,
  'file.not-found': () => 'Không tìm thấy tệp này ở văn bản.',
  'file.withdrawn-already': (params: SentenceParams) => `${nameOf(params)} đã được gỡ khỏi văn bản.`,
  'duty.reason-required': () =>
    'Nhiệm vụ đã quá hạn hoặc bị dừng: chọn nguyên nhân chậm; nếu chọn “Khác” thì ghi rõ trong diễn giải.',
  'duty.product-unknown': () =>
    'Có sản phẩm không còn trong kế hoạch hoặc được nêu hai lần. Tải lại nhiệm vụ rồi ghi nhận.',
  'duty.products-open': (params: SentenceParams) =>
    `Chưa đủ sản phẩm nên chưa báo hoàn thành được: ${listText(params, 'products')}. Thêm văn bản cho sản phẩm còn lại hoặc nêu lý do không cần.`,
  'duty.products-complete': () => 'Mọi sản phẩm đã đủ. Chọn “Đã hoàn thành” thay vì báo tiến độ.',
  'duty.nothing-delivered': () =>
    'Mọi sản phẩm đều ghi là không cần. Nếu nhiệm vụ không còn phải làm, đề nghị cơ quan giao nhiệm vụ quyết định dừng.',
  'budget.changed-meanwhile': () => 'Kinh phí vừa được người khác ghi. Xem số mới rồi ghi lại.',
  'budget.node-not-found': () => 'Không tìm thấy nhiệm vụ này trong kế hoạch đã ban hành.',
  'record.other-agency': (params: SentenceParams) =>
    `Văn bản ${textOf(params, 'number')} do ${textOf(params, 'issuer')} ban hành, không phải cơ quan chủ trì hay cấp trên. Chọn lại văn bản, hoặc ghi rõ vì sao dùng văn bản này.`,
  'upload.too-much-waiting': () =>
    'Các tệp đã gửi mà chưa lưu vào văn bản nào đã quá nhiều. Lưu hoặc đóng các biểu mẫu đang mở rồi gửi lại; tệp không dùng đến được xóa sau một ngày.',
  'upload.not-found': () => 'Tệp đã chọn không còn trên máy chủ. Chọn lại tệp rồi ghi nhận.',
  'record.changed-meanwhile': () => 'Văn bản vừa được người khác sửa. Xem nội dung mới rồi sửa tiếp.',
  'record.date-in-future': (params: SentenceParams) =>
    `Ngày văn bản (${shownDate(params, 'date')}) sau ngày hôm nay. Sửa lại ngày.`,
}
