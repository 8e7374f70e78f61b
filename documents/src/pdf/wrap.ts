import type { TextLine } from './text-lines.ts'
import { isSyllable } from './vietnamese-syllable.ts'

/** A line together with the column it stands in: where text may begin and end, in points. */
export interface PlacedLine {
  readonly line: TextLine
  readonly page: number
  readonly left: number
  readonly right: number
}

export interface Paragraph {
  readonly text: string
  readonly lines: readonly PlacedLine[]
}

/**
 * What the blank behind a line says. `honest`: it stands where a line wraps and only there, as far as it still fits on the line
 * (LibreOffice, many Word files). `silent`: it is never or always there (Typst, scans, Word files that print the paragraph
 * mark), only the widths speak.
 */
export type Blanks = 'honest' | 'silent'

/** What a document is used to where its lines wrap. */
export interface WrapHabits {
  readonly blanks: Blanks
  /** Words in capitals that stand whole inside its lines: "UBND" at the start of a line is then no rest of a torn word. */
  readonly words: ReadonlySet<string>
}

/** Points by which a word may seem to fit and yet have been wrapped: rounding, kerning. */
const SLACK = 1.2

const item = /^(?:[-–•+*▪●◦]\s|[-–•]\p{Lu}|\(?\d{1,2}[.)]\s|\(?[a-zđ]\)\s|\d{1,2}\.\d{1,2}\.?\s)/u
const dash = /^[-–•+*▪●◦]\s?\p{L}/u

/** Learns the habits of a document: its blanks are judged by the lines where the widths leave no doubt. */
export function wrapHabits(columns: readonly (readonly PlacedLine[])[]): WrapHabits {
  const words = new Set<string>()
  let wraps = 0
  let wrapsWithBlank = 0
  let ends = 0
  let endsWithBlank = 0
  for (const lines of columns) {
    for (const [index, placed] of lines.entries()) {
      for (const [word] of placed.line.text.matchAll(/(?<=\s)\p{Lu}{2,}(?=[\s,;.)])/gu)) words.add(word)
      const next = lines[index + 1]
      const blank = placed.line.trailingBlank ? 1 : 0
      // The last line of a cell ends a paragraph, but for the few that a page break cuts.
      if (next === undefined ? blankFits(placed) : wordFits(placed, next)) {
        ends++
        endsWithBlank += blank
      } else if (next !== undefined && blankFits(placed)) {
        wraps++
        wrapsWithBlank += blank
      }
    }
  }
  const honest = ends >= 5 && wrapsWithBlank >= 0.5 * wraps && endsWithBlank <= 0.3 * ends
  return { blanks: honest ? 'honest' : 'silent', words }
}

/** The paragraphs of one cell or column of text: wrapped lines joined, torn words and codes whole again. */
export function paragraphsOf(lines: readonly PlacedLine[], habits: WrapHabits): Paragraph[] {
  const paragraphs: { text: string; lines: PlacedLine[] }[] = []
  const listed = lines.some(({ line }) => dash.test(line.text))
  for (const placed of lines) {
    const open = paragraphs.at(-1)
    const before = open?.lines.at(-1)
    const joint = open === undefined || before === undefined ? null : jointOf(before, placed, habits, listed, open.text)
    if (open === undefined || joint === null) paragraphs.push({ text: placed.line.text, lines: [placed] })
    else {
      open.text += joint + placed.line.text
      open.lines.push(placed)
    }
  }
  return paragraphs
}

/** What stands between two lines of one paragraph, ' ' or nothing; null where the second begins a new paragraph. */
function jointOf(
  before: PlacedLine,
  next: PlacedLine,
  habits: WrapHabits,
  listed: boolean,
  textBefore: string,
): '' | ' ' | null {
  if (completesYear(before.line.text, next.line.text)) return ''
  if (changesStyle(before.line, next.line)) return null
  if (wordFits(before, next)) return null
  if (habits.blanks === 'honest' && before.line.trailingBlank) return ' '
  if (isTorn(before, next, habits)) return ''
  if (habits.blanks === 'honest' && blankFits(before)) return null
  if (beginsItem(next.line.text, textBefore, listed)) return null
  return ' '
}

/** "10/2/202" and "5": whatever the widths say, there is no year of three digits. */
function completesYear(head: string, tail: string): boolean {
  const begun = /\d{1,2}\/(\d{1,3})$/.exec(head)?.[1]
  const rest = /^\d{1,3}(?![\d/])/.exec(tail)?.[0]
  return begun !== undefined && rest !== undefined && /^(?:19|20)\d\d$/.test(begun + rest)
}

/** Letters of another size, or a title in capitals above a line in small letters, are paragraphs of their own. */
function changesStyle(before: TextLine, next: TextLine): boolean {
  if (Math.abs(before.height - next.height) > 0.2 * Math.max(before.height, next.height)) return true
  const bold = (before.bold > 0.9 && next.bold < 0.1) || (before.bold < 0.1 && next.bold > 0.9)
  return bold && !before.trailingBlank
}

/** Whether the first word of the next line would have fitted behind this line: then the writer ended the paragraph. */
export function wordFits(before: PlacedLine, next: PlacedLine): boolean {
  return next.line.firstWordWidth + before.line.blankWidth + SLACK < freeWidth(before)
}

/** Whether a blank behind the line would be inside the column and kept: only then its absence says something. */
export function blankFits(placed: PlacedLine): boolean {
  return !isCentredIn(placed) && freeWidth(placed) > placed.line.blankWidth + SLACK / 2
}

/** Points left on the line; for centred and right-aligned lines what is free on both sides. */
function freeWidth(placed: PlacedLine): number {
  const { line, left, right } = placed
  const before = Math.max(0, line.x0 - left)
  const after = right - line.x1
  const aligned = after < 0.5 && before > 0.4 * (right - left)
  return isCentredIn(placed) || aligned ? before + after : after
}

/** Whether a line leaves the same room on both sides of its column. */
export function isCentredIn({ line, left, right }: PlacedLine): boolean {
  const before = line.x0 - left
  const after = right - line.x1
  return before > 2 && Math.abs(before - after) < Math.max(2.5, 0.1 * before)
}

/** A word, code or date that was too long for the column, or a code broken behind its hyphen or slash. */
function isTorn(before: PlacedLine, next: PlacedLine, habits: WrapHabits): boolean {
  const head = before.line.text
  const tail = next.line.text
  if (before.line.trailingBlank && freeWidth(before) > before.line.blankWidth) return false
  if (/[^\s-]-$/.test(head) && /^[\p{Lu}\d]/u.test(tail)) return true
  if (/\S\/$/.test(head) && /^\S/.test(tail) && !before.line.trailingBlank) return true
  if (/^(?:\/\S|-(?:\p{Lu}{2}|\d))/u.test(tail) && /[\p{Lu}\d]$/u.test(head) && !before.line.trailingBlank) return true
  // What is too long for the column begins on a line of its own and fills it to the last letter.
  if (/\s/.test(head.replace(/^[-+•]\s+/, '')) || before.line.trailingBlank) return false
  if (freeWidth(before) > next.line.firstLetterWidth + SLACK || /[.,;:)”]$/.test(head)) return false
  const fragment = tail.split(/[\s,.;:)]/)[0] ?? tail
  if (/\d[\d/.-]*$/.test(head) && /^[\d/.-]/.test(tail)) return true
  if (/^[,.;:)”%]/.test(tail)) return true
  if (/^\d/.test(fragment)) return false
  if (/^[IVX]+$/.test(head) && /^[IVX]+[.)]?$/.test(tail)) return true
  const missingBlank = habits.blanks === 'honest' && blankFits(before)
  if (/^\p{Lu}{2,}$/u.test(fragment)) {
    const alone = habits.words.has(fragment) && !missingBlank
    return /[&/]\p{Lu}*$/u.test(head) || (/\p{Lu}{2,}$/u.test(head) && !alone)
  }
  return isTornSyllable(lastWord(head), fragment)
}

/** "thườn|g", "chuyê|n", "chu|ẩn" are torn; "phòng|chuyê" (torn further on) and "phòng|ban" are two words. */
function isTornSyllable(head: string, fragment: string): boolean {
  const isSmall = /^\p{Ll}+$/u.test(fragment)
  if (!/^\p{L}+$/u.test(fragment)) return false
  if (!/[aăâeêioôơuưy]/i.test(fragment.normalize('NFD'))) return true
  if (!isSmall) return false
  if (/\p{Ll}$/u.test(head) && !isSyllable(head)) return true
  return /^[aeiouy]/i.test(fragment.normalize('NFD')) && isSyllable(head + fragment)
}

const lastWord = (text: string): string => text.split(/[\s(,.;:/-]/).at(-1) ?? text

/** Without the help of blanks: a line that starts like a list item after text that is complete, or in a list. */
function beginsItem(text: string, textBefore: string, listed: boolean): boolean {
  if (!item.test(text)) return false
  if (/[.;:!?]$/.test(textBefore)) return true
  return dash.test(text) && listed && (dash.test(textBefore) || /^[-–•+*▪●◦]\s?\p{Lu}/u.test(text))
}
