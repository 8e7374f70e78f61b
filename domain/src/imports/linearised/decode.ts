import {
  breakScores,
  type Evidence,
  enterScores,
  insideScores,
  leaveScores,
  sharedMove,
  valueEnds,
} from './evidence.ts'
import type { Model } from './model.ts'
import { isWorkRole } from './roles.ts'
import type { Line } from './tokens.ts'

/** How a part of a line stands to what was read before it. */
export type Join = 'stay' | 'next' | 'record' | 'resume' | 'area'

/** Words of one line in one column. */
export interface Part {
  readonly from: number
  readonly to: number
  /** The column, or the number of columns for an area heading. */
  readonly column: number
  readonly join: Join
}

/** How a cell that a page break cuts ends: what its rest has to fit to. */
export interface Tail {
  readonly word: string
  readonly text: string
  readonly width: number
  /** The cell says all it has to: a whole time, or what other cells of the column say too. */
  readonly complete: boolean
}

interface Place {
  readonly token: number
  readonly line: number
  readonly lineStart: boolean
}

const JOINS: readonly Join[] = ['stay', 'next', 'record', 'resume', 'area']
const BLANK = 250
const CUT = 0
const AFTER_CUT = 1
const REST = 2

function placesOf(evidence: Evidence, lines: readonly Line[], resumed: boolean): Place[] {
  const places: Place[] = []
  lines.forEach((line, l) => {
    for (let token = line.from; token < line.to; token++) {
      const word = evidence.stream.tokens[token]
      if (word === undefined) continue
      const lineStart = token === line.from
      const may = word.wideGap || /^[\p{Lu}\d(“"•+–-]/u.test(word.text) || (resumed && l < 2)
      if (lineStart || may) places.push({ token, line: l, lineStart })
    }
  })
  return places
}

/** How well a part as wide as this fits its column, and whether its line had to be broken where it was. */
function widthScore(width: number, limit: number): number {
  const over = width / limit - 1.03
  return over > 0 ? -Math.min(7, 0.5 + 25 * over) : 0
}

function forcedScore(evidence: Evidence, width: number, limit: number, next: number): number {
  if (limit === Number.POSITIVE_INFINITY) return 0
  const word = evidence.stream.tokens[next]
  const last = evidence.stream.tokens[next - 1]
  if (word === undefined || last === undefined) return 0
  if (width + BLANK + word.width > limit * 0.97) return 0.4
  return /^[-+•]/.test(word.text) || /[.;:]$/.test(last.text) ? -0.7 : -2
}

function resumeScore(evidence: Evidence, model: Model, tail: Tail | undefined, column: number, at: number): number {
  const word = evidence.stream.tokens[at]
  if (word === undefined || tail === undefined) return -4
  const lower = /^\p{Ll}/u.test(word.text)
  let score = evidence.pairs.has(`${tail.word} ${word.folded}`) ? 2 : 0
  if (/[.]$/.test(tail.text)) score -= lower ? 2 : 1
  else score += lower ? 0.7 : -0.5
  if (/,$/.test(tail.text)) score += 1
  if (tail.complete) score -= 2
  const limit = model.widths[column] ?? Number.POSITIVE_INFINITY
  if (limit !== Number.POSITIVE_INFINITY) score += tail.width + BLANK + word.width > limit * 0.97 ? 0.5 : -1.5
  if (evidence.numbering.targets.has(at)) score -= 6
  return score
}

/** Score of a record beginning in a column at a token, its cells further left being shared with the record above. */
function recordScore(evidence: Evidence, column: number, at: number, labelledColumns: ReadonlySet<number>): number {
  const { numbering, columns } = evidence
  const target = numbering.targets.get(at)
  const role = columns[column]?.role ?? 'other'
  if (target === column) return numbering.numbered ? 2 : 0.5
  if (role === 'ordinal') return -10
  if (numbering.numbered) return -9
  if (!isWorkRole(role)) return -8
  return labelledColumns.has(column) ? -5 : -1.2
}

/**
 * Reads one page of a linearised table: which words stand in which column and where records begin. The most probable
 * reading under the model is found by dynamic programming over the places a cell can begin at.
 */
export function decodePage(
  evidence: Evidence,
  model: Model,
  lines: readonly Line[],
  tails: readonly (Tail | undefined)[] | null,
): Part[] {
  const first = lines[0]
  const last = lines.at(-1)
  if (first === undefined || last === undefined) return []
  const count = evidence.columns.length
  const wide = count + 1
  const places = placesOf(evidence, lines, tails !== null)
  const states = 3 * wide
  const score = new Float64Array((places.length + 1) * states).fill(Number.NEGATIVE_INFINITY)
  const from = new Int32Array(score.length)
  const via = new Uint8Array(score.length)
  const read = (index: number) => score[index] ?? Number.NEGATIVE_INFINITY
  const relax = (index: number, value: number, back: number, join: Join) => {
    if (value <= read(index)) return
    score[index] = value
    from[index] = back
    via[index] = JOINS.indexOf(join)
  }

  const size = last.to - first.from
  const inside = prefixSums(evidence, model, first.from, size)
  const width = new Float64Array(size + 1)
  for (let i = 0; i < size; i++)
    width[i + 1] = (width[i] ?? 0) + (evidence.stream.tokens[first.from + i]?.width ?? 0) + BLANK
  const ends = valueEnds(evidence, model, first.from, last.to)
  const skip = model.fill.map((fill) => Math.log(1.02 - fill))
  const skipTo = [0]
  for (const one of skip) skipTo.push((skipTo.at(-1) ?? 0) + one)
  const skipped = (a: number, b: number) => Math.max(0, b - a) && (skipTo[b] ?? 0) - (skipTo[a] ?? 0)
  const labelled = new Set(evidence.numbering.targets.values())
  const shared = !evidence.numbering.numbered

  const enterAt = places.map((place) => {
    const enter = enterScores(evidence, model, place.token)
    const resume = tails?.map((tail, c) => resumeScore(evidence, model, tail, c, place.token)) ?? null
    const record = evidence.columns.map((_, c) => recordScore(evidence, c, place.token, labelled))
    return { enter, resume, record, area: evidence.numbering.areas.has(place.token) }
  })

  const open = (p: number, value: number, phase: number, back: number) => {
    const at = enterAt[p]
    if (at === undefined) return
    const nextPhase = phase === CUT ? AFTER_CUT : REST
    for (let c = 0; c < count; c++) {
      relax(p * states + nextPhase * wide + c, value + (at.enter[c] ?? 0) + (at.record[c] ?? 0), back, 'record')
    }
    if (at.area) relax(p * states + REST * wide + count, value + 5, back, 'area')
  }

  open(0, 0, tails === null ? REST : CUT, -1)
  if (tails !== null) {
    for (let c = 0; c < count; c++) relax(CUT * wide + c, (enterAt[0]?.resume?.[c] ?? -9) - 0.3, -1, 'resume')
  }

  const move = (p: number, state: number, q: number, value: number) => {
    const phase = Math.floor(state / wide)
    const column = state % wide
    const back = p * states + state
    const place = places[q]
    const at = enterAt[q]
    if (place === undefined || at === undefined) {
      relax(q * states, value, back, 'stay')
      return
    }
    if (column === count) {
      open(q, value, REST, back)
      return
    }
    const left = value + (leaveScores(evidence, ends, place.token)[column] ?? 0)
    for (let c = column + 1; c < count; c++) {
      const enter = at.enter[c] ?? 0
      const resume = at.resume?.[c] ?? -9
      const index = q * states + phase * wide + c
      if (phase === CUT) relax(index, left + resume - 0.2, back, 'resume')
      else {
        const passed = left + skipped(column + 1, c)
        relax(index, passed + enter, back, 'next')
        if (phase === AFTER_CUT && shared) relax(index, passed + resume - 1.5, back, 'resume')
      }
    }
    open(q, left + (phase === CUT ? 0 : skipped(column + 1, count)), phase, back)
    if (place.lineStart && phase !== CUT) {
      for (let c = 0; c < column; c++) relax(q * states + phase * wide + c, left - 9, back, 'resume')
    }
  }

  for (let p = 0; p < places.length; p++) {
    const place = places[p]
    const line = lines[place?.line ?? 0]
    if (place === undefined || line === undefined) continue
    for (let q = p + 1; q <= places.length; q++) {
      const next = places[q]
      const inline = next !== undefined && next.line === place.line
      const end = inline ? next.token : line.to
      const a = place.token - first.from
      const b = end - first.from
      const partWidth = (width[b] ?? 0) - (width[a] ?? 0) - BLANK
      const after = next === undefined ? undefined : lines[next.line]
      const atBreak = inline || after === undefined ? null : breakScores(evidence, model, line, after)
      const gap = inline ? (evidence.stream.tokens[end]?.wideGap ? 0 : -2) : (atBreak?.move ?? 0)
      const against = inline ? sharedMove(evidence, end) : 0
      for (let state = 0; state < states; state++) {
        const reached = read(p * states + state)
        if (reached === Number.NEGATIVE_INFINITY) continue
        const column = state % wide
        const limit = model.widths[column] ?? Number.POSITIVE_INFINITY
        const part = (inside[b * wide + column] ?? 0) - (inside[a * wide + column] ?? 0)
        const value = reached + part + (column === count ? 0 : widthScore(partWidth, limit))
        move(p, state, q, value + gap + against)
        if (atBreak !== null) {
          const stay = column === count ? areaStay(evidence, end) : forcedScore(evidence, partWidth, limit, end)
          relax(q * states + state, value + atBreak.stay + stay, p * states + state, 'stay')
        }
      }
      if (!inline) break
    }
  }
  return trace(places, lines, from, via, states, wide, places.length * states)
}

/** A heading over several lines goes on in the same letters: capitals after capitals, small after small. */
function areaStay(evidence: Evidence, at: number): number {
  const next = evidence.stream.tokens[at]?.text ?? ''
  const last = evidence.stream.tokens[at - 1]?.text ?? ''
  const capitals = (word: string) => word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word)
  return /^\p{Ll}/u.test(next) || (capitals(last) && capitals(next)) ? 1 : -4
}

function prefixSums(evidence: Evidence, model: Model, from: number, size: number): Float64Array {
  const wide = evidence.columns.length + 1
  const sums = new Float64Array((size + 1) * wide)
  for (let i = 0; i < size; i++) {
    const scores = insideScores(evidence, model, from + i)
    for (let c = 0; c < wide; c++) sums[(i + 1) * wide + c] = (sums[i * wide + c] ?? 0) + (scores[c] ?? -0.05)
  }
  return sums
}

function trace(
  places: readonly Place[],
  lines: readonly Line[],
  from: Int32Array,
  via: Uint8Array,
  states: number,
  wide: number,
  end: number,
): Part[] {
  const parts: Part[] = []
  let at = from[end] ?? -1
  let to = places.length
  while (at >= 0) {
    const p = Math.floor(at / states)
    const place = places[p]
    const next = places[to]
    if (place === undefined) break
    const stop =
      next !== undefined && next.line === place.line ? next.token : (lines[place.line]?.to ?? place.token + 1)
    parts.unshift({ from: place.token, to: stop, column: (at % states) % wide, join: JOINS[via[at] ?? 0] ?? 'stay' })
    to = p
    at = from[at] ?? -1
  }
  return parts
}
