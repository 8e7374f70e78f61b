import { childOf, childrenOf, integerOf, settingOf, switchOf, type XmlElement } from '../office/parse-xml.ts'
import { formatNumber } from './number-format.ts'
import type { NumberingReference, Styles } from './styles.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  /** The level (from 1) whose numbers restart this one; 0 never, null every higher level. */
  readonly restart: number | null
  readonly legal: boolean
  readonly style: string | null
}

interface NumberingInstance {
  readonly abstractId: string
  readonly levels: readonly (Level | null)[]
  readonly startOverrides: ReadonlyMap<number, number>
}

/** Gives each numbered paragraph, in document order, the number Word prints. */
export interface Numberer {
  /** The label of the next paragraph of that numbering; null where it prints nothing. Counts the paragraph. */
  readonly next: (reference: NumberingReference) => string | null
}

function readLevel(element: XmlElement): Level {
  // An exotic format stands in mc:AlternateContent with the plain one as fallback.
  const fallback = childOf(childOf(element, 'mc:AlternateContent'), 'mc:Fallback')
  return {
    start: integerOf(settingOf(element, 'w:start')) ?? 0,
    format: settingOf(element, 'w:numFmt') ?? settingOf(fallback, 'w:numFmt') ?? 'decimal',
    text: settingOf(element, 'w:lvlText') ?? '',
    restart: integerOf(settingOf(element, 'w:lvlRestart')),
    legal: switchOf(element, 'w:isLgl') ?? false,
    style: settingOf(element, 'w:pStyle'),
  }
}

function readLevels(parent: XmlElement | null): (Level | null)[] {
  const levels: (Level | null)[] = Array(9).fill(null)
  for (const element of childrenOf(parent, 'w:lvl')) {
    const at = integerOf(element.attributes['ilvl'])
    if (at !== null && at >= 0 && at < 9) levels[at] = readLevel(element)
  }
  return levels
}

function readInstances(root: XmlElement | null, styles: Styles): ReadonlyMap<string, NumberingInstance> {
  const definitions = new Map(
    childrenOf(root, 'w:abstractNum').map((element) => [element.attributes['abstractNumId'] ?? '', element]),
  )
  const numbers = new Map(childrenOf(root, 'w:num').map((element) => [element.attributes['numId'] ?? '', element]))
  /** Follows w:numStyleLink: the definition stands with the numbering style's own number. */
  const resolve = (abstractId: string, seen: ReadonlySet<string> = new Set()): string => {
    const link = settingOf(definitions.get(abstractId) ?? null, 'w:numStyleLink')
    if (link === null || seen.has(abstractId)) return abstractId
    const numId = settingOf(childOf(styles.chain(link)[0]?.paragraph ?? null, 'w:numPr'), 'w:numId')
    const target = numId === null ? null : settingOf(numbers.get(numId) ?? null, 'w:abstractNumId')
    return target === null ? abstractId : resolve(target, new Set([...seen, abstractId]))
  }
  const instances = new Map<string, NumberingInstance>()
  for (const [numId, element] of numbers) {
    const abstractId = resolve(settingOf(element, 'w:abstractNumId') ?? '')
    const levels = readLevels(definitions.get(abstractId) ?? null)
    const startOverrides = new Map<number, number>()
    for (const override of childrenOf(element, 'w:lvlOverride')) {
      const at = integerOf(override.attributes['ilvl'])
      if (at === null || at < 0 || at > 8) continue
      const own = childOf(override, 'w:lvl')
      if (own !== null) levels[at] = readLevel(own)
      const start = integerOf(settingOf(override, 'w:startOverride'))
      if (start !== null) startOverrides.set(at, start)
    }
    instances.set(numId, { abstractId, levels, startOverrides })
  }
  return instances
}

/** A bullet as a Vietnamese office types it: "+" and "*" mean a lower level, everything else is "-". */
function bullet(text: string): string {
  const sign = text.trim()
  return sign === '+' || sign === '*' ? sign : '-'
}

/** Reads word/numbering.xml. Counters belong to the abstract definition, which several numbers share. */
export function createNumberer(root: XmlElement | null, styles: Styles): Numberer {
  const instances = readInstances(root, styles)
  const counters = new Map<string, (number | null)[]>()
  const overridden = new Set<string>()

  const advance = (numId: string, instance: NumberingInstance, at: number): readonly (number | null)[] => {
    let counts = counters.get(instance.abstractId)
    if (counts === undefined) {
      counts = Array(9).fill(null)
      counters.set(instance.abstractId, counts)
    }
    // A start override counts once, when its number is first used.
    if (!overridden.has(numId)) {
      overridden.add(numId)
      for (const level of instance.startOverrides.keys()) counts[level] = null
    }
    const startOf = (level: number): number => instance.startOverrides.get(level) ?? instance.levels[level]?.start ?? 0
    const current = counts[at] ?? null
    counts[at] = current === null ? startOf(at) : current + 1
    for (let above = 0; above < at; above++) counts[above] ??= startOf(above)
    for (let below = at + 1; below < 9; below++) {
      const restart = instance.levels[below]?.restart ?? null
      if (restart === null || at < restart) counts[below] = null
    }
    return counts
  }

  return {
    next: (reference) => {
      const instance = instances.get(reference.numId)
      if (instance === undefined) return null
      const linked = reference.style === null ? -1 : instance.levels.findIndex((one) => one?.style === reference.style)
      const at = linked >= 0 ? linked : (reference.level ?? 0)
      const level = instance.levels[at] ?? null
      if (level === null) return null
      const counts = advance(reference.numId, instance, at)
      if (level.format === 'bullet') return bullet(level.text)
      const label = level.text
        .replace(/%([1-9])/g, (_sign, digit: string) => {
          const index = Number(digit) - 1
          const format = level.legal ? 'decimal' : (instance.levels[index]?.format ?? 'decimal')
          return formatNumber(counts[index] ?? 0, format)
        })
        .trim()
      return label === '' ? null : label
    },
  }
}
