import { z } from 'zod'
import { DutyFilter } from './duties.ts'
import { route } from './route.ts'
import { Area, Id, OrganizationRef, PlainDate, StatusCounts } from './shared.ts'

/** The list of duties looked at in another way: the same conditions, no order. */
export const ViewFilter = DutyFilter.omit({ sort: true })

export const HeatMap = z.object({
  year: z.int(),
  /** The lowest organization that all who owe stand at or under; null where none is above all of them. */
  focus: OrganizationRef.nullable(),
  /** Told apart right below the focus, in the order of names. */
  rows: z.array(
    z.object({
      organization: OrganizationRef,
      /** Of its duties, owed further down. */
      below: z.int().nonnegative(),
      /** The months in which something is due. */
      months: z.array(
        z.object({
          month: z.int().min(1).max(12),
          total: z.int(),
          onTime: z.int(),
          done: z.int(),
          overdue: z.int(),
        }),
      ),
    }),
  ),
})
export type HeatMap = z.infer<typeof HeatMap>

export const getHeatMap = route({
  method: 'GET',
  url: '/api/duty-views/heat-map',
  summary: 'Duties by organization and by the month of a year in which they are due',
  tag: 'duties',
  query: ViewFilter.omit({ month: true, day: true }).extend({ year: z.coerce.number().int().min(1990).max(2100) }),
  response: HeatMap,
})

export const DueDays = z.object({
  /** The days of the month on which something is due. */
  days: z.array(z.object({ day: PlainDate, counts: StatusCounts })),
  /** The days of the month that are not worked, as the working calendar says. */
  restDays: z.array(PlainDate),
})
export type DueDays = z.infer<typeof DueDays>

export const listDueDays = route({
  method: 'GET',
  url: '/api/duty-views/days',
  summary: 'How many duties are due on the days of a month, and which days are not worked',
  tag: 'duties',
  query: ViewFilter.omit({ day: true }).required({ month: true }),
  response: DueDays,
})

/** The most rows of plans that a timeline holds. */
export const TIMELINE_LIMIT = 600

export const TimelineRow = z.object({
  nodeId: Id,
  area: Area.nullable(),
  text: z.string(),
  plan: z.object({ id: Id, code: z.string() }),
  deadlineText: z.string().nullable(),
  counts: StatusCounts,
  /** Who owes it, where it is one. */
  organization: OrganizationRef.nullable(),
  /** The duty, where the row made only one that fits. */
  dutyId: Id.nullable(),
  /** The first day of its windows, or of being issued. */
  from: PlainDate,
  /** What happens on which days: each kind once a day. */
  marks: z.array(
    z.object({
      kind: z.enum(['due', 'extended', 'delivered', 'checkpoint']),
      on: PlainDate,
      count: z.int().positive(),
    }),
  ),
})
export type TimelineRow = z.infer<typeof TimelineRow>

export const getTimeline = route({
  method: 'GET',
  url: '/api/duty-views/timeline',
  summary: 'The rows of plans in reading order, from when to when their duties run and what happens on which day',
  tag: 'duties',
  query: ViewFilter,
  response: z.object({ rows: z.array(TimelineRow), total: z.int().nonnegative() }),
})
