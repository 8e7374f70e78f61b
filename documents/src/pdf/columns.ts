import type { TextLine } from './text-lines.ts'

/** A stretch of prose: either lines over the whole width, or two columns beside each other (letterhead, signature). */
export type Stretch =
  | { readonly kind: 'lines'; readonly lines: readonly TextLine[] }
  | { readonly kind: 'columns'; readonly left: readonly TextLine[]; readonly right: readonly TextLine[] }

interface Gutter {
  readonly from: number
  readonly to: number
}

/** Lines that stand beside each other: parts of one printed line that a wide gap keeps apart. */
interface Row {
  readonly parts: readonly TextLine[]
  readonly top: number
  readonly bottom: number
}

/**
 * Finds the two-column stretches in the lines of a page (parts of a printed line come as lines of their own). Two columns need
 * a common gutter and at least two printed lines on each side, or one of them under a line that has both.
 * `centre`: the middle of the text on this page, where titles stand.
 */
export function stretchesOf(lines: readonly TextLine[], centre: number): Stretch[] {
  const rows = rowsOf(lines)
  const stretches: Stretch[] = []
  let plain: TextLine[] = []
  const flush = (): void => {
    if (plain.length > 0) stretches.push({ kind: 'lines', lines: plain })
    plain = []
  }
  let index = 0
  while (index < rows.length) {
    const region = regionAt(rows, index, stretches.length + plain.length === 0, centre)
    const row = rows[index]
    if (region === null || row === undefined) {
      if (row !== undefined) plain.push(wholeRow(row))
      index++
      continue
    }
    flush()
    const parts = rows.slice(index, region.end).flatMap((each) => each.parts)
    const isLeft = (part: TextLine): boolean => (part.x0 + part.x1) / 2 < (region.gutter.from + region.gutter.to) / 2
    stretches.push({
      kind: 'columns',
      left: sideLines(parts.filter(isLeft)),
      right: sideLines(parts.filter((part) => !isLeft(part))),
    })
    index = region.end
  }
  flush()
  return stretches
}

function rowsOf(lines: readonly TextLine[]): Row[] {
  const rows: { parts: TextLine[]; top: number; bottom: number }[] = []
  for (const line of [...lines].sort((a, b) => a.top - b.top)) {
    const row = rows.at(-1)
    const beside = row?.parts.every((part) => line.x0 > part.x1 + 1 || line.x1 < part.x0 - 1) ?? false
    if (row !== undefined && beside && row.bottom - line.top > 0.5 * line.height) {
      row.parts.push(line)
      row.bottom = Math.max(row.bottom, line.bottom)
    } else rows.push({ parts: [line], top: line.top, bottom: line.bottom })
  }
  return rows.map((row) => ({ ...row, parts: row.parts.sort((a, b) => a.x0 - b.x0) }))
}

function regionAt(
  rows: readonly Row[],
  start: number,
  topOfPage: boolean,
  centre: number,
): { readonly end: number; readonly gutter: Gutter } | null {
  const first = rows.slice(start, start + 4).find((row) => row.parts.length > 1)
  if (first === undefined) return null
  const widest = widestGap(first)
  if (widest === null) return null
  let gutter: Gutter = widest
  let both = 0
  let single = 0
  let end = start
  let lastBoth = start
  for (let index = start; index < rows.length; index++) {
    const row = rows[index]
    const previous = rows[index - 1]
    if (row === undefined) break
    const [only, ...others] = row.parts
    const title = only !== undefined && others.length === 0 && Math.abs((only.x0 + only.x1) / 2 - centre) < 8
    const narrowed: Gutter | null = title ? null : clearOf(row, gutter)
    if (narrowed === null) break
    const sides = new Set(row.parts.map((part) => (part.x1 <= narrowed.from + 0.5 ? 'left' : 'right')))
    const distance = previous === undefined || index === start ? 0 : row.top - previous.bottom
    const height = row.parts[0]?.height ?? 12
    const leftOnly = sides.size === 1 && sides.has('left')
    // Before the columns begin only the right side may stand alone, or the left at the top of the page.
    if (both === 0 && leftOnly && !topOfPage) return null
    if (leftOnly && distance > 2 * height) break
    if (!leftOnly && sides.size === 1 && distance > 9 * height) break
    if (sides.size === 2 && distance > 3 * height) break
    gutter = narrowed
    if (sides.size === 2) {
      both++
      lastBoth = index
    } else single++
    end = index + 1
  }
  const enough = both >= 2 || (both === 1 && single >= 2)
  return enough && lastBoth >= start ? { end, gutter } : null
}

function widestGap(row: Row): Gutter | null {
  let widest: Gutter | null = null
  for (const [index, part] of row.parts.entries()) {
    const next = row.parts[index + 1]
    if (next === undefined) continue
    if (widest === null || next.x0 - part.x1 > widest.to - widest.from) widest = { from: part.x1, to: next.x0 }
  }
  return widest
}

/** The gutter as far as this row leaves it free, null where the row runs across it. */
function clearOf(row: Row, gutter: Gutter): Gutter | null {
  let { from, to } = gutter
  for (const part of row.parts) {
    const left = part.x0 - from < to - part.x1
    if (left && part.x0 < from) from = Math.max(from, part.x1)
    else if (!left && part.x1 > to) to = Math.min(to, part.x0)
    else if ((part.x0 + part.x1) / 2 < (from + to) / 2) from = Math.max(from, part.x1)
    else to = Math.min(to, part.x0)
  }
  return to - from >= 6 ? { from, to } : null
}

/** Parts of one printed line on the same side ("Số:" and "/KH-UBND" after a gap for the number) are one line. */
function sideLines(parts: readonly TextLine[]): TextLine[] {
  return rowsOf(parts).map(wholeRow)
}

function wholeRow(row: Row): TextLine {
  const [first, ...rest] = row.parts
  const last = row.parts.at(-1)
  if (first === undefined || last === undefined) throw new Error('a row has at least one part')
  if (rest.length === 0) return first
  const letters = row.parts.reduce((sum, part) => sum + part.text.length, 0)
  const mean = (value: (part: TextLine) => number): number =>
    row.parts.reduce((sum, part) => sum + value(part) * part.text.length, 0) / letters
  return {
    ...first,
    text: row.parts.map((part) => part.text).join(' '),
    x1: last.x1,
    top: row.top,
    bottom: row.bottom,
    trailingBlank: last.trailingBlank,
    bold: mean((part) => part.bold),
    italic: mean((part) => part.italic),
    confidence: Math.min(...row.parts.map((part) => part.confidence)),
  }
}
