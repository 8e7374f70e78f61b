import type { DueDays, HeatMap, TimelineRow } from '@dondoc/contract/duty-views'
import type { OrganizationRef, StatusCounts } from '@dondoc/contract/shared'
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import type { DayCount, HeatCell, TimelineData } from './duty-views.store.ts'

const filled = (counts: Partial<StatusCounts>): StatusCounts =>
  Object.fromEntries(DUTY_STATUSES.map((status) => [status, counts[status] ?? 0])) as StatusCounts

/** Organizations by months; `organizations` in the order to show. */
export function presentHeat(
  year: number,
  cells: readonly HeatCell[],
  organizations: readonly OrganizationRef[],
): HeatMap {
  const byOrganization = Map.groupBy(cells, ({ organizationId }) => organizationId)
  const focusId = cells[0]?.focusId
  return {
    year,
    focus: organizations.find(({ id }) => id === focusId) ?? null,
    rows: organizations.flatMap((organization) => {
      const own = byOrganization.get(organization.id)
      if (own === undefined) return []
      const months = own.map(({ month, total, onTime, done, overdue }) => ({ month, total, onTime, done, overdue }))
      return [{ organization, below: own.reduce((sum, { below }) => sum + below, 0), months }]
    }),
  }
}

/** Days in order, each with how its duties stand. */
export function presentDays(counts: readonly DayCount[]): DueDays['days'] {
  return [...Map.groupBy(counts, ({ day }) => day)].map(([day, own]) => ({
    day,
    counts: filled(Object.fromEntries(own.map(({ status, count }) => [status, count]))),
  }))
}

/** Rows of plans as a timeline shows them. */
export function presentTimeline(
  rows: readonly TimelineData[],
  organizations: readonly OrganizationRef[],
): { rows: TimelineRow[]; total: number } {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ planId, planCode, organizationId, counts, marks, ...row }) => ({
      nodeId: row.nodeId,
      area: row.area,
      text: row.text,
      deadlineText: row.deadlineText,
      dutyId: row.dutyId,
      from: row.from,
      plan: { id: planId, code: planCode },
      organization: organizationId === null ? null : (byId.get(organizationId) ?? null),
      counts: filled(counts),
      marks: [...marks],
    })),
  }
}
