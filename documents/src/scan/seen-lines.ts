import type { TextLine } from '../pdf/text-lines.ts'
import type { SeenLine, SeenWord } from './recognise.ts'

/** Points: words of one printed line further apart stand in different columns. */
const COLUMN_GAP = 14

/** A line as read from the picture, together with the strength of its strokes (pixels of ink per run, by height). */
export interface WeighedLine {
  readonly words: readonly SeenWord[]
  readonly stroke: number
}

/** Letters of one table or page have one height: what the recognition measures depends on the letters in the line. */
export function commonHeight(lines: readonly SeenLine[]): number {
  const heights = lines.map((line) => line.y1 - line.y0).sort((a, b) => a - b)
  return heights[Math.floor(heights.length * 0.6)] ?? 0
}

/**
 * A line of words as the layout code takes it. `scale`: points per pixel. `boldFrom`: strokes at least this strong are bold.
 */
export function textLine(line: WeighedLine, height: number, scale: number, boldFrom: number): TextLine[] {
  const words = line.words.filter((word) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(word.text))
  const [first] = words
  const last = words.at(-1)
  if (first === undefined || last === undefined) return []
  const text = words.map((word) => word.text).join(' ')
  const y0 = Math.min(...words.map((word) => word.y0))
  const y1 = Math.max(...words.map((word) => word.y1))
  const firstWidth = (first.x1 - first.x0) * scale
  return [
    {
      text: text.normalize('NFC'),
      x0: first.x0 * scale,
      x1: last.x1 * scale,
      top: y0 * scale,
      bottom: y1 * scale,
      height: height * scale,
      trailingBlank: false,
      firstWordWidth: firstWidth,
      firstLetterWidth: firstWidth / Math.max(1, first.text.length),
      blankWidth: 0.22 * height * scale,
      bold: line.stroke >= boldFrom ? 1 : 0,
      italic: 0,
      confidence: Math.min(...words.map((word) => word.confidence)),
    },
  ]
}

/** A printed line cut where a wide gap parts two columns. */
export function cutAtGaps(line: SeenLine, scale: number): SeenLine[] {
  const parts: SeenWord[][] = []
  for (const word of [...line.words].sort((a, b) => a.x0 - b.x0)) {
    const part = parts.at(-1)
    const before = part?.at(-1)
    if (part === undefined || before === undefined || (word.x0 - before.x1) * scale > COLUMN_GAP) parts.push([word])
    else part.push(word)
  }
  return parts.map((words) => ({ ...line, words }))
}
