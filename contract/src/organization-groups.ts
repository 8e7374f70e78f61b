import { z } from 'zod'
import { Aliases, GroupRule, OrganizationGroup } from './organizations.ts'
import { route } from './route.ts'
import { AsOfQuery, Id, OrganizationRef, PlainDate } from './shared.ts'

/** Whom a group means: a list, or a rule that follows the tree. */
const Meant = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list'), memberIds: z.array(Id).max(5000) }),
  z.strictObject({ kind: z.literal('rule'), rule: GroupRule }),
])
export type GroupMeant = z.output<typeof Meant>

const Name = z.string().trim().min(1).max(300)

export const createOrganizationGroup = route({
  method: 'POST',
  url: '/api/organization-groups',
  summary: 'Make a group of organizations by list or by rule',
  tag: 'organizations',
  body: z.strictObject({
    organizationId: Id,
    name: Name,
    validFrom: PlainDate,
    meant: Meant,
    /** Other names by which plans mention it. */
    aliases: Aliases.default([]),
  }),
  response: z.object({ group: OrganizationGroup }),
})

/** The members of days before `from` stay as they were, also where the group changes between list and rule. */
export const changeOrganizationGroup = route({
  method: 'PUT',
  url: '/api/organization-groups/:groupId',
  summary: 'Rename a group, or change whom it means from a day on; with validTo it ends',
  tag: 'organizations',
  params: z.object({ groupId: Id }),
  body: z.strictObject({
    name: Name,
    from: PlainDate,
    meant: Meant,
    validTo: PlainDate.nullable().default(null),
    /** Exactly these from now on, and the old name where it changes; as they are where absent. */
    aliases: Aliases.optional(),
  }),
  response: z.object({ group: OrganizationGroup }),
})

/** Whom a group meant in a time. */
const GroupPeriod = z.object({
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  /** Null for a list. */
  rule: GroupRule.nullable(),
  /** How many are listed; null for a rule. */
  listed: z.int().nullable(),
})

export const OrganizationGroupDetail = z.object({
  group: OrganizationGroup,
  owner: OrganizationRef,
  members: z.array(OrganizationRef),
  aliases: z.array(z.string()),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  /** Newest first. */
  periods: z.array(GroupPeriod),
  can: z.object({ manage: z.boolean() }),
})
export type OrganizationGroupDetail = z.infer<typeof OrganizationGroupDetail>

export const getOrganizationGroup = route({
  method: 'GET',
  url: '/api/organization-groups/:groupId',
  summary: 'A group with its members on a day, its other names, and whom it meant before',
  tag: 'organizations',
  params: z.object({ groupId: Id }),
  query: AsOfQuery,
  response: OrganizationGroupDetail,
})

export const exportOrganizationGroups = route({
  method: 'GET',
  url: '/api/organization-groups/export',
  summary: 'The groups of a day as a workbook, a line for each member',
  tag: 'organizations',
  query: AsOfQuery,
})

export const previewGroupMembers = route({
  method: 'POST',
  url: '/api/organization-groups/preview',
  summary: 'Whom a list or rule would mean on a day; nothing is written',
  tag: 'organizations',
  body: z.strictObject({ meant: Meant, asOf: PlainDate.optional() }),
  response: z.object({ members: z.array(OrganizationRef) }),
})
