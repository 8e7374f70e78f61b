import type { DutyRow } from '@dondoc/contract/duties'
import type { Overview } from '@dondoc/contract/overview'
import type { OrganizationRef, StatusCounts } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { AREAS } from '@dondoc/domain/plans/area'
import type { Tally } from './overview.store.ts'

const noCounts = (): Record<DutyStatus, number> =>
  Object.fromEntries(DUTY_STATUSES.map((status) => [status, 0])) as Record<DutyStatus, number>

/** Every status with its number. */
export function countsOf(tallies: readonly { readonly status: DutyStatus; readonly count: number }[]): StatusCounts {
  const counts = noCounts()
  for (const { status, count } of tallies) counts[status] += count
  return counts
}

const total = (tallies: readonly Tally[]): number => tallies.reduce((sum, { count }) => sum + count, 0)

/** All months from one to another, both included: `('2025-11', '2026-01')` are three. */
function monthsBetween(first: string, last: string): string[] {
  const months = [first]
  for (let month = first; month < last; months.push(month)) {
    const [year = 0, number = 1] = month.split('-').map(Number)
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  }
  return months
}

/** The months from the first to the last in which something is due, none left out, with what was planned and done until their ends. */
function presentMonths(tallies: readonly Tally[]): Overview['byMonth'] {
  const due = Map.groupBy(
    tallies.filter(({ by, month }) => by === 'month' && month !== null),
    ({ month }) => month ?? '',
  )
  const done = tallies.filter(
    ({ by, month, status }) => by === 'done-month' && month !== null && status.startsWith('done'),
  )
  let plannedSoFar = 0
  const [first, ...later] = [...due.keys()].sort()
  if (first === undefined) return []
  return monthsBetween(first, later.at(-1) ?? first).map((month) => {
    const own = due.get(month) ?? []
    plannedSoFar += total(own)
    const doneSoFar = total(done.filter((tally) => (tally.month ?? '') <= month))
    return { month, counts: countsOf(own), plannedSoFar, doneSoFar }
  })
}

/** The numbers of a day as the overview shows them. */
export function presentOverview(
  asOf: PlainDate,
  tallies: readonly Tally[],
  context: {
    /** In the order to show. */
    readonly organizations: readonly OrganizationRef[]
    readonly focus: OrganizationRef | null
    readonly organization: OrganizationRef | null
    readonly worst: readonly DutyRow[]
  },
): Overview {
  const byStatus = tallies.filter(({ by }) => by === 'status')
  const byArea = Map.groupBy(
    tallies.filter(({ by }) => by === 'area'),
    ({ area }) => area,
  )
  const byOrganization = Map.groupBy(
    tallies.filter(({ by }) => by === 'organization'),
    ({ organizationId }) => organizationId,
  )
  const counts = countsOf(byStatus)
  return {
    asOf,
    organization: context.organization,
    total: total(byStatus),
    counts,
    weekBefore: countsOf(tallies.filter(({ by }) => by === 'week-before')),
    newlyLate: total(tallies.filter(({ by }) => by === 'newly-late')),
    byArea: [...AREAS, null]
      .filter((area) => byArea.has(area))
      .map((area) => ({ area, counts: countsOf(byArea.get(area) ?? []) })),
    focus: context.focus,
    byOrganization: context.organizations.map((organization) => {
      const own = byOrganization.get(organization.id) ?? []
      return { organization, counts: countsOf(own), below: own.reduce((sum, { below }) => sum + below, 0) }
    }),
    byMonth: presentMonths(tallies),
    worst: [...context.worst],
    toConfirm: counts['to-confirm'],
    lateAgainstOriginal: byStatus.reduce((sum, { late }) => sum + late, 0),
    dueWithin7Days: byStatus.reduce((sum, { soon }) => sum + soon, 0),
  }
}
