import type { LinearCell } from './records.ts'
import { isCutWord, type Line, type Stream } from './tokens.ts'

const beginsItem = (text: string) => /^(?:[-–+•*]\s*\p{L}|[a-zđ]\)\s)/u.test(text)

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
    if (isCutWord(last, text, noBlank)) paragraphs[paragraphs.length - 1] = `${last}${text}`
    else if (beginsItem(text) && (/[.;:…]$/.test(last) || beginsItem(last))) paragraphs.push(text)
    else paragraphs[paragraphs.length - 1] = `${last} ${text}`
  })
  return paragraphs
}
