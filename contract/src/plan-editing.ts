import { z } from 'zod'
import { OrganizationKind } from './organizations.ts'
import { PlanNode } from './plans.ts'
import { route } from './route.ts'
import { Area, Id, OrganizationRef, PlainDate } from './shared.ts'

/** What a person may write in a row. An absent field stays as it is; null empties it. Computed values follow the words. */
export const NodeFields = z
  .object({
    text: z.string().trim().min(1).max(8000),
    label: z.string().trim().max(200).nullable(),
    ordinal: z.string().trim().max(20).nullable(),
    area: Area.nullable(),
    productText: z.string().trim().max(4000).nullable(),
    leadText: z.string().trim().max(2000).nullable(),
    coordinatorText: z.string().trim().max(4000).nullable(),
    deadlineText: z.string().trim().max(1000).nullable(),
    budgetText: z.string().trim().max(500).nullable(),
    note: z.string().trim().max(4000).nullable(),
  })
  .partial()
export type NodeFields = z.infer<typeof NodeFields>

/** The cells of a row in words. */
export const NodeWords = z.object({
  text: z.string(),
  label: z.string().nullable(),
  ordinal: z.string().nullable(),
  productText: z.string().nullable(),
  leadText: z.string().nullable(),
  coordinatorText: z.string().nullable(),
  deadlineText: z.string().nullable(),
  budgetText: z.string().nullable(),
  note: z.string().nullable(),
})

const NodeKind = z.enum(['area', 'objective', 'task', 'activity'])

/** One act of a person on the tree of a draft plan. */
export const PlanEdit = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), nodeId: Id, fields: NodeFields }),
  z.object({
    op: z.literal('add'),
    kind: NodeKind,
    parentId: Id.nullable(),
    /** The sibling it follows; null for the first place. */
    afterId: Id.nullable(),
    fields: NodeFields,
  }),
  z.object({ op: z.literal('remove'), nodeId: Id }),
  /** Also indents and outdents: a node takes the kind its new parent asks for. */
  z.object({ op: z.literal('move'), nodeId: Id, parentId: Id.nullable(), afterId: Id.nullable() }),
  /** The node keeps `first`; a new sibling below it gets `second` and, where `second` is silent, the node's other fields. */
  z.object({ op: z.literal('split'), nodeId: Id, first: NodeFields, second: NodeFields }),
  /** Neighbouring leaves become the first of them: texts are joined, equal cells stay single. */
  z.object({ op: z.literal('merge'), nodeIds: z.array(Id).min(2).max(20) }),
  z.object({ op: z.literal('renumber') }),
  /** The person has looked at the doubt and leaves the reading as it is. */
  z.object({ op: z.literal('accept'), findingId: Id }),
])
export type PlanEdit = z.infer<typeof PlanEdit>

export const ReviewFinding = z.object({
  id: Id,
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  nodeId: Id.nullable(),
  field: z.string().nullable(),
  message: z.string(),
  accepted: z.boolean(),
})
export type ReviewFinding = z.infer<typeof ReviewFinding>

/** One of the five: clear task, lead, coordinators, deadline, product ("5 rõ"). */
export const FiveClear = z.object({
  task: z.boolean(),
  lead: z.boolean(),
  coordinators: z.boolean(),
  deadline: z.boolean(),
  product: z.boolean(),
})

const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])

export const ReviewNode = PlanNode.omit({ counts: true, originalDueTo: true }).extend({
  /** Page and boxes in points from the top left; null where the format has no pages or a person added the row. */
  source: z.object({ page: z.int(), cells: z.record(z.string(), Box) }).nullable(),
  confidence: z.number(),
  fiveClear: FiveClear.nullable(),
  /** Due dates computed from the words as they stand now. */
  dueDates: z.array(PlainDate),
  edited: z.boolean(),
  /** The words as they stand in the file, where a person has changed them since; null where they stand in the row itself. */
  original: NodeWords.nullable(),
})
export type ReviewNode = z.infer<typeof ReviewNode>

export const PlanReview = z.object({
  planId: Id,
  importId: Id.nullable(),
  title: z.string(),
  state: z.enum(['draft', 'issued', 'closed']),
  /** Grows with each edit; an edit against an older version is refused (`plan.changed-meanwhile`). */
  version: z.int(),
  canUndo: z.boolean(),
  pages: z.array(z.object({ page: z.int(), width: z.number(), height: z.number() })),
  nodes: z.array(ReviewNode),
  findings: z.array(ReviewFinding),
  can: z.object({ edit: z.boolean(), issue: z.boolean() }),
})
export type PlanReview = z.infer<typeof PlanReview>

const planParams = z.object({ planId: Id })

export const getPlanReview = route({
  method: 'GET',
  url: '/api/plans/:planId/review',
  summary: 'A draft plan as it is reviewed: rows with their source, doubts, the check "5 rõ"',
  tag: 'plan editing',
  params: planParams,
  response: PlanReview,
})

export const editPlan = route({
  method: 'POST',
  url: '/api/plans/:planId/edits',
  summary: 'Edit the tree of a draft plan; all edits apply or none',
  tag: 'plan editing',
  params: planParams,
  body: z.object({ version: z.int(), edits: z.array(PlanEdit).min(1).max(500) }),
  response: PlanReview,
})

export const undoPlanEdit = route({
  method: 'POST',
  url: '/api/plans/:planId/undo',
  summary: 'Take the last edit of a draft plan back',
  tag: 'plan editing',
  params: planParams,
  body: z.object({ version: z.int() }),
  response: PlanReview,
})

export const discardPlan = route({
  method: 'POST',
  url: '/api/plans/:planId/discard',
  summary: 'Throw a draft plan away; its file is kept and can be read again',
  tag: 'plan editing',
  params: planParams,
  body: z.object({ version: z.int() }),
  response: z.object({ planId: Id, code: z.string() }),
})

export const pasteRows = route({
  method: 'POST',
  url: '/api/plans/:planId/paste',
  summary: 'Add rows pasted from Word or Excel',
  tag: 'plan editing',
  params: planParams,
  body: z.object({
    version: z.int(),
    html: z.string().max(2_000_000).optional(),
    text: z.string().max(500_000).optional(),
    afterId: Id.nullable(),
  }),
  response: PlanReview,
})

/** A name as the plan writes it, and whom it means. */
export const PlanName = z.object({
  name: z.string(),
  as: z.enum(['lead', 'coordinator', 'both']),
  count: z.int(),
  means: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('organization'), organization: OrganizationRef }),
      z.object({ kind: z.literal('group'), groupId: Id, name: z.string(), memberCount: z.int() }),
    ])
    .nullable(),
  /** A person has said whom it means, or that it means nobody. */
  settled: z.boolean(),
  suggestions: z.array(z.object({ organization: OrganizationRef, likeness: z.number() })),
})
export type PlanName = z.infer<typeof PlanName>

export const listPlanNames = route({
  method: 'GET',
  url: '/api/plans/:planId/names',
  summary: 'Leads and coordinators of a plan as written, and whom each means',
  tag: 'plan editing',
  params: planParams,
  response: z.object({ names: z.array(PlanName) }),
})

export const setPlanName = route({
  method: 'PUT',
  url: '/api/plans/:planId/names',
  summary: 'Say whom a name means; remembered as an alias where asked',
  tag: 'plan editing',
  params: planParams,
  body: z.object({
    name: z.string().trim().min(1).max(300),
    means: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('organization'), organizationId: Id }),
      z.object({ kind: z.literal('group'), groupId: Id }),
      z.object({
        kind: z.literal('new-organization'),
        name: z.string().trim().min(1).max(300),
        organizationKind: OrganizationKind,
        parentId: Id,
      }),
      z.object({
        kind: z.literal('new-group'),
        name: z.string().trim().min(1).max(300),
        memberIds: z.array(Id).min(1).max(2000),
      }),
      z.object({ kind: z.literal('nobody') }),
    ]),
    remember: z.boolean(),
  }),
  response: z.object({ names: z.array(PlanName) }),
})

export const IssuePreview = z.object({
  taskCount: z.int(),
  areaCount: z.int(),
  dutyCount: z.int(),
  organizationCount: z.int(),
  waitingCount: z.int(),
  /** Rows whose only deadline is the year: interim checkpoints are proposed for them. */
  yearOnlyCount: z.int(),
  /** Days on which long work will be looked at, and how many duties each concerns. */
  checkpoints: z.array(z.object({ on: PlainDate, label: z.string(), dutyCount: z.int() })),
  unresolvedNames: z.array(z.string()),
  rowsWithoutLead: z.int(),
  rowsWithoutDeadline: z.int(),
  openFindings: z.int(),
  /** How the rows stand to the superior plan; null where none is chosen. */
  superior: z.object({ unlinked: z.int(), late: z.int() }).nullable(),
  byOrganization: z.array(z.object({ organization: OrganizationRef, dutyCount: z.int() })),
  /** `YYYY-MM`, in order; null for duties without a due date. */
  byMonth: z.array(z.object({ month: z.string().nullable(), dutyCount: z.int() })),
  /** What coordinators contribute, counted apart. */
  contributionCount: z.int(),
})
export type IssuePreview = z.infer<typeof IssuePreview>

export const previewIssue = route({
  method: 'GET',
  url: '/api/plans/:planId/issue-preview',
  summary: 'What issuing the plan would make: duties, organizations, gaps',
  tag: 'plan editing',
  params: planParams,
  response: IssuePreview,
})

export const createPlan = route({
  method: 'POST',
  url: '/api/plans',
  summary: 'Start a plan without a file: empty, from an earlier plan, or from tasks of a superior plan',
  tag: 'plan editing',
  body: z.object({
    issuerId: Id,
    title: z.string().trim().min(1).max(500),
    year: z.int().min(2000).max(2100),
    period: z.object({ from: PlainDate, to: PlainDate }),
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('empty') }),
      /** Years in texts and deadlines move by the difference of the years. */
      z.object({ kind: z.literal('plan'), planId: Id }),
      /** Only the leaves that name the issuer as lead or coordinator, directly or by group. */
      z.object({ kind: z.literal('superior'), planId: Id }),
    ]),
  }),
  response: z.object({ planId: Id, code: z.string() }),
})
