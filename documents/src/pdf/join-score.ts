import type { TableChain } from './chain-tables.ts'
import type { BreakPair } from './join-rows.ts'
import type { FilledCell } from './page-layout.ts'
import type { TextLine } from './text-lines.ts'
import { blankFits, type PlacedLine, type WrapHabits, wordFits } from './wrap.ts'

/** What a table is used to in each of its columns; learned from the whole table. */
export interface TableHabits {
  /** Share of cells with text, by column. */
  readonly filled: readonly number[]
  /** Whether the column holds numbers of rows (TT). */
  readonly ordinal: readonly boolean[]
  /** What the row is about: the column that is headed so, otherwise the one with the most text. */
  readonly main: number
}

export interface RowEvidence {
  /** Above 0: the row goes on; its size is the certainty. */
  readonly score: number
  /** Cells under a page break that go on with the merged cell above although the row is new. */
  readonly runningOn: ReadonlySet<FilledCell>
}

const ordinalText = /^\(?(?:\d{1,3}(?:[.,]\d{1,3})*|[IVXLC]{1,6}|[a-zđ])[.)]?$/u
/** "1.2.", "b)", "Hoạt động 2:", "Nhiệm vụ 3." begin a new text. */
const numbered =
  /^(?:\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,2}\.\d|[a-zđ]\)\s|[IVX]+[.)]\s|\p{Lu}\p{L}*(?:\s\p{L}+)?\s\d{1,2}\s?[:.])/u
const bullet = /^[-–+•*▪]\s?\p{L}/u

export function tableHabits(chain: TableChain): TableHabits {
  const colCount = chain.columns.length - 1
  const cells = Array.from({ length: colCount }, (): string[] => [])
  for (const [index, piece] of chain.pieces.entries()) {
    for (const cell of piece.cells) {
      const inside = cell.row > 0 && cell.row + cell.rowSpan < piece.rowCount
      const header = index === 0 && cell.row < Math.max(1, chain.headerRows)
      // At a page break a blank cell says nothing about the column: it may be the rest of a cut row.
      if (cell.colSpan === 1 && !header && (inside || cell.lines.length > 0)) cells[cell.col]?.push(textOf(cell.lines))
    }
  }
  const share = (texts: readonly string[], test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length
  const filled = cells.map((texts) => share(texts, (text) => text !== ''))
  const ordinal = cells.map((texts, col) => {
    const some = texts.filter((text) => text !== '')
    return col <= 2 && some.length > 0 && share(some, (text) => ordinalText.test(text.replace(/\s/g, ''))) >= 0.6
  })
  const size = cells.map((texts) => new Set(texts).size * texts.reduce((sum, text) => sum + text.length, 0))
  const most = Math.max(...size)
  const named = size.findLastIndex((each, col) => each >= 0.2 * most && about.test(headingOf(chain, col)))
  return { filled, ordinal, main: named >= 0 ? named : Math.max(0, size.indexOf(most)) }
}

/** Headings of the column that says what is done; where several do, the last one is the finest. */
const about = /nhiệm vụ|nội dung|hoạt động|công việc/i

function headingOf(chain: TableChain, col: number): string {
  const first = chain.pieces[0]?.cells ?? []
  const rows = Math.max(1, chain.headerRows)
  const over = first.filter((cell) => cell.row < rows && cell.colSpan === 1 && cell.col === col)
  return over.map((cell) => textOf(cell.lines)).join(' ')
}

/** Weighs at a page break whether the first row below goes on with the last row above. `room`: points left on the page above. */
export function joinScore(
  pairs: readonly BreakPair[],
  habits: TableHabits,
  wraps: WrapHabits,
  room: number,
  colCount: number,
  cellsBelow: number,
): RowEvidence {
  const wide = (span: number): boolean => colCount >= 3 && span >= colCount - 1
  // A cut row has the same cells on both sides of the break; rows of areas are never cut.
  if (pairs.length < cellsBelow || pairs.some(({ below }) => wide(below.colSpan)))
    return { score: -9, runningOn: new Set() }
  let score = 0
  const lineHeight = pairs.flatMap(({ above }) => above.lines.map((line) => line.height))[0] ?? 14
  // A row that may be cut fills the page: where lines are still free, the row above is whole.
  if (room > 2.5 * lineHeight) score -= 5
  for (const pair of pairs) score += weight(pair, habits) * pairScore(pair, habits, wraps)
  // The text of a new row stands in its main column.
  const main = pairs.find(({ below }) => below.col === habits.main)
  const others = pairs.filter(({ below }) => below.col !== habits.main && below.lines.length > 0)
  if (main !== undefined && main.below.lines.length === 0 && others.length > 0) score += 3
  if (others.length === 0 && (main === undefined || main.below.lines.length === 0)) score += 2
  return { score, runningOn: score > 0 ? new Set() : runningOn(pairs, habits, wraps) }
}

function weight({ open, below }: BreakPair, habits: TableHabits): number {
  const merged = open.rowSpan > 1 || below.rowSpan > 1
  if (habits.ordinal[below.col] === true) return 1
  if (below.col === habits.main) return merged ? 1 : 2
  return merged ? 0.3 : 1
}

/** Evidence of one column, above 0 for "goes on". */
function pairScore({ open, above, below }: BreakPair, habits: TableHabits, wraps: WrapHabits): number {
  const last = above.lines.at(-1)
  const first = below.lines[0]
  const merged = open.rowSpan > 1 || below.rowSpan > 1
  if (habits.ordinal[below.col] === true) {
    if (first !== undefined) return -6
    return last !== undefined && !merged ? 2 : 0
  }
  const usual = (habits.filled[below.col] ?? 0) >= 0.8
  if (first === undefined) return last !== undefined && usual && !merged ? 1.5 : 0
  if (last === undefined) {
    const lines = (above.box[3] - above.box[1]) / first.height
    return lines < 1.4 ? 0 : -2
  }
  const free = (above.box[3] - last.bottom) / last.height
  const centred =
    above.lines[0] !== undefined && Math.abs(above.lines[0].top - above.box[1] - (above.box[3] - last.bottom)) < 4
  if (free >= 1.6 && !(centred && free < 4)) return -3
  return textScore(placed(last, above), placed(first, below), wraps)
}

/** How well the first line below reads as the next words of the last line above. */
function textScore(last: PlacedLine, first: PlacedLine, wraps: WrapHabits): number {
  const text = first.line.text
  const ended = /[.;:!?]$/.test(last.line.text)
  if (numbered.test(text)) return -3
  if (wordFits(last, first)) return bullet.test(text) ? 0 : -2
  if (wraps.blanks === 'honest') {
    if (last.line.trailingBlank) return 4
    if (blankFits(last)) return bullet.test(text) ? 0 : -1.5
  }
  if (/^[\p{Ll}\d,;.)]/u.test(text)) return ended ? 1 : 2.5
  if (bullet.test(text)) return ended ? 0 : -0.5
  return ended ? -1.5 : 0.5
}

const placed = (line: TextLine, { box }: { readonly box: FilledCell['box'] }): PlacedLine => ({
  line,
  page: 0,
  left: box[0] + 4,
  right: box[2] - 4,
})

/** Merged cells beside a new row: blank under the break, or with text that goes on. */
function runningOn(pairs: readonly BreakPair[], habits: TableHabits, wraps: WrapHabits): Set<FilledCell> {
  const result = new Set<FilledCell>()
  const hasText = ({ open }: BreakPair): boolean => open.parts.some((part) => part.lines.length > 0)
  // No new number under the break: the row belongs to the same task, and what stands left of it is merged over both.
  const sameTask = pairs.some(
    (pair) => habits.ordinal[pair.below.col] && pair.below.lines.length === 0 && hasText(pair),
  )
  for (const pair of pairs) {
    const { open, below } = pair
    if (below.col === habits.main) continue
    const merged = open.rowSpan > 1 || below.rowSpan > 1
    const filled = habits.filled[below.col] ?? 0
    const left = below.col < habits.main
    if (below.lines.length === 0) {
      const usual = filled >= (left || sameTask ? 0.5 : 0.85) || (merged && filled > 0.3)
      if (usual && hasText(pair)) result.add(below)
    } else if (habits.ordinal[below.col] !== true) {
      if (pairScore(pair, habits, wraps) > (left && sameTask ? 0 : 2)) result.add(below)
    }
  }
  return result
}

const textOf = (lines: readonly TextLine[]): string => lines.map((line) => line.text).join(' ')
