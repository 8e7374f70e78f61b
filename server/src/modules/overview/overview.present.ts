import type { DutyRow } from '@dondoc/contract/duties'
import type { Overview } from '@dondoc/contract/overview'
import type { OrganizationRef } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { AREAS } from '@dondoc/domain/plans/area'
import { addCounts, type DutyCounts, noCounts, sumCounts } from './count-states.ts'
import type { FoldedBranches } from './fold-branches.ts'

/** All months from one to another, both included: `('2025-11', '2026-01')` are three. */
function monthsBetween(first: string, last: string): string[] {
  const months = [first]
  for (let month = first; month < last; months.push(month)) {
    const [year = 0, number = 1] = month.split('-').map(Number)
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  }
  return months
}

const monthOf = (day: PlainDate): string => day.slice(0, 7)

/** The months from the first to the last in which something is due, none left out, with what was planned and done until their ends. */
function presentMonths({ byDue, byDelivery }: DutyCounts): Overview['byMonth'] {
  const due = Map.groupBy(byDue, ([day]) => monthOf(day))
  let plannedSoFar = 0
  const [first, ...later] = [...due.keys()].sort()
  if (first === undefined) return []
  return monthsBetween(first, later.at(-1) ?? first).map((month) => {
    const counts = (due.get(month) ?? []).reduce((all, [, own]) => addCounts(all, own), noCounts())
    plannedSoFar += sumCounts(counts)
    let doneSoFar = 0
    for (const [day, done] of byDelivery)
      if (monthOf(day) <= month) doneSoFar += done['done-on-time'] + done['done-late']
    return { month, counts, plannedSoFar, doneSoFar }
  })
}

/** The numbers of a day as the overview shows them. */
export function presentOverview(
  asOf: PlainDate,
  of: DutyCounts,
  { focusId, branches }: FoldedBranches,
  context: {
    /** The names of all of these, in the order to show. */
    readonly names: readonly OrganizationRef[]
    readonly organizationId: string | undefined
    readonly worst: readonly DutyRow[]
  },
): Overview {
  const named = (sought: string | null | undefined): OrganizationRef | null =>
    context.names.find(({ id }) => id === sought) ?? null
  return {
    asOf,
    organization: named(context.organizationId),
    total: sumCounts(of.counts),
    counts: of.counts,
    weekBefore: of.weekBefore,
    newlyLate: of.newlyLate,
    byArea: [...AREAS, null].flatMap((area) => {
      const counts = of.byArea.get(area)
      return counts === undefined ? [] : [{ area, counts }]
    }),
    focus: named(focusId),
    byOrganization: context.names.flatMap((organization) => {
      const branch = branches.get(organization.id)
      return branch === undefined ? [] : [{ organization, ...branch }]
    }),
    byMonth: presentMonths(of),
    worst: [...context.worst],
    toConfirm: of.counts['to-confirm'],
    lateAgainstOriginal: of.late,
    dueWithin7Days: of.soon,
  }
}
