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
const KIND_CODES: Readonly<Record<string, string>> = {
  NQ: 'Nghị quyết',
  NĐ: 'Nghị định',
  NĐCP: 'Nghị định',
  QĐ: 'Quyết định',
  TTLT: 'Thông tư liên tịch',
  TT: 'Thông tư',
  CT: 'Chỉ thị',
  KH: 'Kế hoạch',
  KL: 'Kết luận',
  HD: 'Hướng dẫn',
  TB: 'Thông báo',
  BC: 'Báo cáo',
  CTr: 'Chương trình',
  CTR: 'Chương trình',
  ĐA: 'Đề án',
  TTr: 'Tờ trình',
  CV: 'Công văn',
  QH: 'Luật',
}

const words = Object.keys(KIND_WORDS)
  .sort((a, b) => b.length - a.length)
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toLowerCase()}]${word.slice(1)}`)
  .join('|')
const CODE = '[A-ZĐƯÔÂĂÊƠ][A-Za-zĐđƯÔÂĂÊƠ]*\\d*'
/** A whole number: digits, perhaps the year, and a code with a capital: "76/NQ-CP", "57-NQ/TW", "63/2025/QH15". */
const NUMBER = String.raw`\d{1,5}[a-z]?(?:\s?\/\s?(?:19|20)\d\d)?\s?[/-]\s?${CODE}(?:(?:[-/&]\s?(?=[A-ZĐ]{2})|[-/&.](?=[A-ZĐ]))${CODE})*`
const DAY = String.raw`ngày\s*(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})`
const CITATION = new RegExp(String.raw`(?<![\d/.-])(${NUMBER})(?![\p{L}\d])(?:,?\s*${DAY})?`, 'gu')
const KIND_BEFORE = new RegExp(String.raw`(?<!\p{L})(${words})(?!\p{L})`, 'gu')
const DAY_AFTER = new RegExp(String.raw`^\s*,?\s*${DAY}`, 'u')
const ISSUER = /^\s*,?\s*của\s+(.{2,120})/u
/** Words a name of a body does not go on with. */
const AFTER_ISSUER =
  /\s+(về|ban hành|phê duyệt|quy định|hướng dẫn|sửa đổi|triển khai|thực hiện|v\/v|nhằm|trên|tại|thì|đã|sau|là|giai đoạn|năm|cho|có|để|khi|tổng kết|và\s+(các\s+)?(văn bản|quyết định|nghị|kế hoạch|công văn|chỉ thị|thông tư|thông báo|luật|kết luận|chương trình|đề án)|và\s+\p{Ll}|yêu cầu|đề nghị|ngày|số|theo|trong|với|tổ chức|kèm theo|công bố|kiện toàn|thành lập|giao|được|đối với|quán triệt|định hướng)(?!\p{L})|[;:.()“"–]|,|\s-\s(?!\p{Lu})/iu

/** Names of ministries and departments that have a comma of their own. */
const COMMA_NAME =
  /^((?:Bộ|Sở|Phòng) Văn hóa|(?:Bộ|Sở|Phòng) Văn hoá|(?:Bộ|Sở|Phòng) Lao động), (Thể thao(?: và Du lịch)?|Khoa học và Thông tin|Thương binh và Xã hội)/u

/** The numbered documents a text names, in order, repeated as often as they are named. */
export function findCitations(text: string): readonly Citation[] {
  const found: Citation[] = []
  let end = 0
  for (const match of text.matchAll(CITATION)) {
    const [whole, number, day, month, year] = match
    const code = (number ?? '').replace(/\s+/g, '')
    const before = text.slice(Math.max(end, match.index - 120), match.index)
    if (!isDocumentNumber(code, before)) continue
    end = match.index + whole.length
    const { issuer, date } = readAfter(text.slice(end))
    found.push({
      kind: kindOf(before, code, found.at(-1)),
      number: code,
      date: day && month && year ? plainDate(Number(year), Number(month), Number(day)) : date,
      issuer: issuer ?? issuerBefore(before),
    })
  }
  return found
}

/** Two capitals or a known code; and "số", a kind, or the form of an official number before or in it. */
function isDocumentNumber(code: string, before: string): boolean {
  if (!/[A-ZĐ]{2}/.test(code)) return false
  if (/số\s*:?\s*$/iu.test(before) || /\/(19|20)\d\d\//.test(code)) return true
  return codeKind(code) !== null || new RegExp(`(${words})\\s*$`, 'u').test(before)
}

const codeKind = (code: string): string | null =>
  code
    .split(/[/-]/)
    .map((part) => KIND_CODES[part.replace(/\d+$/, '')])
    .find((kind) => kind !== undefined) ?? null

/** The kind written in front of the number, as the document has it; else the kind of its code; else that of the one before. */
function kindOf(before: string, code: string, above: Citation | undefined): string {
  const clause = before.split(/[;.]\s|[()]/).at(-1) ?? before
  const match = [...clause.matchAll(KIND_BEFORE)].at(-1)
  const named = match ? kindOfWord(match[1] ?? '') : null
  const between = match ? clause.slice((match.index ?? 0) + match[0].length).trim() : ''
  if (named && named !== 'Văn bản' && between.split(/\s+/).length <= 5) return named
  const coded = codeKind(code)
  if (coded) return coded
  if (named && named !== 'Văn bản') return named
  return /[A-Z]-/.test(code) ? 'Công văn' : (above?.kind ?? 'Văn bản')
}

const kindOfWord = (word: string): string | null =>
  Object.entries(KIND_WORDS).find(([known]) => known.toLowerCase() === word.toLowerCase())?.[1] ?? null

/** "Quyết định của UBND tỉnh số 12/QĐ-UBND". */
function issuerBefore(before: string): string | null {
  return (
    new RegExp(String.raw`(?:${words})\s+của\s+(\p{Lu}[^,;:.()]{2,60}?)\s+số\s*:?\s*$`, 'u').exec(before)?.[1] ?? null
  )
}

/** "của UBND tỉnh ngày 15/7/2025 về …": who issued it, and when where that comes after. */
function readAfter(after: string): { readonly issuer: string | null; readonly date: PlainDate | null } {
  const issuer = readIssuer(after)
  if (issuer === null) return { issuer, date: null }
  const dated = DAY_AFTER.exec(after.slice(after.indexOf(issuer) + issuer.length))
  return { issuer, date: dated ? plainDate(Number(dated[3]), Number(dated[2]), Number(dated[1])) : null }
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
    if (!known) byNumber.set(key, citation)
    else {
      const number = citation.number.length > known.number.length ? citation.number : known.number
      const date = known.date ?? citation.date
      byNumber.set(key, { kind: known.kind, number, date, issuer: known.issuer ?? citation.issuer })
    }
  }
  return [...byNumber.values()]
}

/** By what two mentions are one document: the number, whatever its dashes ("130/2005/NĐCP" is "130/2005/NĐ-CP"). */
export function citationKey(citation: Pick<Citation, 'number'>): string {
  return citation.number.toUpperCase().replace(/[-–—\s]/g, '')
}

/** "ngày 15 tháng 7 năm 2021" or "15/7/2021" as a date, null for a day not yet filled in. */
export function readDate(text: string): PlainDate | null {
  const match = /(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/u.exec(text)
  return match ? plainDate(Number(match[3]), Number(match[2]), Number(match[1])) : null
}
