import { z } from 'zod'
import { Aliases, OrganizationKind } from './organizations.ts'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

const Name = z.string().trim().min(1).max(300)

export const NewOrganization = z.strictObject({
  /** Null for the root of an empty tree only. */
  parentId: Id.nullable(),
  kind: OrganizationKind,
  type: z.string().trim().min(1).max(100).nullable().default(null),
  name: Name,
  shortName: Name.nullable().default(null),
  aliases: Aliases.default([]),
  identifierCode: z.string().trim().min(1).max(60).nullable().default(null),
  issuesPlans: z.boolean(),
})

const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('new'), organization: NewOrganization }),
  z.strictObject({ kind: z.literal('existing'), organizationId: Id }),
])

/** The first day of the new state. */
const on = PlainDate

export const OrganizationChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), on, organization: NewOrganization }),
  z.strictObject({
    kind: z.literal('rename'),
    on,
    organizationId: Id,
    name: Name,
    shortName: Name.nullable(),
    type: z.string().trim().min(1).max(100).optional(),
  }),
  z.strictObject({ kind: z.literal('move'), on, organizationId: Id, parentId: Id }),
  z.strictObject({ kind: z.literal('merge'), on, organizationIds: z.array(Id).min(1).max(500), into: Target }),
  z.strictObject({
    kind: z.literal('split'),
    on,
    organizationId: Id,
    /** With the organization itself among them it goes on, and parts are taken out of it. */
    into: z.array(Target).min(2).max(50),
    /** Index of the target that takes over what is open, and the units not named below. */
    heir: z.int().min(0),
    children: z.array(z.strictObject({ organizationId: Id, to: z.int().min(0) })).max(2000),
    /** Open duties that another target than the heir takes over; with one that goes on, those that leave it. */
    duties: z
      .array(z.strictObject({ dutyId: Id, to: z.int().min(0) }))
      .max(5000)
      .refine((duties) => new Set(duties.map(({ dutyId }) => dutyId)).size === duties.length, 'a duty twice')
      .default([]),
  }),
  z.strictObject({ kind: z.literal('close'), on, organizationId: Id, heirId: Id.nullable() }),
])
export type OrganizationChange = z.infer<typeof OrganizationChange>

/** What a change does to one sort of thing, by organization. */
export const ChangeEffect = z.object({
  what: z.enum([
    'open-duties',
    'closed-duties',
    'draft-plans',
    'issued-plans',
    'plan-names',
    'accounts',
    'roles',
    'groups',
    'group-memberships',
    'group-rules',
    'records',
    'urging-letters',
    'urging-rules',
    'letter-template',
  ]),
  /** `passes`: belongs to the successor from now on. `stays`: remains with the organization that was. */
  fate: z.enum(['passes', 'stays']),
  total: z.int(),
  rows: z.array(
    z.object({
      organization: OrganizationRef,
      /** Who takes over; null where it stays. */
      to: OrganizationRef.nullable(),
      count: z.int(),
    }),
  ),
})

export const ChangeEffects = z.object({
  /** The root of the change in words: "Sở A, Sở B → Sở C". */
  subject: z.string(),
  added: z.array(OrganizationRef),
  ended: z.array(z.object({ organization: OrganizationRef, heir: OrganizationRef.nullable() })),
  /** Organizations whose superior changes, with the new one. */
  moved: z.array(
    z.object({ organization: OrganizationRef, from: OrganizationRef.nullable(), to: OrganizationRef.nullable() }),
  ),
  renamed: z.array(z.object({ organizationId: Id, from: z.string(), to: z.string() })),
  /** How many organizations get another place in the tree, units below moved ones too. */
  replaced: z.int(),
  /** Names of before that the successor answers to. */
  inheritedNames: z.array(z.object({ organization: OrganizationRef, alias: z.string() })),
  effects: z.array(ChangeEffect),
  /** Units that stand beside a namesake afterwards: merge or rename them next. */
  clashes: z.array(z.object({ alias: z.string(), organization: OrganizationRef, other: OrganizationRef })),
  /** The successor would owe the same product of the same row more than once. */
  doubledDuties: z.int(),
})
export type ChangeEffects = z.infer<typeof ChangeEffects>

export const previewOrganizationChange = route({
  method: 'POST',
  url: '/api/organization-changes/preview',
  summary: 'What a reorganization would do; nothing is written. A later day is allowed here',
  tag: 'organizations',
  body: z.strictObject({ change: OrganizationChange }),
  response: z.object({
    effects: ChangeEffects,
    /** Send it with the change: on a tree changed meanwhile it is refused. */
    version: z.int(),
    /** False while the day of the change has not come: it can be made then. */
    canApplyToday: z.boolean(),
  }),
})

export const changeOrganizations = route({
  method: 'POST',
  url: '/api/organization-changes',
  summary: 'Reorganize: add, rename, move, merge, split or close organizations; what is open passes to the successor',
  tag: 'organizations',
  body: z.strictObject({
    change: OrganizationChange,
    /** The decision: "Quyết định số 12/QĐ-UBND ngày 28/02/2026". */
    basis: z.string().trim().min(1).max(500).nullable(),
    version: z.int().min(0),
  }),
  response: z.object({
    changeId: Id,
    effects: ChangeEffects,
    version: z.int(),
    /** The new organizations in the order of the change. */
    addedIds: z.array(Id),
  }),
})

/** An open duty, as far as it must be told from others to be allotted. */
export const OpenDuty = z.object({
  id: Id,
  code: z.string(),
  text: z.string(),
  productText: z.string().nullable(),
  occurrence: z.string().nullable(),
  dueOn: PlainDate.nullable(),
  plan: z.object({ code: z.string(), title: z.string() }),
})
export type OpenDuty = z.infer<typeof OpenDuty>

export const listOpenDuties = route({
  method: 'GET',
  url: '/api/organizations/:organizationId/open-duties',
  summary: 'What an organization itself still owes, to be allotted when it is divided; at most 5,000',
  tag: 'organizations',
  params: z.object({ organizationId: Id }),
  response: z.object({ duties: z.array(OpenDuty), total: z.int() }),
})

export const RecordedChange = z.object({
  id: Id,
  version: z.int(),
  kind: z.enum(['add', 'rename', 'move', 'merge', 'split', 'close']),
  on: PlainDate,
  basis: z.string().nullable(),
  effects: ChangeEffects,
  at: Instant,
  actor: z.string(),
})
export type RecordedChange = z.infer<typeof RecordedChange>

export const getOrganizationChange = route({
  method: 'GET',
  url: '/api/organization-changes/:changeId',
  summary: 'One reorganization as it was recorded',
  tag: 'organizations',
  params: z.object({ changeId: Id }),
  response: RecordedChange,
})

export const exportOrganizationChanges = route({
  method: 'GET',
  url: '/api/organization-changes/export',
  summary: 'The reorganizations so far as a workbook',
  tag: 'organizations',
})

export const listOrganizationChanges = route({
  method: 'GET',
  url: '/api/organization-changes',
  summary: 'The reorganizations so far, newest first, as they were recorded',
  tag: 'organizations',
  response: z.object({
    version: z.int(),
    changes: z.array(RecordedChange),
  }),
})
