import type { Box } from '@dondoc/domain/imports/blocks'
import type { Grid, GridCell } from './lattice.ts'
import type { Glyph, TextLine } from './text-lines.ts'
import { linesOf } from './text-lines.ts'

export interface FilledCell extends GridCell {
  readonly lines: readonly TextLine[]
}

/** A ruled table of one page with its text. */
export interface PageTable {
  readonly page: number
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly box: Box
  readonly cells: readonly FilledCell[]
}

/** One page taken apart: its tables and the lines outside them, both from top to bottom. */
export interface PageLayout {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly tables: readonly PageTable[]
  readonly prose: readonly TextLine[]
}

/** Points: a wider gap in a line outside tables separates columns (letterhead, "Nơi nhận" beside the signature). */
const COLUMN_GAP = 14

/** Puts the letters of a page into the cells of its tables by their centres; what is outside becomes lines of prose. */
export function layOut(
  page: number,
  size: { readonly width: number; readonly height: number },
  glyphs: readonly Glyph[],
  grids: readonly Grid[],
): PageLayout {
  const buckets = grids.map((grid) => grid.cells.map((): Glyph[] => []))
  const outside: Glyph[] = []
  for (const glyph of glyphs) {
    const x = (glyph.x0 + glyph.x1) / 2
    const y = (glyph.top + glyph.bottom) / 2
    const bucket = bucketAt(grids, buckets, x, y)
    if (bucket === null) outside.push(glyph)
    else bucket.push(glyph)
  }
  const tables = grids.map((grid, index): PageTable => {
    const cells = grid.cells.map((cell, at) => ({ ...cell, lines: linesOf(buckets[index]?.[at] ?? []) }))
    return { page, xs: grid.xs, ys: grid.ys, box: grid.box, cells }
  })
  return { page, ...size, tables, prose: linesOf(outside, COLUMN_GAP) }
}

function bucketAt(grids: readonly Grid[], buckets: readonly Glyph[][][], x: number, y: number): Glyph[] | null {
  for (const [index, grid] of grids.entries()) {
    const [x0, y0, x1, y1] = grid.box
    if (x < x0 || x > x1 || y < y0 || y > y1) continue
    const at = grid.cells.findIndex(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])
    const bucket = buckets[index]?.[at]
    if (bucket !== undefined) return bucket
  }
  return null
}
