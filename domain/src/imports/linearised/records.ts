import type { Part } from './decode.ts'
import type { Evidence } from './evidence.ts'
import type { Column } from './header.ts'
import type { Model } from './model.ts'
import { isWorkRole } from './roles.ts'
import type { Tail } from './scores.ts'

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

/** The record whose cell in a column reaches down to the last record. */
function holderOf(records: readonly LinearRecord[], column: number, columns: number): LinearRecord | undefined {
  for (let i = records.length - 1; i >= 0; i--) {
    const record = records[i]
    if (record === undefined || isArea(record, columns)) break
    if (record.cells.has(column)) return record
    if (record.start < 1) break
  }
  return records.at(-1)
}

/** How the cells end that a page break may have cut. */
export function tailsOf(evidence: Evidence, model: Model, records: readonly LinearRecord[]): (Tail | undefined)[] {
  const columns = evidence.columns.length
  return evidence.columns.map((_, column) => {
    const cell = holderOf(records, column, columns)?.cells.get(column)
    const run = cell?.runs.at(-1)
    const last = run === undefined ? undefined : evidence.stream.tokens[run.to - 1]
    if (cell === undefined || run === undefined || last === undefined) return undefined
    const words = evidence.stream.tokens.slice(run.from, run.to)
    const width = words.reduce((sum, word) => sum + word.width + 250, -250)
    const folded = cell.runs.flatMap((one) =>
      evidence.stream.tokens.slice(one.from, one.to).map((token) => token.folded),
    )
    const known = (model.values.get(folded[0] ?? '') ?? []).some(
      (value) => value.column === column && value.words.join(' ') === folded.join(' '),
    )
    return { word: last.folded, text: last.text, width, complete: known || evidence.timeEnds.has(run.to) }
  })
}

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
      const runs = [...(above.cells.get(record.start)?.runs ?? []), ...own.runs]
      joined[joined.length - 1] = {
        ...above,
        cells: new Map([...above.cells, ...record.cells, [record.start, { runs }]]),
      }
    } else joined.push(record)
  }
  return joined
}
