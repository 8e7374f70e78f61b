import type { Box } from '@dondoc/domain/imports/blocks'
import type { Raster } from './raster.ts'

/** Where the ink of one cell was put on the tall picture; pixels. */
export interface StackedCell {
  /** Index into the boxes handed in. */
  readonly cell: number
  /** The ink on the tall picture. */
  readonly top: number
  readonly bottom: number
  /** What to add to a point of the tall picture to come back to the page. */
  readonly dx: number
  readonly dy: number
}

export interface Stack {
  readonly picture: Raster
  readonly cells: readonly StackedCell[]
}

/** Pixels between two cells, enough for the recognition to see two blocks. */
const BETWEEN = 46
const MARGIN = 24

/**
 * The ink of all cells one under the other on one picture: the recognition then cannot mix columns, and needs one call a page.
 * `boxes` in pixels of the picture, `picked` their indexes to take; cells without ink are left out.
 */
export function stackCells(raster: Raster, threshold: number, boxes: readonly Box[], picked: readonly number[]): Stack {
  const inks = picked.flatMap((cell) => {
    const box = boxes[cell]
    const ink = box === undefined ? null : inkBox(raster, threshold, box)
    return ink === null ? [] : [{ cell, ink }]
  })
  const width = Math.max(64, ...inks.map(({ ink }) => ink[2] - ink[0])) + 2 * MARGIN
  const height = inks.reduce((sum, { ink }) => sum + ink[3] - ink[1] + BETWEEN, BETWEEN)
  const data = new Uint8Array(width * height).fill(255)
  const cells: StackedCell[] = []
  let top = BETWEEN
  for (const { cell, ink } of inks) {
    const [x0, y0, x1, y1] = ink
    for (let y = y0; y < y1; y++) {
      const from = y * raster.width + x0
      data.set(raster.data.subarray(from, from + x1 - x0), (top + y - y0) * width + MARGIN)
    }
    cells.push({ cell, top, bottom: top + y1 - y0, dx: x0 - MARGIN, dy: y0 - top })
    top += y1 - y0 + BETWEEN
  }
  return { picture: { data, width, height, dpi: raster.dpi }, cells }
}

/** The smallest box around the ink inside a cell, two pixels wider; null where there are only specks. */
function inkBox(raster: Raster, threshold: number, [left, top, right, bottom]: Box): Box | null {
  // The lines are erased already; the marks over a first line may touch them and must not be cut.
  const x0 = Math.max(0, Math.round(left) + 2)
  const x1 = Math.min(raster.width, Math.round(right) - 2)
  const y0 = Math.max(0, Math.round(top))
  const y1 = Math.min(raster.height, Math.round(bottom))
  if (x1 - x0 < 4 || y1 - y0 < 4) return null
  const columns = new Uint16Array(x1 - x0)
  const rows = new Uint16Array(y1 - y0)
  let ink = 0
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if ((raster.data[y * raster.width + x] ?? 255) >= threshold) continue
      columns[x - x0] = (columns[x - x0] ?? 0) + 1
      rows[y - y0] = (rows[y - y0] ?? 0) + 1
      ink++
    }
  }
  const least = 0.0006 * raster.dpi * raster.dpi
  if (ink < least) return null
  const firstColumn = columns.findIndex((count) => count > 0)
  const lastColumn = columns.findLastIndex((count) => count > 0)
  const firstRow = rows.findIndex((count) => count > 0)
  const lastRow = rows.findLastIndex((count) => count > 0)
  return [
    Math.max(x0, x0 + firstColumn - 2),
    Math.max(y0, y0 + firstRow - 2),
    Math.min(x1, x0 + lastColumn + 3),
    Math.min(y1, y0 + lastRow + 3),
  ]
}
