import type { FilledCell, PageLayout, PageTable } from './page-layout.ts'

/** The pieces of one table on consecutive pages, with the column lines they share (points, from the left edge of the table). */
export interface TableChain {
  readonly columns: readonly number[]
  /** The first piece keeps its header; from the others the repeated header rows are gone. */
  readonly pieces: readonly ChainPiece[]
  /** Rows of the first piece that later pieces repeat. */
  readonly headerRows: number
}

/** Rows and columns count in the shared columns; a piece that held nothing but the header has no rows. */
export interface ChainPiece {
  readonly table: PageTable
  readonly rowCount: number
  readonly cells: readonly FilledCell[]
}

/** Points: column lines of two pages that may be one line. */
const SAME_COLUMN = 4

/** Whether a table at the top of a page can go on from the one at the bottom of the page before: the same columns. */
export function continues(above: PageTable, below: PageTable): boolean {
  const a = offsets(above)
  const b = offsets(below)
  const widthA = a.at(-1) ?? 0
  const widthB = b.at(-1) ?? 0
  if (Math.abs(widthA - widthB) > 2 * SAME_COLUMN) return false
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const shared = few.filter((x) => many.some((y) => Math.abs(x - y) <= SAME_COLUMN)).length
  return shared >= Math.max(2, 0.8 * few.length)
}

/** The tables of the pages, each joined with its continuation on the following pages, in reading order. */
export function chainsOf(pages: readonly PageLayout[]): PageTable[][] {
  const chains: PageTable[][] = []
  let open: PageTable[] | null = null
  for (const page of pages) {
    for (const [index, table] of page.tables.entries()) {
      const above = open?.at(-1)
      const first = index === 0 && !page.prose.some((line) => line.bottom < table.box[1] + 2)
      if (open !== null && first && above !== undefined && above.page === table.page - 1 && continues(above, table)) {
        open.push(table)
      } else {
        open = [table]
        chains.push(open)
      }
      const last = index === page.tables.length - 1
      if (!last || page.prose.some((line) => line.top > table.box[3] - 2)) open = null
    }
    if (page.tables.length === 0 && page.prose.length > 0) open = null
  }
  return chains
}

/** Brings the pieces to shared columns and drops the header rows that each page repeats. */
export function chain(tables: readonly PageTable[]): TableChain {
  const columns = sharedColumns(tables)
  const pieces = tables.map((table) => inColumns(table, columns))
  const first = pieces[0]
  if (first === undefined) return { columns, pieces: [], headerRows: 0 }
  const repeated = pieces.slice(1).map((piece) => repeatedRows(first, piece))
  return {
    columns,
    pieces: [first, ...pieces.slice(1).map((piece, index) => withoutRows(piece, repeated[index] ?? 0))],
    headerRows: Math.max(0, ...repeated),
  }
}

const offsets = (table: PageTable): number[] => table.xs.map((x) => x - table.box[0])

function sharedColumns(tables: readonly PageTable[]): number[] {
  const all = tables.flatMap(offsets).sort((a, b) => a - b)
  const groups: number[][] = []
  for (const x of all) {
    const group = groups.at(-1)
    const start = group?.[0]
    if (group !== undefined && start !== undefined && x - start <= SAME_COLUMN) group.push(x)
    else groups.push([x])
  }
  return groups.map((group) => group.reduce((sum, x) => sum + x, 0) / group.length)
}

function inColumns(table: PageTable, columns: readonly number[]): ChainPiece {
  const nearest = (x: number): number => {
    let best = 0
    for (const [index, column] of columns.entries()) {
      if (Math.abs(column - x) < Math.abs((columns[best] ?? 0) - x)) best = index
    }
    return best
  }
  const map = offsets(table).map(nearest)
  const cells = table.cells.map((cell): FilledCell => {
    const col = map[cell.col] ?? cell.col
    return { ...cell, col, colSpan: Math.max(1, (map[cell.col + cell.colSpan] ?? col + 1) - col) }
  })
  return { table, rowCount: table.ys.length - 1, cells }
}

/** How many of the topmost rows of the first piece this piece repeats. */
function repeatedRows(first: ChainPiece, piece: ChainPiece): number {
  let rows = 0
  while (rows < Math.min(first.rowCount, piece.rowCount) && sameRow(first, piece, rows)) rows++
  // A row that a cell of the header still covers belongs to the header, and a header never ends inside a cell.
  const cut = (at: number): boolean => piece.cells.some((cell) => cell.row < at && cell.row + cell.rowSpan > at)
  while (rows > 0 && cut(rows)) rows--
  const texts = piece.cells.filter((cell) => cell.row < rows && cell.lines.length > 0)
  return texts.length >= 2 ? rows : 0
}

function sameRow(first: ChainPiece, piece: ChainPiece, row: number): boolean {
  const a = first.cells.filter((cell) => cell.row === row)
  const b = piece.cells.filter((cell) => cell.row === row)
  if (a.length !== b.length || a.length === 0) return false
  let equal = 0
  let filled = 0
  for (const [index, cell] of a.entries()) {
    const other = b[index]
    if (other === undefined || other.col !== cell.col || other.colSpan !== cell.colSpan) return false
    const [mine, theirs] = [keyOf(cell), keyOf(other)]
    if (mine === '' && theirs === '') continue
    filled++
    if (mine === theirs) equal++
    else if (!alike(mine, theirs)) return false
  }
  // LibreOffice may lose a word of a header, OCR a letter: most cells must be equal, the others alike.
  return filled > 0 && equal >= 0.5 * filled
}

const keyOf = (cell: FilledCell): string =>
  cell.lines
    .map((line) => line.text)
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  // Rows of a plan often differ in nothing but their numbers: they are no repeated header.
  if (short.length === 0 || /\d/.test(short + long) || long.length < 3) return false
  return long.startsWith(short) || distance(a, b) <= Math.max(1, 0.25 * long.length)
}

/** Letters to change, add or leave out to make one text of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function withoutRows(piece: ChainPiece, rows: number): ChainPiece {
  if (rows === 0) return piece
  return {
    table: piece.table,
    rowCount: piece.rowCount - rows,
    cells: piece.cells.filter((cell) => cell.row >= rows).map((cell) => ({ ...cell, row: cell.row - rows })),
  }
}
