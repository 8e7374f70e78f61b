import { readMarker } from './list-marker.ts'
import { fold, isUpperCase } from './normalise.ts'

const KINDS = [
  'Kế hoạch',
  'Quyết định',
  'Chương trình',
  'Phương án',
  'Đề án',
  'Nghị quyết',
  'Chỉ thị',
  'Công văn',
  'Thông báo',
  'Hướng dẫn',
  'Báo cáo',
  'Tờ trình',
] as const

const PRINTED_KINDS = KINDS.map((kind) => [kind, kind.toUpperCase()] as const)

/** The kind of document a line of the head names, and what of the title follows on the same line. */
export function readKindLine(line: string): { readonly kind: string; readonly rest: string } | null {
  const named = line.replace(/^PHỤ LỤC\s+(?=\p{Lu})/u, '')
  for (const [kind, printed] of PRINTED_KINDS) {
    if (!named.startsWith(printed)) continue
    const rest = named.slice(kind.length)
    if (rest === '' || /^[\s:]/.test(rest)) return { kind, rest: rest.replace(/^[\s:]+/, '') }
  }
  return null
}

/** True for the line that opens an appendix: "PHỤ LỤC", "Phụ lục II", "PHỤ LỤC KẾ HOẠCH". */
export function isAppendixLine(line: string): boolean {
  return (
    /^(PHỤ LỤC|Phụ lục|BIỂU|Biểu|DANH MỤC)( ?(SỐ|số)?[ .:]*([IVX]+|\d+))?([ .:–-]*$|[ .:–-]+\p{Lu})/u.test(line) &&
    line.length < 160
  )
}

const OPENING =
  /^(Thực hiện|Căn cứ|Triển khai|Để|Nhằm|Tiếp tục|Theo|Trên cơ sở|Xét|Thi hành|Quán triệt|Hưởng ứng|Phát huy|Chấp hành|Thực hiên)\s/u

/** Where the title of a head starts and ends, as indexes into the lines; the opening paragraph starts at `end`. */
export interface HeadSpan {
  readonly kindAt: number
  readonly end: number
}

/** The lines of the title: from the line with the kind to the opening paragraph, the first heading or the end. */
export function findHeadSpan(lines: readonly string[]): HeadSpan | null {
  const kindAt = lines.findIndex((line) => readKindLine(line) !== null)
  if (kindAt < 0) return null
  let titled = readKindLine(lines[kindAt] ?? '')?.rest !== ''
  let blank = false
  for (let at = kindAt + 1; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') {
      blank = true
      continue
    }
    if (/^[-_–—=*\s]+$/.test(line)) continue
    if (titled && (endsTitle(line) || (blank && isSentenceLine(line)))) return { kindAt, end: at }
    blank = false
    if (isAppendixLine(line) || readMarker(line)?.kind === 'roman') return { kindAt, end: at }
    titled = true
    if (at - kindAt > 12) return { kindAt, end: at }
  }
  return { kindAt, end: lines.length }
}

function endsTitle(line: string): boolean {
  return (
    OPENING.test(line) ||
    /^\(/.test(line) ||
    readMarker(line) !== null ||
    isDeciderLine(line) ||
    isIssuerSentence(line) ||
    line.length > 170
  )
}

/** A full line that starts a sentence, as the opening does below the blank line under the title. */
const isSentenceLine = (line: string): boolean => line.length > 55 && /^\p{Lu}/u.test(line) && !isUpperCase(line)

/** Who decides, in capitals under the title of a decision: "GIÁM ĐỐC SỞ Y TẾ". */
const isDeciderLine = (line: string): boolean =>
  isUpperCase(line) &&
  /^(BỘ TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|TRƯỞNG|TỔNG GIÁM ĐỐC|THỦ TƯỚNG|HIỆU TRƯỞNG|CHÁNH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)(?!\p{L})/u.test(
    line,
  )

function isIssuerSentence(line: string): boolean {
  return /\bnhu sau$/.test(fold(line)) || /^Kính gửi/.test(line)
}

/** True for the line that opens the list of recipients. */
export function isRecipientsLine(line: string): boolean {
  return /^\s*Nơi nhận\s*:?/u.test(line)
}
