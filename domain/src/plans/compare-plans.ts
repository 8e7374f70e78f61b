import { fold } from '../imports/normalise.ts'
import type { ItemField, PlanItem } from '../imports/reading.ts'
import { type ComparedName, compared, nameLikeness } from '../organizations/name-likeness.ts'

/** A field that says something else in the amended plan; `ordinal` is no matter, because an amendment numbers rows anew. */
export interface FieldChange {
  readonly field: ItemField
  readonly before: string | null
  readonly after: string | null
}

/** Rows by their index in the two lists. */
export interface PlanComparison {
  readonly same: readonly { readonly before: number; readonly after: number }[]
  readonly changed: readonly {
    readonly before: number
    readonly after: number
    readonly fields: readonly FieldChange[]
  }[]
  readonly added: readonly number[]
  readonly dropped: readonly number[]
}

/** Below this share of common wording two rows are two different tasks. */
const SAME_TASK = 0.6
/** What stands around the wording tips the scales between rows that read alike. */
const AROUND = { area: 0.04, heading: 0.03, product: 0.04, lead: 0.02, ordinal: 0.02 }

const workOf = (item: PlanItem): string => item.activity ?? item.task ?? ''

const key = (text: string | null): string => fold(text ?? '')

interface Prepared {
  readonly item: PlanItem
  readonly exact: string
  readonly wording: ComparedName
}

const prepare = (item: PlanItem): Prepared => ({
  item,
  exact: [key(workOf(item)), key(item.activity === null ? null : item.task), key(item.productText)].join('|'),
  wording: compared(workOf(item)),
})

function likeness(a: Prepared, b: Prepared): number {
  const wording = nameLikeness(a.wording, b.wording)
  if (wording < SAME_TASK - 0.1) return 0
  const alike = (text: (item: PlanItem) => string | null): boolean => key(text(a.item)) === key(text(b.item))
  return (
    wording +
    (a.item.area === b.item.area ? AROUND.area : 0) +
    (alike(({ activity, task, objective }) => (activity === null ? objective : task)) ? AROUND.heading : 0) +
    (alike(({ productText }) => productText) ? AROUND.product : 0) +
    (alike(({ leadText }) => leadText) ? AROUND.lead : 0) +
    (alike(({ ordinal }) => ordinal) ? AROUND.ordinal : 0)
  )
}

/** Rows that say the same are taken first, in their order; the rest by how alike they read, the surest pair first. */
function pairRows(before: readonly Prepared[], after: readonly Prepared[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const waiting = Map.groupBy(before.keys(), (at) => before[at]?.exact ?? '')
  for (const [to, row] of after.entries()) {
    const from = waiting.get(row.exact)?.shift()
    if (from === undefined) continue
    pairs.set(from, to)
    taken.add(to)
  }
  const candidates: { from: number; to: number; score: number }[] = []
  for (const [from, row] of before.entries()) {
    if (pairs.has(from)) continue
    for (const [to, other] of after.entries()) {
      const score = taken.has(to) ? 0 : likeness(row, other)
      if (score >= SAME_TASK) candidates.push({ from, to, score })
    }
  }
  candidates.sort((a, b) => b.score - a.score || Math.abs(a.from - a.to) - Math.abs(b.from - b.to))
  for (const { from, to } of candidates) {
    if (pairs.has(from) || taken.has(to)) continue
    pairs.set(from, to)
    taken.add(to)
  }
  return pairs
}

const FIELDS: readonly (readonly [ItemField, (item: PlanItem) => string | null])[] = [
  ['objective', (item) => item.objective],
  ['task', (item) => item.task],
  ['activity', (item) => item.activity],
  ['product', (item) => item.productText],
  ['lead', (item) => item.leadText],
  ['coordinator', (item) => item.coordinatorText],
  ['deadline', (item) => item.deadlineText],
  ['budget', (item) => item.budgetText],
  ['note', (item) => item.note],
]

/** The fields of one task that say something else; blanks, capitals and signs are no difference. */
function changesBetween(before: PlanItem, after: PlanItem): readonly FieldChange[] {
  const area: FieldChange[] =
    before.area === after.area ? [] : [{ field: 'areaHeading', before: before.areaHeading, after: after.areaHeading }]
  const cells = FIELDS.flatMap(([field, words]): FieldChange[] => {
    const [was, is] = [words(before), words(after)]
    return key(was) === key(is) ? [] : [{ field, before: was, after: is }]
  })
  return [...area, ...cells]
}

/**
 * What an amended plan changes: rows are told again by their wording and surroundings and not by their number, so that rows put
 * in or taken out elsewhere change nothing. `comparePlans(items, items)` finds every row the same.
 */
export function comparePlans(before: readonly PlanItem[], after: readonly PlanItem[]): PlanComparison {
  const pairs = pairRows(before.map(prepare), after.map(prepare))
  const same: { before: number; after: number }[] = []
  const changed: { before: number; after: number; fields: readonly FieldChange[] }[] = []
  for (const [from, item] of before.entries()) {
    const to = pairs.get(from)
    const other = to === undefined ? undefined : after[to]
    if (to === undefined || other === undefined) continue
    const fields = changesBetween(item, other)
    if (fields.length === 0) same.push({ before: from, after: to })
    else changed.push({ before: from, after: to, fields })
  }
  const met = new Set(pairs.values())
  return {
    same,
    changed,
    added: [...after.keys()].filter((at) => !met.has(at)),
    dropped: [...before.keys()].filter((at) => !pairs.has(at)),
  }
}
