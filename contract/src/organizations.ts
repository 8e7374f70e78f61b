import { z } from 'zod'
import { route } from './route.ts'
import { Id, PlainDate } from './shared.ts'

export const OrganizationKind = z.enum([
  'ministry',
  'province',
  'department',
  'commune',
  'board',
  'division',
  'public-service-unit',
  'other',
])

export const Organization = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: OrganizationKind,
  name: z.string(),
  shortName: z.string().nullable(),
  aliases: z.array(z.string()),
  /** True for an agency: it has a seal and issues plans; false for a unit inside one. */
  issuesPlans: z.boolean(),
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
})
export type Organization = z.infer<typeof Organization>

export const OrganizationGroup = z.object({
  id: Id,
  organizationId: Id,
  name: z.string(),
  memberIds: z.array(Id),
})

export const listOrganizations = route({
  method: 'GET',
  url: '/api/organizations',
  summary: 'The organization tree of the tenant, parents before children, and its groups',
  tag: 'organizations',
  response: z.object({ organizations: z.array(Organization), groups: z.array(OrganizationGroup) }),
})
