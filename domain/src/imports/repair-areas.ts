import { AREAS, type Area } from '../plans/area.ts'
import { type AreaScores, areaOfHeading, scoreAreas } from '../plans/recognise-area.ts'
import { romanValue } from './list-marker.ts'
import type { Band, RowDraft } from './read-rows.ts'

export interface RowArea {
  readonly area: Area | null
  /** True where the heading above does not say this area: it is told from the wording, or from a gap in the numbering. */
  readonly repaired: boolean
}

interface Block {
  readonly band: Band | null
  readonly area: Area | null
  readonly from: number
  readonly to: number
}

/** What a change of area within one heading must gain to be believed, in points of wording. */
const COST = { jump: 1, lastHeading: 5, unnumbered: 6, noHeading: 2 }
/** No single task speaks louder than this. */
const LOUDEST = 6

/**
 * The area of every row: by its heading's meaning; where a heading was lost (a jump from II to IV, tasks of other areas
 * after the last heading, or no headings at all) by the wording of the tasks, in runs.
 */
export function assignAreas(rows: readonly RowDraft[]): readonly RowArea[] {
  const scores = rows.map((row) => rowScores(row))
  const blocks = splitBlocks(rows)
  const used = new Set(blocks.map(({ area }) => area).filter((area) => area !== null))
  return blocks.flatMap((block, at) =>
    assignBlock(
      block,
      blocks[at + 1] ?? null,
      used,
      rows.slice(block.from, block.to),
      scores.slice(block.from, block.to),
    ),
  )
}

function rowScores(row: RowDraft): AreaScores {
  const own = [
    row.group ?? '',
    row.fields.objective?.text ?? '',
    row.fields.task?.text ?? '',
    row.fields.activity?.text ?? '',
  ]
  const scores = scoreAreas(own.join(' | '))
  const clipped = AREAS.map((area) => [area, Math.min(LOUDEST, scores[area])] as const)
  return Object.fromEntries(clipped) as unknown as AreaScores
}

function splitBlocks(rows: readonly RowDraft[]): readonly Block[] {
  const blocks: Block[] = []
  for (const [at, row] of rows.entries()) {
    const heading = row.fields.areaHeading?.text ?? null
    const band = heading === null ? row.band : { label: null, heading }
    const last = blocks.at(-1)
    if (last && last.band?.heading === band?.heading) blocks[blocks.length - 1] = { ...last, to: at + 1 }
    else blocks.push({ band, area: band ? areaOfHeading(band.heading) : null, from: at, to: at + 1 })
  }
  return blocks
}

function assignBlock(
  block: Block,
  next: Block | null,
  used: ReadonlySet<Area>,
  rows: readonly RowDraft[],
  scores: readonly AreaScores[],
): readonly RowArea[] {
  const missing = AREAS.filter((area) => !used.has(area))
  if (block.band === null)
    return runs(missing.length > 0 ? missing : AREAS, null, changeCosts(rows, COST.noHeading), scores)
  if (block.area === null) return unnamed(scores)
  const cost = changeCost(block, next)
  if (cost === null || missing.length === 0) return scores.map(() => ({ area: block.area, repaired: false }))
  return runs(
    [block.area, ...laterFirst(block.area, next?.area ?? null, missing)],
    block.area,
    changeCosts(rows, cost),
    scores,
  )
}

/**
 * What a change costs before each row. Numbers that start anew within a heading show where the lost one stood: there a
 * change is welcome, elsewhere dearer.
 */
function changeCosts(rows: readonly RowDraft[], cost: number): readonly number[] {
  const numbers = rows.map(leadingNumber)
  const restarts = numbers.map((number, at) => number === 1 && (numbers[at - 1] ?? 1) > 1)
  if (!restarts.includes(true)) return rows.map(() => cost)
  return restarts.map((restart) => (restart ? Math.min(cost, 1) - 3 : cost + 3))
}

/** The first number of a row: its own, or that of its objective or task ("1.2. …" is 1). */
function leadingNumber({ fields }: RowDraft): number | null {
  for (const text of [fields.ordinal?.text, fields.objective?.text, fields.task?.text]) {
    const match = /^(\d{1,3})(?=$|[.)])/.exec(text ?? '')
    if (match?.[1]) return Number(match[1])
  }
  return null
}

/** How dear a change within the block is; null where the numbering leaves no room for a lost heading. */
function changeCost(block: Block, next: Block | null): number | null {
  if (next === null) return COST.lastHeading
  const own = romanValue(block.band?.label?.replace(/\W/g, '') ?? '')
  const following = romanValue(next.band?.label?.replace(/\W/g, '') ?? '')
  if (own === null || following === null) return COST.unnumbered
  return following > own + 1 ? COST.jump : null
}

/** Lost areas that the usual order puts between two headings, in that order; all of them where it puts none. */
function laterFirst(area: Area, next: Area | null, missing: readonly Area[]): readonly Area[] {
  const from = AREAS.indexOf(area)
  const to = next === null ? AREAS.length : AREAS.indexOf(next)
  const between = missing.filter((candidate) => AREAS.indexOf(candidate) > from && AREAS.indexOf(candidate) < to)
  return between.length > 0 ? between : missing
}

/** A heading that names no area, as "Nhiệm vụ khác": its rows each by a clear wording, or none. */
function unnamed(scores: readonly AreaScores[]): readonly RowArea[] {
  return scores.map((score) => {
    const [best, second] = ranked(score)
    const clear = best !== undefined && score[best] >= 3 && (second === undefined || score[best] - score[second] >= 2)
    return { area: clear ? best : null, repaired: clear }
  })
}

const ranked = (score: AreaScores): readonly Area[] => AREAS.toSorted((a, b) => score[b] - score[a])

/**
 * The likeliest areas of consecutive rows (Viterbi): each row pays in its wording, each change costs. With a `first`
 * area the run starts there and goes on in the order of `states`.
 */
function runs(
  states: readonly Area[],
  first: Area | null,
  costs: readonly number[],
  scores: readonly AreaScores[],
): readonly RowArea[] {
  if (scores.every((score) => states.every((state) => score[state] === 0))) {
    return scores.map(() => ({ area: first, repaired: false }))
  }
  let totals: readonly number[] = states.map((state) =>
    first === null || state === first ? (scores[0]?.[state] ?? 0) : Number.NEGATIVE_INFINITY,
  )
  const origins: number[][] = []
  for (const [before, score] of scores.slice(1).entries()) {
    const cost = costs[before + 1] ?? 0
    const from = states.map((_, to) => bestOrigin(totals, to, first !== null, cost))
    totals = states.map((state, to) => (totals[from[to] ?? to] ?? 0) - (from[to] === to ? 0 : cost) + score[state])
    origins.push(from)
  }
  let at = totals.indexOf(Math.max(...totals))
  const path = [at]
  for (const from of origins.toReversed()) {
    at = from[at] ?? at
    path.push(at)
  }
  return path.reverse().map((state) => ({ area: states[state] ?? null, repaired: states[state] !== first }))
}

function bestOrigin(totals: readonly number[], to: number, forward: boolean, cost: number): number {
  let best = to
  for (const [from, total] of totals.entries()) {
    if (from === to || (forward && from > to)) continue
    if (total - cost > (totals[best] ?? 0) - (best === to ? 0 : cost)) best = from
  }
  return best
}
