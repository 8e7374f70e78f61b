import type { OrganizationDetail } from '@dondoc/contract/organizations'
import type { OrganizationRef } from '@dondoc/contract/shared'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'

type Change = OrganizationDetail['changes'][number]

/** One thing that happened to an organization. */
export type HistoryEntry = { readonly on: PlainDate; readonly change: Change | null } & (
  | { readonly what: 'born' | 'ended' | 'changed' }
  | { readonly what: 'from' | 'took' | 'into' | 'split'; readonly others: readonly OrganizationRef[] }
  | { readonly what: 'renamed'; readonly from: string; readonly to: string }
  | { readonly what: 'moved'; readonly from: string; readonly to: string }
)

/** The kinds of reorganizations that make each thing happen. */
const CAUSES: Readonly<Record<HistoryEntry['what'], readonly Change['kind'][]>> = {
  born: ['add'],
  ended: ['close'],
  changed: [],
  from: ['merge', 'split', 'close'],
  took: ['merge', 'split', 'close'],
  into: ['merge', 'split', 'close'],
  split: ['split'],
  renamed: ['rename'],
  moved: ['move', 'merge', 'split', 'close'],
}

/** What happened to an organization, newest first, each with the reorganization that caused it where one is recorded. */
export function historyOf(detail: OrganizationDetail): readonly HistoryEntry[] {
  const { validFrom, validTo, predecessors, successors, past } = detail
  const causeOf = (what: HistoryEntry['what'], on: PlainDate): Change | null =>
    detail.changes.find((change) => change.on === on && CAUSES[what].includes(change.kind)) ?? null
  const entries: HistoryEntry[] = []
  const linked = (
    pairs: OrganizationDetail['predecessors'],
    whatOn: (on: PlainDate) => 'from' | 'took' | 'into' | 'split',
  ) => {
    for (const [on, same] of Map.groupBy(pairs, (pair) => pair.on)) {
      const what = whatOn(on)
      entries.push({ what, on, change: causeOf(what, on), others: same.map(({ organization }) => organization) })
    }
  }
  linked(predecessors, (on) => (on === validFrom ? 'from' : 'took'))
  linked(successors, (on) => (validTo !== null && addDays(validTo, 1) === on ? 'into' : 'split'))
  if (predecessors.every(({ on }) => on !== validFrom))
    entries.push({ what: 'born', on: validFrom, change: causeOf('born', validFrom) })
  if (validTo !== null && successors.every(({ on }) => on !== addDays(validTo, 1))) {
    const on = addDays(validTo, 1)
    entries.push({ what: 'ended', on, change: causeOf('ended', on) })
  }
  for (const [at, older] of past.entries()) {
    const newer = past[at - 1] ?? detail
    const on = addDays(older.validTo, 1)
    const renamed = older.name !== newer.name
    const moved = older.parent?.id !== newer.parent?.id
    if (renamed) entries.push({ what: 'renamed', on, change: causeOf('renamed', on), from: older.name, to: newer.name })
    if (moved) {
      const names = { from: older.parent?.name ?? '…', to: newer.parent?.name ?? '…' }
      entries.push({ what: 'moved', on, change: causeOf('moved', on), ...names })
    }
    if (!renamed && !moved) entries.push({ what: 'changed', on, change: null })
  }
  return entries.toSorted((a, b) => b.on.localeCompare(a.on) || Number(a.what === 'born') - Number(b.what === 'born'))
}

/** How an organization was on a day: one of its states, or null where it was not there. */
export function stateOn(
  detail: OrganizationDetail,
  day: PlainDate,
): { readonly name: string; readonly parent: OrganizationRef | null } | null {
  if (day < detail.validFrom || (detail.validTo !== null && day > detail.validTo)) return null
  return detail.past.find(({ validFrom, validTo }) => validFrom <= day && day <= validTo) ?? detail
}
