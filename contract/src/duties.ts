import { DELAY_REASONS } from '@dondoc/domain/duties/delay-reason'
import { ACCEPTANCES, DUTY_ROLES, SAID_KINDS, UPDATE_KINDS } from '@dondoc/domain/duties/duty-facts'
import { z } from 'zod'
import { Deadline } from './deadline.ts'
import { PROBLEM_CODES } from './problems.ts'
import { EvidenceRecord, NewRecord } from './records.ts'
import { route } from './route.ts'
import {
  Area,
  AsOfQuery,
  DutyStatus,
  Id,
  IdList,
  Instant,
  OrganizationRef,
  PageQuery,
  PlainDate,
  page,
} from './shared.ts'
import { DutyBudget, Millions, NewProductReport, ProductReport, ProductState, UpdateFinding } from './update-parts.ts'

export const DelayReason = z.enum(DELAY_REASONS)

/** A duty inside a plan's table: who, when, how it stands. */
export const DutyCell = z.object({
  id: Id,
  code: z.string(),
  organization: OrganizationRef,
  status: DutyStatus,
  dueOn: PlainDate.nullable(),
  /** Computed from the plan's words; `dueOn` is later where an extension was granted. */
  originalDueOn: PlainDate.nullable(),
})

export const UpdateKind = z.enum(UPDATE_KINDS)

/** What is said by an update alone; to give a duty to another organization has its own route. */
export const SaidKind = z.enum(SAID_KINDS)

export const DutyRole = z.enum(DUTY_ROLES)

/** An account as others see it. */
export const PersonRef = z.object({ id: Id, name: z.string() })

/** A day on which long work is looked at. */
export const Checkpoint = z.object({ on: PlainDate, label: z.string().trim().min(1).max(100) })

export const DutyRow = DutyCell.extend({
  plan: z.object({ id: Id, code: z.string(), title: z.string() }),
  nodeId: Id,
  area: Area.nullable(),
  text: z.string(),
  productText: z.string().nullable(),
  deadlineText: z.string().nullable(),
  role: DutyRole,
  /** The duty that it is a part of. */
  parentId: Id.nullable(),
  acceptance: z.enum(ACCEPTANCES),
  /** Who does it for the organization. */
  assignee: PersonRef.nullable(),
  /** What it was broken down into, without what was stopped; null where it was not. `progress` is then theirs. */
  parts: z.object({ total: z.int(), open: z.int() }).nullable(),
  /** What this occurrence is for, where a deadline makes several: "báo cáo năm". */
  occurrence: z.string().nullable(),
  doneOn: PlainDate.nullable(),
  progress: z.int().min(0).max(100).nullable(),
  daysLate: z.int().nonnegative(),
  workingDaysLeft: z.int().nullable(),
  lastUpdateOn: PlainDate.nullable(),
  /** The day that a request for an extension asks for, while nobody has decided. */
  askedDueOn: PlainDate.nullable(),
  /** Late against the plan's own day, whatever was granted since. */
  lateAgainstOriginal: z.boolean(),
  /** The checkpoint that passed without an update. */
  missedCheckpoint: Checkpoint.nullable(),
  /** Why it is late or stopped, as the last update that gave a reason said. */
  reason: DelayReason.nullable(),
  /** The coordinators for which it waits, as that update named them. */
  waitsFor: z.array(z.string()),
  /** Its completion was reported and sent back, and not reported again since. */
  returned: z.boolean(),
  /** Grows with each update; sent back so that two people do not overwrite each other. */
  version: z.int(),
  /** What the reader may say of it at all; `confirm` stands for judging it: confirm, return, stop, resume. */
  can: z.object({ update: z.boolean(), confirm: z.boolean() }),
  /** What the reader may say of it now. */
  availableUpdates: z.array(SaidKind),
})
export type DutyRow = z.infer<typeof DutyRow>

export const DutyUpdate = z.object({
  id: Id,
  kind: UpdateKind,
  on: PlainDate,
  progress: z.int().min(0).max(100).nullable(),
  text: z.string().nullable(),
  reason: z.string().nullable(),
  /** The contributions for which it waits, where it named some. */
  waitsFor: z.array(z.object({ id: Id, code: z.string(), organization: OrganizationRef })),
  author: z.string(),
  recordedAt: Instant,
  records: z.array(EvidenceRecord),
  products: z.array(ProductReport),
  findings: z.array(UpdateFinding),
  /** Million đồng, from the beginning up to this update. */
  spent: z.number().nullable(),
  demo: z.boolean(),
})
export type DutyUpdate = z.infer<typeof DutyUpdate>

/** Another duty as a link to it. */
export const DutyLink = z.object({ id: Id, code: z.string(), text: z.string(), organization: OrganizationRef })

export const DutyDetail = DutyRow.extend({
  path: z.array(z.object({ kind: z.enum(['area', 'objective', 'task', 'activity']), text: z.string() })),
  leadText: z.string().nullable(),
  coordinatorText: z.string().nullable(),
  products: z.array(z.string()),
  /** How each product stands, where the duty is proved by records. */
  checklist: z.array(ProductState),
  budget: DutyBudget,
  deadline: Deadline.nullable(),
  budgetText: z.string().nullable(),
  note: z.string().nullable(),
  waitingFor: z.string().nullable(),
  /** Who gave it: the issuer of the plan; of a part, the unit. */
  giver: OrganizationRef,
  /** An act, an occurrence, or a document that sets the time; null where it waits for nothing. */
  waitingKind: z.enum(['event', 'occurrence', 'reference']).nullable(),
  checkpoints: z.array(Checkpoint),
  parent: DutyLink.nullable(),
  /** What a unit gave on inside, as it stands. */
  partDuties: z.array(DutyRow),
  /** Contributions of coordinators to the same row and occurrence; of a contribution, those whom it is for. */
  companions: z.array(DutyRow),
  manages: z.object({ breakDown: z.boolean(), assign: z.boolean(), reassign: z.boolean(), comment: z.boolean() }),
  /** Where the words stand in the plan's file; null where the format has no pages. */
  source: z.object({ name: z.string(), page: z.int().nullable() }).nullable(),
  updates: z.array(DutyUpdate),
})
export type DutyDetail = z.infer<typeof DutyDetail>

export const DutyFilter = AsOfQuery.extend({
  planId: Id.optional(),
  /** Only what this row of a plan made. */
  nodeId: Id.optional(),
  organizationId: Id.optional(),
  /** Only what that organization owes itself, without those below it. */
  own: z.stringbool().optional(),
  area: Area.optional(),
  /** Comma separated. */
  status: z.string().max(200).optional(),
  /** Due in this month, `YYYY-MM`. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** Due on this day. */
  day: PlainDate.optional(),
  /** Words, with or without accents. */
  q: z.string().trim().max(200).optional(),
  /** Only what I answer for: what my organizations owe themselves, and those below that have nobody of their own for it. */
  mine: z.stringbool().optional(),
  /** With `mine`: what all organizations below mine owe, too. */
  below: z.stringbool().optional(),
  /** What leads owe where absent: contributions and parts are counted with what they are for. */
  role: z.enum([...DUTY_ROLES, 'any']).optional(),
  /** Only what is assigned to me as a person. */
  assigned: z.stringbool().optional(),
  /** Only open duties that nobody accepted yet. */
  toAccept: z.stringbool().optional(),
  /** Only what was given back and waits for my decision: given by where I judge. */
  toDecide: z.stringbool().optional(),
  /** Only what waits for my confirmation: given by where I judge, and reported by somebody else. */
  toConfirm: z.stringbool().optional(),
  /** Only what was reported, sent back, and not reported again. */
  returned: z.stringbool().optional(),
  /** Only what is due from the day on to seven days later and not done. */
  soon: z.stringbool().optional(),
  /** Only where a request for an extension waits for its decision. */
  extensionAsked: z.stringbool().optional(),
  /** Only what is or was done later than the plan's own day. */
  lateOriginal: z.stringbool().optional(),
  /** Only open work with a checkpoint that passed without an update. */
  missedCheckpoint: z.stringbool().optional(),
  /** Only what is overdue on the day and was not seven days before. */
  newlyLate: z.stringbool().optional(),
  /** Overdue or stopped for this reason; `none` where nobody gave one. */
  reason: z.enum([...DELAY_REASONS, 'none']).optional(),
  sort: z.enum(['urgency', 'due', 'code', 'organization', 'status']).default('urgency'),
})

export const listDuties = route({
  method: 'GET',
  url: '/api/duties',
  summary: 'Duties, by default those that hurt first',
  tag: 'duties',
  query: DutyFilter.extend(PageQuery.shape),
  response: page(DutyRow),
})

export const exportDuties = route({
  method: 'GET',
  url: '/api/duties/export',
  summary: 'The duties of a list, or the chosen ones of it, as a workbook',
  tag: 'duties',
  query: DutyFilter.extend({ ids: IdList.optional() }),
})

export const getDuty = route({
  method: 'GET',
  url: '/api/duties/:dutyId',
  summary: "One duty with the plan's own words and its history",
  tag: 'duties',
  params: z.object({ dutyId: Id }),
  query: AsOfQuery,
  response: DutyDetail,
})

export const NewUpdate = z.object({
  kind: SaidKind,
  on: PlainDate,
  progress: z.int().min(0).max(100).optional(),
  text: z.string().trim().max(4000).optional(),
  reason: DelayReason.optional(),
  /** Where the reason is coordination: the open contributions to the duty's own row that it waits for. */
  waitsFor: z.array(Id).max(100).optional(),
  /** A record already in the register, or a new one, as evidence. */
  recordId: Id.optional(),
  record: NewRecord.optional(),
  /** What is said of each product; with one record alone, it delivers all that are owed. */
  products: z.array(NewProductReport).max(200).optional(),
  /** Why a record of another agency proves this duty; needed where one does. */
  otherAgency: z.string().trim().min(1).max(500).optional(),
  /** Million đồng, from the beginning. */
  spent: Millions.optional(),
  version: z.int().nonnegative(),
})
export type NewUpdate = z.infer<typeof NewUpdate>

export const giveUpdate = route({
  method: 'POST',
  url: '/api/duties/:dutyId/updates',
  summary: 'Give a dated update on a duty, with a record as evidence',
  tag: 'duties',
  params: z.object({ dutyId: Id }),
  body: NewUpdate,
  response: DutyDetail,
})

/** The most duties that one act reaches. */
export const BULK_LIMIT = 200

/** One update for many duties: each is done or refused by itself, and nothing of a refused one is written. */
export const updateDuties = route({
  method: 'POST',
  url: '/api/duty-updates',
  summary: 'Give the same update on many duties; a new record is entered once and proves all',
  tag: 'duties',
  body: z.object({
    update: NewUpdate.omit({ version: true, waitsFor: true }),
    duties: z
      .array(z.object({ id: Id, version: z.int().nonnegative() }))
      .min(1)
      .max(BULK_LIMIT),
  }),
  response: z.object({
    done: z.array(Id),
    refused: z.array(
      z.object({
        id: Id,
        code: z.string().nullable(),
        problem: z.enum(PROBLEM_CODES),
        params: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
})

export const countReasons = route({
  method: 'GET',
  url: '/api/duties/reasons',
  summary: 'How many duties are overdue or stopped for which reason',
  tag: 'duties',
  query: DutyFilter.omit({ sort: true, reason: true }),
  response: z.object({
    reasons: z.array(z.object({ reason: DelayReason.nullable(), overdue: z.int(), stopped: z.int() })),
    /** Of those that wait for coordination, for whom, the most awaited first; one duty may wait for several. */
    waitsFor: z.array(z.object({ organization: OrganizationRef, count: z.int() })),
  }),
})
