import type { Trigger } from './due-dates.ts'
import { foldText } from './fold-text.ts'

/** What something waits for. */
export interface Waiting {
  readonly id: string
  readonly kind: Trigger['kind']
  readonly words: string
}

/** Things that seem to wait for the same act: a proposal, to be confirmed by a person. */
export interface TriggerGroup<Item extends Waiting> {
  readonly kind: Trigger['kind']
  /** The words that most of them use. */
  readonly words: string
  readonly items: readonly Item[]
}

/** Words that say nothing of which act it is: "có", "ban hành", "kể từ khi", "văn bản". */
const EMPTY_WORDS = new Set(
  'co khi cua ve duoc ban hanh theo sau ngay tu ke cac va moi cho den thi tai voi nay'.split(' '),
)

/** How alike two sets of words are to be taken for one act, from 0 to 1. */
const ALIKE = 0.6

/** Numbers of documents, years and days: where both sides name some, they must share one. */
const isNumber = (word: string): boolean => /\d/.test(word)

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    foldText(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '' && !EMPTY_WORDS.has(word)),
  )

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return a.size === b.size
  const [numbersA, numbersB] = [[...a].filter(isNumber), [...b].filter(isNumber)]
  if (numbersA.length > 0 && numbersB.length > 0 && !numbersA.some((number) => b.has(number))) return false
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared) >= ALIKE
}

function mostUsed(items: readonly Waiting[]): string {
  const counts = new Map<string, number>()
  for (const { words } of items) counts.set(words, (counts.get(words) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/**
 * Puts together what seems to wait for the same act: the same kind, and words that are alike without accents, capitals and filler.
 * Each is held against the words of a group's first member, so that groups do not drift; groups and members keep their order.
 */
export function groupTriggers<Item extends Waiting>(items: readonly Item[]): TriggerGroup<Item>[] {
  const groups: { readonly first: ReadonlySet<string>; readonly kind: Trigger['kind']; readonly items: Item[] }[] = []
  for (const item of items) {
    const words = wordsOf(item.words)
    const group = groups.find(({ first, kind }) => kind === item.kind && isAlike(first, words))
    if (group) group.items.push(item)
    else groups.push({ first: words, kind: item.kind, items: [item] })
  }
  return groups.map(({ kind, items: members }) => ({ kind, words: mostUsed(members), items: members }))
}
