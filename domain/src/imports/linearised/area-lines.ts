import { areaOfHeading } from '../../plans/recognise-area.ts'
import { namesArea } from '../row-bands.ts'
import { foldWord, type Line, type Stream } from './tokens.ts'

const ROMAN = /^(?:[IVX]+[.)]?|[A-H][.)])$/
const LETTER = /^[A-H]$/
const NUMBER = /^[1-9]\d?[.)]?$/

/** Lines of a cell that names an area in a narrow column. */
const MOST_LINES = 4
const MOST_WORDS = 12
/** Words of a line that may be an area's name. */
const LONGEST_NAME = 40

const textOf = (stream: Stream, from: number, to: number): string =>
  stream.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ')

/** True for a line that is the name of an area without a number in front. */
export function isAreaName(stream: Stream, line: Line): boolean {
  const first = stream.tokens[line.from]?.text ?? ''
  return line.to - line.from <= LONGEST_NAME && /^\p{Lu}/u.test(first) && namesArea(textOf(stream, line.from, line.to))
}

/**
 * The first tokens of area headings among a table's lines: behind a Roman number, behind letters that run from A on, an
 * area's name alone in front of a numbered row, and a numbered name in front of a repeated header. Where the table has a
 * column of areas (`named`), any words that mean one will do.
 */
export function areaStarts(stream: Stream, lines: readonly Line[], named: boolean): Set<number> {
  const starts = new Set<number>()
  const letters = lines.filter((line) => isMarked(stream, line, LETTER))
  const run = letters.filter((line, i) => stream.tokens[line.from]?.text === String.fromCharCode(65 + i))
  if (run.length > 1) for (const line of run) starts.add(line.from)
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    const cell = named && NUMBER.test(stream.tokens[line.from]?.text ?? '') ? areaCell(stream, lines, i) : null
    if (cell !== null) starts.add(cell.from)
    if (isMarked(stream, line, ROMAN)) starts.add(line.from)
    else if (next !== undefined && NUMBER.test(stream.tokens[next.from]?.text ?? '') && isAreaName(stream, line))
      starts.add(line.from)
    else if (next !== undefined && next.from > line.to && isMarked(stream, line, NUMBER)) {
      if (line.to - line.from <= LONGEST_NAME && namesArea(textOf(stream, line.from + 1, line.to)))
        starts.add(line.from)
    }
  }
  return starts
}

/** The first of the lines above a number that mean an area, as few as do and begin with a capital. */
function areaCell(stream: Stream, lines: readonly Line[], number: number): Line | null {
  const end = lines[number]?.from ?? 0
  for (let at = number - 1; at >= Math.max(0, number - MOST_LINES); at--) {
    const line = lines[at]
    if (line === undefined || line.to !== lines[at + 1]?.from) return null
    const words = textOf(stream, line.from, end)
    if (/^\p{Lu}/u.test(words) && areaOfHeading(words) !== null) return line
  }
  return null
}

/** A mark of a kind in front of a capital on the same line. */
function isMarked(stream: Stream, line: Line, kind: RegExp): boolean {
  const [first, second] = [stream.tokens[line.from], stream.tokens[line.from + 1]]
  return first !== undefined && second !== undefined && kind.test(first.text) && /^\p{Lu}/u.test(second.text)
}

/** True for columns of which one names areas. */
export const nameAreas = (columns: readonly { readonly heading: string }[]): boolean =>
  columns.some(({ heading }) => foldWord(heading).startsWith('linhvuc'))

/** A line that names an area and goes on with the number of its first row, as two lines. */
export function splitBehindArea(stream: Stream, line: Line): readonly Line[] {
  for (let at = line.from + 1; at < Math.min(line.to, line.from + MOST_WORDS); at++) {
    if (!NUMBER.test(stream.tokens[at]?.text ?? '')) continue
    const words = textOf(stream, line.from, at)
    if (!/^\p{Lu}/u.test(words) || areaOfHeading(words) === null) return [line]
    return [
      { ...line, to: at, trailing: false },
      { ...line, from: at, blanks: 0, marks: 0 },
    ]
  }
  return [line]
}
