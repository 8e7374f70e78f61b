import type { Box } from '@dondoc/domain/imports/blocks'

/** A straight line of a table, in points from the top left of the page: at x from y to y, or at y from x to x. */
export interface Ruling {
  readonly vertical: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface GridCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly box: Box
}

/** One ruled table of one page: the places of its lines and the cells between them, in order of row, then column. */
export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
  readonly box: Box
}

/** Points: lines nearer than this are one line (a double line, the corners Word draws). */
const SNAP = 2.2
/** Points: a gap in a line, or between a line and the one it meets. */
const REACH = 3.5
/** The share of a cell's edge that must be drawn for the edge to be there. */
const DRAWN = 0.6

/** The tables that the rulings of a page make; single boxes and loose lines (underlines, signature lines) are none. */
export function findGrids(rulings: readonly Ruling[]): Grid[] {
  const lines = [...merged(rulings.filter((r) => r.vertical)), ...merged(rulings.filter((r) => !r.vertical))]
  return components(lines)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
}

/** Pieces of one line, drawn apart or twice, as one. */
function merged(rulings: readonly Ruling[]): Ruling[] {
  const result: Ruling[] = []
  for (const group of clusters(rulings, (ruling) => ruling.at)) {
    const at = group.reduce((sum, ruling) => sum + ruling.at * length(ruling), 0) / sumOf(group.map(length))
    let open: { from: number; to: number } | null = null
    for (const piece of [...group].sort((a, b) => a.from - b.from)) {
      if (open !== null && piece.from <= open.to + REACH) open.to = Math.max(open.to, piece.to)
      else {
        if (open !== null) result.push({ vertical: piece.vertical, at, ...open })
        open = { from: piece.from, to: piece.to }
      }
    }
    if (open !== null) result.push({ vertical: group[0]?.vertical ?? false, at, ...open })
  }
  return result
}

const length = (ruling: Ruling): number => Math.max(ruling.to - ruling.from, 0.01)
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** Items whose values lie within SNAP of the first of their group. */
function clusters<Item>(items: readonly Item[], value: (item: Item) => number): Item[][] {
  const groups: Item[][] = []
  let start = Number.NEGATIVE_INFINITY
  for (const item of [...items].sort((a, b) => value(a) - value(b))) {
    const group = groups.at(-1)
    if (group !== undefined && value(item) - start <= SNAP) group.push(item)
    else {
      start = value(item)
      groups.push([item])
    }
  }
  return groups
}

/** Lines that hang together by crossing or meeting. */
function components(lines: readonly Ruling[]): Ruling[][] {
  const parent = lines.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      const up = parent[parent[at] ?? at] ?? at
      parent[at] = up
      at = up
    }
    return at
  }
  const vertical = lines.flatMap((line, index) => (line.vertical ? [index] : []))
  lines.forEach((line, index) => {
    if (line.vertical) return
    for (const other of vertical) {
      const upright = lines[other]
      if (upright !== undefined && meet(line, upright)) parent[root(index)] = root(other)
    }
  })
  const groups = new Map<number, Ruling[]>()
  lines.forEach((line, index) => {
    const key = root(index)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [line])
    else group.push(line)
  })
  return [...groups.values()]
}

function meet(level: Ruling, upright: Ruling): boolean {
  return (
    upright.at >= level.from - REACH &&
    upright.at <= level.to + REACH &&
    level.at >= upright.from - REACH &&
    level.at <= upright.to + REACH
  )
}

function gridOf(lines: readonly Ruling[]): Grid | null {
  const vertical = closed(
    lines.filter((line) => line.vertical),
    lines.filter((line) => !line.vertical),
  )
  const level = closed(
    lines.filter((line) => !line.vertical),
    vertical,
  )
  const xs = positions(vertical)
  const ys = positions(level)
  const cols = xs.length - 1
  const rows = ys.length - 1
  if (cols < 1 || rows < 1 || cols * rows < 2 || cols > 100 || rows > 2000) return null
  const uprights = xs.map((x) => vertical.filter((line) => Math.abs(line.at - x) <= SNAP))
  const levels = ys.map((y) => level.filter((line) => Math.abs(line.at - y) <= SNAP))
  const owner = joinSlots(xs, ys, uprights, levels)
  const cells = rectangles(owner, rows, cols).map(({ row, col, rowSpan, colSpan }): GridCell => {
    const box: Box = [xs[col] ?? 0, ys[row] ?? 0, xs[col + colSpan] ?? 0, ys[row + rowSpan] ?? 0]
    return { row, col, rowSpan, colSpan, box }
  })
  if (cells.length < 2) return null
  return { xs, ys, cells, box: [xs[0] ?? 0, ys[0] ?? 0, xs[cols] ?? 0, ys[rows] ?? 0] }
}

/**
 * The lines with the missing outermost ones: a table open at its sides, or cut by the end of the page without a bottom line,
 * ends where at least two of the crossing lines end together.
 */
function closed(lines: readonly Ruling[], crossing: readonly Ruling[]): Ruling[] {
  const result = [...lines]
  if (crossing.length < 2 || lines.length === 0) return result
  const first = Math.min(...lines.map((line) => line.at))
  const last = Math.max(...lines.map((line) => line.at))
  const from = Math.min(...crossing.map((line) => line.at))
  const to = Math.max(...crossing.map((line) => line.at))
  const vertical = !(crossing[0]?.vertical ?? false)
  const start = Math.min(...crossing.map((line) => line.from))
  const end = Math.max(...crossing.map((line) => line.to))
  const together = (value: (line: Ruling) => number, edge: number): boolean =>
    crossing.filter((line) => Math.abs(value(line) - edge) <= SNAP).length >= 2
  if (start < first - 2 * REACH && together((line) => line.from, start)) result.push({ vertical, at: start, from, to })
  if (end > last + 2 * REACH && together((line) => line.to, end)) result.push({ vertical, at: end, from, to })
  return result
}

function positions(lines: readonly Ruling[]): number[] {
  return clusters(lines, (line) => line.at).map((group) => sumOf(group.map((line) => line.at)) / group.length)
}

/** For every slot the number of the cell it belongs to: slots without an edge between them are one cell. */
function joinSlots(
  xs: readonly number[],
  ys: readonly number[],
  uprights: readonly (readonly Ruling[])[],
  levels: readonly (readonly Ruling[])[],
): number[] {
  const cols = xs.length - 1
  const rows = ys.length - 1
  const outside = rows * cols
  const parent = Array.from({ length: outside + 1 }, (_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  // The outside is always the root of its group, so that a slot open to it is known as no cell.
  const join = (a: number, b: number): void => {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y)
    if (low !== undefined && high !== undefined) parent[low] = high
  }
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const slot = row * cols + col
      const [left = 0, right = 0, top = 0, bottom = 0] = [xs[col], xs[col + 1], ys[row], ys[row + 1]]
      if (!drawn(uprights[col + 1] ?? [], top, bottom)) join(slot, col + 1 < cols ? slot + 1 : outside)
      if (!drawn(levels[row + 1] ?? [], left, right)) join(slot, row + 1 < rows ? slot + cols : outside)
      if (col === 0 && !drawn(uprights[0] ?? [], top, bottom)) join(slot, outside)
      if (row === 0 && !drawn(levels[0] ?? [], left, right)) join(slot, outside)
    }
  }
  const open = root(outside)
  return Array.from({ length: outside }, (_, slot) => (root(slot) === open ? -1 : root(slot)))
}

function drawn(lines: readonly Ruling[], from: number, to: number): boolean {
  let covered = 0
  for (const line of lines) covered += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from))
  return covered >= DRAWN * (to - from)
}

interface Span {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
}

/** The slots of each cell as rectangles; a cell of another shape (a line half drawn) is cut into several. */
function rectangles(owner: readonly number[], rows: number, cols: number): Span[] {
  const taken = new Uint8Array(rows * cols)
  const result: Span[] = []
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const group = owner[row * cols + col] ?? -1
      if (taken[row * cols + col] === 1 || group === -1) continue
      const free = (r: number, c: number): boolean => owner[r * cols + c] === group && taken[r * cols + c] === 0
      let colSpan = 1
      while (col + colSpan < cols && free(row, col + colSpan)) colSpan++
      let rowSpan = 1
      const whole = (r: number): boolean => {
        for (let c = col; c < col + colSpan; c++) if (!free(r, c)) return false
        return true
      }
      while (row + rowSpan < rows && whole(row + rowSpan)) rowSpan++
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * cols + col, r * cols + col + colSpan)
      result.push({ row, col, rowSpan, colSpan })
    }
  }
  return result
}
