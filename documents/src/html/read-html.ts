import type { Block, DocumentBlocks, ParagraphBlock } from '@dondoc/domain/imports/blocks'
import { normaliseText } from '@dondoc/domain/imports/normalise'
import { parse } from 'parse5'
import { formatNumber } from '../docx/number-format.ts'
import { fromLegacy, legacyEncodingOf } from '../legacy-fonts.ts'
import { joinCellLines } from '../office/break-lines.ts'
import { type OfficeLimits, officeLimits } from '../office/limits.ts'
import { createWarningTally, type WarningTally } from '../office/warnings.ts'
import { UnreadableDocument } from '../unreadable.ts'
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isHidden,
  type Look,
  lookInside,
  textOf,
} from './element.ts'
import { layOutMarked, type MarkedCell } from './read-table.ts'

/** A line of text between breaks, as it is being collected. */
interface Line {
  text: string
  label: string | null
  /** It follows a break inside a paragraph, not the end of one. */
  readonly broken: boolean
  centred: boolean
  letters: number
  boldLetters: number
  italicLetters: number
}

/** Where the walk puts lines; a cell has no place for tables of its own and takes their lines. */
interface Walk {
  readonly limits: OfficeLimits
  readonly tally: WarningTally
  readonly lines: Line[]
  /** Null inside a cell. */
  readonly table: ((element: HtmlElement) => void) | null
  line: Line | null
  broken: boolean
  depth: number
}

const skipped: ReadonlySet<string> = new Set([
  'head',
  'style',
  'script',
  'template',
  'title',
  'xml',
  'del',
  'svg',
  'object',
])
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const plain: Look = { bold: false, italic: false, centred: false, font: null }

/**
 * Reads HTML as Word, Excel and Writer put it on the clipboard: paragraphs, lists and tables in order. Nothing is run or
 * fetched. Throws UnreadableDocument where it is larger than the limits.
 */
export function readHtml(html: string, limits: OfficeLimits = officeLimits): DocumentBlocks {
  if (html.trim() === '') throw new UnreadableDocument('document.empty')
  if (html.length > limits.bytes) throw new UnreadableDocument('document.too-large', `${html.length} characters`)
  const tally = createWarningTally()
  const found: Block[] = []
  const lines: Line[] = []
  const flush = (): void => {
    found.push(...lines.splice(0).flatMap(paragraphOf))
  }
  const walk: Walk = {
    limits,
    tally,
    lines,
    line: null,
    broken: false,
    depth: 0,
    table: (element) => {
      flush()
      const table = tableOf(walk, element)
      if (table !== null) found.push(table)
    },
  }
  for (const node of parse(html).childNodes) visit(walk, node, plain)
  flush()
  return { format: 'html', blocks: found, pages: [], warnings: tally.warnings() }
}

function paragraphOf(line: Line): ParagraphBlock[] {
  const text = normaliseText(line.text)
  if (text === '') return []
  const isMostly = (part: number): boolean => line.letters > 0 && part / line.letters >= 0.8
  return [
    {
      kind: 'paragraph',
      text,
      label: line.label,
      bold: isMostly(line.boldLetters),
      italic: isMostly(line.italicLetters),
      centred: line.centred,
      place: null,
      confidence: 1,
    },
  ]
}

function visit(walk: Walk, node: HtmlNode, outside: Look): void {
  const text = textOf(node)
  if (text !== null) addText(walk, text, outside)
  if (!isElement(node) || skipped.has(node.tagName)) return
  if (isHidden(node)) {
    walk.tally.count('reader.hidden-text')
    return
  }
  if (++walk.depth > walk.limits.depth) throw new UnreadableDocument('document.too-large', `${walk.depth} levels deep`)
  const look = lookInside(node, outside)
  const isBlock = blocks.has(node.tagName)
  if (isBlock || node.tagName === 'br') endLine(walk, !isBlock)
  if (node.tagName === 'table' && walk.table !== null) walk.table(node)
  else if (node.tagName === 'ol' || node.tagName === 'ul') visitList(walk, node, look)
  else if (/mso-list\s*:\s*ignore/i.test(attribute(node, 'style') ?? '')) lineOf(walk, look).label = listLabel(node)
  else for (const child of node.childNodes) visit(walk, child, look)
  if (isBlock) endLine(walk, false)
  walk.depth--
}

function endLine(walk: Walk, broken: boolean): void {
  walk.line = null
  walk.broken = broken
}

function lineOf(walk: Walk, look: Look): Line {
  if (walk.line === null) {
    walk.line = {
      text: '',
      label: null,
      broken: walk.broken,
      centred: look.centred,
      letters: 0,
      boldLetters: 0,
      italicLetters: 0,
    }
    walk.lines.push(walk.line)
  }
  return walk.line
}

function addText(walk: Walk, text: string, look: Look): void {
  if (walk.line === null && text.trim() === '') return
  const line = lineOf(walk, look)
  const encoding = legacyEncodingOf(look.font)
  const converted = encoding === null ? text : fromLegacy(text, encoding)
  if (converted !== text) walk.tally.count('reader.legacy-font')
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  line.text += converted
  line.letters += letters
  if (look.bold) line.boldLetters += letters
  if (look.italic) line.italicLetters += letters
}

/** The number Word prints in front of a list paragraph; its bullets are signs of symbol fonts. */
function listLabel(element: HtmlElement): string | null {
  const text = normaliseText(allText(element))
  if (text === '') return null
  return /[\p{L}\p{N}]/u.test(text) && !/^[o§Øüv]$/.test(text) ? text : text === '+' ? '+' : '-'
}

const allText = (node: HtmlNode): string =>
  textOf(node) ?? ('childNodes' in node ? node.childNodes.map(allText).join('') : '')

const listFormats: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

function visitList(walk: Walk, list: HtmlElement, look: Look): void {
  const format = listFormats[attribute(list, 'type') ?? ''] ?? 'decimal'
  let number = wholeNumber(attribute(list, 'start')) ?? 1
  for (const child of list.childNodes) {
    if (!isElement(child) || child.tagName !== 'li') {
      visit(walk, child, look)
      continue
    }
    number = wholeNumber(attribute(child, 'value')) ?? number
    const first = walk.lines.length
    visit(walk, child, look)
    const line = walk.lines.slice(first).find((one) => normaliseText(one.text) !== '')
    if (line !== undefined) line.label ??= list.tagName === 'ol' ? `${formatNumber(number, format)}.` : '-'
    number++
  }
}

function tableOf(walk: Walk, element: HtmlElement): Block | null {
  const rows: MarkedCell[][] = []
  let headerRows = 0
  const visitRows = (parent: HtmlElement, look: Look): void => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue
      if (isHidden(child)) {
        if (child.tagName === 'tr') walk.tally.count('reader.hidden-rows')
      } else if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) visitRows(child, lookInside(child, look))
      else if (child.tagName === 'tr') {
        rows.push(rowOf(walk, child, lookInside(child, look)))
        if (parent.tagName === 'thead' && headerRows === rows.length - 1) headerRows = rows.length
      }
    }
  }
  visitRows(element, lookInside(element, plain))
  if (rows.length === 0) return null
  return layOutMarked(rows, headerRows, walk.limits.cells)
}

function rowOf(walk: Walk, row: HtmlElement, look: Look): MarkedCell[] {
  return row.childNodes
    .filter(isElement)
    .filter((cell) => ['td', 'th'].includes(cell.tagName))
    .map((cell) => {
      const inside: Walk = {
        limits: walk.limits,
        tally: walk.tally,
        lines: [],
        table: null,
        line: null,
        broken: false,
        depth: walk.depth,
      }
      visit(inside, cell, look)
      const sum = (of: (line: Line) => number): number => inside.lines.reduce((total, line) => total + of(line), 0)
      const letters = sum((line) => line.letters)
      return {
        rowSpan: span(attribute(cell, 'rowspan'), 0),
        colSpan: span(attribute(cell, 'colspan'), 1),
        paragraphs: joinCellLines(
          inside.lines.flatMap((line) => (line.broken ? [printedLine(line)] : ['', printedLine(line)])),
        ),
        bold: letters > 0 && sum((line) => line.boldLetters) / letters >= 0.8,
      }
    })
}

function printedLine(line: Line): string {
  const text = normaliseText(line.text)
  return line.label === null ? text : `${line.label} ${text}`.trim()
}

/** A span as browsers clamp it (HTML Living Standard §4.9.11). */
const span = (text: string | null, least: number): number =>
  Math.max(least, Math.min(wholeNumber(text) ?? 1, least === 0 ? 65_534 : 1_000))

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null
