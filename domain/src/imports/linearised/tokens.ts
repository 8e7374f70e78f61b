import { foldText } from '../../calendar/fold-text.ts'
import { textWidth } from './text-width.ts'

export type Opening = 'capital' | 'small' | 'digit' | 'sign'

/** A word as it stands in the extracted text. */
export interface Token {
  readonly text: string
  /** Without accents, lower case, letters and digits only. */
  readonly folded: string
  readonly width: number
  /** What its first character is. */
  readonly opens: Opening
  /** Index into the lines the token was cut from. */
  readonly line: number
  readonly first: boolean
  /** Two blanks or more, or a tab, stand in front of it within its line. */
  readonly wideGap: boolean
}

/** A line that has words, with what the extractor left around them. */
export interface Line {
  readonly from: number
  readonly to: number
  /** Index of the line block it came from. */
  readonly block: number
  /** A blank stands behind the last word: the word processor broke the line there. */
  readonly trailing: boolean
  /** How many empty lines stand in front. */
  readonly blanks: number
  /** How many blanks stand in front, in lines of nothing else and before the first word: they may be empty cells. */
  readonly marks: number
  /** Tabs kept its cells apart: it needs no guessing. */
  readonly tabs: boolean
}

export interface Stream {
  readonly tokens: readonly Token[]
  readonly lines: readonly Line[]
}

/** Letters and digits of a word, lower case, without accents. */
export function foldWord(text: string): string {
  return foldText(text.normalize('NFC')).replace(/[^\p{L}\p{N}]/gu, '')
}

function openingOf(text: string): Opening {
  if (/^\p{Lu}/u.test(text)) return 'capital'
  if (/^\p{Ll}/u.test(text)) return 'small'
  return /^\d/.test(text) ? 'digit' : 'sign'
}

/** What a word is wherever it stands: worked out once for each of the words of a text. */
function wordReader(): (text: string) => Pick<Token, 'text' | 'folded' | 'width' | 'opens'> {
  const known = new Map<string, Pick<Token, 'text' | 'folded' | 'width' | 'opens'>>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const word = { text, folded: foldWord(text), width: textWidth(text), opens: openingOf(text) }
    known.set(text, word)
    return word
  }
}

/** Cuts lines of extracted text into words and remembers the white space around them. */
export function tokenize(texts: readonly string[]): Stream {
  const tokens: Token[] = []
  const lines: Line[] = []
  const wordOf = wordReader()
  let blanks = 0
  let marks = 0
  texts.forEach((raw, block) => {
    const text = raw.normalize('NFC').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    if (text.trim() === '') {
      if (text === '') blanks++
      else marks += Math.min(text.length, 3)
      return
    }
    const from = tokens.length
    let end = 0
    for (const match of text.matchAll(/\S+/g)) {
      const gap = text.slice(end, match.index)
      tokens.push({
        ...wordOf(match[0]),
        line: lines.length,
        first: tokens.length === from,
        wideGap: tokens.length > from && (gap.length > 1 || gap.includes('\t')),
      })
      end = match.index + match[0].length
    }
    const lead = Math.min(3, /^ */.exec(text)?.[0].length ?? 0)
    lines.push({
      from,
      to: tokens.length,
      block,
      trailing: text.trimEnd() !== text,
      blanks,
      marks: marks + lead,
      tabs: text.includes('\t'),
    })
    blanks = 0
    marks = 0
  })
  return { tokens, lines }
}

/** Whether every line ends in a blank, so that one without was cut inside a word and blanks alone are empty cells. */
export function alwaysTrailing(lines: readonly Line[]): boolean {
  return lines.filter((line) => line.trailing).length > 0.96 * lines.length
}

const UNFINISHED_CODE = /(?:[\p{Lu}\d/]-|\d\/)$/u
const CUT_DATE = /(?:^|\D)\d{1,2}\/\d{1,2}\/\d{1,3}$/

/** Whether the extractor cut a word in two at a line end: inside a code, a date, or where it left no blank though it always does. */
export function isCutWord(before: string, after: string, noBlank: boolean): boolean {
  if (UNFINISHED_CODE.test(before) && /^[\p{L}\d]/u.test(after)) return true
  if (CUT_DATE.test(before) && /^\d{1,3}(?!\d)/.test(after)) return true
  return noBlank && /[\p{L}\d]$/u.test(before) && /^[\p{L}\d]/u.test(after)
}
