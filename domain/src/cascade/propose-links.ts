import type { PlainDate } from '../calendar/plain-date.ts'
import { fold } from '../imports/normalise.ts'
import type { Area } from '../plans/area.ts'

/** A row of a plan as far as its likeness to another one goes. */
export interface LinkableRow {
  readonly id: string
  readonly text: string
  readonly area: Area | null
  readonly productText: string | null
  /** The last day it is due; null where none can be said. */
  readonly dueOn: PlainDate | null
}

/** A row of the superior plan that a row may carry out. */
export interface LinkProposal {
  readonly superiorId: string
  /** 0–1: how much of the wording the two share, rare words counting more. */
  readonly score: number
  /** Good enough to be taken with many others at one stroke: clearly alike, and clearly more so than the next. */
  readonly sure: boolean
  /** Runs of words of the row that both have, as they stand in it, those that tell most first. */
  readonly words: readonly string[]
}

/** Below this two rows are not worth a look. */
const WORTH_A_LOOK = 0.25
const SURE = 0.66
const SURE_AHEAD = 0.1
/** How many are shown for one row. */
const MOST = 4
/** What stands around the wording tips the scales between rows that read alike. */
const AROUND = { area: 0.05, product: 0.03, inTime: 0.02 }
const RUNS_SHOWN = 3

interface Worded {
  readonly row: LinkableRow
  /** Words and pairs of words that follow each other, folded; a syllable alone says little in Vietnamese. */
  readonly terms: ReadonlySet<string>
  readonly product: string
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

function termsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text)
  return new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)])
}

const worded = (row: LinkableRow): Worded => ({ row, terms: termsOf(row.text), product: fold(row.productText ?? '') })

/** A term in every row tells nothing, one in two rows much: ln(rows / rows that have it). */
function weigh(rows: readonly Worded[]): (term: string) => number {
  const having = new Map<string, number>()
  for (const { terms } of rows) for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1)
  const weights = new Map([...having].map(([term, count]) => [term, Math.log((rows.length + 1) / count)]))
  return (term) => weights.get(term) ?? 0
}

/** Runs of words of the row that both rows have, as they stand in it. */
function sharedWords(row: Worded, others: ReadonlySet<string>, weight: (term: string) => number): string[] {
  const standing = row.row.text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const runs: { words: string[]; weight: number }[] = []
  let run: (typeof runs)[number] | undefined
  for (const [at, word] of standing.entries()) {
    const pair = `${fold(standing[at - 1] ?? '')} ${fold(word)}`
    if (at === 0 || !others.has(pair)) {
      run = undefined
      continue
    }
    if (run === undefined) {
      run = { words: [standing[at - 1] ?? ''], weight: 0 }
      runs.push(run)
    }
    run.words.push(word)
    run.weight += weight(pair)
  }
  const byRarity = runs.sort((one, other) => other.weight - one.weight)
  return byRarity.slice(0, RUNS_SHOWN).map(({ words }) => words.join(' '))
}

/**
 * For each row of a plan the rows of its superior plan that it may carry out, the likeliest first; none where nothing reads alike.
 * Wording counts by rarity in both plans (TF-IDF); a row that says all of the superior's and more is as good as one that says the
 * same. A person confirms.
 */
export function proposeLinks(
  rows: readonly LinkableRow[],
  superiorRows: readonly LinkableRow[],
): ReadonlyMap<string, readonly LinkProposal[]> {
  const below = rows.map(worded)
  const above = superiorRows.map(worded)
  const weight = weigh([...below, ...above])
  const sum = (terms: ReadonlySet<string>): number => {
    let total = 0
    for (const term of terms) total += weight(term)
    return total
  }
  const weights = above.map(({ terms }) => sum(terms))
  const having = new Map<string, number[]>()
  for (const [at, { terms }] of above.entries()) {
    for (const term of terms) {
      const rows = having.get(term)
      if (rows === undefined) having.set(term, [at])
      else rows.push(at)
    }
  }
  return new Map(
    below.map((row) => {
      const own = sum(row.terms)
      const shared = new Map<number, number>()
      for (const term of row.terms) {
        const more = weight(term)
        for (const at of having.get(term) ?? []) shared.set(at, (shared.get(at) ?? 0) + more)
      }
      const found = [...shared]
        .map(([at, both]) => ({ at, score: scoreOf(row, above[at] as Worded, both, own, weights[at] ?? 0) }))
        .filter(({ score }) => score >= WORTH_A_LOOK)
        .sort((a, b) => b.score - a.score || a.at - b.at)
      const next = found[1]?.score ?? 0
      const proposals = found.slice(0, MOST).map(
        ({ at, score }, place): LinkProposal => ({
          superiorId: (above[at] as Worded).row.id,
          score: Math.round(score * 100) / 100,
          sure: place === 0 && score >= SURE && score - next >= SURE_AHEAD,
          words: sharedWords(row, (above[at] as Worded).terms, weight),
        }),
      )
      return [row.row.id, proposals]
    }),
  )
}

function scoreOf(row: Worded, superior: Worded, shared: number, own: number, others: number): number {
  if (own === 0 || others === 0) return 0
  const alike = (2 * shared) / (own + others)
  const contained = shared / Math.min(own, others)
  const { area, dueOn } = row.row
  const around =
    (area !== null && area === superior.row.area ? AROUND.area : 0) +
    (row.product !== '' && row.product === superior.product ? AROUND.product : 0) +
    (dueOn !== null && superior.row.dueOn !== null && dueOn <= superior.row.dueOn ? AROUND.inTime : 0)
  // Two short rows may contain each other by chance: being alike as a whole counts more.
  const wording = 0.65 * alike + 0.35 * contained
  return Math.min(1, wording * (1 - AROUND.area - AROUND.product - AROUND.inTime) + around)
}
