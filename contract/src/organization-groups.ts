import { z } from 'zod'
import { GroupRule, OrganizationGroup } from './organizations.ts'
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
  body: z.strictObject({ organizationId: Id, name: Name, validFrom: PlainDate, meant: Meant }),
  response: z.object({ group: OrganizationGroup }),
})

/** The members of days before `from` stay as they were, also where the group changes between list and rule. */
export const changeOrganizationGroup = route({
  method: 'PUT',
  url: '/api/organization-groups/:groupId',
  summary: 'Rename a group, or change whom it means from a day on; with validTo it ends',
  tag: 'organizations',
  params: z.object({ groupId: Id }),
  body: z.strictObject({ name: Name, from: PlainDate, meant: Meant, validTo: PlainDate.nullable().default(null) }),
  response: z.object({ group: OrganizationGroup }),
})

export const listGroupMembers = route({
  method: 'GET',
  url: '/api/organization-groups/:groupId/members',
  summary: 'The members of a group on a day',
  tag: 'organizations',
  params: z.object({ groupId: Id }),
  query: AsOfQuery,
  response: z.object({ group: OrganizationGroup, members: z.array(OrganizationRef) }),
})

export const previewGroupMembers = route({
  method: 'POST',
  url: '/api/organization-groups/preview',
  summary: 'Whom a list or rule would mean on a day; nothing is written',
  tag: 'organizations',
  body: z.strictObject({ meant: Meant, asOf: PlainDate.optional() }),
  response: z.object({ members: z.array(OrganizationRef) }),
})
