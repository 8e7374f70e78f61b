import { BUSINESS_ZONE } from '../../lib/clock.ts'

interface LinkMail {
  readonly name: string
  readonly link: string
  readonly expiresAt: Date
}

const inWords = new Intl.DateTimeFormat('vi-VN', {
  timeZone: BUSINESS_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

const SIGNATURE = `Thư này do hệ thống Đôn Đốc gửi tự động, xin không trả lời.`

/** The first mail that a person gets. */
export function invitationMail({ name, link, expiresAt }: LinkMail): { subject: string; text: string } {
  return {
    subject: 'Mời sử dụng hệ thống theo dõi, đôn đốc cải cách hành chính',
    text: `Kính gửi đồng chí ${name},

Đồng chí được cấp tài khoản trên hệ thống theo dõi, đôn đốc thực hiện kế hoạch cải cách hành chính.
Đề nghị đồng chí mở liên kết sau để đặt mật khẩu và bắt đầu sử dụng:

${link}

Liên kết chỉ dùng được một lần, có hiệu lực đến ${inWords.format(expiresAt)}.
Nếu không rõ vì sao nhận được thư này, đồng chí có thể bỏ qua.

${SIGNATURE}
`,
  }
}

/** For who forgot the password, or whose administrator asked for a new one. */
export function resetMail({ name, link, expiresAt }: LinkMail): { subject: string; text: string } {
  return {
    subject: 'Đặt lại mật khẩu trên hệ thống Đôn Đốc',
    text: `Kính gửi đồng chí ${name},

Hệ thống nhận được yêu cầu đặt lại mật khẩu cho tài khoản của đồng chí. Mở liên kết sau để đặt mật khẩu mới:

${link}

Liên kết chỉ dùng được một lần, có hiệu lực đến ${inWords.format(expiresAt)}.
Nếu không yêu cầu, đồng chí bỏ qua thư này; mật khẩu hiện tại vẫn giữ nguyên.

${SIGNATURE}
`,
  }
}
