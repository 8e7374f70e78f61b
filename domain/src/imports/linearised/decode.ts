import type { Evidence } from './evidence.ts'
import { type Board, emptyBoard, JOINS, type Join, liveStates, reach, STAY } from './lattice.ts'
import type { Model } from './model.ts'
import { movesOn } from './moves.ts'
import type { Tail } from './resume.ts'
import { type Place, weighPlaces } from './scores.ts'
import { BLANK } from './text-width.ts'
import type { Line } from './tokens.ts'

/** Words of one line in one column. */
export interface Part {
  readonly from: number
  readonly to: number
  /** The column, or the number of columns for an area heading. */
  readonly column: number
  readonly join: Join
}

/** A state so much less likely than the best at the same place is given up. */
const BEAM = 18

/** So many places a part of a line may run over; behind them it goes on as another part of the same cell. */
const LONGEST_PART = 48

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
  const next = evidence.stream.tokens[at]
  const last = evidence.stream.tokens[at - 1]?.text ?? ''
  const capitals = (word: string) => word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word)
  return next?.opens === 'small' || (capitals(last) && capitals(next?.text ?? '')) ? 1 : -4
}

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
 * reading under the model is found by dynamic programming over the places a cell can begin at; its steps are at most
 * places × {@link LONGEST_PART} × states. `tails` are the ends of the cells the page break may have cut, null on the
 * first page; `cutBelow`: another page follows.
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
  const places = weighPlaces(evidence, model, lines, tails, cutBelow)
  const [start] = places
  if (end === origin || start === undefined) return []
  const count = evidence.columns.length
  const sums = sumsOf(evidence, model, origin, end)
  const board = emptyBoard(count, places.length, tails !== null)
  const { wide, states, reached, ended, endedFrom } = board
  const moves = movesOn(board, evidence, model, tails)
  moves.begin(start)
  places.forEach((place, p) => {
    if (p > 0) moves.goOn(p, place)
    const live = liveStates(board, p, BEAM)
    const lineEnd = lines[place.line]?.to ?? end
    const a = place.token - origin
    for (let q = p + 1; q <= Math.min(places.length, p + LONGEST_PART); q++) {
      const next = places[q]
      const inline = next !== undefined && next.line === place.line
      const stop = inline ? next.token : lineEnd
      const b = stop - origin
      const width = (sums.width[b] ?? 0) - (sums.width[a] ?? 0) - BLANK
      const interior = (sums.interior[b] ?? 0) - (sums.interior[a + 1] ?? 0)
      for (const state of live) {
        const column = state % wide
        const back = p * states + state
        const limit = model.widths[column] ?? Number.POSITIVE_INFINITY
        const words = (sums.words[b * wide + column] ?? 0) - (sums.words[a * wide + column] ?? 0)
        const fit = column === count ? 0 : widthScore(width, limit)
        const value = (reached[back] ?? 0) + words + interior + fit
        const index = q * states + state
        if (next === undefined) {
          reach(board, q * states, value, back, STAY)
          continue
        }
        if (value > (ended[index] ?? 0)) {
          ended[index] = value
          endedFrom[index] = back
        }
        if (!inline) {
          const stay = column === count ? areaStay(evidence, stop) : forcedScore(evidence, width, limit, stop)
          reach(board, index, value + next.stay + stay, back, STAY)
        } else if (q === p + LONGEST_PART) {
          reach(board, index, value + (evidence.joints.interior[stop] ?? 0), back, STAY)
        }
      }
      if (!inline) break
    }
  })
  return trace(board, places, lines)
}

function trace(board: Board, places: readonly Place[], lines: readonly Line[]): Part[] {
  const { wide, states, reachedFrom, reachedBy } = board
  const parts: Part[] = []
  let at = reachedFrom[places.length * states] ?? -1
  let to = places.length
  while (at >= 0) {
    const p = Math.floor(at / states)
    const place = places[p]
    const next = places[to]
    if (place === undefined) break
    const inline = next !== undefined && next.line === place.line
    const stop = inline ? next.token : (lines[place.line]?.to ?? place.token + 1)
    const join = JOINS[reachedBy[at] ?? 0] ?? 'stay'
    parts.push({ from: place.token, to: stop, column: (at % states) % wide, join })
    to = p
    at = reachedFrom[at] ?? -1
  }
  return parts.reverse()
}
