import { joinBroken, normaliseText } from '@dondoc/domain/imports/normalise'
import { fromLegacy, type LegacyEncoding, legacyEncodingOf } from '../legacy-fonts.ts'
import { startsItem } from '../office/break-lines.ts'
import { childOf, settingOf, switchOf, type XmlElement } from '../office/parse-xml.ts'
import { type DocxReading, printedChildren, textBoxesIn } from './reading.ts'
import { isCentred, numberingReference, type RunLook, runLook } from './styles.ts'
import { symbolText } from './symbols.ts'

/** A stretch of text of one look, or a break. */
type Piece =
  | {
      readonly text: string
      readonly encoding: LegacyEncoding | null
      readonly bold: boolean
      readonly italic: boolean
    }
  | { readonly break: 'line' | 'page' }

/** A printed line between forced breaks. `letters`, `boldLetters`, `italicLetters` count its letters and digits. */
export interface PrintedLine {
  readonly text: string
  readonly letters: number
  readonly boldLetters: number
  readonly italicLetters: number
  /** It follows a page or column break. */
  readonly onNewPage: boolean
}

/** A paragraph as printed: its automatic number apart, its lines as broken by hand. */
export interface PrintedParagraph {
  readonly label: string | null
  readonly lines: readonly PrintedLine[]
  readonly centred: boolean
  readonly textBoxes: readonly XmlElement[]
}

/** Content of paragraphs whose mark was deleted, which runs on into the next one. */
export interface CarriedContent {
  readonly pieces: readonly Piece[]
  readonly textBoxes: readonly XmlElement[]
}

interface Collected {
  readonly pieces: Piece[]
  readonly textBoxes: XmlElement[]
  hidden: number
}

/**
 * Reads a paragraph and counts its number. Where its mark is deleted by a tracked change the content is carried into the
 * next paragraph instead.
 */
export function readParagraph(
  reading: DocxReading,
  element: XmlElement,
  carried: CarriedContent | null,
): { readonly printed: PrintedParagraph | null; readonly carried: CarriedContent | null } {
  const properties = childOf(element, 'w:pPr')
  const mark = childOf(properties, 'w:rPr')
  const style = settingOf(properties, 'w:pStyle') ?? reading.styles.defaultParagraph
  const collected: Collected = {
    pieces: [...(carried?.pieces ?? [])],
    textBoxes: [...(carried?.textBoxes ?? [])],
    hidden: 0,
  }
  collect(reading, element, style, collected)
  // A field whose result never came would swallow the rest of the document.
  for (let at = reading.fields.length - 1; at >= 0; at--)
    if (reading.fields[at] === 'code') reading.fields.splice(at, 1)
  if (collected.hidden > 0) reading.tally.count('reader.hidden-text', collected.hidden)

  if (childOf(mark, 'w:del') !== null || childOf(mark, 'w:moveFrom') !== null) {
    reading.tally.count('reader.tracked-changes')
    return { printed: null, carried: collected }
  }
  const lines = printLines(reading, collected.pieces)
  const empty = lines.every((line) => line.text === '')
  const vanished = empty && (switchOf(mark, 'w:vanish') ?? collected.hidden > 0)
  const reference = vanished ? null : numberingReference(reading.styles, style, properties)
  return {
    printed: {
      label: reference === null ? null : reading.numberer.next(reference),
      lines,
      centred: isCentred(reading.styles, style, properties),
      textBoxes: collected.textBoxes,
    },
    carried: null,
  }
}

function collect(reading: DocxReading, element: XmlElement, style: string | null, into: Collected): void {
  for (const child of printedChildren(reading, element)) {
    if (child.name === 'w:r') collectRun(reading, child, style, into)
    else if (child.name === 'm:oMath' || child.name === 'm:oMathPara') collectMath(child, into)
    else if (child.name === 'w:hyperlink' || child.name === 'w:fldSimple') collect(reading, child, style, into)
    else if (child.name === 'w:ruby') {
      const base = childOf(child, 'w:rubyBase')
      if (base !== null) collect(reading, base, style, into)
    }
  }
}

function collectMath(element: XmlElement, into: Collected): void {
  if (element.name === 'm:t') into.pieces.push({ text: element.text, encoding: null, bold: false, italic: false })
  for (const child of element.children) collectMath(child, into)
}

function collectRun(reading: DocxReading, run: XmlElement, style: string | null, into: Collected): void {
  const look = runLook(reading.styles, style, childOf(run, 'w:rPr'))
  const encoding = legacyEncodingOf(look.font)
  for (const child of printedChildren(reading, run)) {
    if (child.name === 'w:fldChar') {
      turnField(reading.fields, child.attributes['fldCharType'])
      continue
    }
    if (child.name === 'w:footnoteReference' || child.name === 'w:endnoteReference') {
      reading.tally.count('reader.footnotes')
      continue
    }
    if (child.name === 'w:drawing' || child.name === 'w:pict' || child.name === 'w:object') {
      into.textBoxes.push(...textBoxesIn(reading, child))
      continue
    }
    if (child.name === 'w:txbxContent') {
      into.textBoxes.push(child)
      continue
    }
    const piece = pieceOf(child, look, encoding)
    if (piece === null || reading.fields.includes('code')) continue
    if (!look.hidden) into.pieces.push(piece)
    else if ('text' in piece && piece.text.trim() !== '') into.hidden++
  }
}

function turnField(fields: ('code' | 'result')[], type: string | undefined): void {
  if (type === 'begin') fields.push('code')
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result'
  else if (type === 'end') fields.pop()
}

function pieceOf(child: XmlElement, look: RunLook, encoding: LegacyEncoding | null): Piece | null {
  if (child.name === 'w:br')
    return { break: ['page', 'column'].includes(child.attributes['type'] ?? '') ? 'page' : 'line' }
  if (child.name === 'w:cr') return { break: 'line' }
  const text = textOf(child, encoding)
  if (text === null) return null
  const shown = look.capitals && encoding === null ? text.normalize('NFC').toUpperCase() : text
  return { text: shown, encoding, bold: look.bold, italic: look.italic }
}

function textOf(child: XmlElement, encoding: LegacyEncoding | null): string | null {
  switch (child.name) {
    case 'w:t':
    case 'm:t':
      return child.text
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:noBreakHyphen':
      return '-'
    case 'w:softHyphen':
      // The code of the soft hyphen is the letter ư in TCVN3.
      return encoding === 'tcvn3' || encoding === 'tcvn3-capitals' ? '\u00ad' : ''
    case 'w:sym': {
      const font = child.attributes['font'] ?? ''
      const code = child.attributes['char'] ?? ''
      const legacy = legacyEncodingOf(font)
      return legacy === null ? symbolText(font, code) : fromLegacy(symbolText('', code), legacy)
    }
    default:
      return null
  }
}

/** Makes lines of pieces: stretches of one legacy font are converted whole, for a letter may run over two of them. */
function printLines(reading: DocxReading, pieces: readonly Piece[]): PrintedLine[] {
  const lines: PrintedLine[] = []
  let line = { text: '', letters: 0, boldLetters: 0, italicLetters: 0, onNewPage: false }
  let stretch = ''
  let encoding: LegacyEncoding | null = null
  let converted = false
  const flush = (): void => {
    const text = encoding === null ? stretch : fromLegacy(stretch, encoding)
    converted ||= text !== stretch
    line.text += text
    stretch = ''
  }
  for (const piece of pieces) {
    if ('break' in piece) {
      flush()
      lines.push({ ...line, text: normaliseText(line.text) })
      line = { text: '', letters: 0, boldLetters: 0, italicLetters: 0, onNewPage: piece.break === 'page' }
      continue
    }
    if (piece.encoding !== encoding) {
      flush()
      encoding = piece.encoding
    }
    stretch += piece.text
    const letters = piece.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    line.letters += letters
    if (piece.bold) line.boldLetters += letters
    if (piece.italic) line.italicLetters += letters
  }
  flush()
  lines.push({ ...line, text: normaliseText(line.text) })
  if (converted) reading.tally.count('reader.legacy-font')
  return lines
}

/** A share of the letters, not all: a colon or one word out of a heading is often plain. */
export const isMostly = (part: number, whole: number): boolean => whole > 0 && part / whole >= 0.8

/**
 * The lines of a paragraph in the body as texts of their own: a forced break separates lines of a centred title, points
 * and what stands on two pages; everywhere else it only wraps.
 */
export function splitAtBreaks(paragraph: PrintedParagraph): PrintedLine[] {
  const parts: PrintedLine[] = []
  for (const line of paragraph.lines) {
    if (line.text === '') continue
    const before = parts.at(-1)
    if (before === undefined || paragraph.centred || line.onNewPage || startsItem(line.text)) parts.push(line)
    else {
      parts[parts.length - 1] = {
        text: joinBroken(before.text, line.text),
        letters: before.letters + line.letters,
        boldLetters: before.boldLetters + line.boldLetters,
        italicLetters: before.italicLetters + line.italicLetters,
        onNewPage: before.onNewPage,
      }
    }
  }
  return parts
}
