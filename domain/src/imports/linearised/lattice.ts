/** How a part of a line stands to what was read before it. */
export type Join = 'stay' | 'next' | 'record' | 'resume' | 'area'

export const JOINS: readonly Join[] = ['stay', 'next', 'record', 'resume', 'area']
export const [STAY, NEXT, RECORD, RESUME, AREA] = [0, 1, 2, 3, 4]

/** In a record that began on the page; in the first of them behind a record the page break cut; still in the cut one. */
export const [REST, AFTER_CUT, CUT] = [0, 1, 2]
const PHASES = 3

/**
 * The best score of every state at every place of a page. A state is a phase and a column (one more for area
 * headings); its number is phase × `wide` + column. The place behind the last is the page's end, whose state is 0.
 */
export interface Board {
  readonly wide: number
  readonly states: number
  /** The best reading with a part beginning at the place in the state. */
  readonly reached: Float64Array
  readonly reachedFrom: Int32Array
  readonly reachedBy: Uint8Array
  /** The best reading whose part in the state ends in front of the place. */
  readonly ended: Float64Array
  readonly endedFrom: Int32Array
}

/** An empty board. Without a cut record above, all parts are in one phase. */
export function emptyBoard(columns: number, places: number, mayBeCut: boolean): Board {
  const wide = columns + 1
  const states = (mayBeCut ? PHASES : 1) * wide
  const size = (places + 1) * states
  return {
    wide,
    states,
    reached: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    reachedFrom: new Int32Array(size),
    reachedBy: new Uint8Array(size),
    ended: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    endedFrom: new Int32Array(size),
  }
}

/** Notes a part beginning at `index` (place × states + state) if nothing better is known. */
export function reach(board: Board, index: number, value: number, from: number, join: number): void {
  if (value <= (board.reached[index] ?? 0)) return
  board.reached[index] = value
  board.reachedFrom[index] = from
  board.reachedBy[index] = join
}

/** The states worth going on from at a place: those at most `beam` less likely than the best there. */
export function liveStates(board: Board, place: number, beam: number): number[] {
  const { reached, states } = board
  let best = Number.NEGATIVE_INFINITY
  for (let i = place * states; i < (place + 1) * states; i++) best = Math.max(best, reached[i] ?? best)
  const live: number[] = []
  if (best === Number.NEGATIVE_INFINITY) return live
  for (let state = 0; state < states; state++) {
    if ((reached[place * states + state] ?? Number.NEGATIVE_INFINITY) >= best - beam) live.push(state)
  }
  return live
}
