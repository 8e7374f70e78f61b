import { dropEnd, leadsOn, normaliseText } from './normalise.ts'

/** Nouns that head the name of a body standing for itself wherever they are written with a capital. */
const STRONG_HEAD =
  /^(Sở|Bộ|UBND|HĐND|UBMTTQ|MTTQ|Ủy ban|Uỷ ban|Hội đồng|Văn phòng|Công an|Quân sự|Thanh tra|Kho bạc|Bảo hiểm|Thuế|Mặt trận|Liên đoàn|Liên minh|Chủ tịch|Phó Chủ tịch|Lãnh đạo|Thủ trưởng|Giám đốc|Trưởng|Tỉnh ủy|Tỉnh uỷ|Đảng ủy|Thành ủy|Chính phủ|Thủ tướng|Đài|Báo|Bưu điện|Viễn thông|Ngân hàng|Tòa án|Viện|Cục|Tổng cục|Vụ|Bệnh viện|Trường|Đoàn|Hội|Công ty|Bộ phận|Tổ|Các|Mọi|Toàn thể|Tất cả)(?![\p{L}])/u
/** Nouns that may also be one of several in a group: "Các phòng, trung tâm thuộc Sở". */
const WEAK_HEAD =
  /^(Phòng|Ban|Trung tâm|Chi cục|Đơn vị|Cơ quan|Chi nhánh|Hạt|Trạm|Đội|Công chức|Viên chức|Cán bộ|Bộ phận|Xã|Phường|Các)(?![\p{L}])/iu
const GENERIC_WORDS =
  /^(các\s+)?(sở|ban|bộ|ngành|phòng|đơn vị|cơ quan|địa phương|trung tâm|chi cục|huyện|xã|phường|thị xã|thành phố|TP|tp|đoàn thể|tổ chức|đặc khu|đoàn|hội|viên chức|công chức|cá nhân|chuyên viên|người lao động|bộ phận|ban quản lý|thị trấn|văn phòng|tổ|thôn|khu phố|trường học|trường|cục|vụ|viện|khoa|tổng cục|học viện|doanh nghiệp|công ty|bệnh viện|chủ đầu tư|trạm|đội|ban ngành)(?![\p{L}])/iu
/** A group that has said whose it is takes no further capital name in. */
const CLOSED_GROUP = /\s(chuyên môn|thuộc|trực thuộc|liên quan|của)(?!\p{L})/u
const GROUP = /^(Các|Toàn thể|Tất cả|Toàn bộ|Mọi|Những)\s/iu

/** True for words that begin as the name of a body does: `'Phòng Đào tạo'`, not `'Xác định rõ trách nhiệm'`. */
export const startsWithBody = (text: string): boolean => STRONG_HEAD.test(text) || WEAK_HEAD.test(text)

/**
 * The agencies a cell names, each once and in its own words. Split only where each part is an agency of its own:
 * `'Sở Tư pháp, UBND cấp huyện'` gives two, `'Các phòng, đơn vị trực thuộc'` is one group.
 * `paragraphs` are the paragraphs of the cell; a list marker before a name is dropped.
 */
export function splitAgencies(paragraphs: readonly string[]): readonly string[] {
  const names = joinWrapped(paragraphs)
    .flatMap((paragraph) => splitBullets(paragraph))
    .flatMap(splitSigns)
    .flatMap(splitCommas)
    .flatMap(splitAnd)
  return [...new Set(names.map(tidyName).filter((name) => /\p{L}{2}/u.test(name)))]
}

/** A paragraph that starts with a small letter goes on with the one above. */
function joinWrapped(paragraphs: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const paragraph of paragraphs.map(normaliseText)) {
    const above = joined.at(-1)
    if (
      above !== undefined &&
      ((/^\p{Ll}/u.test(paragraph) && !/^các\s/.test(paragraph)) || leadsOn(above) || isOtherHalf(above, paragraph)) &&
      !/;$/.test(above)
    )
      joined[joined.length - 1] = `${above} ${paragraph}`
    else joined.push(paragraph)
  }
  return joined
}

/** What may stand behind a name and is not part of it. */
const ENDINGS = ' .;,:/'

/** "Phòng Hành chính" over "- Tổng hợp": the line was broken before the dash inside a name. */
const isOtherHalf = (above: string, below: string): boolean => {
  const half = /^[-–]\s+(\p{Lu}.*)$/u.exec(below)?.[1]
  return half !== undefined && !/^[-–—+*•●]|[;,.:]$/u.test(above) && !startsWithBody(half) && half.split(' ').length < 6
}

const tidyName = (name: string): string => dropEnd(name.replace(/^[-–—+*•●\s]+(?=\p{L})/u, ''), ENDINGS).trim()

const BULLET_BEFORE_AGENCY =
  /(?:^|\s)[-–—+*•●]\s*(?=(?:Các|Sở|Bộ|UBND|HĐND|Ủy ban|Uỷ ban|Văn phòng|Phòng|Trung tâm|Ban|Chi cục|Công an|Thanh tra|Lãnh đạo|Bộ phận|Đơn vị|Cơ quan|Cục|Vụ|Viện|Trường)(?!\p{L}))/gu

function splitBullets(text: string): readonly string[] {
  return text.split(BULLET_BEFORE_AGENCY).filter((part) => part.trim() !== '')
}

/** Splits at signs outside parentheses. */
function splitOutside(text: string, sign: RegExp): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      sign.lastIndex = at
      const match = sign.exec(text)
      if (!match) continue
      parts.push(text.slice(start, at))
      start = at + match[0].length
      at = start - 1
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== '')
}

function splitSigns(text: string): readonly string[] {
  return splitOutside(
    text,
    /;|\.\s+(?=\p{Lu})|\s*\/\s*(?=(?:Các|Sở|Phòng|Văn phòng|UBND|Ban|Trung tâm|Bộ phận)\s)/uy,
  ).flatMap(splitGlued)
}

/** Two names without a sign between them, where a line end stood: "Văn phòng UBND tỉnh Các phòng thuộc Sở". */
function splitGlued(text: string): readonly string[] {
  const parts = splitOutside(
    text,
    /(?<=\p{Ll}|\))\s+(?=Các\s\p{L})|(?<=^(?:Sở|Văn phòng UBND|Văn phòng HĐND|UBND)\s[^,;()]{3,60}\p{Ll})\s+(?=(?:Sở|UBND|Văn phòng UBND|Công an)\s)/uy,
  )
  const joinsOn = (part: string) => /(?:^|\s)(và|của|với|thuộc|cùng|gồm|cho|:)$/u.test(part.trim())
  return parts.reduce<string[]>((kept, part) => {
    const above = kept.at(-1)
    if (above !== undefined && joinsOn(above)) kept[kept.length - 1] = `${above} ${part}`
    else kept.push(part)
    return kept
  }, [])
}

function splitCommas(text: string): readonly string[] {
  const parts = splitOutside(text, /,/y).map((part) => part.trim())
  const names: Listed[] = []
  for (const part of parts) {
    const above = names.at(-1)
    if (above !== undefined && !startsName(above, part)) {
      above.parts.push(part)
      above.closed ||= CLOSED_GROUP.test(` ${part}`)
      above.last = dropEnd(part, ENDINGS).trim() || above.last
    } else {
      const name = tidyName(part)
      names.push({ parts: [part], group: GROUP.test(name), closed: CLOSED_GROUP.test(name), last: name })
    }
  }
  return names.map((name) => name.parts.join(', '))
}

/** A name or group with commas in it, as it grows. */
interface Listed {
  readonly parts: string[]
  readonly group: boolean
  closed: boolean
  /** The last of its parts that has words. */
  last: string
}

function startsName(above: Listed, part: string): boolean {
  const name = part.replace(/^[-–—+*•]\s*/, '')
  if (/^các\s/i.test(name)) return true
  if (above.group && above.closed && /^\p{Lu}/u.test(name)) return STRONG_HEAD.test(name) || WEAK_HEAD.test(name)
  if (above.group || (GENERIC_WORDS.test(above.last) && /^\p{Ll}/u.test(name))) {
    if (above.group && isGeneric(name)) return false
    if (!above.group) return WEAK_HEAD.test(name) && !isPlaceKind(name)
    return STRONG_HEAD.test(name) || WEAK_HEAD.test(name)
  }
  return STRONG_HEAD.test(name) || (WEAK_HEAD.test(name) && !isPlaceKind(name))
}

const isPlaceKind = (name: string): boolean =>
  /^(huyện|xã|phường|thị xã|thành phố|tp|đặc khu|thị trấn)(?!\p{L})/iu.test(name)

/** "đơn vị trực thuộc", "Trung tâm thuộc Sở", "ngành": a kind of body, not the name of one. */
function isGeneric(name: string): boolean {
  const match = GENERIC_WORDS.exec(name)
  if (!match) return false
  const rest = name.slice(match[0].length).trim()
  return (
    /^\p{Ll}/u.test(name) ||
    rest === '' ||
    /^(thuộc|trực thuộc|của|chuyên môn|liên quan|có|được|cấp|và|khác|trên|trong|tỉnh|trung ương|tham mưu|chủ trì|phụ trách|quản lý|đóng|nơi)(?!\p{L})/u.test(
      rest,
    )
  )
}

/** "Sở Nội vụ và các đơn vị liên quan" is two; "Các phòng và đơn vị thuộc Sở", "Sở Khoa học và Công nghệ" are one. */
function splitAnd(text: string): readonly string[] {
  if (GROUP.test(tidyName(text)))
    return splitOutside(
      text,
      /(?<!HĐND|ĐBQH|nhân dân)\s+và\s+(?=(?:Sở|UBND|Văn phòng|Bộ|các|người đại diện|người đứng đầu)\s)/uy,
    )
  return splitOutside(
    text,
    /(?<!^Văn phòng[^,;]{0,80}(?:HĐND|ĐBQH|Hội đồng nhân dân))\s+(?:và|cùng)\s+(?=(?:các|Các|Sở|UBND|Văn phòng|Phòng|Trung tâm|Ban|Chi cục|Công an|Bộ phận)\s|(?:cơ quan|đơn vị)[^,]*(?:liên quan|trực thuộc))/uy,
  )
}
