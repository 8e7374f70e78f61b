import { fromLegacy, type LegacyEncoding, legacyEncodingOf } from '../legacy-fonts.ts'
import type { PageSpace, PdfDocument } from './pdfium.ts'
import { type Rect, rectOf } from './rulings.ts'
import type { Glyph } from './text-lines.ts'

/** What stands on a page as text. */
export interface PageText {
  readonly glyphs: readonly Glyph[]
  /** Letters drawn invisibly: the text layer that scanners lay over a picture, or hidden text. */
  readonly invisible: number
  /** Letters whose code means nothing: a font without a way back to Unicode. */
  readonly unmapped: number
  readonly legacy: LegacyEncoding | null
}

interface TextStyle {
  readonly bold: boolean
  readonly italic: boolean
  readonly hidden: boolean
  readonly slanted: boolean
  readonly encoding: LegacyEncoding | null
  readonly light: boolean
  /** Where the letters can be seen, null for everywhere. */
  readonly clip: Rect | null
}

const INVISIBLE_MODE = 3
const STROKED_MODE = 2
const ITALIC_FLAG = 1 << 6
const FORCE_BOLD_FLAG = 1 << 18
/** PDFium's sign for a hyphen at the end of a line. */
const LINE_END_HYPHEN = 2

/**
 * The visible letters of a page in the order they were written, each with its box.
 * `shaded` tells whether a point lies on a coloured ground, where white letters can be seen.
 */
export function readGlyphs(
  document: PdfDocument,
  page: number,
  space: PageSpace,
  limit: number,
  shaded: (x: number, y: number) => boolean,
): PageText {
  const { pdfium, scratch } = document
  const text = pdfium._FPDFText_LoadPage(page)
  const glyphs: Glyph[] = []
  const styles = new Map<number, TextStyle>()
  let invisible = 0
  let unmapped = 0
  let legacy: LegacyEncoding | null = null
  try {
    const count = Math.min(pdfium._FPDFText_CountChars(text), limit)
    for (let index = 0; index < count; index++) {
      const code = pdfium._FPDFText_GetUnicode(text, index)
      if (code !== LINE_END_HYPHEN && pdfium._FPDFText_IsGenerated(text, index) === 1) continue
      if (code === 10 || code === 13) continue
      const object = pdfium._FPDFText_GetTextObject(text, index)
      let style = styles.get(object)
      if (style === undefined) {
        style = styleOf(document, text, index, object, space)
        styles.set(object, style)
      }
      if (style.slanted) continue
      if (code === 0 || code === 0xfffe || code === 0xffff || code === 0xfffd) {
        unmapped++
        continue
      }
      const blank = code === 32 || code === 0xa0
      if (pdfium._FPDFText_GetLooseCharBox(text, index, scratch) === 0) continue
      const f32 = scratch >> 2
      const heap = pdfium.HEAPF32
      const [ax, ay] = space.place(heap[f32] ?? 0, heap[f32 + 1] ?? 0)
      const [bx, by] = space.place(heap[f32 + 2] ?? 0, heap[f32 + 3] ?? 0)
      pdfium._FPDFText_GetCharOrigin(text, index, scratch, scratch + 8)
      const f64 = scratch >> 3
      const [, baseline] = space.place(pdfium.HEAPF64[f64] ?? 0, pdfium.HEAPF64[f64 + 1] ?? 0)
      const x0 = Math.min(ax, bx)
      const x1 = Math.max(ax, bx)
      const top = Math.min(ay, by)
      const bottom = Math.max(ay, by)
      if (!Number.isFinite(x0 + x1 + top + bottom + baseline)) continue
      if (style.hidden || (style.light && !shaded((x0 + x1) / 2, (top + bottom) / 2))) {
        if (!blank) invisible++
        continue
      }
      // A word processor may print a word under the next row, cut off so that nobody sees it.
      if (style.clip !== null && !within(style.clip, (x0 + x1) / 2, (top + bottom) / 2)) continue
      if (style.encoding !== null) legacy = style.encoding
      glyphs.push({
        text: code === LINE_END_HYPHEN ? '-' : String.fromCodePoint(code),
        x0,
        x1,
        top,
        bottom,
        baseline,
        bold: style.bold,
        italic: style.italic,
        encoding: style.encoding,
      })
    }
  } finally {
    pdfium._FPDFText_ClosePage(text)
  }
  return { glyphs: composed(glyphs), invisible, unmapped, legacy }
}

function styleOf(document: PdfDocument, text: number, index: number, object: number, space: PageSpace): TextStyle {
  const { pdfium, scratch } = document
  const angle = (Math.abs(pdfium._FPDFText_GetCharAngle(text, index)) * 180) / Math.PI
  const slanted = Math.min(angle % 90, 90 - (angle % 90)) > 3
  if (object === 0)
    return { bold: false, italic: false, hidden: false, slanted, encoding: null, light: false, clip: null }
  const font = pdfium._FPDFTextObj_GetFont(object)
  const name = fontName(document, font)
  const flags = font === 0 ? 0 : pdfium._FPDFFont_GetFlags(font)
  const mode = pdfium._FPDFTextObj_GetTextRenderMode(object)
  const bold =
    /bold|black|heavy|[,-]b(?:i|$)/i.test(name) ||
    (flags > 0 && (flags & FORCE_BOLD_FLAG) !== 0) ||
    mode === STROKED_MODE ||
    pdfium._FPDFText_GetFontWeight(text, index) >= 600
  const italic = /italic|oblique/i.test(name) || (flags > 0 && (flags & ITALIC_FLAG) !== 0)
  const clip = clipOf(document, object, space)
  let light = false
  if (pdfium._FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) !== 0) {
    const [r = 0, g = 0, b = 0, a = 255] = pdfium.HEAPU32.subarray(scratch >> 2, (scratch >> 2) + 4)
    light = (r > 245 && g > 245 && b > 245) || a < 8
  }
  return { bold, italic, hidden: mode === INVISIBLE_MODE, slanted, encoding: legacyEncodingOf(name), light, clip }
}

const within = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.x0 - 1 && x <= rect.x1 + 1 && y >= rect.y0 - 1 && y <= rect.y1 + 1

/** The box that all clip paths of a text leave open. */
function clipOf(document: PdfDocument, object: number, space: PageSpace): Rect | null {
  const { pdfium, scratch } = document
  const clip = pdfium._FPDFPageObj_GetClipPath(object)
  if (clip === 0) return null
  const paths = Math.min(Math.max(0, pdfium._FPDFClipPath_CountPaths(clip)), 20)
  let open: Rect | null = null
  for (let path = 0; path < paths; path++) {
    const segments = Math.min(pdfium._FPDFClipPath_CountPathSegments(clip, path), 200)
    const points: [number, number][] = []
    for (let index = 0; index < segments; index++) {
      const segment = pdfium._FPDFClipPath_GetPathSegment(clip, path, index)
      if (pdfium._FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue
      points.push(space.place(pdfium.HEAPF32[scratch >> 2] ?? 0, pdfium.HEAPF32[(scratch >> 2) + 1] ?? 0))
    }
    if (points.length < 3) continue
    const rect = rectOf(points)
    open = open === null ? rect : intersection(open, rect)
  }
  return open
}

function intersection(a: Rect, b: Rect): Rect {
  return { x0: Math.max(a.x0, b.x0), y0: Math.max(a.y0, b.y0), x1: Math.min(a.x1, b.x1), y1: Math.min(a.y1, b.y1) }
}

function fontName(document: PdfDocument, font: number): string {
  if (font === 0) return ''
  const { pdfium } = document
  const length = pdfium._FPDFFont_GetBaseFontName(font, 0, 0)
  if (length <= 1 || length > 500) return ''
  const buffer = pdfium._malloc(length)
  pdfium._FPDFFont_GetBaseFontName(font, buffer, length)
  const name = new TextDecoder().decode(pdfium.HEAPU8.slice(buffer, buffer + length - 1))
  pdfium._free(buffer)
  return name.replace(/^[A-Z]{6}\+/, '')
}

/** Marks joined to their letters, letters of old fonts turned into Unicode, letters drawn twice at one place dropped. */
function composed(glyphs: readonly Glyph[]): Glyph[] {
  const result: Glyph[] = []
  const seen = new Set<string>()
  for (const glyph of glyphs) {
    // Fake bold draws a letter again, a hair beside itself.
    const near = `${glyph.text}${Math.round(glyph.x0 / 0.7)}:${Math.round(glyph.baseline / 0.7)}`
    const before = result.at(-1)
    if (glyph.text !== ' ' && (seen.has(near) || (before !== undefined && sameSpot(before, glyph)))) continue
    seen.add(near)
    if (before !== undefined && glyph.encoding === 'vni' && before.encoding === 'vni') {
      const pair = fromLegacy(before.text + glyph.text, 'vni')
      if (pair.length === 1 && before.baseline === glyph.baseline) {
        result[result.length - 1] = { ...before, text: pair, encoding: null, x1: Math.max(before.x1, glyph.x1) }
        continue
      }
    }
    if (before !== undefined && /^\p{M}$/u.test(glyph.text)) {
      result[result.length - 1] = { ...before, text: (before.text + glyph.text).normalize('NFC') }
      continue
    }
    result.push(glyph)
  }
  return result.map((glyph) =>
    glyph.encoding === null ? glyph : { ...glyph, text: fromLegacy(glyph.text, glyph.encoding) },
  )
}

function sameSpot(a: Glyph, b: Glyph): boolean {
  return a.text === b.text && Math.abs(a.x0 - b.x0) < 0.8 && Math.abs(a.baseline - b.baseline) < 0.8
}
