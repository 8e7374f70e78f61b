import { ORGANIZATION_KINDS } from '@dondoc/domain/organizations/kinds'
import { z } from 'zod'
import { route } from './route.ts'
import { AsOfQuery, Id, OrganizationRef, PlainDate } from './shared.ts'

export const OrganizationKind = z.enum(ORGANIZATION_KINDS)

export const Organization = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: OrganizationKind,
  /** What the decree calls it: "Phường", "Chi cục". */
  type: z.string().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  aliases: z.array(z.string()),
  /** Mã định danh điện tử, Quyết định 20/2020/QĐ-TTg. */
  identifierCode: z.string().nullable(),
  /** How many commune units a province has by its resolution. */
  communeCount: z.int().nullable(),
  /** True for an agency: it has a seal and issues plans; false for a unit inside one. */
  issuesPlans: z.boolean(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
})
export type Organization = z.infer<typeof Organization>

/** A group by rule: its members follow the tree. */
export const GroupRule = z.object({
  /** The organization whose children or branch is meant. */
  of: Id,
  reach: z.enum(['children', 'branch']),
  /** Only these kinds; all where empty. */
  kinds: z.array(OrganizationKind).max(ORGANIZATION_KINDS.length),
  /** Only what a decree calls so ("Phường"); all where empty. */
  types: z.array(z.string().trim().min(1).max(100)).max(50),
  except: z.array(Id).max(500),
})

export type GroupRule = z.infer<typeof GroupRule>

export const OrganizationGroup = z.object({
  id: Id,
  organizationId: Id,
  name: z.string(),
  memberIds: z.array(Id),
  /** Null for a group by list. */
  rule: GroupRule.nullable(),
})
export type OrganizationGroup = z.infer<typeof OrganizationGroup>

const Tree = z.object({ organizations: z.array(Organization), groups: z.array(OrganizationGroup) })

export const listOrganizations = route({
  method: 'GET',
  url: '/api/organizations',
  summary:
    'All organizations of the tenant, parents before children, also those that have ended, and the groups of today',
  tag: 'organizations',
  response: Tree,
})

export const getOrganizationTree = route({
  method: 'GET',
  url: '/api/organization-tree',
  summary: 'The tree and the groups as they stood on a day; today where absent',
  tag: 'organizations',
  query: AsOfQuery,
  response: Tree,
})

const organizationParams = z.object({ organizationId: Id })

/** How an organization was in an earlier time. */
const EarlierState = z.object({
  validFrom: PlainDate,
  validTo: PlainDate,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: OrganizationKind,
  type: z.string().nullable(),
  parent: OrganizationRef.nullable(),
})

const Succession = z.object({ organization: OrganizationRef, on: PlainDate })

export const OrganizationDetail = Organization.extend({
  parent: OrganizationRef.nullable(),
  /** Newest first. */
  past: z.array(EarlierState),
  predecessors: z.array(Succession),
  successors: z.array(Succession),
  /** The reorganizations that name it, newest first. */
  changes: z.array(
    z.object({
      id: Id,
      kind: z.enum(['add', 'rename', 'move', 'merge', 'split', 'close']),
      on: PlainDate,
      basis: z.string().nullable(),
      subject: z.string(),
    }),
  ),
  /** `reorganize`: rename, move, merge, divide or close it, for who keeps the tree above it; the root is only renamed. */
  can: z.object({ manage: z.boolean(), reorganize: z.boolean(), keepGroups: z.boolean() }),
})
export type OrganizationDetail = z.infer<typeof OrganizationDetail>

export const getOrganization = route({
  method: 'GET',
  url: '/api/organizations/:organizationId',
  summary: 'One organization with its earlier states, predecessors and successors',
  tag: 'organizations',
  params: organizationParams,
  response: OrganizationDetail,
})

const Name = z.string().trim().min(1).max(300)
export const Aliases = z.array(Name).max(50)

/** What is written right where it was wrong. A new name or superior by a decision is a change, not a correction. */
export const correctOrganization = route({
  method: 'PUT',
  url: '/api/organizations/:organizationId',
  summary: "Correct an organization's details; for what a decision changes use /api/organization-changes",
  tag: 'organizations',
  params: organizationParams,
  body: z.strictObject({
    name: Name,
    shortName: Name.nullable(),
    aliases: Aliases,
    kind: OrganizationKind,
    type: z.string().trim().min(1).max(100).nullable(),
    identifierCode: z.string().trim().min(1).max(60).nullable(),
    issuesPlans: z.boolean(),
    communeCount: z.int().min(0).max(2000).nullable(),
  }),
  response: z.object({
    organization: Organization,
    /** Others elsewhere that answer to one of its names: the branch of a document tells whom it means. */
    sharedNames: z.array(z.object({ alias: z.string(), organization: OrganizationRef })),
  }),
})
