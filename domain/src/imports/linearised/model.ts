import type { Column } from './header.ts'
import type { ColumnRole } from './roles.ts'
import { emptyValues, type Values } from './values.ts'

/** How a cell's lines and a cell's end differ in what stands at the line break, as log odds. */
export interface BreakOdds {
  readonly stay: number
  readonly move: number
}

/** What is known or has been learned of one document's table. Scores are natural logarithms. */
export interface Model {
  /** Greatest line width of each column; Infinity while nothing is known. */
  readonly widths: readonly number[]
  /** How often a record has a cell in the column, 0–1. */
  readonly fill: readonly number[]
  readonly breaks: ReadonlyMap<string, BreakOdds>
  /** Word → its score inside a cell of each column. */
  readonly inside: ReadonlyMap<string, readonly number[]>
  /** Two first words of a cell → score for each column. */
  readonly starts: ReadonlyMap<string, readonly number[]>
  /** Cell texts that stand more than once. */
  readonly values: Values
}

const FILL: Record<ColumnRole, number> = {
  ordinal: 0.9,
  objective: 0.5,
  task: 0.9,
  activity: 0.9,
  product: 0.9,
  lead: 0.95,
  coordinator: 0.85,
  deadline: 0.93,
  budget: 0.25,
  note: 0.1,
  grounds: 0.7,
  leader: 0.9,
  other: 0.5,
}

/** What can be said before the document has been read. */
export function firstModel(columns: readonly Column[]): Model {
  return {
    widths: columns.map(() => Number.POSITIVE_INFINITY),
    fill: columns.map((column) => FILL[column.role]),
    breaks: new Map(),
    inside: new Map(),
    starts: new Map(),
    values: emptyValues(),
  }
}
