import type { Box } from '@dondoc/domain/imports/blocks'
import { findGrids, type Grid, type GridCell } from '../pdf/lattice.ts'
import type { PageLayout, PageTable } from '../pdf/page-layout.ts'
import { acronymCorrection } from './correct-acronyms.ts'
import { correctLines, correctOrdinal } from './correct-words.ts'
import { findRulings } from './find-rulings.ts'
import { inkThreshold, type Raster, release, skewOf, turnedBack } from './raster.ts'
import type { Recogniser, SeenLine, SeenWord } from './recognise.ts'
import { commonHeight, cutAtGaps, textLine } from './seen-lines.ts'
import { type Stack, type StackedCell, stackCells } from './stack-cells.ts'
import { boldThreshold, strokeOf } from './stroke.ts'

/** A page read from its picture, not yet in points: the strength of its strokes is judged over the whole document. */
export interface SeenPage {
  readonly page: number
  readonly raster: { readonly width: number; readonly height: number; readonly dpi: number }
  readonly grids: readonly Grid[]
  /** Lines of each cell of each grid. */
  readonly cells: readonly (readonly (readonly SeenPart[])[])[]
  readonly outside: readonly SeenPart[]
}

/** A line of a column with the strength of its strokes. */
export interface SeenPart extends SeenLine {
  readonly stroke: number
}

/** Straightens the picture of a page, finds its tables and reads their cells and the text around them. */
export async function seePage(picture: Raster, page: number, recogniser: Recogniser): Promise<SeenPage> {
  const threshold = inkThreshold(picture)
  const straight = turnedBack(picture, skewOf(picture, threshold))
  const { rulings, erased } = findRulings(straight, threshold)
  const grids = findGrids(rulings)
  const toPixels = straight.dpi / 72
  const boxes = grids.flatMap((grid) =>
    grid.cells.map(({ box }): Box => [box[0] * toPixels, box[1] * toPixels, box[2] * toPixels, box[3] * toPixels]),
  )
  const weigh = (line: SeenLine): SeenPart => ({ ...line, stroke: strokeOf(straight, threshold, line) })
  const readCells = async (picked: readonly number[], kind: 'block' | 'ordinals'): Promise<Map<number, SeenLine[]>> => {
    const stack = stackCells(erased, threshold, boxes, picked)
    try {
      return stack.cells.length === 0 ? new Map() : linesByCell(await recogniser.read(stack.picture, kind), stack)
    } finally {
      release(stack.picture)
    }
  }
  const byCell = await readCells([...boxes.keys()], 'block')
  const numbers = grids.flatMap((grid) => grid.cells).flatMap((cell, at) => (isNumberCell(cell) ? [at] : []))
  const unsure = numbers.filter((at) => !readsAsOrdinal(byCell.get(at) ?? []))
  for (const [cell, lines] of await readCells(unsure, 'ordinals')) {
    const again = lines.map(doubtful)
    if (readsAsOrdinal(again, 0.5)) byCell.set(cell, again)
  }
  const around = withoutTables(erased, grids, toPixels)
  const outside = hasText(around, threshold) ? await recogniser.read(around, 'page') : []
  release(around)
  release(erased)
  let at = 0
  const cells = grids.map((grid) =>
    grid.cells.map((cell) => {
      const lines = (byCell.get(at++) ?? []).toSorted((a, b) => a.y0 - b.y0)
      const corrected = correctLines(lines.map(weigh))
      return cell.col === 0 && corrected.length === 1 ? corrected.map(correctOrdinal) : corrected
    }),
  )
  const weighed = correctLines(outside.flatMap((line) => cutAtGaps(line, 72 / straight.dpi)).map(weigh))
  if (straight !== picture) release(straight)
  return {
    page,
    raster: { width: straight.width, height: straight.height, dpi: straight.dpi },
    grids,
    cells,
    outside: weighed,
  }
}

/** The pages as the layout code takes them, in points. */
export function layOutSeen(read: readonly SeenPage[]): PageLayout[] {
  const pages = withKnownAcronyms(read)
  const strokes = pages.flatMap((page) => [...page.outside, ...page.cells.flat(2)].map((line) => line.stroke))
  const boldFrom = boldThreshold(strokes)
  return pages.map((seen): PageLayout => {
    const scale = 72 / seen.raster.dpi
    const tables = seen.grids.map((grid, index): PageTable => {
      const lines = seen.cells[index] ?? []
      const height = commonHeight(lines.flat())
      const cells = grid.cells.map((cell, at) => ({
        ...cell,
        lines: (lines[at] ?? []).flatMap((line) => textLine(line, height, scale, boldFrom)),
      }))
      return { page: seen.page, xs: grid.xs, ys: grid.ys, box: grid.box, cells }
    })
    const height = commonHeight(seen.outside)
    return {
      page: seen.page,
      width: seen.raster.width * scale,
      height: seen.raster.height * scale,
      tables,
      prose: seen.outside.flatMap((line) => textLine(line, height, scale, boldFrom)).sort((a, b) => a.top - b.top),
    }
  })
}

/** The pages with the abbreviations of the document in one spelling. */
function withKnownAcronyms(pages: readonly SeenPage[]): SeenPage[] {
  const lines = pages.flatMap((page) => [...page.outside, ...page.cells.flat(2)])
  const mend = acronymCorrection(lines.flatMap((line) => line.words))
  const mendLine = (line: SeenPart): SeenPart => ({ ...line, words: line.words.map(mend) })
  return pages.map((page) => ({
    ...page,
    outside: page.outside.map(mendLine),
    cells: page.cells.map((cells) => cells.map((part) => part.map(mendLine))),
  }))
}

/** Points: a first column not wider than this holds the numbers of the rows. */
const NUMBER_COLUMN = 60

const isNumberCell = ({ col, colSpan, box }: GridCell): boolean =>
  col === 0 && colSpan === 1 && box[2] - box[0] <= NUMBER_COLUMN

/** Whether a cell reads as the number of a row or, with certainty, as a word ("STT"): then it need not be read again. */
function readsAsOrdinal(lines: readonly SeenLine[], sure = 0.8): boolean {
  const words = lines.flatMap((line) => line.words)
  const text = words.map((word) => word.text).join('')
  const certain = words.every((word) => word.confidence >= sure)
  if (words.length === 0) return true
  return (
    certain &&
    (/^\(?\d{1,3}(?:\.\d{1,3})*[.)]?$|^[IVX]{1,5}[.)]?$/.test(text) || (sure > 0.5 && /^\p{L}{2,}$/u.test(text)))
  )
}

/** A second reading is never certain. */
const doubtful = (line: SeenLine): SeenLine => ({
  ...line,
  words: line.words.map((word) => ({ ...word, confidence: Math.min(word.confidence, 0.8) })),
})

/** The lines of the tall picture by the cell they came from, at their place on the page. */
function linesByCell(lines: readonly SeenLine[], { cells }: Stack): Map<number, SeenLine[]> {
  const result = new Map<number, SeenLine[]>()
  for (const line of lines) {
    const byCell = new Map<number, SeenWord[]>()
    for (const word of line.words) {
      const middle = (word.y0 + word.y1) / 2
      const home = cells.find((cell: StackedCell) => middle >= cell.top - 8 && middle <= cell.bottom + 8)
      if (home === undefined) continue
      const { dx, dy } = home
      const moved = { ...word, x0: word.x0 + dx, x1: word.x1 + dx, y0: word.y0 + dy, y1: word.y1 + dy }
      byCell.set(home.cell, [...(byCell.get(home.cell) ?? []), moved])
    }
    for (const [cell, words] of byCell) {
      const y0 = Math.min(...words.map((word) => word.y0))
      const y1 = Math.max(...words.map((word) => word.y1))
      result.set(cell, [...(result.get(cell) ?? []), { words, y0, y1 }])
    }
  }
  return result
}

function withoutTables(raster: Raster, grids: readonly Grid[], toPixels: number): Raster {
  const data = raster.data.slice()
  for (const { box } of grids) {
    const [x0, y0, x1, y1] = box.map((value) => Math.round(value * toPixels)) as [number, number, number, number]
    for (let y = Math.max(0, y0 - 4); y < Math.min(raster.height, y1 + 4); y++) {
      data.fill(255, y * raster.width + Math.max(0, x0 - 4), y * raster.width + Math.min(raster.width, x1 + 4))
    }
  }
  return { ...raster, data }
}

/** Whether there is more ink than specks: at least what a short word needs. */
function hasText({ data, dpi }: Raster, threshold: number): boolean {
  let ink = 0
  for (let index = 0; index < data.length; index += 2) if ((data[index] ?? 255) < threshold) ink++
  return ink > 0.004 * dpi * dpi
}
