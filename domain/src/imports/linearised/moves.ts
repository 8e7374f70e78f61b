import type { Evidence } from './evidence.ts'
import { AFTER_CUT, AREA, type Board, CUT, NEXT, RECORD, REST, RESUME, reach } from './lattice.ts'
import type { Model } from './model.ts'
import type { Tail } from './resume.ts'
import { isWorkRole } from './roles.ts'
import type { Place } from './scores.ts'

/** White space that stands for more or fewer empty cells than a step passes over. */
const emptiesScore = (empties: number, passed: number) =>
  empties < 0 ? 0 : -0.6 * Math.min(3, Math.abs(passed - empties))

/** The most that white space can take from a step: one so much better makes all others to the same place needless. */
const MOST_MARKS = 1.8

/** A row with a number of its own says what its number stands for. */
const UNSAID = -4

/** How a reading goes on at a place where a cell ends: in which column the next cell may begin, and at what cost. */
export interface Moves {
  /** Begins the page. */
  readonly begin: (place: Place) => void
  /** Goes on at place `q` from every cell that ends in front of it. */
  readonly goOn: (q: number, place: Place) => void
}

/** What passing from one column to another costs whatever stands there: one row for the column left, and one for none. */
function passingCosts(evidence: Evidence, model: Model): { toColumn: Float64Array; toEnd: Float64Array } {
  const { columns } = evidence
  const count = columns.length
  const skip = [0]
  for (const fill of model.fill) skip.push((skip.at(-1) ?? 0) + Math.log(1.02 - fill))
  const skipped = (a: number, b: number) => (b > a ? (skip[b] ?? 0) - (skip[a] ?? 0) : 0)
  const leading = columns.findIndex((column) => column.role === 'lead')
  const firstWork = columns.findIndex((column) => isWorkRole(column.role))
  const toColumn = new Float64Array(count * count)
  const toEnd = new Float64Array(count)
  for (let from = 0; from < count; from++) {
    toEnd[from] = skipped(from + 1, count)
    for (let to = from + 1; to < count; to++) {
      const unled = columns[to]?.role === 'coordinator' && from < leading && leading < to ? -3 : 0
      const unsaid = columns[from]?.role === 'ordinal' && from < firstWork && firstWork < to ? UNSAID : 0
      toColumn[from * count + to] = unled + unsaid + skipped(from + 1, to)
    }
  }
  return { toColumn, toEnd }
}

/** The moves of a page's reading on its board. `tails` as for the page. */
export function movesOn(
  board: Board,
  evidence: Evidence,
  model: Model,
  tails: readonly (Tail | undefined)[] | null,
): Moves {
  const { columns } = evidence
  const count = columns.length
  const { wide, states } = board
  const { toColumn, toEnd } = passingCosts(evidence, model)
  const work = columns.map((column) => isWorkRole(column.role))
  const lastWork = work.lastIndexOf(true)
  const hasOrdinals = columns[0]?.role === 'ordinal' && !evidence.labelled.has(0)
  const owed = columns.map((_, c) => (tails?.[c]?.text.endsWith(',') ? -2 : 0))
  const { numbered } = evidence.numbering
  /** The best beginning of a record at the place at hand, before white space: out of a cut record, and else. */
  const opened = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]

  const open = (q: number, place: Place, column: number, value: number, phase: number, back: number) => {
    const kind = phase === CUT ? 1 : 0
    const best = opened[kind] ?? Number.NEGATIVE_INFINITY
    if (value < best - MOST_MARKS) return
    opened[kind] = Math.max(value, best)
    for (let c = 0; c < count; c++) {
      const passed = column < 0 || column === count ? -1 : count - 1 - column + (c === 1 && hasOrdinals ? 1 : 0)
      const marks = passed < 0 ? 0 : emptiesScore(place.empties, passed)
      const nextPhase = phase === CUT && c === lastWork ? AFTER_CUT : REST
      const whole = value + (place.enter[c] ?? 0) + (place.record[c] ?? 0) + marks
      reach(board, q * states + nextPhase * wide + c, whole, back, RECORD)
    }
    if (place.area) reach(board, q * states + REST * wide + count, value + 5, back, AREA)
  }

  const leave = (q: number, place: Place, phase: number, column: number, value: number, back: number) => {
    const row = q * states + phase * wide
    for (let c = column + 1; c < count; c++) {
      const resume = place.resume?.[c] ?? -9
      if (phase === CUT) {
        reach(board, row + c, value + resume - 0.7, back, RESUME)
        continue
      }
      const passing = (toColumn[column * count + c] ?? 0) + emptiesScore(place.empties, c - column - 1)
      const debt = phase === AFTER_CUT ? (owed[c] ?? 0) : 0
      reach(board, row + c, value + passing + debt + (place.enter[c] ?? 0), back, NEXT)
      if (phase === AFTER_CUT && !numbered) reach(board, row + c, value + resume - 1.5, back, RESUME)
    }
    const unfilled = phase === CUT ? 0 : (toEnd[column] ?? 0)
    open(q, place, column, value + (work[column] ? Math.max(-2, unfilled) : unfilled), phase, back)
    if (place.lineStart && phase !== CUT) {
      for (let c = 0; c < column; c++) reach(board, row + c, value - 9, back, RESUME)
    }
  }

  return {
    begin: (place) => {
      opened.fill(Number.NEGATIVE_INFINITY)
      open(0, place, -1, 0, tails === null ? REST : CUT, -1)
      place.resume?.forEach((resume, c) => {
        reach(board, CUT * wide + c, resume - 0.3, -1, RESUME)
      })
    },
    goOn: (q, place) => {
      opened.fill(Number.NEGATIVE_INFINITY)
      for (let state = 0; state < states; state++) {
        const ended = board.ended[q * states + state] ?? Number.NEGATIVE_INFINITY
        if (ended === Number.NEGATIVE_INFINITY) continue
        const column = state % wide
        const back = board.endedFrom[q * states + state] ?? -1
        const value = ended + place.move
        if (column === count) open(q, place, column, value, REST, back)
        else leave(q, place, Math.floor(state / wide), column, value + (place.leave[column] ?? 0), back)
      }
    },
  }
}
