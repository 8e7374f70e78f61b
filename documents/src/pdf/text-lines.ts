import type { LegacyEncoding } from '../legacy-fonts.ts'

/** One letter as it stands on the page; points from the top left. */
export interface Glyph {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly top: number
  readonly bottom: number
  readonly baseline: number
  readonly bold: boolean
  readonly italic: boolean
  readonly encoding: LegacyEncoding | null
}

/** What stands on one line of a cell or a column of text, printed or recognised from a picture. */
export interface TextLine {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly top: number
  readonly bottom: number
  /** Height of the letters from the lowest to the highest, about 1.15 of the font size. */
  readonly height: number
  /** Whether the writer left a blank behind the last word, as Word and LibreOffice do where a line wraps. */
  readonly trailingBlank: boolean
  /** Widths of what would have to fit on the line above. */
  readonly firstWordWidth: number
  readonly firstLetterWidth: number
  readonly blankWidth: number
  /** Shares of the letters, 0–1. */
  readonly bold: number
  readonly italic: number
  /** 0–1; 1 for printed text. */
  readonly confidence: number
}

/** A gap wider than this share of the letters' height is a blank where none was written. */
const BLANK_GAP = 0.16

/**
 * The lines that letters make, from top to bottom. With `apart` (points) a line is cut where a gap is wider, so that columns
 * beside each other become lines of their own.
 */
export function linesOf(glyphs: readonly Glyph[], apart = Number.POSITIVE_INFINITY): TextLine[] {
  const lines: TextLine[] = []
  for (const row of baselines(glyphs)) {
    let part: Glyph[] = []
    let end = Number.NEGATIVE_INFINITY
    for (const glyph of row) {
      const blank = isBlank(glyph)
      if (part.length > 0 && !blank && glyph.x0 - end > apart) {
        lines.push(...lineOf(part))
        part = []
      }
      part.push(glyph)
      if (!blank) end = Math.max(end, glyph.x1)
    }
    lines.push(...lineOf(part))
  }
  return lines
}

const isBlank = (glyph: Glyph): boolean => /^\s$/.test(glyph.text)

/** Letters of one baseline, from left to right; raised and lowered signs stay with their line. */
function baselines(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: { baseline: number; height: number; glyphs: Glyph[] }[] = []
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1)
    const height = glyph.bottom - glyph.top
    if (row !== undefined && glyph.baseline - row.baseline <= 0.3 * Math.max(row.height, height)) {
      row.glyphs.push(glyph)
      if (height > row.height) {
        row.height = height
        row.baseline = glyph.baseline
      }
    } else rows.push({ baseline: glyph.baseline, height, glyphs: [glyph] })
  }
  return rows.map((row) => row.glyphs.sort((a, b) => a.x0 - b.x0))
}

function lineOf(glyphs: readonly Glyph[]): TextLine[] {
  const letters = glyphs.filter((glyph) => !isBlank(glyph))
  const first = letters[0]
  const last = letters.at(-1)
  if (first === undefined || last === undefined) return []
  let text = ''
  let end = first.x0
  let wordEnd: number | null = null
  let pending = false
  for (const glyph of glyphs) {
    if (isBlank(glyph)) {
      if (text !== '') pending = true
      continue
    }
    const gap = glyph.x0 - end
    if (text !== '' && (pending || gap > BLANK_GAP * (glyph.bottom - glyph.top))) {
      wordEnd ??= end
      text += ' '
    }
    pending = false
    text += glyph.text
    end = Math.max(end, glyph.x1)
  }
  const heights = letters.map((glyph) => glyph.bottom - glyph.top).sort((a, b) => a - b)
  const height = heights[heights.length >> 1] ?? 0
  const blanks = glyphs.filter(isBlank).map((glyph) => glyph.x1 - glyph.x0)
  return [
    {
      text: text.normalize('NFC'),
      x0: first.x0,
      x1: end,
      top: Math.min(...letters.map((glyph) => glyph.top)),
      bottom: Math.max(...letters.map((glyph) => glyph.bottom)),
      height,
      trailingBlank: pending,
      firstWordWidth: (wordEnd ?? end) - first.x0,
      firstLetterWidth: first.x1 - first.x0,
      blankWidth: blanks.length > 0 ? Math.min(...blanks) : 0.22 * height,
      bold: letters.filter((glyph) => glyph.bold).length / letters.length,
      italic: letters.filter((glyph) => glyph.italic).length / letters.length,
      confidence: 1,
    },
  ]
}
