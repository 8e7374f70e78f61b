import type { LinearCell } from './records.ts'
import type { Line, Stream } from './tokens.ts'

const UNFINISHED_CODE = /(?:[\p{Lu}\d/]-|\d\/)$/u
const CUT_DATE = /(?:^|\D)\d{1,2}\/\d{1,2}\/\d{1,3}$/

/** Whether the extractor cut a word in two at a line end: inside a code, a date, or where it left no blank though it always does. */
function isCut(before: string, after: string, noBlank: boolean): boolean {
  if (UNFINISHED_CODE.test(before) && /^[\p{L}\d]/u.test(after)) return true
  if (CUT_DATE.test(before) && /^\d{1,3}(?!\d)/.test(after)) return true
  return noBlank && /[\p{L}\d]$/u.test(before) && /^[\p{L}\d]/u.test(after)
}

/** The paragraphs of a cell: its lines joined again, begun anew where a list does. */
export function cellParagraphs(
  stream: Stream,
  lineOf: (token: number) => Line | undefined,
  cell: LinearCell,
  alwaysBlank: boolean,
): string[] {
  const paragraphs: string[] = []
  cell.runs.forEach((run, i) => {
    const text = stream.tokens
      .slice(run.from, run.to)
      .map((token) => token.text)
      .join(' ')
    const last = paragraphs.at(-1)
    const before = cell.runs[i - 1]
    if (last === undefined || before === undefined) {
      paragraphs.push(text)
      return
    }
    const noBlank = alwaysBlank && lineOf(before.to - 1)?.trailing === false
    if (isCut(last, text, noBlank)) paragraphs[paragraphs.length - 1] = `${last}${text}`
    else if (/^(?:[-–+•*]\s*\p{L}|[a-zđ]\)\s)/u.test(text) && /[\p{L}\d.;:)…]$/u.test(last)) paragraphs.push(text)
    else paragraphs[paragraphs.length - 1] = `${last} ${text}`
  })
  return paragraphs
}
