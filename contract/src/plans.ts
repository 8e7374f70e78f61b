import { z } from 'zod'
import { Deadline } from './deadline.ts'
import { Finding } from './imports.ts'
import { route } from './route.ts'
import { Area, AsOfQuery, Id, IdList, Instant, OrganizationRef, PlainDate, StatusCounts } from './shared.ts'

export const PlanState = z.enum(['draft', 'issued', 'closed'])

export const PlanSummary = z.object({
  id: Id,
  /** `KH-2025-02` */
  code: z.string(),
  state: PlanState,
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: PlainDate.nullable(),
  year: z.int(),
  period: z.object({ from: PlainDate, to: PlainDate }),
  issuer: OrganizationRef,
  itemCount: z.int(),
  dutyCount: z.int(),
  findingCount: z.int(),
  counts: StatusCounts,
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const Citation = z.object({
  kind: z.string(),
  number: z.string(),
  date: PlainDate.nullable(),
  issuer: z.string().nullable(),
})

export const PlanSection = z.object({ path: z.string(), heading: z.string(), points: z.array(z.string()) })

/** Area, objective, task or activity. Nodes come in reading order, parents before children. */
export const PlanNode = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: z.enum(['area', 'objective', 'task', 'activity']),
  area: Area.nullable(),
  ordinal: z.string().nullable(),
  label: z.string().nullable(),
  text: z.string(),
  /** A leaf is actionable: it has a product, leads and a deadline; only a leaf has the fields below. */
  leaf: z.boolean(),
  productText: z.string().nullable(),
  products: z.array(z.string()),
  leadText: z.string().nullable(),
  leads: z.array(z.string()),
  coordinatorText: z.string().nullable(),
  coordinators: z.array(z.string()),
  deadlineText: z.string().nullable(),
  deadline: Deadline.nullable(),
  budgetText: z.string().nullable(),
  note: z.string().nullable(),
  /** First and last due date of its duties. */
  dueFrom: PlainDate.nullable(),
  dueTo: PlainDate.nullable(),
  /** The last due date as the plan has it: another than `dueTo` where an extension was granted. */
  originalDueTo: PlainDate.nullable(),
  /** How its duties stand; `listDuties` tells them one by one. */
  counts: StatusCounts,
  /** Since when an amended version no longer has the row; it stays with the duties it made. */
  droppedOn: PlainDate.nullable(),
})
export type PlanNode = z.infer<typeof PlanNode>

export const PlanDetail = PlanSummary.extend({
  kind: z.string().nullable(),
  superior: z.string().nullable(),
  place: z.string().nullable(),
  dateText: z.string().nullable(),
  legalBases: z.array(Citation),
  citations: z.array(Citation),
  recipients: z.array(z.string()),
  signer: z
    .object({ capacity: z.string().nullable(), position: z.string().nullable(), name: z.string().nullable() })
    .nullable(),
  sections: z.array(PlanSection),
  nodes: z.array(PlanNode),
  findings: z.array(Finding),
  sourceName: z.string().nullable(),
  importedAt: Instant.nullable(),
  demo: z.boolean(),
  /** Grows with each edit and amendment. */
  version: z.int(),
  can: z.object({ issue: z.boolean(), amend: z.boolean(), edit: z.boolean(), export: z.boolean() }),
})
export type PlanDetail = z.infer<typeof PlanDetail>

export const listPlans = route({
  method: 'GET',
  url: '/api/plans',
  summary: 'The plans one may read, newest first',
  tag: 'plans',
  query: AsOfQuery,
  response: z.object({ plans: z.array(PlanSummary) }),
})

export const exportPlans = route({
  method: 'GET',
  url: '/api/plans/export',
  summary: 'The plans one may read, or the chosen ones, as a workbook',
  tag: 'plans',
  query: AsOfQuery.extend({ ids: IdList.optional() }),
})

export const getPlan = route({
  method: 'GET',
  url: '/api/plans/:planId',
  summary: 'One plan with its tree and the status of its duties on a day',
  tag: 'plans',
  params: z.object({ planId: Id }),
  query: AsOfQuery,
  response: PlanDetail,
})

export const issuePlan = route({
  method: 'POST',
  url: '/api/plans/:planId/issue',
  summary: 'Issue a draft plan: its leaves become duties',
  tag: 'plans',
  params: z.object({ planId: Id }),
  body: z.object({ issuedOn: PlainDate, number: z.string().trim().min(1).max(60).optional() }),
  response: z.object({ planId: Id, dutyCount: z.int(), unresolvedLeads: z.array(z.string()) }),
})

export const exportPlan = route({
  method: 'GET',
  url: '/api/plans/:planId/export',
  summary: "A plan's table as XLSX or DOCX",
  tag: 'plans',
  params: z.object({ planId: Id }),
  query: z.object({ format: z.enum(['xlsx', 'docx']) }),
})
