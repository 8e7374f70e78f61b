import { z } from 'zod'
import { DutyRow } from './duties.ts'
import { route } from './route.ts'
import { Area, AsOfQuery, Id, OrganizationRef, PlainDate, StatusCounts } from './shared.ts'

export const Overview = z.object({
  asOf: PlainDate,
  /** The organization that was asked for. */
  organization: OrganizationRef.nullable(),
  total: z.int(),
  counts: StatusCounts,
  /** The same seven days before `asOf`: what got worse. */
  weekBefore: StatusCounts,
  /** Overdue on the day and not seven days before. */
  newlyLate: z.int(),
  byArea: z.array(z.object({ area: Area.nullable(), counts: StatusCounts })),
  /** The lowest organization that all who owe stand at or under; null where none is above all of them. */
  focus: OrganizationRef.nullable(),
  /** Told apart right below the focus: agencies in a province, units in an agency. `below` of them are owed further down. */
  byOrganization: z.array(
    z.object({ organization: OrganizationRef, counts: StatusCounts, below: z.int().nonnegative() }),
  ),
  /** Duties by the month they are due, no month between the first and the last left out: how many were planned, and how they stand. */
  byMonth: z.array(
    z.object({
      month: z.string(),
      counts: StatusCounts,
      /** Running totals up to the end of the month, both of duties that have a due date, so that they can be compared. */
      plannedSoFar: z.int(),
      doneSoFar: z.int(),
    }),
  ),
  /** The ten that hurt most. */
  worst: z.array(DutyRow),
  toConfirm: z.int(),
  dueWithin7Days: z.int(),
  /** Later than the plan's own day, done or not, whatever was granted since. */
  lateAgainstOriginal: z.int(),
})
export type Overview = z.infer<typeof Overview>

export const OverviewQuery = AsOfQuery.extend({ planId: Id.optional(), organizationId: Id.optional() })

export const getOverview = route({
  method: 'GET',
  url: '/api/overview',
  summary: 'Where the plans stand on a day',
  tag: 'overview',
  query: OverviewQuery,
  response: Overview,
})

export const exportOverview = route({
  method: 'GET',
  url: '/api/overview/export',
  summary: 'How the organizations of an overview stand, as a workbook',
  tag: 'overview',
  query: OverviewQuery,
})
