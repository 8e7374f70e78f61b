import type { ParagraphBlock, TableBlock } from './blocks.ts'
import { isSignatureLine } from './closing.ts'
import { findHeadSpan, isAppendixLine, isRecipientsLine, readKindLine } from './head-lines.ts'
import { readMarker } from './list-marker.ts'
import { normaliseText } from './normalise.ts'
import type { BodyParagraph } from './sections.ts'
import { findHeader, type TableHeader } from './table-columns.ts'
import { type GridRow, readGrid } from './table-grid.ts'

export interface PlanTable {
  readonly grid: readonly GridRow[]
  readonly header: TableHeader
  /** The paragraphs right above the table, nearest last. */
  readonly above: readonly string[]
  /** True where the table has no heading row of its own and goes on with the columns of the one before. */
  readonly goesOn: boolean
}

/** A plan taken apart: what stands where, in the document's order. */
export interface DocumentParts {
  readonly head: readonly string[]
  readonly opening: readonly string[]
  readonly body: readonly BodyParagraph[]
  readonly closing: readonly string[]
  readonly appendix: readonly string[]
  readonly tables: readonly PlanTable[]
}

type Zone = 'head' | 'opening' | 'body' | 'closing' | 'annex' | 'appendix'
type Paragraph = BodyParagraph

/** Takes a document apart into head, opening, body, closing, appendix and the tables of tasks, wherever these stand. */
export function splitDocument(blocks: readonly (ParagraphBlock | TableBlock)[]): DocumentParts {
  const tables: PlanTable[] = []
  const paragraphs: Paragraph[] = []
  let above: string[] = []
  for (const block of blocks) {
    const table = block.kind === 'table' ? readPlanTable(block, tables.at(-1) ?? null, above) : null
    if (table) {
      tables.push(table)
      above = []
      continue
    }
    const added = block.kind === 'table' ? flatten(block) : [toParagraph(block)]
    for (const paragraph of added) paragraphs.push(paragraph)
    above = [...above, ...added.map(({ text }) => text)].slice(-3)
  }
  return { ...splitZones(paragraphs), tables }
}

const toParagraph = (block: ParagraphBlock): Paragraph => ({ text: block.text, label: block.label, bold: block.bold })

function readPlanTable(table: TableBlock, before: PlanTable | null, above: readonly string[]): PlanTable | null {
  const grid = readGrid(table)
  const header = findHeader(grid)
  if (header) return { grid, header, above, goesOn: false }
  const width = grid[0]?.length ?? 0
  const sameWidth = before && before.grid[0]?.length === width && width >= 4
  return sameWidth ? { grid, header: { ...before.header, rows: 0 }, above, goesOn: true } : null
}

/** A table that is no table of tasks – letterhead, signature – as its cells' paragraphs, column by column. */
function flatten(table: TableBlock): readonly Paragraph[] {
  const cells = table.cells.toSorted((a, b) => a.col - b.col || a.row - b.row)
  return cells.flatMap((cell) =>
    cell.paragraphs.map((text) => ({ text: normaliseText(text), label: null, bold: cell.bold })),
  )
}

function splitZones(paragraphs: readonly Paragraph[]): Omit<DocumentParts, 'tables'> {
  const lines = paragraphs.map(({ label, text }) => (label && text ? `${label} ${text}` : text))
  const span = findHeadSpan(lines)
  const zones: Record<Zone, Paragraph[]> = { head: [], opening: [], body: [], closing: [], annex: [], appendix: [] }
  let zone: Zone = 'head'
  for (const [at, paragraph] of paragraphs.entries()) {
    const line = lines[at] ?? ''
    if (line === '') continue
    zone = nextZone(zone, line, span === null ? line.length > 120 : at >= span.end, span !== null && at <= span.kindAt)
    zones[zone].push(paragraph)
  }
  const texts = (...names: readonly Zone[]) =>
    names.flatMap((name) => zones[name].map(({ label, text }) => (label ? `${label} ${text}` : text)))
  return {
    head: texts('head'),
    opening: texts('opening'),
    body: zones.body,
    closing: texts('closing'),
    appendix: texts('annex', 'appendix'),
  }
}

/** "Điều 1." opens the body of a decision. */
const ARTICLE = /^Điều\s+\d+/u

function nextZone(zone: Zone, line: string, afterHead: boolean, beforeKind: boolean): Zone {
  if (zone === 'appendix') return zone
  if (zone === 'closing' || zone === 'annex') return nextAfterClosing(zone, line)
  if (zone === 'head') {
    if (/^\(?\s*((Ban hành|Đính) )?[Kk]èm theo/u.test(line)) return 'appendix'
    if (isAppendixLine(line) && !beforeKind) return 'appendix'
    if (!afterHead && readMarker(line)?.kind !== 'roman') return 'head'
  }
  if (isAppendixLine(line)) return 'appendix'
  if (isRecipientsLine(line) || isSignatureLine(line))
    return zone === 'opening' && isSignatureLine(line) ? 'opening' : 'closing'
  if (zone === 'body') return 'body'
  const marked = readMarker(line)
  return (marked !== null && marked.kind !== 'bullet') || ARTICLE.test(line) ? 'body' : 'opening'
}

/** After the signature comes the appendix, or the plan that the signed decision issues: that has a body of its own. */
function nextAfterClosing(zone: Zone, line: string): Zone {
  if (isAppendixLine(line)) return 'appendix'
  if (zone === 'closing') return readKindLine(line) ? 'annex' : 'closing'
  return readMarker(line)?.kind === 'roman' ? 'body' : 'annex'
}
