import type { Evidence } from './evidence.ts'
import { type BreakOdds, firstModel, type Model } from './model.ts'
import type { LinearRecord } from './records.ts'
import { type ColumnRole, isWorkRole } from './roles.ts'
import { startKey } from './scores.ts'
import { BLANK } from './text-width.ts'
import { addValue, emptyValues } from './values.ts'

/** Words of the longest cell text that is kept as one a column repeats. */
const LONGEST_VALUE = 12

interface Wrapped {
  readonly width: number
  /** Width of the line together with the word that was moved to the next; 0 where the cell ended. */
  readonly overfull: number
}

/**
 * The width that explains best why lines end where they do: no line wider, each wrapped line full. A line is never both
 * too wide and with room for the next word, so the two are counted apart.
 */
function bestWidth(lines: readonly Wrapped[]): number {
  const widths = lines.map(({ width }) => width).sort((a, b) => a - b)
  const overfull = lines.flatMap((line) => (line.overfull > 0 ? [line.overfull] : [])).sort((a, b) => a - b)
  let best = { width: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }
  let [fitting, loose] = [0, 0]
  for (const width of widths) {
    while (fitting < widths.length && (widths[fitting] ?? 0) <= width * 1.005) fitting++
    while (loose < overfull.length && (overfull[loose] ?? 0) < width) loose++
    const cost = widths.length - fitting + 0.5 * loose
    if (cost < best.cost) best = { width, cost }
  }
  return best.width
}

const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value))

/** For each key, how much likelier it is in each column than in the table as a whole. */
function contrasts(
  counts: ReadonlyMap<string, number[]>,
  columns: number,
  weight: number,
  limit: number,
): Map<string, number[]> {
  const totals = Array.from({ length: columns }, () => 0)
  for (const row of counts.values())
    row.forEach((n, c) => {
      totals[c] = (totals[c] ?? 0) + n
    })
  const all = totals.reduce((a, b) => a + b, 0)
  const scores = new Map<string, number[]>()
  for (const [key, row] of counts) {
    const sum = row.reduce((a, b) => a + b, 0)
    if (sum < 2) continue
    scores.set(
      key,
      row.map((n, c) => {
        const share = ((totals[c] ?? 0) + 1) / (all + columns)
        return weight * clip(Math.log((n + share) / ((sum + 1) * share)), limit)
      }),
    )
  }
  return scores
}

/** Learns widths, words, values and line breaks of this document's columns from a reading of it. */
export function learn(evidence: Evidence, records: readonly LinearRecord[]): Model {
  const { stream, columns } = evidence
  const first = firstModel(columns)
  const wrapped = columns.map((): Wrapped[] => [])
  const words = new Map<string, number[]>()
  const starts = new Map<string, number[]>()
  const values = new Map<string, { words: readonly string[]; column: number; count: number }>()
  const breaks = new Map<string, { stay: number; move: number }>()
  const filled = columns.map(() => 0)
  let rows = 0
  const bump = (map: Map<string, number[]>, key: string, column: number) => {
    const row = map.get(key) ?? columns.map(() => 0)
    row[column] = (row[column] ?? 0) + 1
    map.set(key, row)
  }
  for (const record of records) {
    if (record.start === columns.length) continue
    rows++
    for (const [column, cell] of record.cells) {
      filled[column] = (filled[column] ?? 0) + 1
      const folded: string[] = []
      cell.runs.forEach((run, i) => {
        const next = cell.runs[i + 1]
        const tokens = stream.tokens.slice(run.from, run.to)
        const width = tokens.reduce((sum, token) => sum + token.width + BLANK, -BLANK)
        const moved = next === undefined ? undefined : stream.tokens[next.from]
        wrapped[column]?.push({ width, overfull: moved === undefined ? 0 : width + BLANK + moved.width })
        for (const token of tokens) {
          bump(words, token.folded, column)
          folded.push(token.folded)
        }
        const kind = evidence.breaks.get(run.from)
        if (kind !== undefined) {
          const odds = breaks.get(kind) ?? { stay: 0, move: 0 }
          breaks.set(kind, i === 0 ? { ...odds, move: odds.move + 1 } : { ...odds, stay: odds.stay + 1 })
        }
      })
      const opening = cell.runs[0]
      const closing = cell.runs.at(-1)
      if (opening === undefined || closing === undefined) continue
      if (isOddCut(evidence, opening.from) || isOddCut(evidence, closing.to)) continue
      bump(starts, startKey(stream, opening.from), column)
      if (folded.length > LONGEST_VALUE) continue
      const key = `${column} ${folded.join(' ')}`
      const known = values.get(key)
      values.set(key, { words: folded, column, count: (known?.count ?? 0) + 1 })
    }
  }
  const repeated = emptyValues()
  for (const { words, column, count } of values.values()) if (count > 1) addValue(repeated, words, column)
  return {
    widths: wrapped.map((column, c) =>
      column.length < 6 ? (first.widths[c] ?? Number.POSITIVE_INFINITY) : bestWidth(column),
    ),
    fill: first.fill.map((prior, c) => clampFill(columns[c]?.role, ((filled[c] ?? 0) + 3 * prior) / (rows + 3))),
    breaks: breakOdds(breaks),
    inside: contrasts(words, columns.length, 0.35, 1.6),
    starts: contrasts(starts, columns.length, 0.8, 2),
    values: repeated,
  }
}

/** Words that speak against a cell's border here: what was read beside it teaches nothing. */
const isOddCut = (evidence: Evidence, at: number) => (evidence.joints.move[at] ?? 0) <= -2

/** Somebody leads every task, so a lone doer is the lead; and a row may always lack its task or activity, as shared cells do. */
function clampFill(role: ColumnRole | undefined, fill: number): number {
  if (role === 'lead') return Math.max(0.95, Math.min(0.98, fill))
  if (role !== undefined && isWorkRole(role)) return Math.max(0.1, Math.min(0.9, fill))
  return Math.max(0.02, Math.min(0.97, fill))
}

function breakOdds(counts: ReadonlyMap<string, { stay: number; move: number }>): Map<string, BreakOdds> {
  let stays = 2
  let moves = 2
  for (const { stay, move } of counts.values()) {
    stays += stay
    moves += move
  }
  const odds = new Map<string, BreakOdds>()
  for (const [kind, { stay, move }] of counts) {
    const whole = (stay + move + 2) / (stays + moves)
    odds.set(kind, {
      stay: clip(Math.log((stay + 1) / stays / whole), 2.5),
      move: clip(Math.log((move + 1) / moves / whole), 2.5),
    })
  }
  return odds
}
