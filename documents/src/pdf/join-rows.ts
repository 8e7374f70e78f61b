import type { Box } from '@dondoc/domain/imports/blocks'
import type { ChainPiece, TableChain } from './chain-tables.ts'
import { joinScore, type RowEvidence, tableHabits } from './join-score.ts'
import type { FilledCell } from './page-layout.ts'
import type { TextLine } from './text-lines.ts'
import type { WrapHabits } from './wrap.ts'

/** The part of a cell that stands on one page. */
export interface CellPart {
  readonly page: number
  readonly box: Box
  readonly lines: readonly TextLine[]
}

export interface JoinedCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly parts: readonly CellPart[]
  /** Whether the joining over a page break is doubtful. */
  readonly doubtful: boolean
}

/** A decision at a page break that a person should look at. */
export interface JoinDoubt {
  readonly page: number
  readonly box: Box
  readonly joined: boolean
}

export interface JoinedTable {
  readonly rowCount: number
  readonly colCount: number
  readonly cells: readonly JoinedCell[]
  readonly headerRows: number
  readonly doubts: readonly JoinDoubt[]
}

/** Decisions with a smaller score are shown to the person (measured: every wrong one had less than 6, most less than 3). */
const DOUBTFUL = 3

interface OpenCell {
  row: number
  col: number
  rowSpan: number
  colSpan: number
  parts: CellPart[]
  doubtful: boolean
}

/**
 * One table out of its pieces. At each page break the first row below either goes on with the last row above (a row cut by the
 * break) or is a new row; beside a new row a merged cell may still run on.
 */
export function joinRows(chain: TableChain, wraps: WrapHabits, pageBottom: (page: number) => number): JoinedTable {
  const habits = tableHabits(chain)
  const colCount = chain.columns.length - 1
  const cells: OpenCell[] = []
  const doubts: JoinDoubt[] = []
  let rowCount = 0
  let above: ChainPiece | null = null
  for (const piece of chain.pieces) {
    if (piece.rowCount === 0) continue
    const page = piece.table.page
    let offset = rowCount
    const pairs = above === null ? [] : pairsAt(cells, piece, rowCount - 1)
    let evidence: RowEvidence | null = null
    if (above !== null) {
      const room = pageBottom(above.table.page) - above.table.box[3]
      const cellsBelow = piece.cells.filter((cell) => cell.row === 0).length
      evidence = joinScore(pairs, habits, wraps, room, colCount, cellsBelow)
      if (evidence.score > 0) offset = rowCount - 1
      if (Math.abs(evidence.score) < DOUBTFUL) {
        doubts.push({ page, box: rowBox(piece), joined: evidence.score > 0 })
      }
    }
    const joined = offset < rowCount
    for (const cell of piece.cells) {
      const part: CellPart = { page, box: cell.box, lines: cell.lines }
      const pair = cell.row === 0 ? pairs.find(({ below }) => below === cell) : undefined
      const runsOn = pair !== undefined && (joined || (evidence?.runningOn.has(cell) ?? false))
      if (pair !== undefined && runsOn) {
        pair.open.parts.push(part)
        pair.open.rowSpan += cell.rowSpan - (joined ? 1 : 0)
        if (evidence !== null && Math.abs(evidence.score) < DOUBTFUL) pair.open.doubtful = true
      } else {
        cells.push({
          row: cell.row + offset,
          col: cell.col,
          rowSpan: cell.rowSpan,
          colSpan: cell.colSpan,
          parts: [part],
          doubtful: false,
        })
      }
    }
    rowCount = offset + piece.rowCount
    above = piece
  }
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { rowCount, colCount, cells, headerRows: chain.headerRows, doubts }
}

/** A cell that ends at the page break and the cell under it in the same columns. */
export interface BreakPair {
  readonly open: OpenCell
  readonly above: CellPart
  readonly below: FilledCell
}

function pairsAt(cells: readonly OpenCell[], piece: ChainPiece, lastRow: number): BreakPair[] {
  const ending = cells.filter((cell) => cell.row + cell.rowSpan - 1 === lastRow)
  return piece.cells.flatMap((below): BreakPair[] => {
    if (below.row !== 0) return []
    const open = ending.find((cell) => cell.col === below.col && cell.colSpan === below.colSpan)
    const above = open?.parts.at(-1)
    return open === undefined || above === undefined ? [] : [{ open, above, below }]
  })
}

function rowBox(piece: ChainPiece): Box {
  const [x0, , x1] = piece.table.box
  const row = piece.cells.filter((cell) => cell.row === 0)
  return [x0, Math.min(...row.map((cell) => cell.box[1])), x1, Math.min(...row.map((cell) => cell.box[3]))]
}
