import type { Column } from './header.ts'
import { insideScore, startScore, timeLength } from './lexicon.ts'
import type { Model } from './model.ts'
import type { Numbering } from './numbering.ts'
import type { Line, Stream } from './tokens.ts'

/** Everything the text says about its cells, looked up by token. */
export interface Evidence {
  readonly stream: Stream
  readonly columns: readonly Column[]
  readonly numbering: Numbering
  /** Pairs of words seen within lines of running text. */
  readonly pairs: ReadonlySet<string>
  /** Trailing blanks tell wrapped lines from ended ones. */
  readonly trailingTells: boolean
  /** How many empty lines stand between lines as a rule. */
  readonly usualBlanks: number
  /** Tokens in the middle of brackets. */
  readonly bracketed: ReadonlySet<number>
  /** Tokens in the middle of a time expression. */
  readonly inTime: ReadonlySet<number>
  /** Tokens a time expression ends in front of. */
  readonly timeEnds: ReadonlySet<number>
}

const LOOKAHEAD = 9

/** The next words of the text from a token on, line breaks forgotten. */
export function aheadOf(stream: Stream, at: number): string {
  return stream.tokens
    .slice(at, at + LOOKAHEAD)
    .map((token) => token.text)
    .join(' ')
    .replace(/(\p{L})- (?=\p{Lu})/gu, '$1-')
}

/** "word next" of every pair within a line, except where a cell may begin between them. */
export function wordPairs(stream: Stream, inTable: (token: number) => boolean): Set<string> {
  const pairs = new Set<string>()
  stream.tokens.forEach((token, i) => {
    const before = stream.tokens[i - 1]
    if (before === undefined || token.first || token.wideGap) return
    if (inTable(i) && /^[\p{Lu}\d]/u.test(token.text)) return
    pairs.add(`${before.folded} ${token.folded}`)
  })
  return pairs
}

const LONGEST_BRACKET = 40

function bracketedTokens(stream: Stream, from: number, to: number): Set<number> {
  const inside = new Set<number>()
  let open = -1
  for (let i = from; i < to; i++) {
    const text = stream.tokens[i]?.text ?? ''
    for (const char of text) {
      if (char === '(') open = i
      else if (char === ')' && open >= 0) {
        if (i - open <= LONGEST_BRACKET) for (let k = open + 1; k <= i; k++) inside.add(k)
        open = -1
      }
    }
  }
  return inside
}

function timeSpans(stream: Stream, from: number, to: number): { inTime: Set<number>; timeEnds: Set<number> } {
  const inTime = new Set<number>()
  const timeEnds = new Set<number>()
  for (let i = from; i < to; i++) {
    const token = stream.tokens[i]
    if (token === undefined || !/^[\p{Lu}\d]/u.test(token.text)) continue
    let length = timeLength(aheadOf(stream, i))
    if (length === 0) continue
    let at = i
    while (length > 0 && at < to) {
      const word = stream.tokens[at]?.text ?? ''
      length -= word.length + (/\p{L}-$/u.test(word) ? 0 : 1)
      at++
      if (length > 0) inTime.add(at)
    }
    timeEnds.add(at)
  }
  return { inTime, timeEnds }
}

/** Gathers what does not change while the table is read. */
export function gatherEvidence(
  stream: Stream,
  lines: readonly Line[],
  columns: readonly Column[],
  numbering: Numbering,
): Evidence {
  const from = lines[0]?.from ?? 0
  const to = lines.at(-1)?.to ?? 0
  const trailing = lines.filter((line) => line.trailing).length / Math.max(1, lines.length)
  const blanks = lines.map((line) => line.blanks).sort((a, b) => a - b)
  return {
    stream,
    columns,
    numbering,
    pairs: wordPairs(stream, (token) => token >= from && token < to),
    trailingTells: trailing > 0.05 && trailing < 0.96,
    usualBlanks: blanks[blanks.length >> 1] ?? 0,
    bracketed: bracketedTokens(stream, from, to),
    ...timeSpans(stream, from, to),
  }
}

/** What stands at the break in front of a line: a key of the model's breaks. */
export function breakClass(evidence: Evidence, before: Line | undefined, line: Line): string {
  const trailing = evidence.trailingTells ? (before?.trailing === false ? 'end' : 'wrap') : '-'
  const gap =
    line.marks > 0
      ? 'mark'
      : line.blanks === evidence.usualBlanks
        ? 'usual'
        : line.blanks > evidence.usualBlanks
          ? 'more'
          : 'less'
  return `${trailing} ${gap}`
}

const FIRST_STAY: Record<string, number> = {
  end: -2.2,
  wrap: 0.5,
  mark: -2,
  usual: 0.3,
  more: -0.3,
  less: -0.3,
  '-': 0,
}

/** Scores of a cell going on over the line break in front of a token, or ending there. */
export function breakScores(
  evidence: Evidence,
  model: Model,
  before: Line | undefined,
  line: Line,
): { stay: number; move: number } {
  const name = breakClass(evidence, before, line)
  const learned = model.breaks.get(name)
  const first = name.split(' ').reduce((sum, part) => sum + (FIRST_STAY[part] ?? 0), 0)
  let stay = learned?.stay ?? first
  let move = learned?.move ?? 0
  const at = line.from
  const next = evidence.stream.tokens[at]
  const last = evidence.stream.tokens[at - 1]
  if (next === undefined || last === undefined) return { stay, move }
  if (evidence.pairs.has(`${last.folded} ${next.folded}`)) stay += 1
  if (/[,(/]$|\p{L}-$/u.test(last.text)) stay += 1.2
  if (/[.]$/.test(last.text) && !/^\p{Ll}/u.test(next.text)) stay -= 0.6
  if (evidence.numbering.targets.has(at)) stay -= 6
  if (evidence.numbering.areas.has(at)) stay -= 6
  move += sharedMove(evidence, at)
  return { stay, move }
}

/** Words no cell ends in: they need what follows. */
const DANGLING = new Set(
  'của các và về cho theo thuộc từ với tại trong trên bằng để do đối nhằm hoặc những được bị có là mỗi khi như giữa qua việc sự cùng vào'.split(
    ' ',
  ),
)

/** What speaks against any cell ending in front of a token, be it within a line or at its end. */
export function sharedMove(evidence: Evidence, at: number): number {
  const next = evidence.stream.tokens[at]
  const last = evidence.stream.tokens[at - 1]
  let move = 0
  if (next === undefined || last === undefined) return move
  if (/[,(]$|\p{L}-$/u.test(last.text)) move -= 1.5
  if (DANGLING.has(last.text)) move -= 3
  if (evidence.bracketed.has(at)) move -= 4
  return move
}

/** Score of a cell of each column beginning at a token. */
export function enterScores(evidence: Evidence, model: Model, at: number): number[] {
  const { stream, columns, numbering } = evidence
  const ahead = aheadOf(stream, at)
  const target = numbering.targets.get(at)
  const lower = /^\p{Ll}/u.test(ahead)
  const key = startKey(stream, at)
  const learned = model.starts.get(key)
  return columns.map((column, c) => {
    let score = Math.log(model.fill[c] ?? 0.5) + startScore(column.role, ahead)
    if (lower) score -= 4
    if (/^[,.;:)]/.test(ahead)) score -= 6
    if (target !== undefined) score += target === c ? 6 : -6
    if (target === undefined && column.role === 'ordinal' && numbering.targets.size > 2) score -= 4
    if (learned !== undefined) score += learned[c] ?? 0
    for (const value of model.values.get(stream.tokens[at]?.folded ?? '') ?? []) {
      if (value.column === c && standsAt(stream, at, value.words)) score += 1 + 0.2 * Math.min(5, value.words.length)
    }
    return score
  })
}

/** The two first words of a cell that begins at a token. */
export function startKey(stream: Stream, at: number): string {
  return `${stream.tokens[at]?.folded ?? ''} ${stream.tokens[at + 1]?.folded ?? ''}`
}

/** Whether these folded words stand at a token. */
export function standsAt(stream: Stream, at: number, words: readonly string[]): boolean {
  return words.every((word, i) => stream.tokens[at + i]?.folded === word)
}

/** Score of a cell of each column ending in front of a token. */
export function leaveScores(evidence: Evidence, ends: ReadonlySet<string>, at: number): number[] {
  return evidence.columns.map((column, c) => {
    let score = 0
    if (column.role === 'deadline') {
      if (evidence.timeEnds.has(at)) score += 1
      if (evidence.inTime.has(at)) score -= 3
    } else if (evidence.inTime.has(at)) score -= 1
    if (ends.has(`${at} ${c}`)) score += 0.8
    return score
  })
}

/** Places known cell texts end at: "token column". */
export function valueEnds(evidence: Evidence, model: Model, from: number, to: number): Set<string> {
  const ends = new Set<string>()
  for (let i = from; i < to; i++) {
    for (const value of model.values.get(evidence.stream.tokens[i]?.folded ?? '') ?? []) {
      if (standsAt(evidence.stream, i, value.words)) ends.add(`${i + value.words.length} ${value.column}`)
    }
  }
  return ends
}

/** Score of a word inside a cell of each column. */
export function insideScores(evidence: Evidence, model: Model, at: number): number[] {
  const token = evidence.stream.tokens[at]
  const learned = model.inside.get(token?.folded ?? '')
  return evidence.columns.map(
    (column, c) => insideScore(column.role, token?.folded ?? '', token?.text ?? '') + (learned?.[c] ?? 0),
  )
}
