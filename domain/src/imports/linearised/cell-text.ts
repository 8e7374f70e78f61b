import type { LinearCell } from './records.ts'
import { isCutWord, type Line, type Stream } from './tokens.ts'

const beginsItem = (text: string) => /^(?:[-–+•*]\s*\p{L}|[a-zđ]\)\s)/u.test(text)

/** How much of a text's end tells whether a word was cut there. */
const ENDING = 16

/** The paragraphs of a cell: its lines joined again, begun anew where a list does. */
export function cellParagraphs(
  stream: Stream,
  lineOf: (token: number) => Line | undefined,
  cell: LinearCell,
  alwaysBlank: boolean,
): string[] {
  const paragraphs: string[][] = []
  let ending = ''
  cell.runs.forEach((run, i) => {
    const text = stream.tokens
      .slice(run.from, run.to)
      .map((token) => token.text)
      .join(' ')
    const last = paragraphs.at(-1)
    const before = cell.runs[i - 1]
    const noBlank = before !== undefined && alwaysBlank && lineOf(before.to - 1)?.trailing === false
    const isCut = isCutWord(ending, text, noBlank)
    const inList = /[.;:…]$/.test(ending) || beginsItem(last?.slice(0, 2).join('') ?? '')
    if (last === undefined || (!isCut && inList && beginsItem(text))) {
      paragraphs.push([text])
      ending = text.slice(-ENDING)
    } else {
      const piece = isCut ? text : ` ${text}`
      last.push(piece)
      ending = (ending + piece).slice(-ENDING)
    }
  })
  return paragraphs.map((pieces) => pieces.join(''))
}
