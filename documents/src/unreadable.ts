/** Why no blocks can be made of a file. The codes are stable: the web owns a sentence for each. */
export type UnreadableCode =
  | 'document.empty'
  | 'document.unknown-kind'
  | 'document.truncated'
  | 'document.damaged'
  | 'document.encrypted'
  | 'document.too-large'
  | 'document.unsafe'
  | 'document.needs-office'

const sentences: Record<UnreadableCode, string> = {
  'document.empty': 'Tệp không có nội dung.',
  'document.unknown-kind': 'Không nhận ra loại tệp. Hãy dùng tệp DOCX, PDF, XLSX, ảnh quét hoặc văn bản.',
  'document.truncated': 'Tệp bị cắt ngang, có thể do tải lên hoặc sao chép chưa xong. Hãy lấy lại tệp gốc.',
  'document.damaged': 'Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng phần mềm soạn thảo rồi tải lên lại.',
  'document.encrypted': 'Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.',
  'document.too-large': 'Tệp vượt quá giới hạn cho phép.',
  'document.unsafe': 'Tệp chứa thành phần không an toàn nên không được mở.',
  'document.needs-office':
    'Tệp ở định dạng cũ, cần LibreOffice trên máy chủ để mở. Hãy lưu lại thành DOCX rồi tải lên lại.',
}

/** The file as a whole cannot be read; `message` is the Vietnamese default, `detail` is for the log. */
export class UnreadableDocument extends Error {
  readonly code: UnreadableCode
  readonly detail: string | null

  constructor(code: UnreadableCode, detail: string | null = null) {
    super(sentences[code])
    this.name = 'UnreadableDocument'
    this.code = code
    this.detail = detail
  }
}
