import { type ColumnRole, headingKinds, roleOfHeading } from './roles.ts'
import type { Stream, Token } from './tokens.ts'

export interface Column {
  readonly role: ColumnRole
  readonly heading: string
}

export interface Header {
  readonly columns: readonly Column[]
  /** The tokens it stands on. */
  readonly from: number
  readonly to: number
}

/** Words that may be one heading: up to but without `to`. */
interface Heading {
  readonly to: number
  readonly score: number
  readonly column: Column
}

/** The headings that may begin at a token, shortest first. */
export type HeadingsAt = (token: number) => readonly Heading[]

const LONGEST_HEADING = 12
const LONGEST_HEADER = 60
const MOST_COLUMNS = 12
/** A heading over others has no column of its own: so many headings may stand in a header with the most columns. */
const MOST_HEADINGS = MOST_COLUMNS + 3
/** Lines on end that begin as headings do and are none: text of this kind holds no header further down. */
const MOST_STARTS = 8
/** How far behind a header its repetition on the next page is looked for, in lines. */
const NEXT_PAGE = 2000
/** A heading does not end in the word the next heading begins with ("Cơ quan | Cơ quan phối hợp"). */
const OPENERS = /(^| )(co quan|don vi|bo phan|cu)$/

/** Words that go with the heading before them: "Hoạt động cụ thể | Sản phẩm". */
const MODIFIERS = /^(?:(?:cu )?the|hoan thanh|thuc hien|chu yeu|dau ra|can dat)(?: |$)/

const headingText = (words: readonly string[]) => words.join(' ').replace(/\s+([/,])/g, '$1')

function foldedWords({ text, folded }: Token): string[] {
  if (folded === '') return []
  return /[/,]./.test(text) ? splitFolded(text) : [folded]
}

function splitFolded(text: string): string[] {
  return text
    .split(/[/,]/)
    .map((part) =>
      part
        .normalize('NFD')
        .replace(/đ/gi, 'd')
        .replace(/[^A-Za-z0-9]/g, '')
        .toLowerCase(),
    )
    .filter((part) => part !== '')
}

const isCapitals = (text: string) => text.length > 1 && text === text.toUpperCase()

/** A capital at the beginning of a line is the next cell's, but for the words that complete a heading. */
const opensLine = (token: Token) =>
  token.first && /^\p{Lu}\p{Ll}/u.test(token.text) && !/^(?:hoan|thuc|du|phoi|chu|nhiem|san)$/.test(token.folded)

interface Step {
  readonly score: number
  readonly from: number
  readonly column: Column | null
  readonly previous: Step | null
  /** How many headings it takes. */
  readonly count: number
}

/** How likely the tokens are one heading, whose words without accents are given; null where they are none. */
function weighHeading(tokens: readonly Token[], words: readonly string[], to: number): Heading | null {
  const folded = words.join(' ')
  const role = roleOfHeading(folded)
  const first = tokens[0]
  const last = tokens.at(-1)
  if (role === null || first === undefined || last === undefined || last.folded === '') return null
  let score = 8 + tokens.length
  if (first.opens === 'small') score -= 8
  if (/^[/,]/.test(first.text) || /[/,]$/.test(last.text)) score -= 8
  if (OPENERS.test(folded)) score -= 2
  if (MODIFIERS.test(folded)) score -= 4
  if (first.text.startsWith('(')) score -= 6
  if (!isCapitals(first.text)) score -= 3 * tokens.filter((token, i) => i > 0 && opensLine(token)).length
  return { to, score, column: { role, heading: headingText(tokens.map((token) => token.text)) } }
}

/** Looks for headings in a text; each place is weighed once, however many headers it might belong to. */
export function findHeadings(stream: Stream): HeadingsAt {
  const known = new Map<number, readonly Heading[]>()
  return (from) => {
    const before = known.get(from)
    if (before !== undefined) return before
    const found: Heading[] = []
    const words: string[] = []
    let kinds = -1
    for (let at = from; at < Math.min(stream.tokens.length, from + LONGEST_HEADING); at++) {
      const token = stream.tokens[at]
      if (token === undefined || /\d/.test(token.text)) break
      for (const word of foldedWords(token)) {
        kinds &= headingKinds(word)
        words.push(word)
      }
      if (kinds === 0) break
      const heading = weighHeading(stream.tokens.slice(from, at + 1), words, at + 1)
      if (heading !== null) found.push(heading)
    }
    known.set(from, found)
    return found
  }
}

function repeats(step: Step | null, role: ColumnRole): number {
  if (role === 'other') return 0
  let count = 0
  for (let at = step; at !== null; at = at.previous) if (at.column?.role === role) count++
  return count
}

/** No header ends within a line where a word in small letters follows: the first row's words only look like a heading. */
function cutOff(stream: Stream, to: number): number {
  const next = stream.tokens[to]
  return next !== undefined && !next.first && !next.wideGap && next.opens === 'small' ? 8 : 0
}

/** Reads a table header that begins at a token, or null: its cells one after the other, each broken over lines. */
function headerAt(stream: Stream, headings: HeadingsAt, start: number, end = start + LONGEST_HEADER): Header | null {
  const limit = Math.min(stream.tokens.length, end)
  const best = new Map<number, Step>([[start, { score: 0, from: start, column: null, previous: null, count: 0 }]])
  let winner: { step: Step; end: number; score: number } | null = null
  for (let at = start; at < limit; at++) {
    const step = best.get(at)
    if (step === undefined || step.count === MOST_HEADINGS) continue
    for (const { to, score: own, column } of headings(at)) {
      if (to > limit) break
      const score = step.score + own - 9 * repeats(step, column.role)
      if (score <= (best.get(to)?.score ?? 0)) continue
      const next = { score, from: at, column, previous: step, count: step.count + 1 }
      best.set(to, next)
      const whole = score - cutOff(stream, to)
      if (whole > (winner?.score ?? 0)) winner = { step: next, end: to, score: whole }
    }
  }
  if (winner === null) return null
  const columns: Column[] = []
  for (let at: Step | null = winner.step; at !== null; at = at.previous) if (at.column !== null) columns.push(at.column)
  const header = { columns: withoutGroups(columns.reverse()), from: start, to: winner.end }
  return isTableHeader(header.columns) ? header : null
}

/** The header that begins with a line, or null. */
export function headerOfLine(stream: Stream, headings: HeadingsAt, line: number): Header | null {
  const headed = (l: number) => {
    const from = stream.lines[l]?.from
    return from !== undefined && headings(from).length > 0
  }
  if (!headed(line)) return null
  let above = line - 1
  while (above >= line - MOST_STARTS && headed(above)) above--
  return above < line - MOST_STARTS ? null : headerAt(stream, headings, stream.lines[line]?.from ?? 0)
}

/**
 * A title above the header may read as one heading more ("Kế hoạch triển khai nhiệm vụ | TT | Nội dung …"): a header whose
 * number column comes later begins there, where what stands before it says nothing new.
 */
export function withoutTitle(stream: Stream, headings: HeadingsAt, header: Header): Header {
  const at = header.columns.findIndex((column) => column.role === 'ordinal')
  if (at <= 0) return header
  const before = header.columns.slice(0, at).map((column) => column.role)
  for (const line of stream.lines) {
    if (line.from <= header.from) continue
    if (line.from >= header.to) break
    const later = headerAt(stream, headings, line.from)
    if (later?.columns[0]?.role !== 'ordinal') continue
    const roles = new Set(later.columns.map((column) => column.role))
    return before.every((role) => roles.has(role)) ? later : header
  }
  return header
}

/** A heading over two ("Phân công thực hiện" over "Chủ trì" and "Phối hợp") has no column of its own. */
function withoutGroups(columns: readonly Column[]): Column[] {
  const doing = columns.filter((column) => column.role === 'lead')
  const group = columns.findIndex((column) => column.role === 'lead' && !/tr[iì]/i.test(column.heading))
  if (doing.length < 2 || group < 0) return [...columns]
  const parts = columns.filter((column, i) => i > group && (column.role === 'lead' || column.role === 'coordinator'))
  const rest = columns.filter((column, i) => i !== group && !parts.includes(column))
  return [...rest.slice(0, group), ...parts, ...rest.slice(group)]
}

function isTableHeader(columns: readonly Column[]): boolean {
  const roles = new Set(columns.map((column) => column.role))
  const work = roles.has('task') || roles.has('activity') || roles.has('objective')
  const doing = roles.has('lead') || roles.has('coordinator') || roles.has('deadline') || roles.has('product')
  return roles.size >= 3 && work && doing && columns.length <= MOST_COLUMNS
}

/** Looks for a header's words standing again at a token: the end of the repetition, or -1. Line breaks may differ. */
export function repetitionOf(stream: Stream, header: Header): (start: number) => number {
  const wanted = stream.tokens
    .slice(header.from, header.to)
    .map((token) => token.folded)
    .join('')
  return (start) => {
    let read = 0
    for (let at = start; at < stream.tokens.length && read < wanted.length; at++) {
      const { folded = '' } = stream.tokens[at] ?? {}
      if (!wanted.startsWith(folded, read)) return -1
      read += folded.length
      if (read === wanted.length) return at + 1
    }
    return -1
  }
}

/** Takes words off a header's end that its repetitions do not have: they are the first row's. */
export function settleHeader(stream: Stream, headings: HeadingsAt, header: Header): Header {
  const line = (stream.tokens[header.to]?.line ?? stream.lines.length) - 1
  const below = stream.lines.slice(line, line + NEXT_PAGE).filter(({ from }) => from >= header.to)
  for (let to = header.to; to > header.to - LONGEST_HEADING && to > header.from; to--) {
    const shorter = to === header.to ? header : headerAt(stream, headings, header.from, to)
    if (shorter?.to !== to) continue
    const repetitionEnd = repetitionOf(stream, shorter)
    if (below.some(({ from }) => repetitionEnd(from) >= 0)) return shorter
  }
  return header
}
