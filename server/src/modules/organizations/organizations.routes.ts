import { listOrganizations } from '@dondoc/contract/organizations'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { presentOrganization } from './organizations.present.ts'
import { listGroupRows, listOrganizationRows } from './organizations.store.ts'

/** The routes of `contract/src/organizations.ts`. */
export function registerOrganizations(api: Api, deps: Deps): void {
  register(api, listOrganizations, {
    // The tree itself is no secret inside a tenant: it is needed to read any plan's leads.
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(deps.db, actor, async (trx) => {
        const organizations = await listOrganizationRows(trx, actor.tenantId)
        const groups = await listGroupRows(trx, actor.tenantId, deps.clock.today())
        return { organizations: organizations.map(presentOrganization), groups }
      }),
  })
}
