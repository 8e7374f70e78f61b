import { namesArea } from '../row-bands.ts'
import type { Line, Stream } from './tokens.ts'

const ROMAN = /^(?:[IVX]+[.)]?|[A-H][.)])$/
const LETTER = /^[A-H]$/
const NUMBER = /^[1-9]\d?[.)]?$/

const textOf = (stream: Stream, from: number, to: number): string =>
  stream.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ')

/** True for a line that is the name of an area without a number in front. */
export function isAreaName(stream: Stream, line: Line): boolean {
  const first = stream.tokens[line.from]?.text ?? ''
  return /^\p{Lu}/u.test(first) && namesArea(textOf(stream, line.from, line.to))
}

/**
 * The first tokens of area headings among a table's lines: behind a Roman number, behind letters that run from A on, an
 * area's name alone in front of a numbered row, and a numbered name in front of a repeated header.
 */
export function areaStarts(stream: Stream, lines: readonly Line[]): Set<number> {
  const starts = new Set<number>()
  const letters = lines.filter((line) => isMarked(stream, line, LETTER))
  const run = letters.filter((line, i) => stream.tokens[line.from]?.text === String.fromCharCode(65 + i))
  if (run.length > 1) for (const line of run) starts.add(line.from)
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1]
    if (isMarked(stream, line, ROMAN)) starts.add(line.from)
    else if (next !== undefined && isAreaName(stream, line)) {
      if (NUMBER.test(stream.tokens[next.from]?.text ?? '')) starts.add(line.from)
    } else if (next !== undefined && next.from > line.to && isMarked(stream, line, NUMBER)) {
      if (namesArea(textOf(stream, line.from + 1, line.to))) starts.add(line.from)
    }
  }
  return starts
}

/** A mark of a kind in front of a capital on the same line. */
function isMarked(stream: Stream, line: Line, kind: RegExp): boolean {
  const [first, second] = [stream.tokens[line.from], stream.tokens[line.from + 1]]
  return first !== undefined && second !== undefined && kind.test(first.text) && /^\p{Lu}/u.test(second.text)
}
