import { z } from 'zod'
import { route } from './route.ts'
import { Area, AsOfQuery, Id, OrganizationRef, PageQuery, PlainDate, StatusCounts } from './shared.ts'

const params = z.object({ planId: Id })

/** A plan as others point to it. */
export const PlanRef = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: OrganizationRef,
})
export type PlanRef = z.infer<typeof PlanRef>

/** A row of a plan as links show it. */
export const LinkedRow = z.object({
  id: Id,
  ordinal: z.string().nullable(),
  area: Area.nullable(),
  text: z.string(),
  productText: z.string().nullable(),
  leadText: z.string().nullable(),
  deadlineText: z.string().nullable(),
  /** The last day it is due; null where none can be said. */
  dueOn: PlainDate.nullable(),
  /** Since when an amended version no longer has the row. */
  droppedOn: PlainDate.nullable(),
})
export type LinkedRow = z.infer<typeof LinkedRow>

export const LinkState = z.enum(['confirmed', 'refused'])

/** A row of the plan with the superior's rows that it carries out, or may. */
export const RowLinks = z.object({
  row: LinkedRow,
  links: z.array(
    z.object({
      superiorId: Id,
      state: LinkState,
      author: z.string(),
      /** The row is due after the superior's. */
      late: z.boolean(),
    }),
  ),
  /** What nobody has decided on yet, the likeliest first. */
  proposals: z.array(
    z.object({
      superiorId: Id,
      score: z.number().min(0).max(1),
      sure: z.boolean(),
      /** Words that both have, as they stand in the row. */
      words: z.array(z.string()),
      late: z.boolean(),
    }),
  ),
})
export type RowLinks = z.infer<typeof RowLinks>

export const PlanLinks = z.object({
  plan: PlanRef,
  superior: PlanRef.nullable(),
  /** Plans that may be the superior one, those that the plan's own words speak for first. */
  candidates: z.array(PlanRef.extend({ reasons: z.array(z.enum(['cited', 'letterhead'])) })),
  rows: z.array(RowLinks),
  superiorRows: z.array(LinkedRow),
  can: z.object({ link: z.boolean() }),
})
export type PlanLinks = z.infer<typeof PlanLinks>

export const getPlanLinks = route({
  method: 'GET',
  url: '/api/plans/:planId/links',
  summary:
    'The superior plan of a plan, and which of its rows carry out which of the superior’s, with proposals by wording',
  tag: 'cascade',
  params,
  /** Of one row only what has been decided, without proposals. */
  query: z.object({ nodeId: Id.optional() }),
  response: PlanLinks,
})

export const chooseSuperiorPlan = route({
  method: 'PUT',
  url: '/api/plans/:planId/superior-plan',
  summary: 'Say which plan a plan carries out; null where none',
  tag: 'cascade',
  params,
  body: z.object({ superiorPlanId: Id.nullable() }),
  response: PlanLinks,
})

/** What a person says of a pair of rows; `open` takes back what was said. */
export const LinkDecision = z.object({ nodeId: Id, superiorId: Id, state: z.enum([...LinkState.options, 'open']) })
export type LinkDecision = z.infer<typeof LinkDecision>

export const decideLinks = route({
  method: 'POST',
  url: '/api/plans/:planId/links',
  summary: 'Confirm, refuse or take back links of rows, all or none',
  tag: 'cascade',
  params,
  body: z.object({ decisions: z.array(LinkDecision).min(1).max(1000) }),
  response: PlanLinks,
})

/** An agency and a row of the superior plan. */
export const CoverageCell = z.object({
  organizationId: Id,
  coverage: z.enum(['linked', 'gap']),
  /** The rows of the agency's plan that carry it out. */
  rows: z.array(
    z.object({ planId: Id, nodeId: Id, text: z.string(), late: z.boolean(), droppedOn: PlainDate.nullable() }),
  ),
  /** How the duties of these rows stand. */
  counts: StatusCounts,
})
export type CoverageCell = z.infer<typeof CoverageCell>

export const CoverageFilter = AsOfQuery.extend({
  area: Area.optional(),
  organizationId: Id.optional(),
  /** One row of the plan. */
  nodeId: Id.optional(),
  /** Only rows, and only agencies, with a gap. */
  onlyGaps: z.stringbool().optional(),
})

export const Coverage = z.object({
  plan: PlanRef,
  /** The columns, in the order to show. */
  organizations: z.array(OrganizationRef.extend({ gaps: z.int(), linked: z.int() })),
  rows: z.array(LinkedRow.extend({ gaps: z.int(), linked: z.int(), cells: z.array(CoverageCell) })),
  total: z.int(),
  gaps: z.int(),
  linked: z.int(),
  late: z.int(),
  cursor: z.string().nullable(),
})
export type Coverage = z.infer<typeof Coverage>

export const getCoverage = route({
  method: 'GET',
  url: '/api/plans/:planId/coverage',
  summary: 'Which agencies carry out which rows of a plan in plans of their own, with the gaps',
  tag: 'cascade',
  params,
  query: CoverageFilter.extend(PageQuery.shape),
  response: Coverage,
})

export const exportCoverage = route({
  method: 'GET',
  url: '/api/plans/:planId/coverage/export',
  summary: 'The coverage matrix as a workbook',
  tag: 'cascade',
  params,
  query: CoverageFilter,
})
