import { fold } from '../imports/normalise.ts'
import { AREAS, type Area } from './area.ts'
import { AREA_WORDS } from './area-lexicon.ts'

/**
 * The area a heading names, whatever its number: `'VI. Cải cách tài chính công'` is `'public-finance'`.
 * Null for a heading that names none, such as "Nhiệm vụ khác".
 */
export function areaOfHeading(heading: string): Area | null {
  const folded = ` ${fold(heading)} `
  let best: { area: Area; length: number } | null = null
  for (const area of AREAS) {
    for (const name of AREA_WORDS[area].headings) {
      if (folded.includes(` ${name} `) && (best === null || name.length > best.length))
        best = { area, length: name.length }
    }
  }
  return best?.area ?? null
}

export type AreaScores = Readonly<Record<Area, number>>

/** How much the words of a task speak for each area, 0 where nothing does. Long phrases count once, not again by their parts. */
export function scoreAreas(words: string): AreaScores {
  const bare = fold(words)
  const folded = ` ${bare} `
  const said = new Set(bare.split(' '))
  const scores = Object.fromEntries(AREAS.map((area) => [area, 0])) as Record<Area, number>
  for (const area of AREAS) {
    let rest = folded
    for (const { phrase, first, weight } of SORTED_TASKS[area]) {
      if (!said.has(first) || !rest.includes(` ${phrase} `)) continue
      scores[area] += weight
      rest = rest.replaceAll(` ${phrase} `, ' | ')
    }
  }
  return scores
}

interface Phrase {
  readonly phrase: string
  readonly first: string
  readonly weight: number
}

const longestFirst = (area: Area): readonly Phrase[] =>
  Object.entries(AREA_WORDS[area].tasks)
    .sort(([a], [b]) => b.length - a.length)
    .map(([phrase, weight]) => ({ phrase, first: phrase.split(' ')[0] ?? phrase, weight }))

const SORTED_TASKS = Object.fromEntries(AREAS.map((area) => [area, longestFirst(area)])) as Readonly<
  Record<Area, readonly Phrase[]>
>
