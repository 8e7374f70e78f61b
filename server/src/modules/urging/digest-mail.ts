import type { DigestDuty, DigestGroup } from '@dondoc/contract/digest'
import { daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { officialDay } from '../../lib/printed-words.ts'
import { GROUP_WORDS, newsLine } from './digest-words.ts'

interface Digest {
  readonly name: string
  readonly today: PlainDate
  readonly groups: readonly DigestGroup[]
  readonly link: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What the number says: "quá hạn 5 ngày", "hạn 31/7/2025", "mốc Quý I/2026 (14/3/2026) chưa có cập nhật". */
function dueWords({ dueOn, missedCheckpoint }: DigestDuty, today: PlainDate): string {
  if (missedCheckpoint !== null) {
    return `mốc ${missedCheckpoint.label} (${officialDay(missedCheckpoint.on)}) chưa có cập nhật`
  }
  if (dueOn === null) return 'chưa có ngày đến hạn'
  const late = daysBetween(dueOn, today)
  if (late > 0) return `quá hạn ${late} ngày (hạn ${officialDay(dueOn)})`
  return late === 0 ? 'đến hạn hôm nay' : `hạn ${officialDay(dueOn)}`
}

/** The numbers of the day in one line: "2 quá hạn, 1 bị trả lại". */
const summaryOf = (groups: readonly DigestGroup[]): string =>
  groups.map(({ name, count }) => `${count} ${GROUP_WORDS[name].short}`).join(', ')

const WHY = 'Thư được gửi một lần mỗi ngày làm việc, chỉ khi có việc cần đồng chí xử lý hoặc biết.'
const CHOICE =
  'Phần sắp đến hạn, mới giao và thông tin mới có thể bớt tại mục Thông báo của tôi; phần quá hạn, bị trả lại và chờ xác nhận luôn được gửi vì là nhiệm vụ được giao.'
const LINK_WORDS =
  'Liên kết dùng riêng cho đồng chí trong 7 ngày, chỉ để xem; khi cập nhật hệ thống sẽ yêu cầu đăng nhập.'
const SIGNATURE = 'Thư này do hệ thống Đôn Đốc gửi tự động, xin không trả lời.'

const moreOf = (group: DigestGroup): number => group.count - group.duties.length - group.news.length

function textOf({ name, today, groups, link }: Digest): string {
  const parts = groups.map((group) => {
    const lines = [
      ...group.duties.map((duty) => `- ${duty.code}: ${duty.text} (${duty.organization}; ${dueWords(duty, today)})`),
      ...group.news.map(({ kind, data }) => `- ${newsLine(kind, data)}`),
    ]
    const more = moreOf(group) > 0 ? [`  … và ${moreOf(group)} mục khác`] : []
    return [`${GROUP_WORDS[group.name].title.toUpperCase()} (${group.count})`, ...lines, ...more].join('\n')
  })
  return [
    `Kính gửi đồng chí ${name},`,
    `Việc cần xử lý tính đến sáng ${officialDay(today)}: ${summaryOf(groups)}.`,
    ...parts,
    `Mở danh sách và cập nhật:\n${link}`,
    LINK_WORDS,
    `${WHY} ${CHOICE}`,
    `${SIGNATURE}\n`,
  ].join('\n\n')
}

/** Outlook knows tables and little else; telephones get the same table at their own width. Colours are those of the screen. */
const FONT = `font-family:'Segoe UI',Arial,sans-serif`
const URGENT = ['escalated', 'returned', 'overdue']

function rowOf(duty: DigestDuty, today: PlainDate): string {
  const late = duty.dueOn !== null && duty.dueOn < today
  return `<tr><td style="padding:10px 0;border-top:1px solid #dfe4ea;${FONT};font-size:15px;line-height:21px;color:#172334">
${escaped(duty.text)}<br><span style="font-size:13px;line-height:19px;color:#505d6e">${escaped(duty.code)} &middot; ${escaped(duty.organization)} &middot; <span style="color:${late ? '#b01e1e' : '#505d6e'}">${escaped(dueWords(duty, today))}</span></span></td></tr>`
}

function groupOf(group: DigestGroup, today: PlainDate): string {
  const colour = URGENT.includes(group.name) ? '#b01e1e' : '#124a9c'
  const cell = `padding:10px 0;border-top:1px solid #dfe4ea;${FONT};font-size:15px;line-height:21px;color:#172334`
  const news = group.news.map(({ kind, data }) => `<tr><td style="${cell}">${escaped(newsLine(kind, data))}</td></tr>`)
  const more =
    moreOf(group) > 0
      ? `<tr><td style="padding:8px 0;border-top:1px solid #dfe4ea;${FONT};font-size:13px;line-height:19px;color:#505d6e">và ${moreOf(group)} mục khác</td></tr>`
      : ''
  return `<tr><td style="padding:22px 0 8px;${FONT};font-size:15px;line-height:21px;font-weight:bold;color:${colour}">${escaped(GROUP_WORDS[group.name].title)} (${group.count})</td></tr>
${group.duties.map((duty) => rowOf(duty, today)).join('\n')}${news.join('\n')}${more}`
}

function htmlOf(digest: Digest): string {
  const { name, today, groups, link } = digest
  const small = `${FONT};font-size:13px;line-height:19px;color:#505d6e`
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(subjectOf(digest))}</title></head>
<body style="margin:0;padding:0;background-color:#f4f6f8">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f6f8"><tr><td align="center" style="padding:16px 8px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="max-width:600px;border:1px solid #dfe4ea">
<tr><td style="padding:20px 20px 4px;${FONT};font-size:13px;line-height:19px;color:#505d6e">Đôn Đốc &middot; ${officialDay(today)}</td></tr>
<tr><td style="padding:0 20px;${FONT};font-size:16px;line-height:23px;color:#172334">Kính gửi đồng chí ${escaped(name)},<br>việc cần xử lý hôm nay: <b>${escaped(summaryOf(groups))}</b>.</td></tr>
<tr><td style="padding:16px 20px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#124a9c" style="border-radius:6px"><a href="${escaped(link)}" style="display:inline-block;padding:12px 22px;${FONT};font-size:16px;line-height:20px;font-weight:bold;color:#ffffff;text-decoration:none">Mở danh sách việc</a></td></tr></table></td></tr>
<tr><td style="padding:8px 20px 0;${small}">${LINK_WORDS}</td></tr>
<tr><td style="padding:0 20px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${groups.map((group) => groupOf(group, today)).join('\n')}
</table></td></tr>
<tr><td style="padding:20px;${small}">${WHY} ${CHOICE}<br><br>${SIGNATURE}</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body></html>
`
}

const subjectOf = ({ today, groups }: Digest): string => `Việc ngày ${officialDay(today)}: ${summaryOf(groups)}`

/** The one mail of a working day: what must be done, and the link that opens it. */
export function digestMail(digest: Digest): { subject: string; text: string; html: string } {
  return { subject: subjectOf(digest), text: textOf(digest), html: htmlOf(digest) }
}
