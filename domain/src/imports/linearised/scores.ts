import { type Evidence, mayBegin, startsAt } from './evidence.ts'
import type { Model } from './model.ts'
import { resumeScores, type Tail } from './resume.ts'
import { isWorkRole } from './roles.ts'
import type { Line, Stream } from './tokens.ts'
import { valuesAt } from './values.ts'

/** A place a cell can begin at, with its scores under a model; one number a column. */
export interface Place {
  readonly token: number
  /** Index into the page's lines. */
  readonly line: number
  readonly lineStart: boolean
  /** A cell of the column begins here. */
  readonly enter: readonly number[]
  /** A record begins here with this column, on top of `enter`. */
  readonly record: readonly number[]
  /** The rest of a cell cut by the page break begins here. */
  readonly resume: readonly number[] | null
  /** A cell of the column ends in front of this place. */
  readonly leave: readonly number[]
  readonly area: boolean
  /** Any cell ends here. */
  readonly move: number
  /** A cell goes on here from the line before. */
  readonly stay: number
  /** How many empty cells the white space in front stands for; -1 where it does not tell. */
  readonly empties: number
}

const INLINE = -2
/** Behind so many records of its own a page holds no more rests of cells that were cut. */
const CUT_LABELS = 3
/** Lines behind a page break that may still be the rests of cut cells. */
const LONGEST_PAGE = 200
/** How much of what speaks against a cell's end still counts where the page may cut it. */
const CUT_SHARE = 0.6

const FIRST_STAY: Record<string, number> = { end: -2.2, wrap: 0.5, mark: -2, usual: 0.3, more: -0.3, less: -0.3 }

const firstStay = (kind: string) => kind.split(' ').reduce((sum, part) => sum + (FIRST_STAY[part] ?? 0), 0)

/** The two first words of a cell that begins at a token. */
export function startKey(stream: Stream, at: number): string {
  return `${stream.tokens[at]?.folded ?? ''} ${stream.tokens[at + 1]?.folded ?? ''}`
}

/** Token → the columns a known cell text ends in in front of it. */
function valueEnds(evidence: Evidence, model: Model, from: number, to: number): Map<number, number[]> {
  const ends = new Map<number, number[]>()
  for (let i = from; i < to; i++) {
    for (const { words, column } of valuesAt(model.values, evidence.stream, i)) {
      const columns = ends.get(i + words)
      if (columns === undefined) ends.set(i + words, [column])
      else columns.push(column)
    }
  }
  return ends
}

function enterScores(evidence: Evidence, model: Model, fill: readonly number[], at: number): number[] {
  const learned = model.starts.size === 0 ? undefined : model.starts.get(startKey(evidence.stream, at))
  const scores = startsAt(evidence, at).map((start, c) => start + (fill[c] ?? 0) + (learned?.[c] ?? 0))
  for (const { words, column } of valuesAt(model.values, evidence.stream, at))
    scores[column] = (scores[column] ?? 0) + 1 + 0.2 * Math.min(5, words)
  if (evidence.inTime.has(at)) {
    evidence.columns.forEach((column, c) => {
      if (column.role === 'deadline') scores[c] = (scores[c] ?? 0) - 3
    })
  }
  return scores
}

/** Score of a record beginning in a column where no number stands, its cells further left being shared with the record above. */
function recordScore(evidence: Evidence, column: number): number {
  const { numbering, columns } = evidence
  const role = columns[column]?.role ?? 'other'
  if (role === 'ordinal') return -10
  if (numbering.numbered) return -9
  if (!isWorkRole(role)) return column === columns.findIndex((one) => one.role !== 'ordinal') ? -1.2 : -8
  return evidence.labelled.has(column) ? -5 : -1.2
}

/** The same where a number or label stands. */
function numberedScores({ numbering }: Evidence, unnumbered: readonly number[], at: number): readonly number[] {
  const target = numbering.targets.get(at)
  return target === undefined ? unnumbered : unnumbered.with(target, numbering.numbered ? 2 : 0.5)
}

function leaveScores(evidence: Evidence, ends: ReadonlyMap<number, readonly number[]>, at: number): number[] {
  const known = ends.get(at)
  const [timeEnds, inTime] = [evidence.timeEnds.has(at), evidence.inTime.has(at)]
  return evidence.columns.map((column, c) => {
    let score = known?.includes(c) ? 0.8 : 0
    if (column.role === 'deadline' && timeEnds) score += 1
    if (inTime) score -= column.role === 'deadline' ? 3 : 1
    return score
  })
}

/** Where the last numbered record of a page begins: its cells may be cut, and end in the middle of a sentence. */
function lastLabel(evidence: Evidence, lines: readonly Line[]): number {
  const labels = lines.map((line) => line.from).filter((token) => evidence.numbering.targets.has(token))
  return labels.at(-1) ?? Number.POSITIVE_INFINITY
}

/** The places of a page a cell can begin at, weighed under a model. */
export function weighPlaces(
  evidence: Evidence,
  model: Model,
  lines: readonly Line[],
  tails: readonly (Tail | undefined)[] | null,
  cutBelow: boolean,
): Place[] {
  const { stream, joints } = evidence
  const ends = valueEnds(evidence, model, lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0)
  const places: Place[] = []
  const fill = model.fill.map(Math.log)
  const unnumbered = evidence.columns.map((_, c) => recordScore(evidence, c))
  const resume = tails === null ? null : resumeScores(evidence, model, tails)
  let labels = 0
  const lastStart = cutBelow ? lastLabel(evidence, lines) : Number.POSITIVE_INFINITY
  lines.forEach((line, l) => {
    for (let token = line.from; token < line.to; token++) {
      const lineStart = token === line.from
      if (!lineStart && !mayBegin(stream, token) && !(tails !== null && l < 2)) continue
      if (evidence.numbering.targets.has(token)) labels++
      const kind = evidence.breaks.get(token)
      const odds = kind === undefined ? undefined : model.breaks.get(kind)
      const stay = odds?.stay ?? (kind === undefined ? 0 : firstStay(kind))
      const inline = tails !== null && l < 2 ? INLINE / 2 : INLINE
      const gap = lineStart ? (odds?.move ?? 0) : stream.tokens[token]?.wideGap ? 0 : inline
      places.push({
        token,
        line: l,
        lineStart,
        enter: enterScores(evidence, model, fill, token),
        record: numberedScores(evidence, unnumbered, token),
        resume: resume === null || labels > CUT_LABELS || l > LONGEST_PAGE ? null : resume(token),
        leave: leaveScores(evidence, ends, token),
        area: evidence.numbering.areas.has(token),
        move: gap + (joints.move[token] ?? 0) * (token > lastStart ? CUT_SHARE : 1),
        stay: stay + (joints.stay[token] ?? 0) + (joints.interior[token] ?? 0),
        empties: evidence.marksTell && lineStart ? line.marks : -1,
      })
    }
  })
  return places
}
