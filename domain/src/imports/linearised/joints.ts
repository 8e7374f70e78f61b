import { beginsDoer } from './lexicon.ts'
import { alwaysTrailing, isCutWord, type Line, type Stream } from './tokens.ts'

/**
 * What the words on both sides of each place say about a cell ending there. One number a token, for the place in front
 * of it; natural logarithms of likelihoods. Line breaks, widths and the columns themselves are weighed elsewhere.
 */
export interface Joints {
  /** Added where a cell ends in front of the token. */
  readonly move: Float64Array
  /** Added where a cell goes on from one line to the next. */
  readonly stay: Float64Array
  /** Added where the token stands inside a cell, in a line or behind a line break. */
  readonly interior: Float64Array
}

/** Words no cell ends in: they need what follows. */
export const DANGLING: ReadonlySet<string> = new Set(
  'của các và về cho theo thuộc từ với tại trong trên bằng để do đối nhằm hoặc những được bị có là mỗi khi như giữa qua việc sự cùng vào'.split(
    ' ',
  ),
)

/** Words a name of a body may follow in running text. */
const CONNECTS = new Set([...DANGLING, 'gửi', 'giao', 'trình', 'báo', 'hành', 'mưu', 'hợp', 'tế', 'là'])

/** Written with a capital, these words begin a cell or a sentence: they are no names. */
const OPENERS = /^(?:Các|Những|Năm|Tháng|Trong|Theo|Trước|Khi|Thường|Hằng|Hàng|Từng|Được|Để|Nhằm)$/

/** Bodies whose name takes the name of the body above behind it without a mark: "Văn phòng | UBND tỉnh". */
const HEADED = /^(?:van phong|chu tich|lanh dao|thuong truc|giam doc|thu truong|truong ban|pho ban)$/
const HEAD = /^(?:UBND|HĐND|UBMTTQ|MTTQ|Sở|Bộ|Tỉnh|Thành|Huyện|Đảng|[UỦ]ỷ|[UỦ]y|Ủy|Uỷ|Chính|Quốc)(?:[,;.]|$)/u

const LONGEST_BRACKET = 40

/** What a sentence or a cell ends in. */
const CLOSING = '.;:!?)”"…'
/** Standing alone they begin the item of a list. */
const MARKERS = new Set(['-', '–', '+', '•', '*'])

function bracketed(stream: Stream, from: number, to: number): Set<number> {
  const inside = new Set<number>()
  let open = -1
  for (let i = from; i < to; i++) {
    for (const char of stream.tokens[i]?.text ?? '') {
      if (char === '(') open = i
      else if (char === ')' && open >= 0) {
        if (i - open <= LONGEST_BRACKET) for (let k = open + 1; k <= i; k++) inside.add(k)
        open = -1
      }
    }
  }
  return inside
}

/** "word next" of every pair within a line, except where a cell may begin between them. */
export function wordPairs(stream: Stream, from: number, to: number): Set<string> {
  const pairs = new Set<string>()
  stream.tokens.forEach((token, i) => {
    const before = stream.tokens[i - 1]
    if (before === undefined || token.first || token.wideGap) return
    if (i >= from && i < to && (token.opens === 'capital' || token.opens === 'digit')) return
    pairs.add(`${before.folded} ${token.folded}`)
  })
  return pairs
}

/** Weighs the places between the words of a table. */
export function weighJoints(
  stream: Stream,
  lines: readonly Line[],
  starts: (token: number) => boolean,
  pairs: ReadonlySet<string>,
  times: ReadonlySet<number>,
): Joints {
  const from = lines[0]?.from ?? 0
  const to = lines.at(-1)?.to ?? 0
  const size = stream.tokens.length + 1
  const joints = { move: new Float64Array(size), stay: new Float64Array(size), interior: new Float64Array(size) }
  const glued = alwaysTrailing(lines)
  const brackets = bracketed(stream, from, to)
  for (let at = from + 1; at < to; at++) {
    const next = stream.tokens[at]
    const last = stream.tokens[at - 1]
    if (next === undefined || last === undefined) continue
    const lower = next.opens === 'small'
    const begins = next.opens === 'capital' || next.opens === 'digit'
    const end = last.text.charAt(last.text.length - 1)
    const known = pairs.has(`${last.folded} ${next.folded}`)
    const closed = CLOSING.includes(end)
    const headed = isHead(stream, at) && HEADED.test(`${stream.tokens[at - 2]?.folded ?? ''} ${last.folded}`)
    let [move, stay, interior] = [0, 0, 0]
    if (known) stay += 1
    if (known && lower) move -= 1.5
    if (',(/'.includes(end) || (end === '-' && /\p{L}-$/u.test(last.text))) {
      stay += 1.2
      move -= 3.5
    }
    if (end === ';') {
      stay += 0.4
      move -= 0.4
    }
    if (end === '.' && !lower) stay -= 0.6
    if (DANGLING.has(last.text.toLowerCase()) || MARKERS.has(last.text)) move -= 4
    if (last.folded === 'thao' && stream.tokens[at - 2]?.folded === 'du' && !lower) move -= 1.5
    if (times.has(at) && begins) interior -= 1.5
    if (brackets.has(at)) move -= 4
    if (headed) {
      stay += 1.5
      move -= 3
    }
    const capital = next.opens === 'capital'
    const opens = capital && !closed && OPENERS.test(next.text) && !/^[-–+•]$/.test(last.text) && !isName(stream, at)
    if (opens) interior -= 1.5
    const unbroken = capital && !closed && !headed && !CONNECTS.has(last.text) && /[\p{L}\d]$/u.test(end)
    if (unbroken && beginsDoer(`${next.text} ${stream.tokens[at + 1]?.text ?? ''}`)) interior -= 0.7
    if (lower && end === '.' && /\p{Ll}\.$/u.test(last.text)) interior -= 2.5
    if (starts(at)) interior -= 6
    if (next.first && isCutWord(last.text, next.text, glued && stream.lines[last.line]?.trailing === false)) {
      stay += 4
      move -= 5
    }
    joints.move[at] = move
    joints.stay[at] = stay
    joints.interior[at] = interior
  }
  return joints
}

/** "Văn phòng Sở" is one name, "Văn phòng" and "Sở Tài chính" are two. */
function isHead(stream: Stream, at: number): boolean {
  const [next, after] = [stream.tokens[at]?.text ?? '', stream.tokens[at + 1]?.text ?? '']
  if (!HEAD.test(next)) return false
  const named = /^(?:Sở|Bộ)$/.test(next) && /^\p{Lu}/u.test(after) && !OPENERS.test(after)
  return !named || /^(?:Vụ|Cục|Phòng|Văn|Thanh|Trung|Sở|Viện)$/.test(after)
}

const isName = (stream: Stream, at: number) =>
  /^thuong (?:vu|truc)$/.test(`${stream.tokens[at]?.folded ?? ''} ${stream.tokens[at + 1]?.folded ?? ''}`)
