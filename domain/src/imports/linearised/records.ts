import type { Part } from './decode.ts'
import type { Evidence } from './evidence.ts'
import type { Column } from './header.ts'
import type { Model } from './model.ts'
import type { Tail } from './resume.ts'
import { isWorkRole } from './roles.ts'
import { BLANK } from './text-width.ts'
import { isValue } from './values.ts'

/** A cell as runs of words, one run for each piece of a line. */
export interface LinearCell {
  readonly runs: { readonly from: number; readonly to: number }[]
}

export interface LinearRecord {
  /** Column → cell; an area heading stands in the column behind the last. */
  readonly cells: Map<number, LinearCell>
  /** The first column that was its own. */
  readonly start: number
  /** Columns whose cell is the rest of a cell that began above. */
  readonly resumed: Set<number>
}

export const isArea = (record: LinearRecord, columns: number) => record.start === columns

/** Adds the parts of a page to the records read so far. */
export function addParts(records: LinearRecord[], parts: readonly Part[], columns: number): void {
  let current: LinearCell | undefined
  for (const part of parts) {
    const run = { from: part.from, to: part.to }
    const record = part.join === 'resume' ? holderOf(records, part.column, columns) : records.at(-1)
    const cell = record?.cells.get(part.column)
    if (part.join === 'stay' && current !== undefined) current.runs.push(run)
    else if (part.join === 'resume' && cell !== undefined) {
      cell.runs.push(run)
      current = cell
      if (record !== records.at(-1)) records.at(-1)?.resumed.add(part.column)
    } else if (record !== undefined && cell !== undefined && part.join === 'next') {
      cell.runs.push(run)
      current = cell
    } else {
      current = { runs: [run] }
      if (record !== undefined && part.join !== 'record' && part.join !== 'area') record.cells.set(part.column, current)
      else records.push({ cells: new Map([[part.column, current]]), start: part.column, resumed: new Set() })
    }
  }
}

/** Lines of a cell that may say what other cells say too. */
const SHORT_CELL = 12
/** Rows a merged cell may run over. */
const MOST_ROWS = 200

/** The record whose cell in a column reaches down to the last record. */
function holderOf(records: readonly LinearRecord[], column: number, columns: number): LinearRecord | undefined {
  for (let i = records.length - 1; i >= Math.max(0, records.length - MOST_ROWS); i--) {
    const record = records[i]
    if (record === undefined || isArea(record, columns)) break
    if (record.cells.has(column)) return record
    if (record.start < 1) break
  }
  return records.at(-1)
}

const foldedOf = (evidence: Evidence, cell: LinearCell): string[] =>
  cell.runs.flatMap(({ from, to }) => evidence.stream.tokens.slice(from, to).map((token) => token.folded))

/** How the cells end that a page break may have cut. */
export function tailsOf(evidence: Evidence, model: Model, records: readonly LinearRecord[]): (Tail | undefined)[] {
  const columns = evidence.columns.length
  return evidence.columns.map((_, column) => {
    const cell = holderOf(records, column, columns)?.cells.get(column)
    const run = cell?.runs.at(-1)
    const last = run === undefined ? undefined : evidence.stream.tokens[run.to - 1]
    if (cell === undefined || run === undefined || last === undefined) return undefined
    const words = evidence.stream.tokens.slice(run.from, run.to)
    const width = words.reduce((sum, word) => sum + word.width + BLANK, -BLANK)
    const known = cell.runs.length <= SHORT_CELL && isValue(model.values, foldedOf(evidence, cell), column)
    return { word: last.folded, text: last.text, width, complete: known || evidence.timeEnds.has(run.to) }
  })
}

const copyOf = (cells: ReadonlyMap<number, LinearCell>): Map<number, LinearCell> =>
  new Map([...cells].map(([column, { runs }]) => [column, { runs: [...runs] }]))

/**
 * Objectives or tasks that stand one below the other with nothing beside them are one cell: a merged cell holds them
 * all, and the rows of what they share follow.
 */
export function joinStacked(records: readonly LinearRecord[], columns: readonly Column[]): LinearRecord[] {
  const lastWork = columns.findLastIndex((column) => isWorkRole(column.role))
  const joined: LinearRecord[] = []
  for (const record of records) {
    const above = joined.at(-1)
    const role = columns[record.start]?.role
    const stacked = above !== undefined && Math.max(...above.cells.keys()) === record.start
    const own = record.cells.get(record.start)
    if (stacked && own !== undefined && role !== undefined && isWorkRole(role) && record.start < lastWork) {
      for (const [column, cell] of record.cells) {
        if (column !== record.start) above.cells.set(column, cell)
        else for (const run of cell.runs) above.cells.get(column)?.runs.push(run)
      }
    } else joined.push({ ...record, cells: copyOf(record.cells) })
  }
  return joined
}
