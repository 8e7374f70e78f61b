import { type ColumnRole, isHeadingWord, roleOfHeading } from './roles.ts'
import type { Stream } from './tokens.ts'

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
  if (role === null || first === undefined || last === undefined) return null
  let score = 8 + tokens.length
  if (/^\p{Ll}/u.test(first.text)) score -= 8
  if (/^[/,]/.test(first.text) || /[/,]$/.test(last.text)) score -= 8
  if (OPENERS.test(folded)) score -= 2
  if (/^[(]/.test(first.text)) score -= 6
  return { score, column: { role, heading: headingText(tokens.map((token) => token.text)) } }
}

function repeats(step: Step | null, role: ColumnRole): number {
  if (role === 'other') return 0
  let count = 0
  for (let at = step; at !== null; at = at.previous) if (at.column?.role === role) count++
  return count
}

/** Reads a table header that begins at a token, or null: its cells one after the other, each broken over lines. */
export function headerAt(stream: Stream, start: number): Header | null {
  const limit = Math.min(stream.tokens.length, start + LONGEST_HEADER)
  const best = new Map<number, Step>([[start, { score: 0, from: start, column: null, previous: null }]])
  let winner: { step: Step; end: number } | null = null
  for (let at = start; at < limit; at++) {
    const step = best.get(at)
    if (step === undefined) continue
    for (let end = at + 1; end <= Math.min(limit, at + LONGEST_HEADING); end++) {
      const last = stream.tokens[end - 1]
      if (
        last === undefined ||
        !foldedWords(last.text, last.folded).every((word) => word === '' || isHeadingWord(word))
      )
        break
      const found = headingScore(stream, at, end)
      if (found === null) continue
      const score = step.score + found.score - 9 * repeats(step, found.column.role)
      if (score <= (best.get(end)?.score ?? 0)) continue
      const next = { score, from: at, column: found.column, previous: step }
      best.set(end, next)
      if (score > (winner?.step.score ?? 0)) winner = { step: next, end }
    }
  }
  if (winner === null) return null
  const columns: Column[] = []
  for (let at: Step | null = winner.step; at !== null; at = at.previous)
    if (at.column !== null) columns.unshift(at.column)
  const header = { columns: withoutGroups(columns), from: start, to: winner.end }
  return isTableHeader(header.columns) ? header : null
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
