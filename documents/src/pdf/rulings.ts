import type { Ruling } from './lattice.ts'
import type { PageSpace, PdfDocument } from './pdfium.ts'

/** What is drawn on a page besides text. Boxes in points from the top left. */
export interface PageDrawing {
  readonly rulings: readonly Ruling[]
  /** Filled areas that are neither white nor thin. */
  readonly shades: readonly Rect[]
  readonly images: readonly PlacedImage[]
  /** Whether the page has more objects than the limit and was read in part. */
  readonly cut: boolean
}

/** A picture on the page and how fine it is. */
export interface PlacedImage {
  readonly rect: Rect
  /** Pixels per inch as placed. */
  readonly dpi: number
}

export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

type Matrix = readonly [number, number, number, number, number, number]

const PATH = 2
const IMAGE = 3
const FORM = 5
const LINE_TO = 0
const BEZIER_TO = 1
const MOVE_TO = 2
/** Points: a filled area not thicker than this is a line. Word draws 0.48, double lines reach 2.25. */
const THIN = 3
const MAX_FORM_DEPTH = 8

/** The lines, grounds and pictures of a page; forms are entered, `limit` bounds the objects looked at. */
export function readDrawing(document: PdfDocument, page: number, space: PageSpace, limit: number): PageDrawing {
  const { pdfium } = document
  const rulings: Ruling[] = []
  const shades: Rect[] = []
  const images: PlacedImage[] = []
  let left = limit
  const visit = (object: number, outer: Matrix, depth: number): void => {
    if (left-- <= 0) return
    const type = pdfium._FPDFPageObj_GetType(object)
    if (type !== PATH && type !== IMAGE && type !== FORM) return
    const matrix = multiply(matrixOf(document, object), outer)
    if (type === FORM) {
      if (depth >= MAX_FORM_DEPTH) return
      const count = pdfium._FPDFFormObj_CountObjects(object)
      for (let index = 0; index < count && left > 0; index++) {
        visit(pdfium._FPDFFormObj_GetObject(object, index), matrix, depth + 1)
      }
      return
    }
    if (type === IMAGE) {
      const corners = [apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)] as const
      const rect = rectOf(corners.map(([x, y]) => space.place(x, y)))
      images.push({ rect, dpi: imageDpi(document, object, rect) })
      return
    }
    const path = readPath(document, object, matrix, space)
    if (path.stroked) {
      for (const line of path.lines) addLine(rulings, line)
    }
    if (path.filled) {
      for (const points of path.outlines) {
        if (points.length < 3) continue
        const rect = rectOf(points)
        const width = rect.x1 - rect.x0
        const height = rect.y1 - rect.y0
        if (Math.min(width, height) <= THIN) {
          if (height <= width) addRuling(rulings, false, (rect.y0 + rect.y1) / 2, rect.x0, rect.x1)
          else addRuling(rulings, true, (rect.x0 + rect.x1) / 2, rect.y0, rect.y1)
        } else shades.push(rect)
      }
    }
  }
  const count = pdfium._FPDFPage_CountObjects(page)
  for (let index = 0; index < count && left > 0; index++) {
    visit(pdfium._FPDFPage_GetObject(page, index), [1, 0, 0, 1, 0, 0], 0)
  }
  return { rulings, shades, images, cut: left <= 0 }
}

function imageDpi(document: PdfDocument, image: number, rect: Rect): number {
  const { pdfium, scratch } = document
  if (pdfium._FPDFImageObj_GetImagePixelSize(image, scratch, scratch + 4) === 0) return 0
  const pixels = (pdfium.HEAPU32[scratch >> 2] ?? 0) * (pdfium.HEAPU32[(scratch >> 2) + 1] ?? 0)
  const area = (rect.x1 - rect.x0) * (rect.y1 - rect.y0)
  return area > 0 ? Math.sqrt(pixels / area) * 72 : 0
}

/** The smallest box around points. */
export function rectOf(points: readonly Point[]): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  return { x0, y0, x1, y1 }
}

type Point = readonly [number, number]

interface Path {
  readonly lines: readonly (readonly [Point, Point])[]
  readonly outlines: readonly (readonly Point[])[]
  readonly filled: boolean
  readonly stroked: boolean
}

function readPath(document: PdfDocument, object: number, matrix: Matrix, space: PageSpace): Path {
  const { pdfium, scratch } = document
  pdfium._FPDFPath_GetDrawMode(object, scratch, scratch + 4)
  const filled = (pdfium.HEAP32[scratch >> 2] ?? 0) !== 0 && !isWhite(document, object, 'fill')
  const stroked = (pdfium.HEAP32[(scratch >> 2) + 1] ?? 0) !== 0 && !isWhite(document, object, 'stroke')
  const lines: (readonly [Point, Point])[] = []
  const outlines: Point[][] = []
  if (!filled && !stroked) return { lines, outlines, filled, stroked }
  let outline: Point[] = []
  const segments = Math.min(pdfium._FPDFPath_CountSegments(object), 20_000)
  for (let index = 0; index < segments; index++) {
    const segment = pdfium._FPDFPath_GetPathSegment(object, index)
    pdfium._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)
    const [x, y] = apply(matrix, pdfium.HEAPF32[scratch >> 2] ?? 0, pdfium.HEAPF32[(scratch >> 2) + 1] ?? 0)
    const point = space.place(x, y)
    const type = pdfium._FPDFPathSegment_GetType(segment)
    if (type === MOVE_TO) {
      outline = [point]
      outlines.push(outline)
    } else if (type === LINE_TO || type === BEZIER_TO) {
      const from = outline.at(-1)
      if (from !== undefined && type === LINE_TO) lines.push([from, point])
      outline.push(point)
    }
    const first = outline[0]
    if (pdfium._FPDFPathSegment_GetClose(segment) !== 0 && first !== undefined) {
      const last = outline.at(-1)
      if (last !== undefined) lines.push([last, first])
    }
  }
  return { lines, outlines, filled, stroked }
}

function isWhite(document: PdfDocument, object: number, part: 'fill' | 'stroke'): boolean {
  const { pdfium, scratch } = document
  const at = scratch + 32
  const read = part === 'fill' ? pdfium._FPDFPageObj_GetFillColor : pdfium._FPDFPageObj_GetStrokeColor
  if (read(object, at, at + 4, at + 8, at + 12) === 0) return false
  const [r = 0, g = 0, b = 0, a = 255] = pdfium.HEAPU32.subarray(at >> 2, (at >> 2) + 4)
  return a < 8 || (r > 250 && g > 250 && b > 250)
}

function addLine(rulings: Ruling[], [[x0, y0], [x1, y1]]: readonly [Point, Point]): void {
  const dx = Math.abs(x1 - x0)
  const dy = Math.abs(y1 - y0)
  if (dy <= 1 && dx > dy) addRuling(rulings, false, (y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1))
  else if (dx <= 1 && dy > dx) addRuling(rulings, true, (x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1))
}

function addRuling(rulings: Ruling[], vertical: boolean, at: number, from: number, to: number): void {
  if (Number.isFinite(at + from + to)) rulings.push({ vertical, at, from, to })
}

function matrixOf(document: PdfDocument, object: number): Matrix {
  const { pdfium, scratch } = document
  if (pdfium._FPDFPageObj_GetMatrix(object, scratch) === 0) return [1, 0, 0, 1, 0, 0]
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = pdfium.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 6)
  return [a, b, c, d, e, f]
}

function multiply(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner
  const [A, B, C, D, E, F] = outer
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}
