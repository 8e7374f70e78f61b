import { type PlainDate, plainDate } from '../calendar/plain-date.ts'
import type { Citation } from './reading.ts'

/** Kinds as they are written in front of a number, with their abbreviations. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  'Nghị quyết': 'Nghị quyết',
  'Nghị định': 'Nghị định',
  NĐ: 'Nghị định',
  NQ: 'Nghị quyết',
  'Quyết định': 'Quyết định',
  QĐ: 'Quyết định',
  'Chỉ thị': 'Chỉ thị',
  'Thông tư liên tịch': 'Thông tư liên tịch',
  'Thông tư': 'Thông tư',
  TT: 'Thông tư',
  'Kế hoạch': 'Kế hoạch',
  KH: 'Kế hoạch',
  'Công văn': 'Công văn',
  CV: 'Công văn',
  'Kết luận': 'Kết luận',
  'Thông báo': 'Thông báo',
  'Hướng dẫn': 'Hướng dẫn',
  'Báo cáo': 'Báo cáo',
  'Chương trình': 'Chương trình',
  'Đề án': 'Đề án',
  'Tờ trình': 'Tờ trình',
  'Pháp lệnh': 'Pháp lệnh',
  'Quy định': 'Quy định',
  Luật: 'Luật',
  'Văn bản': 'Văn bản',
}

/** Kinds by the code in the number (Nghị định 30/2020/NĐ-CP, Phụ lục III). */
const KIND_CODES: readonly (readonly [RegExp, string])[] = [
  [/NQ/, 'Nghị quyết'],
  [/NĐ/, 'Nghị định'],
  [/QĐ/, 'Quyết định'],
  [/TTLT/, 'Thông tư liên tịch'],
  [/TT-/, 'Thông tư'],
  [/CT[-/]/, 'Chỉ thị'],
  [/KH/, 'Kế hoạch'],
  [/KL/, 'Kết luận'],
  [/HD/, 'Hướng dẫn'],
  [/TB/, 'Thông báo'],
  [/BC/, 'Báo cáo'],
  [/CTr/, 'Chương trình'],
  [/QH\d/, 'Luật'],
]

const words = Object.keys(KIND_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')
/** A whole number: digits, perhaps the year, and a code with at least one capital: "76/NQ-CP", "57-NQ/TW", "63/2025/QH15". */
const NUMBER = String.raw`\d{1,5}[a-z]?(?:\s?\/\s?(?:19|20)\d\d)?\s?(?:\/|-)\s?[A-ZĐ][A-Za-zĐđ]*\d*(?:[-/&.]\s?[A-ZĐƯÔÂĂÊƠ][A-Za-zĐđƯÔÂĂÊƠ]*\d*)*`
const DATE = String.raw`(?:,?\s*ngày\s*(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4}))?`
const CITATION = new RegExp(
  String.raw`(?<!\p{L})(?:(${words})(?:\s+(?:của\s+([^,;:.()]{2,60}?)\s+)?|\s*)(?:liên tịch\s+)?)?(?:số\s*:?\s*)?(?<![\d/.-])(${NUMBER})(?![\p{L}\d])${DATE}`,
  'giu',
)
const ISSUER = /^\s*,?\s*của\s+(.{2,120})/u
/** Words a name of a body does not go on with. */
const AFTER_ISSUER =
  /\s+(về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|v\/v|nhằm|trên|tại|thì|đã|sau|là|giai đoạn|năm|cho|có|để|khi|và\s+(các\s+)?(văn bản|quyết định|nghị|kế hoạch|công văn|chỉ thị|thông tư|thông báo|luật|kết luận|chương trình|đề án|theo|giao|đẩy|định hướng|tổng kết)|và\s+\p{Ll}|yêu cầu|đề nghị|ngày|số|theo|trong|với|tổ chức|kèm theo|công bố|kiện toàn|thành lập|giao|được|đối với|quán triệt|định hướng)(?!\p{L})|[;:.()“"–]|,|\s-\s(?!\p{Lu})/iu

/** Names of ministries and departments that have a comma of their own. */
const COMMA_NAME =
  /^((?:Bộ|Sở|Phòng) Văn hóa|(?:Bộ|Sở|Phòng) Văn hoá|(?:Bộ|Sở|Phòng) Lao động), (Thể thao(?: và Du lịch)?|Khoa học và Thông tin|Thương binh và Xã hội)/u

/** The numbered documents a text names, in order, repeated as often as they are named. */
export function findCitations(text: string): readonly Citation[] {
  const found: Citation[] = []
  for (const match of text.matchAll(CITATION)) {
    const [whole, kindWord, issuerBefore, number, day, month, year] = match
    const code = (number ?? '').replace(/\s+/g, '')
    if (!isDocumentNumber(code, kindWord, whole)) continue
    const date = day && month && year ? plainDate(Number(year), Number(month), Number(day)) : null
    const after = text.slice(match.index + whole.length)
    const issuer = issuerBefore ?? readIssuer(after)
    found.push({ kind: kindOf(kindWord, code, found.at(-1)), number: code, date, issuer })
  }
  return found
}

function isDocumentNumber(code: string, kindWord: string | undefined, whole: string): boolean {
  if (/^\d{1,2}\/\d{4}$/.test(code)) return false
  if (!/[A-ZĐ]{2}|QH|TW|[A-ZĐ]-/.test(code)) return false
  return (
    kindWord !== undefined ||
    /số/i.test(whole) ||
    /\/(19|20)\d\d\//.test(code) ||
    /\/(NQ|QĐ|CT|KH|NĐ|TT|KL|TB|CV)[-/]|-(NQ|CT|KL|QĐ|KH)\//.test(code)
  )
}

function kindOf(kindWord: string | undefined, code: string, above: Citation | undefined): string {
  const named = Object.entries(KIND_WORDS).find(([word]) => word.toLowerCase() === kindWord?.toLowerCase())?.[1]
  if (named && named !== 'Văn bản') return named
  const coded = KIND_CODES.find(([pattern]) => pattern.test(code))?.[1]
  return coded ?? (/[A-Z]-|CV/.test(code) ? 'Công văn' : (above?.kind ?? 'Văn bản'))
}

function readIssuer(after: string): string | null {
  const match = ISSUER.exec(after)
  const rest = match?.[1]
  if (!rest) return null
  const commaName = COMMA_NAME.exec(rest)
  const from = commaName?.[0].length ?? 0
  const end = AFTER_ISSUER.exec(rest.slice(from))
  const name = (end ? rest.slice(0, from + end.index) : rest).trim()
  return /^\p{Lu}/u.test(name) && name.length > 1 ? name : null
}

/** Each document once, the fuller mention kept; the kind, date and issuer that one mention lacks come from another. */
export function uniqueCitations(citations: readonly Citation[]): readonly Citation[] {
  const byNumber = new Map<string, Citation>()
  for (const citation of citations) {
    const key = citationKey(citation)
    const known = byNumber.get(key)
    byNumber.set(
      key,
      known ? { ...known, date: known.date ?? citation.date, issuer: known.issuer ?? citation.issuer } : citation,
    )
  }
  return [...byNumber.values()]
}

/** By what two mentions are one document: the number, whatever its dashes and blanks. */
export function citationKey(citation: Citation): string {
  return citation.number.toUpperCase().replace(/[–—]/g, '-').replace(/\s/g, '')
}

/** "ngày 15 tháng 7 năm 2021" or "15/7/2021" as a date, null for a day not yet filled in. */
export function readDate(text: string): PlainDate | null {
  const match = /(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/u.exec(text)
  return match ? plainDate(Number(match[3]), Number(match[2]), Number(match[1])) : null
}
