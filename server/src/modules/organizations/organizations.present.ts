import type { Organization } from '@dondoc/contract/organizations'
import type { OrganizationRow } from './organizations.store.ts'

/** A row as it leaves the server. */
export function presentOrganization(row: OrganizationRow): Organization {
  const { id, parentId, kind, name, shortName, aliases, issuesPlans, validFrom, validTo } = row
  return { id, parentId, kind, name, shortName, aliases, issuesPlans, validFrom, validTo }
}
