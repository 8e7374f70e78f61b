import * as contract from '@dondoc/contract/organizations'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { correctOrganization } from './correct-organization.ts'
import { listGroupRows } from './groups.store.ts'
import { registerOrganizationChanges } from './organization-changes.routes.ts'
import { registerOrganizationGroups } from './organization-groups.routes.ts'
import { registerOrganizationImport } from './organization-import.routes.ts'
import { presentGroup, presentOrganization, rowsOn } from './organizations.present.ts'
import { listOrganizationRows } from './organizations.store.ts'
import { showOrganization } from './show-organization.ts'
import { listPastStates } from './structure.store.ts'

/** The routes of organizations, of their reorganization and of their groups. */
export function registerOrganizations(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.listOrganizations, {
    // The tree itself is no secret inside a tenant: it is needed to read any plan's leads.
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => {
        const organizations = await listOrganizationRows(trx, actor.tenantId)
        const groups = await listGroupRows(trx, actor.tenantId, clock.today())
        return { organizations: organizations.map(presentOrganization), groups: groups.map(presentGroup) }
      }),
  })

  register(api, contract.getOrganizationTree, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const { tenantId } = actor
        const on = query.asOf ?? clock.today()
        const rows = rowsOn(await listOrganizationRows(trx, tenantId), await listPastStates(trx, tenantId), on)
        const groups = await listGroupRows(trx, tenantId, on)
        return { organizations: rows.map(presentOrganization), groups: groups.map(presentGroup) }
      }),
  })

  register(api, contract.getOrganization, {
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => showOrganization(trx, actor, params.organizationId)),
  })

  register(api, contract.correctOrganization, {
    // Where in the tree is asked in the use case.
    allow: somewhere(canManageOrganizations),
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, (trx) => correctOrganization(trx, actor, by, params.organizationId, body)),
  })

  registerOrganizationChanges(api, deps)
  registerOrganizationGroups(api, deps)
  registerOrganizationImport(api, deps)
}
