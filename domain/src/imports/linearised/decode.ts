import type { Evidence } from './evidence.ts'
import type { Model } from './model.ts'
import { isWorkRole } from './roles.ts'
import { BLANK, type Place, type Tail, weighPlaces } from './scores.ts'
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

const JOINS: readonly Join[] = ['stay', 'next', 'record', 'resume', 'area']
const [STAY, NEXT, RECORD, RESUME, AREA] = [0, 1, 2, 3, 4]

/** Still in the record the page break cut; in the first record that begins on the page; in a later one. */
const [CUT, AFTER_CUT, REST] = [0, 1, 2]
const PHASES = 3

/** A row with a number of its own says what its number stands for. */
const UNSAID = -4

/** A state so much less likely than the best at the same place is given up. */
const BEAM = 18

/** How well a part as wide as this fits its column. */
function widthScore(width: number, limit: number): number {
  const over = width / limit - 1.03
  return over > 0 ? -Math.min(7, 0.5 + 25 * over) : 0
}

/** Whether the line had to be broken where it was: the next word had no room. */
function forcedScore(evidence: Evidence, width: number, limit: number, next: number): number {
  if (limit === Number.POSITIVE_INFINITY) return 0
  const word = evidence.stream.tokens[next]
  const last = evidence.stream.tokens[next - 1]
  if (word === undefined || last === undefined) return 0
  if (width + BLANK + word.width > limit * 0.97) return 0.4
  return /^[-+•]/.test(word.text) || /[.;:]$/.test(last.text) ? -0.7 : -2
}

/** A heading over several lines goes on in the same letters: capitals after capitals, small after small. */
function areaStay(evidence: Evidence, at: number): number {
  const next = evidence.stream.tokens[at]?.text ?? ''
  const last = evidence.stream.tokens[at - 1]?.text ?? ''
  const capitals = (word: string) => word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word)
  return /^\p{Ll}/u.test(next) || (capitals(last) && capitals(next)) ? 1 : -4
}

/** White space that stands for more or fewer empty cells than a step passes over. */
const emptiesScore = (empties: number, passed: number) =>
  empties < 0 ? 0 : -0.6 * Math.min(3, Math.abs(passed - empties))

/** The most that white space can take from a step: one so much better makes all others to the same place needless. */
const MOST_MARKS = 1.8

/** Sums of the words' scores, of the penalties inside cells, and of the widths, from the page's first token on. */
function sumsOf(evidence: Evidence, model: Model, from: number, to: number) {
  const count = evidence.columns.length
  const wide = count + 1
  const words = new Float64Array((to - from + 1) * wide)
  const interior = new Float64Array(to - from + 1)
  const width = new Float64Array(to - from + 1)
  for (let i = 0; i < to - from; i++) {
    const token = evidence.stream.tokens[from + i]
    const learned = model.inside.get(token?.folded ?? '')
    for (let c = 0; c < wide; c++) {
      const score = c === count ? -0.05 : (evidence.inside[(from + i) * count + c] ?? 0) + (learned?.[c] ?? 0)
      words[(i + 1) * wide + c] = (words[i * wide + c] ?? 0) + score
    }
    interior[i + 1] = (interior[i] ?? 0) + (evidence.joints.interior[from + i] ?? 0)
    width[i + 1] = (width[i] ?? 0) + (token?.width ?? 0) + BLANK
  }
  return { words, interior, width }
}

/**
 * Reads one page of a linearised table: which words stand in which column and where records begin. The most probable
 * reading under the model is found by dynamic programming over the places a cell can begin at. `tails` are the ends of
 * the cells the page break may have cut, null on the first page; `cutBelow`: another page follows.
 */
export function decodePage(
  evidence: Evidence,
  model: Model,
  lines: readonly Line[],
  tails: readonly (Tail | undefined)[] | null,
  cutBelow: boolean,
): Part[] {
  const origin = lines[0]?.from ?? 0
  const end = lines.at(-1)?.to ?? 0
  if (end === origin) return []
  const { columns } = evidence
  const count = columns.length
  const wide = count + 1
  const states = PHASES * wide
  const places = weighPlaces(evidence, model, lines, tails, cutBelow)
  const sums = sumsOf(evidence, model, origin, end)
  const score = new Float64Array((places.length + 1) * states).fill(Number.NEGATIVE_INFINITY)
  const from = new Int32Array(score.length)
  const via = new Uint8Array(score.length)
  const relax = (index: number, value: number, back: number, join: number) => {
    if (value <= (score[index] ?? 0)) return
    score[index] = value
    from[index] = back
    via[index] = join
  }
  const skip = [0]
  for (const fill of model.fill) skip.push((skip.at(-1) ?? 0) + Math.log(1.02 - fill))
  const skipped = (a: number, b: number) => (b > a ? (skip[b] ?? 0) - (skip[a] ?? 0) : 0)
  const work = columns.map((column) => isWorkRole(column.role))
  const leading = columns.findIndex((column) => column.role === 'lead')
  const lastWork = work.lastIndexOf(true)
  const hasOrdinals = columns[0]?.role === 'ordinal' && !evidence.labelled.has(0)
  const firstWork = work.indexOf(true)

  const opened = new Float64Array((places.length + 1) * 2).fill(Number.NEGATIVE_INFINITY)
  const open = (p: number, place: Place, column: number, value: number, phase: number, back: number) => {
    const kind = 2 * p + (phase === CUT ? 0 : 1)
    if (value < (opened[kind] ?? 0) - MOST_MARKS) return
    opened[kind] = Math.max(value, opened[kind] ?? value)
    for (let c = 0; c < count; c++) {
      const passed = column < 0 || column === count ? -1 : count - 1 - column + (c === 1 && hasOrdinals ? 1 : 0)
      const marks = passed < 0 ? 0 : emptiesScore(place.empties, passed)
      const nextPhase = phase === CUT && c === lastWork ? AFTER_CUT : REST
      const whole = value + (place.enter[c] ?? 0) + (place.record[c] ?? 0) + marks
      relax(p * states + nextPhase * wide + c, whole, back, RECORD)
    }
    if (place.area) relax(p * states + REST * wide + count, value + 5, back, AREA)
  }

  const move = (state: number, q: number, place: Place, value: number, back: number) => {
    const phase = Math.floor(state / wide)
    const column = state % wide
    if (column === count) {
      open(q, place, column, value, REST, back)
      return
    }
    const left = value + (place.leave[column] ?? 0)
    for (let c = column + 1; c < count; c++) {
      const index = q * states + phase * wide + c
      const resume = place.resume?.[c] ?? -9
      if (phase === CUT) relax(index, left + resume - 0.7, back, RESUME)
      else {
        const unled = columns[c]?.role === 'coordinator' && column < leading && leading < c ? -3 : 0
        const unsaid = columns[column]?.role === 'ordinal' && column < firstWork && firstWork < c ? UNSAID : 0
        const passed = left + unled + unsaid + skipped(column + 1, c) + emptiesScore(place.empties, c - column - 1)
        const owed = phase === AFTER_CUT && /,$/.test(tails?.[c]?.text ?? '') ? -2 : 0
        relax(index, passed + owed + (place.enter[c] ?? 0), back, NEXT)
        if (phase === AFTER_CUT && !evidence.numbering.numbered) relax(index, left + resume - 1.5, back, RESUME)
      }
    }
    const unfilled = phase === CUT ? 0 : skipped(column + 1, count)
    open(q, place, column, left + (work[column] ? Math.max(-2, unfilled) : unfilled), phase, back)
    if (place.lineStart && phase !== CUT) {
      for (let c = 0; c < column; c++) relax(q * states + phase * wide + c, left - 9, back, RESUME)
    }
  }

  const start = places[0]
  if (start !== undefined) {
    open(0, start, -1, 0, tails === null ? REST : CUT, -1)
    start.resume?.forEach((resume, c) => {
      relax(CUT * wide + c, resume - 0.3, -1, RESUME)
    })
  }
  for (let p = 0; p < places.length; p++) {
    const place = places[p]
    const line = lines[place?.line ?? 0]
    if (place === undefined || line === undefined) continue
    const hopeless = bestOf(score, p * states, states) - BEAM
    for (let q = p + 1; q <= places.length; q++) {
      const next = places[q]
      const inline = next !== undefined && next.line === place.line
      const stop = inline ? next.token : line.to
      const a = place.token - origin
      const b = stop - origin
      const width = (sums.width[b] ?? 0) - (sums.width[a] ?? 0) - BLANK
      const interior = (sums.interior[b] ?? 0) - (sums.interior[a + 1] ?? 0)
      for (let state = 0; state < states; state++) {
        const reached = score[p * states + state] ?? Number.NEGATIVE_INFINITY
        if (reached < hopeless || reached === Number.NEGATIVE_INFINITY) continue
        const column = state % wide
        const back = p * states + state
        const limit = model.widths[column] ?? Number.POSITIVE_INFINITY
        const words = (sums.words[b * wide + column] ?? 0) - (sums.words[a * wide + column] ?? 0)
        const value = reached + words + interior + (column === count ? 0 : widthScore(width, limit))
        if (next === undefined) relax(q * states, value, back, STAY)
        else move(state, q, next, value + next.move, back)
        if (inline || next === undefined) continue
        const stay = column === count ? areaStay(evidence, stop) : forcedScore(evidence, width, limit, stop)
        relax(q * states + state, value + next.stay + stay, back, STAY)
      }
      if (!inline) break
    }
  }
  return trace(places, lines, from, via, states, wide)
}

function bestOf(score: Float64Array, from: number, count: number): number {
  let best = Number.NEGATIVE_INFINITY
  for (let i = from; i < from + count; i++) best = Math.max(best, score[i] ?? best)
  return best
}

function trace(
  places: readonly Place[],
  lines: readonly Line[],
  from: Int32Array,
  via: Uint8Array,
  states: number,
  wide: number,
): Part[] {
  const parts: Part[] = []
  let at = from[places.length * states] ?? -1
  let to = places.length
  while (at >= 0) {
    const p = Math.floor(at / states)
    const place = places[p]
    const next = places[to]
    if (place === undefined) break
    const inline = next !== undefined && next.line === place.line
    const stop = inline ? next.token : (lines[place.line]?.to ?? place.token + 1)
    parts.push({ from: place.token, to: stop, column: (at % states) % wide, join: JOINS[via[at] ?? 0] ?? 'stay' })
    to = p
    at = from[at] ?? -1
  }
  return parts.reverse()
}
