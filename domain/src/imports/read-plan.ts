import { yearOf } from '../calendar/plain-date.ts'
import { areaOfHeading } from '../plans/recognise-area.ts'
import type { DocumentBlocks } from './blocks.ts'
import { buildItem, type PlanTime } from './build-items.ts'
import { checkItems } from './check-items.ts'
import { readClosing } from './closing.ts'
import { compareBody } from './compare-body.ts'
import { type DocumentParts, type PlanTable, splitDocument } from './document-parts.ts'
import { finding } from './findings.ts'
import { readCitations, readHead } from './head.ts'
import { layOut } from './lay-out.ts'
import { readMarker } from './list-marker.ts'
import { readProseTasks } from './prose-tasks.ts'
import { type Band, type RowDraft, readRows } from './read-rows.ts'
import type { DocumentHead, Finding, PlanReading, Section } from './reading.ts'
import { assignAreas } from './repair-areas.ts'
import { readSections } from './sections.ts'
import { readGridText } from './table-grid.ts'

export interface ReadPlanOptions {
  /** The year of the plan, where the person knows it and the document does not say. */
  readonly year?: number
}

/**
 * Recognises a plan in the blocks of any reader: what it says about itself, its sections, its actionable rows with areas,
 * agencies, products and deadlines, and what is doubtful about all that. Pure and the same for every format.
 */
export function readPlan(document: DocumentBlocks, source: string, options: ReadPlanOptions = {}): PlanReading {
  const parts = splitDocument(layOut(document.blocks))
  const sections = readSections(parts.body)
  const head = readDocumentHead(parts, sections)
  const time = planTime(head, options)
  const tableRows = readTables(parts.tables)
  const rows = tableRows.length > 0 ? tableRows : readProseTasks(sections)
  const areas = assignAreas(rows)
  const built = rows.map((row, at) => buildItem(row, areas[at] ?? { area: null, repaired: false }, time))
  const items = built.map(({ item }) => item)
  return {
    source,
    format: document.format,
    document: head,
    sections,
    items,
    findings: [
      ...checkDocument(document, items.length, time),
      ...checkItems(built, time),
      ...compareBody(sections, items),
    ],
  }
}

function readDocumentHead(parts: DocumentParts, sections: readonly Section[]): DocumentHead {
  const head = readHead({ head: parts.head, opening: parts.opening, appendixTitle: parts.appendix })
  const body = parts.body.map(({ text }) => text)
  const cells = parts.tables.flatMap(({ grid }) => readGridText(grid))
  const { legalBases, citations } = readCitations(
    [...parts.opening, ...basesIn(sections)],
    [...body, ...parts.closing, ...parts.appendix, ...cells],
    head.number,
  )
  return { ...head, legalBases, citations, ...readClosing(parts.closing) }
}

/** Some plans list their bases under a heading of their own: "I. CĂN CỨ". */
const basesIn = (sections: readonly Section[]): readonly string[] =>
  sections.filter(({ heading }) => /^(các )?(căn cứ|cơ sở pháp lý)/iu.test(heading)).flatMap(({ points }) => points)

function planTime(head: DocumentHead, options: ReadPlanOptions): PlanTime {
  if (options.year !== undefined) {
    const fits = head.period && yearOf(head.period.from) <= options.year && yearOf(head.period.to) >= options.year
    return { year: options.year, period: fits ? head.period : null }
  }
  const oneYear = head.period !== null && yearOf(head.period.from) === yearOf(head.period.to)
  return {
    year: oneYear && head.period ? yearOf(head.period.from) : (head.date && yearOf(head.date)) || null,
    period: head.period,
  }
}

/** The rows of all tables of tasks as one list; a heading above a table counts as its area. */
function readTables(tables: readonly PlanTable[]): readonly RowDraft[] {
  const rows: RowDraft[] = []
  for (const table of tables) {
    const last = rows.at(-1) ?? null
    const heading = headingAbove(table.above)
    const band = heading ?? last?.band ?? null
    for (const row of readRows(table.grid, table.header, { band, last: heading ? null : last })) rows.push(row)
  }
  return rows
}

function headingAbove(above: readonly string[]): Band | null {
  for (const text of above.toReversed()) {
    const marked = readMarker(text)
    if (
      marked?.kind !== 'bullet' &&
      text.length < 140 &&
      areaOfHeading(text) !== null &&
      (marked !== null || text === text.toUpperCase())
    ) {
      return { label: marked?.label ?? null, heading: text }
    }
  }
  return null
}

function checkDocument(document: DocumentBlocks, itemCount: number, time: PlanTime): readonly Finding[] {
  const warnings = document.warnings.map(
    ({ code, message }): Finding => ({ code, severity: 'warning', item: null, field: null, message }),
  )
  const isEmpty = document.blocks.every((block) =>
    block.kind === 'table' ? block.cells.every(({ paragraphs }) => paragraphs.length === 0) : block.text.trim() === '',
  )
  if (isEmpty) return [...warnings, finding('document-empty')]
  return [
    ...warnings,
    ...(itemCount === 0 ? [finding('no-tasks')] : []),
    ...(time.year === null && time.period === null ? [finding('year-unknown')] : []),
  ]
}
