import type { Block, ParagraphBlock } from '@dondoc/domain/imports/blocks'
import { joinCellLines } from '../office/break-lines.ts'
import { childOf, childrenOf, integerOf, settingOf, switchOf, type XmlElement } from '../office/parse-xml.ts'
import {
  type CarriedContent,
  isMostly,
  type PrintedLine,
  type PrintedParagraph,
  readParagraph,
  splitAtBreaks,
} from './read-paragraph.ts'
import { type DocxReading, printedChildren } from './reading.ts'
import { layOut, type RawCell, type RawRow } from './table-grid.ts'

/** Where the walk over paragraphs and tables puts what it finds. */
interface Sink {
  readonly paragraph: (paragraph: PrintedParagraph) => void
  readonly table: (element: XmlElement) => void
}

/** Walks paragraphs and tables in document order; text boxes come right after the paragraph they hang on. */
function walk(reading: DocxReading, parent: XmlElement, sink: Sink): void {
  let carried: CarriedContent | null = null
  const paragraph = (element: XmlElement): void => {
    const read = readParagraph(reading, element, carried)
    carried = read.carried
    if (read.printed === null) return
    sink.paragraph(read.printed)
    for (const box of read.printed.textBoxes) walk(reading, box, sink)
  }
  const endCarry = (): void => {
    // Nothing follows that the content could join: it stays a paragraph of its own.
    if (carried !== null) paragraph(emptyParagraph)
  }
  for (const child of printedChildren(reading, parent)) {
    if (child.name === 'w:p') paragraph(child)
    else if (child.name === 'w:tbl') {
      endCarry()
      sink.table(child)
    } else if (child.name === 'w:altChunk' || child.name === 'w:subDoc') reading.tally.count('reader.embedded-part')
  }
  endCarry()
}

const emptyParagraph: XmlElement = { name: 'w:p', attributes: {}, children: [], text: '' }

/** Reads the blocks of the body. */
export function readBlocks(reading: DocxReading, body: XmlElement): Block[] {
  const blocks: Block[] = []
  walk(reading, body, {
    paragraph: (paragraph) => blocks.push(...paragraphBlocks(paragraph)),
    table: (element) => blocks.push(...tableBlocks(reading, element)),
  })
  return blocks
}

function paragraphBlocks(paragraph: PrintedParagraph): ParagraphBlock[] {
  return splitAtBreaks(paragraph).map((line, index) => ({
    kind: 'paragraph',
    text: line.text,
    label: index === 0 ? paragraph.label : null,
    bold: isMostly(line.boldLetters, line.letters),
    italic: isMostly(line.italicLetters, line.letters),
    centred: paragraph.centred,
    place: null,
    confidence: 1,
  }))
}

function tableBlocks(reading: DocxReading, element: XmlElement): Block[] {
  const frame = frameOf(reading, element)
  if (frame !== null) return readBlocks(reading, frame)
  const rows: RawRow[] = []
  for (const row of printedRows(reading, element)) {
    const cells = readRow(reading, row)
    if (cells.length > 0) rows.push({ cells, header: switchOf(childOf(row, 'w:trPr'), 'w:tblHeader') ?? false })
  }
  if (rows.length === 0) return []
  const widths = childrenOf(childOf(element, 'w:tblGrid'), 'w:gridCol').map(
    (col) => integerOf(col.attributes['w']) ?? 0,
  )
  return [layOut(rows, widths, reading.limits.cells)]
}

/** The only cell of a table that serves as a frame around another table; null for every other table. */
function frameOf(reading: DocxReading, element: XmlElement): XmlElement | null {
  const rows = [...element.children].filter((child) => child.name === 'w:tr')
  const cells = rows.length === 1 && rows[0] !== undefined ? childrenOf(rows[0], 'w:tc') : []
  const cell = cells.length === 1 ? cells[0] : undefined
  if (cell === undefined || element.children.some((child) => child.name === 'w:sdt')) return null
  return [...printedChildren({ ...reading, tally: silent }, cell)].some((child) => child.name === 'w:tbl') ? cell : null
}

const silent = { count: () => undefined, warnings: () => [] }

/** The rows of a table that are printed: not deleted by a tracked change, not hidden. */
function* printedRows(reading: DocxReading, table: XmlElement): Generator<XmlElement> {
  for (const row of printedChildren(reading, table)) {
    if (row.name !== 'w:tr') continue
    const properties = childOf(row, 'w:trPr')
    if (childOf(properties, 'w:del') !== null) {
      reading.tally.count('reader.tracked-changes')
      continue
    }
    if (childOf(properties, 'w:ins') !== null) reading.tally.count('reader.tracked-changes')
    if (switchOf(properties, 'w:hidden') ?? false) reading.tally.count('reader.hidden-rows')
    else yield row
  }
}

function readRow(reading: DocxReading, row: XmlElement): RawCell[] {
  const cells: RawCell[] = []
  let at = Math.max(0, integerOf(settingOf(childOf(row, 'w:trPr'), 'w:gridBefore')) ?? 0)
  for (const element of printedChildren(reading, row)) {
    if (element.name !== 'w:tc') continue
    const properties = childOf(element, 'w:tcPr')
    if (childOf(properties, 'w:cellDel') !== null) {
      reading.tally.count('reader.tracked-changes')
      continue
    }
    const start = at
    at += Math.max(1, integerOf(settingOf(properties, 'w:gridSpan')) ?? 1)
    const before = cells.at(-1)
    // The old way to merge across: cells that follow only widen the first.
    if (settingOf(properties, 'w:hMerge') === 'continue' && before !== undefined) {
      cells[cells.length - 1] = { ...before, end: at }
      continue
    }
    const merged = childOf(properties, 'w:vMerge')
    const merge = merged === null ? null : merged.attributes['val'] === 'restart' ? 'start' : 'goes-on'
    cells.push({ start, end: at, merge, ...readCell(reading, element) })
  }
  return cells
}

/** The paragraphs of a cell, with those of nested tables and text boxes in order. */
function readCell(reading: DocxReading, element: XmlElement): Pick<RawCell, 'paragraphs' | 'bold'> {
  const lines: PrintedLine[] = []
  const paragraphs: string[] = []
  const sink: Sink = {
    paragraph: (paragraph) => {
      lines.push(...paragraph.lines)
      const texts = joinCellLines(paragraph.lines.map((line) => line.text))
      if (paragraph.label !== null)
        texts[0] = texts[0] === undefined ? paragraph.label : `${paragraph.label} ${texts[0]}`
      paragraphs.push(...texts)
    },
    table: (table) => {
      for (const row of printedRows(reading, table)) {
        for (const cell of printedChildren(reading, row)) if (cell.name === 'w:tc') walk(reading, cell, sink)
      }
    },
  }
  walk(reading, element, sink)
  const sum = (of: (line: PrintedLine) => number): number => lines.reduce((total, line) => total + of(line), 0)
  return {
    paragraphs,
    bold: isMostly(
      sum((line) => line.boldLetters),
      sum((line) => line.letters),
    ),
  }
}
