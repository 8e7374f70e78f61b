import type { Column } from './header.ts'
import { type Joints, weighJoints, wordPairs } from './joints.ts'
import { insideScore, readBeginning, startScore, timeLength } from './lexicon.ts'
import type { Numbering } from './numbering.ts'
import { alwaysTrailing, type Line, type Stream } from './tokens.ts'

/** Everything the text says about its cells, looked up by token. It does not change while the table is read. */
export interface Evidence {
  readonly stream: Stream
  readonly columns: readonly Column[]
  readonly numbering: Numbering
  /** Columns some label or number names. */
  readonly labelled: ReadonlySet<number>
  /** Pairs of words seen within lines of running text. */
  readonly pairs: ReadonlySet<string>
  readonly joints: Joints
  /** Line start → what stands at the break in front of it: a key of the model's breaks. */
  readonly breaks: ReadonlyMap<number, string>
  /** Lines of nothing but blanks stand for empty cells. */
  readonly marksTell: boolean
  /** Tokens in the middle of a time expression. */
  readonly inTime: ReadonlySet<number>
  /** Tokens a time expression ends in front of. */
  readonly timeEnds: ReadonlySet<number>
  /** For every token and column, the score of the word standing inside a cell of the column. */
  readonly inside: Float64Array
  /** Token → score of a cell of each column beginning there. */
  readonly starts: ReadonlyMap<number, readonly number[]>
}

const LOOKAHEAD = 9
/** Letters of a word that matter to what begins with it. */
const LONGEST_WORD = 40

/** The next words of the text from a token on, line breaks forgotten. */
function aheadOf(stream: Stream, at: number): string {
  let ahead = ''
  for (let i = at; i < at + LOOKAHEAD; i++) {
    const next = stream.tokens[i]
    const word = next?.text.slice(0, LONGEST_WORD) ?? ''
    const glued = ahead === '' || (ahead.endsWith('-') && next?.opens === 'capital' && /\p{L}-$/u.test(ahead))
    ahead += glued ? word : ` ${word}`
  }
  return ahead
}

/** Whether a cell may begin at a token inside a line. */
export function mayBegin(stream: Stream, at: number): boolean {
  const word = stream.tokens[at]
  if (word === undefined) return false
  const signed = word.opens === 'sign' && /^[(“"•+–-]/.test(word.text)
  return word.first || word.wideGap || word.opens === 'capital' || word.opens === 'digit' || signed
}

interface Times {
  readonly inTime: Set<number>
  readonly timeEnds: Set<number>
}

/** Notes the time expression that begins at a token, if one does. */
function noteTime(stream: Stream, at: number, to: number, ahead: string, times: Times): void {
  let length = timeLength(ahead)
  if (length === 0) return
  let end = at
  while (length > 0 && end < to) {
    const word = stream.tokens[end]?.text ?? ''
    length -= word.length + (/\p{L}-$/u.test(word) ? 0 : 1)
    end++
    if (length > 0) times.inTime.add(end)
  }
  times.timeEnds.add(end)
}

function breakClasses(lines: readonly Line[]): Map<number, string> {
  const trailing = lines.filter((line) => line.trailing).length / Math.max(1, lines.length)
  const tells = trailing > 0.05 && trailing < 0.96
  const blanks = lines.map((line) => line.blanks).sort((a, b) => a - b)
  const usual = blanks[blanks.length >> 1] ?? 0
  return new Map(
    lines.map((line, i) => {
      const end = tells ? (lines[i - 1]?.trailing === false ? 'end' : 'wrap') : '-'
      const gap = line.marks > 0 ? 'mark' : line.blanks === usual ? 'usual' : line.blanks > usual ? 'more' : 'less'
      return [line.from, `${end} ${gap}`]
    }),
  )
}

function startScores(columns: readonly Column[], numbering: Numbering, at: number, ahead: string): number[] {
  const beginning = readBeginning(ahead)
  const target = numbering.targets.get(at)
  const before = /^\p{Ll}/u.test(ahead) ? -4 : /^[,.;:)]/.test(ahead) ? -6 : 0
  return columns.map((column, c) => {
    const label = target === undefined ? 0 : target === c ? 6 : -6
    const unnumbered = target === undefined && column.role === 'ordinal' && numbering.targets.size > 2 ? -4 : 0
    return before + label + unnumbered + startScore(column.role, beginning)
  })
}

/** Gathers what the words, numbers and gaps of a table's lines say. */
export function gatherEvidence(
  stream: Stream,
  lines: readonly Line[],
  columns: readonly Column[],
  numbering: Numbering,
): Evidence {
  const from = lines[0]?.from ?? 0
  const to = lines.at(-1)?.to ?? 0
  const pairs = wordPairs(stream, from, to)
  const times: Times = { inTime: new Set(), timeEnds: new Set() }
  const standing = new Map<string, readonly number[]>()
  const inside = new Float64Array(stream.tokens.length * columns.length)
  const starts = new Map<number, readonly number[]>()
  for (let at = from; at < to; at++) {
    const token = stream.tokens[at]
    if (token === undefined) continue
    const scores = standing.get(token.text) ?? columns.map(({ role }) => insideScore(role, token.folded, token.text))
    standing.set(token.text, scores)
    inside.set(scores, at * columns.length)
    if (!mayBegin(stream, at)) continue
    const ahead = aheadOf(stream, at)
    starts.set(at, startScores(columns, numbering, at, ahead))
    if (token.opens === 'capital' || token.opens === 'digit') noteTime(stream, at, to, ahead, times)
  }
  return {
    stream,
    columns,
    numbering,
    labelled: new Set(numbering.targets.values()),
    pairs,
    joints: weighJoints(
      stream,
      lines,
      (at) => numbering.targets.has(at) || numbering.areas.has(at),
      pairs,
      times.timeEnds,
    ),
    breaks: breakClasses(lines),
    marksTell: alwaysTrailing(lines) && lines.some((line) => line.marks > 0),
    inside,
    starts,
    ...times,
  }
}

/** The scores of a cell of each column beginning at a token. */
export function startsAt(evidence: Evidence, at: number): readonly number[] {
  const { stream, columns, numbering, starts } = evidence
  return starts.get(at) ?? startScores(columns, numbering, at, aheadOf(stream, at))
}
