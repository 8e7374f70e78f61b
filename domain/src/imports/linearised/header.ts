import { isAreaName } from './area-lines.ts'
import { type ColumnRole, isHeadingWord, roleOfHeading } from './roles.ts'
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

const LONGEST_HEADING = 12
const LONGEST_HEADER = 60
/** A heading does not end in the word the next heading begins with ("Cơ quan | Cơ quan phối hợp"). */
const OPENERS = /(^| )(co quan|don vi|bo phan)$/

const headingText = (words: readonly string[]) => words.join(' ').replace(/\s+([/,])/g, '$1')

function foldedWords(text: string, folded: string): string[] {
  return /[/,]./.test(text) && folded !== '' ? splitFolded(text) : [folded]
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
}

/** How likely the tokens are one heading: 0 where they are none. */
function headingScore(stream: Stream, from: number, to: number): { score: number; column: Column } | null {
  const tokens = stream.tokens.slice(from, to)
  if (tokens.some((token) => /\d/.test(token.text))) return null
  const words = tokens.flatMap((token) => foldedWords(token.text, token.folded)).filter((word) => word !== '')
  const folded = words.join(' ')
  const role = roleOfHeading(folded)
  const first = tokens[0]
  const last = tokens.at(-1)
  if (role === null || first === undefined || last === undefined || last.folded === '') return null
  let score = 8 + tokens.length
  if (/^\p{Ll}/u.test(first.text)) score -= 8
  if (/^[/,]/.test(first.text) || /[/,]$/.test(last.text)) score -= 8
  if (OPENERS.test(folded)) score -= 2
  if (/^[(]/.test(first.text)) score -= 6
  if (!isCapitals(first.text)) score -= 3 * tokens.filter((token, i) => i > 0 && opensLine(token)).length
  return { score, column: { role, heading: headingText(tokens.map((token) => token.text)) } }
}

function repeats(step: Step | null, role: ColumnRole): number {
  if (role === 'other') return 0
  let count = 0
  for (let at = step; at !== null; at = at.previous) if (at.column?.role === role) count++
  return count
}

/** Reads a table header that begins at a token, or null: its cells one after the other, each broken over lines. */
export function headerAt(stream: Stream, start: number, end = start + LONGEST_HEADER): Header | null {
  const limit = Math.min(stream.tokens.length, end)
  const best = new Map<number, Step>([[start, { score: 0, from: start, column: null, previous: null }]])
  let winner: { step: Step; end: number } | null = null
  for (let at = start; at < limit; at++) {
    const step = best.get(at)
    if (step === undefined) continue
    for (let to = at + 1; to <= Math.min(limit, at + LONGEST_HEADING); to++) {
      const last = stream.tokens[to - 1]
      if (
        last === undefined ||
        !foldedWords(last.text, last.folded).every((word) => word === '' || isHeadingWord(word)) ||
        (last.first && to > start + 1 && opensArea(stream, last))
      )
        break
      const found = headingScore(stream, at, to)
      if (found === null) continue
      const score = step.score + found.score - 9 * repeats(step, found.column.role)
      if (score <= (best.get(to)?.score ?? 0)) continue
      const next = { score, from: at, column: found.column, previous: step }
      best.set(to, next)
      if (score > (winner?.step.score ?? 0)) winner = { step: next, end: to }
    }
  }
  if (winner === null) return null
  const columns: Column[] = []
  for (let at: Step | null = winner.step; at !== null; at = at.previous)
    if (at.column !== null) columns.unshift(at.column)
  const header = { columns: withoutGroups(columns), from: start, to: winner.end }
  return isTableHeader(header.columns) ? header : null
}

/** The first area's name is no heading of a column. */
function opensArea(stream: Stream, token: Token): boolean {
  const line = stream.lines[token.line]
  return line !== undefined && isAreaName(stream, line)
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
  return roles.size >= 3 && work && doing && columns.length <= 12
}

/** Whether the header's words stand again at a token; the end of the repetition, or -1. Line breaks may differ. */
export function repetitionEnd(stream: Stream, header: Header, start: number): number {
  const joined = (from: number, to: number) =>
    stream.tokens
      .slice(from, to)
      .map((token) => token.folded)
      .join('')
  const wanted = joined(header.from, header.to)
  let text = ''
  for (let at = start; at < stream.tokens.length && text.length < wanted.length; at++) {
    text += stream.tokens[at]?.folded ?? ''
    if (!wanted.startsWith(text)) return -1
    if (text === wanted) return at + 1
  }
  return -1
}

/** Takes words off a header's end that its repetitions do not have: they are the first row's. */
export function settleHeader(stream: Stream, header: Header): Header {
  const starts = stream.lines.filter((line) => line.from >= header.to).map((line) => line.from)
  for (let to = header.to; to > header.to - LONGEST_HEADING && to > header.from; to--) {
    const shorter = to === header.to ? header : headerAt(stream, header.from, to)
    if (shorter?.to !== to || shorter.columns.length < header.columns.length) continue
    if (starts.some((at) => repetitionEnd(stream, shorter, at) >= 0)) return shorter
  }
  return header
}
