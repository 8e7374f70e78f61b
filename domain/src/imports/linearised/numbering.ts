import { areaStarts, nameAreas } from './area-lines.ts'
import type { Column } from './header.ts'
import { isWorkRole } from './roles.ts'
import { alwaysTrailing, foldWord, type Line, type Stream } from './tokens.ts'

/** What the numbers and labels at the beginnings of lines say about the table. */
export interface Numbering {
  /** Token → the column a cell begins in there, by its printed number or label. */
  readonly targets: ReadonlyMap<number, number>
  /** Tokens an area heading begins at. */
  readonly areas: ReadonlySet<number>
  /** Every record has a number of its own in the first column. */
  readonly numbered: boolean
}

interface Candidate {
  readonly token: number
  readonly path: readonly number[]
  readonly score: number
}

const pathOf = (text: string) =>
  /^\d{1,3}(?:\.\d{1,3})*[.)]?$/.test(text) ? text.replace(/[.)]$/, '').split('.').map(Number) : null

/** Whether one number follows another in a numbering: 3 → 4, 3 → 3.1, 3.2 → 4, 3.2 → 3.3. */
function follows(a: readonly number[], b: readonly number[]): boolean {
  const depth = b.length - 1
  for (let i = 0; i < depth; i++) if (a[i] !== b[i]) return false
  const last = b[depth] ?? 0
  return a.length > depth ? last === (a[depth] ?? 0) + 1 : a.length === depth && last === 1
}

function candidate(stream: Stream, line: Line, before: Line | undefined, glued: boolean): Candidate | null {
  const token = stream.tokens[line.from]
  const path = token === undefined ? null : pathOf(token.text)
  if (token === undefined || path === null || path.includes(0)) return null
  const next = stream.tokens[line.from + 1]
  const previous = stream.tokens[line.from - 1]
  let score = 0
  const lone = line.to === line.from + 1
  if (previous !== undefined && (/\d[/.]$|\/\d{1,3}$|-$/.test(previous.text) || (glued && before?.trailing === false)))
    return null
  if (lone) score += 0.5
  if (next !== undefined && /^[\p{Ll}/]/u.test(next.text)) score -= 2
  if (previous !== undefined && /[,(]$/.test(previous.text)) score -= 1.5
  const heads = /[.)]$/.test(token.text) && next?.first === false && /^[\p{Lu}\d]/u.test(next.text)
  if (!heads && previous !== undefined && isCounted(path, previous.text, stream.tokens[line.from - 2]?.text ?? ''))
    score -= 3
  if (before !== undefined && !before.trailing) score += 0.3
  if (line.blanks > 0 || line.marks > 0) score += 0.3
  return { token: line.from, path, score }
}

const CALENDAR: Readonly<Record<string, readonly [least: number, most: number]>> = {
  tháng: [1, 12],
  quý: [1, 4],
  năm: [1900, 2100],
  ngày: [1, 31],
}

/** A number behind "tháng" or "số" goes with it where it can; "chính quyền số" and "hằng quý" count nothing. */
function isCounted(path: readonly number[], word: string, before: string): boolean {
  const [number = 0] = path
  const limits = CALENDAR[word.toLowerCase()]
  if (limits !== undefined)
    return path.length === 1 && number >= limits[0] && number <= limits[1] && !/^(?:h[ằà]ng|mỗi|từng)$/i.test(before)
  if (/^số$/i.test(word)) return !/^(?:quyền|phủ|đổi|tế|hội|ký|năng|nghệ)$/i.test(before)
  return /^(?:khoản|điều|điểm)$/i.test(word)
}

/** Whether a number begins the next group: 1.4 → 2.1. */
function opensGroup(a: readonly number[], b: readonly number[]): boolean {
  const depth = b.length - 1
  return depth > 0 && b[depth] === 1 && b[depth - 1] === (a[depth - 1] ?? 0) + 1
}

/** The best running numbering: candidates that follow one another, beginning again at 1. */
function bestChain(candidates: readonly Candidate[]): Candidate[] {
  const best: { score: number; previous: number }[] = []
  candidates.forEach((now, i) => {
    const opening = now.path.every((part) => part === 1)
    let mine = { score: now.score + (opening ? 0 : -4), previous: -1 }
    for (let j = Math.max(0, i - 60); j < i; j++) {
      const then = candidates[j]
      const reached = best[j]
      if (then === undefined || reached === undefined) continue
      const gap = (now.path[0] ?? 0) - (then.path[0] ?? 0)
      const step = follows(then.path, now.path)
        ? 2
        : opensGroup(then.path, now.path)
          ? 1
          : opening
            ? 0
            : now.path.length === 1 && gap > 1 && gap < 4
              ? -2.5
              : -8
      const score = reached.score + now.score + step
      if (score > mine.score) mine = { score, previous: j }
    }
    best.push(mine)
  })
  let at = best.reduce((winner, one, i) => (one.score > (best[winner]?.score ?? 0) ? i : winner), 0)
  const chain: Candidate[] = []
  while (at >= 0) {
    const one = candidates[at]
    if (one !== undefined) chain.push(one)
    at = best[at]?.previous ?? -1
  }
  return chain.reverse()
}

/** "Hoạt động 2:", "1.1. Nhiệm vụ 1:": the column of work whose heading (folded) has the word in front of the number, or -1. */
function labelled(stream: Stream, at: number, headings: readonly string[]): number {
  const { tokens } = stream
  const skip =
    tokens[at]?.opens === 'digit' && tokens[at + 1]?.first === false && pathOf(tokens[at]?.text ?? '') ? 1 : 0
  const [first, second, number] = [tokens[at + skip], tokens[at + skip + 1], tokens[at + skip + 2]]
  if (first?.opens !== 'capital' || second === undefined || number?.opens !== 'digit') return -1
  if (!/^\d+(?:\.\d+)*[.:)]?$/.test(number.text)) return -1
  const label = `${first.folded}${second.folded}`
  return headings.findIndex((heading) => heading.includes(label))
}

/** Reads the numbers and labels of a table's lines. */
export function readNumbering(stream: Stream, lines: readonly Line[], columns: readonly Column[]): Numbering {
  const targets = new Map<number, number>()
  const areas = areaStarts(stream, lines, nameAreas(columns))
  const work = columns.flatMap((column, i) => (isWorkRole(column.role) ? [i] : []))
  const ordinal = columns.findIndex((column) => column.role === 'ordinal')
  const [upper = 0, second = -1] = work
  const glued = alwaysTrailing(lines)
  const headings = columns.map(({ role, heading }) => (isWorkRole(role) ? foldWord(heading) : ''))
  const candidates: Candidate[] = []
  lines.forEach((line, i) => {
    const found = areas.has(line.from) ? null : candidate(stream, line, lineAbove(lines, i), glued)
    if (found !== null) candidates.push(found)
    for (let at = line.from; at < line.to; at++) {
      const column = labelled(stream, at, headings)
      if (column < 0) continue
      targets.set(at, column)
      at += 2
    }
  })
  const chain = bestChain(candidates)
  const single = work.length < 2
  const lone = chain.filter((one) => isLone(stream, one.token)).length
  const inColumn =
    ordinal >= 0 && (single || lone > chain.length / 3 || !chain.some((one) => isPointed(stream, one.token)))
  if (chain.length >= 3) {
    for (const one of chain) {
      if (targets.has(one.token)) continue
      const deeper = !inColumn && one.path.length > 1 && second >= 0
      targets.set(one.token, inColumn ? ordinal : deeper ? second : upper)
    }
  }
  return { targets, areas, numbered: single && chain.length >= 3 }
}

/** The line above on the same page: behind a repeated header stands none. */
const lineAbove = (lines: readonly Line[], at: number): Line | undefined =>
  lines[at - 1]?.to === lines[at]?.from ? lines[at - 1] : undefined

const isPointed = (stream: Stream, at: number) => /[.)]$/.test(stream.tokens[at]?.text ?? '')

const isLone = (stream: Stream, at: number) => stream.tokens[at + 1]?.first ?? true
