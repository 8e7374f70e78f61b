import { areaOfHeading } from '../plans/recognise-area.ts'
import type { Block, Cell, LineBlock, TableBlock } from './blocks.ts'
import { readMarker } from './list-marker.ts'
import { isUpperCase, normaliseText } from './normalise.ts'
import { readHeading } from './table-columns.ts'

/**
 * Turns runs of tab-separated lines into tables. Blank lines between rows belong to the run, and so do the lines without
 * tabs that word processors leave there: the one cell of an area row, and the further paragraphs of a cell.
 * Other lines pass unchanged. A paragraph in the last cell of the last row cannot be told from text and stays a line.
 */
export function tabbedTables(lines: readonly LineBlock[]): Block[] {
  const blocks: Block[] = []
  let run: LineBlock[] = []
  let between: LineBlock[] = []
  let filled = 0
  const close = () => {
    if (run.length > 1 && columnsOf(run) <= MOST_COLUMNS) blocks.push(toTable(run))
    else for (const line of run) blocks.push(line)
    for (const line of between) blocks.push(line)
    run = []
    between = []
    filled = 0
  }
  for (const line of lines) {
    const first = run[0]
    if (tabs(line) >= 2 && (first === undefined || goesOn(first, between, line))) {
      for (const one of between) run.push(one)
      run.push(line)
      between = []
      filled = 0
    } else if (tabs(line) >= 2) {
      close()
      run = [line]
    } else if (first !== undefined && filled < MOST_BETWEEN) {
      between.push(line)
      if (isFilled(line)) filled++
    } else {
      close()
      blocks.push(line)
    }
  }
  close()
  return blocks
}

/** More lines than these between two rows are text between two tables. */
const MOST_BETWEEN = 6

/** Lines with more tabs are no rows of a table of tasks. */
const MOST_COLUMNS = 60

const columnsOf = (lines: readonly LineBlock[]): number =>
  lines.reduce((most, line) => Math.max(most, tabs(line) + 1), 0)

const tabs = (line: LineBlock): number => line.text.split('\t').length - 1
const isFilled = (line: LineBlock): boolean => line.text.trim() !== ''

/** Lines with text between two rows belong to the table unless what follows is the header of another one. */
function goesOn(first: LineBlock, between: readonly LineBlock[], line: LineBlock): boolean {
  const texts = between.filter(isFilled)
  if (texts.length === 0) return true
  if (looksLikeHeader(line)) return false
  return texts.every((text) => headsRows(text.text) || tabs(first) > tabs(line))
    ? true
    : texts.every((text) => normaliseText(text.text).length < LONGEST_PARAGRAPH)
}

/** Signs of a paragraph in a cell; the body between two tables has longer ones. */
const LONGEST_PARAGRAPH = 250

function looksLikeHeader(line: LineBlock): boolean {
  const cells = line.text.split('\t').map(normaliseText)
  return cells.filter((cell) => cell.length < 60 && readHeading(cell) !== null).length >= Math.max(3, cells.length / 2)
}

/** True for the text of a row that heads the rows below: numbered, in capitals, or naming an area. */
function headsRows(line: string): boolean {
  const text = normaliseText(line)
  if (text.length > 220) return false
  const marked = readMarker(text)
  return (marked !== null && marked.kind !== 'bullet') || isUpperCase(text) || areaOfHeading(text) !== null
}

/** A row as its lines give it: paragraphs by cell, or one text across the table. */
type TabbedRow =
  | { readonly kind: 'cells'; readonly cells: string[][]; readonly line: LineBlock }
  | { readonly kind: 'across'; readonly text: string; readonly line: LineBlock }

function toTable(lines: readonly LineBlock[]): TableBlock {
  const colCount = columnsOf(lines)
  const rows = readRows(lines.filter(isFilled), colCount)
  const cells: Cell[] = rows.flatMap((row, at) => {
    const places = row.line.place ? [row.line.place] : []
    const plain = { row: at, rowSpan: 1, bold: false, places, confidence: 1 }
    if (row.kind === 'across') return [{ ...plain, col: 0, colSpan: colCount, paragraphs: [row.text] }]
    return Array.from({ length: colCount }, (_, col) => ({
      ...plain,
      col,
      colSpan: 1,
      paragraphs: (row.cells[col] ?? []).map(normaliseText).filter((text) => text !== ''),
    }))
  })
  return { kind: 'table', rowCount: rows.length, colCount, cells, headerRows: 0, place: lines[0]?.place ?? null }
}

function readRows(lines: readonly LineBlock[], colCount: number): readonly TabbedRow[] {
  const numbered = lines.filter(({ text }) => startsNumbered(text)).length >= lines.length / 3
  const rows: TabbedRow[] = []
  for (const [at, line] of lines.entries()) {
    const last = rows.at(-1)
    if (last?.kind === 'cells' && continues(last.cells.length, lines.slice(at, at + LOOKAHEAD), colCount, numbered)) {
      const [first = '', ...rest] = line.text.split('\t')
      last.cells.at(-1)?.push(first)
      last.cells.push(...rest.map((text) => [text]))
    } else if (tabs(line) === 0) {
      rows.push({ kind: 'across', text: normaliseText(line.text), line })
    } else {
      rows.push({ kind: 'cells', cells: line.text.split('\t').map((text) => [text]), line })
    }
  }
  return rows
}

/** Lines in which the next with tabs is looked for. */
const LOOKAHEAD = 60

const startsNumbered = (text: string): boolean => /^\s*([IVX]{1,5}|[A-H]|\d{1,3}(\.\d{1,3})*)\s*[.)]?\t/.test(text)

/**
 * True where a line goes on with the last cell of a row that has `filled` cells: it begins with the words of a cell, and
 * its tabs, or those of the next line with tabs, fit into what the row still lacks.
 */
function continues(filled: number, lines: readonly LineBlock[], colCount: number, numbered: boolean): boolean {
  const line = lines[0]
  if (!line || line.text.startsWith('\t') || startsNumbered(line.text)) return false
  const missing = colCount - filled
  if (tabs(line) > 0) return numbered ? tabs(line) <= missing : tabs(line) === missing && missing < colCount - 1
  const text = normaliseText(line.text)
  if (readMarker(text)?.kind === 'bullet' || /^\p{Ll}/u.test(text)) return true
  if (headsRows(text)) return false
  const next = lines.find((below) => tabs(below) > 0)
  return (
    numbered && next !== undefined && !startsNumbered(next.text) && !next.text.startsWith('\t') && tabs(next) <= missing
  )
}
