import * as contract from '@dondoc/contract/organization-changes'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import { everybody, mustBeAllowed, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { changeOrganizations, previewChange } from './change-organizations.ts'
import { exportChanges } from './export-lists.ts'
import { listOpenDutiesOf } from './open-duties.store.ts'
import { findOrganization } from './organizations.store.ts'
import { showChange, showChanges } from './show-organization.ts'

/** The routes of `contract/src/organization-changes.ts`. */
export function registerOrganizationChanges(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.previewOrganizationChange, {
    // Where in the tree is asked in the use case.
    allow: somewhere(canManageOrganizations),
    handle: ({ actor, body }) => inTenant(db, actor, (trx) => previewChange(trx, actor, body.change, clock.today())),
  })

  register(api, contract.changeOrganizations, {
    allow: somewhere(canManageOrganizations),
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, (trx) =>
        changeOrganizations(trx, actor, by, { ...body, today: clock.today(), now: clock.now() }),
      ),
  })

  register(api, contract.listOrganizationChanges, {
    // As the tree itself: no secret inside a tenant.
    allow: everybody,
    handle: ({ actor }) => inTenant(db, actor, (trx) => showChanges(trx, actor.tenantId)),
  })

  register(api, contract.exportOrganizationChanges, {
    allow: everybody,
    handle: async ({ actor }) => {
      const { changes } = await inTenant(db, actor, (trx) => showChanges(trx, actor.tenantId))
      return exportChanges(changes, clock.today())
    },
  })

  register(api, contract.getOrganizationChange, {
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => showChange(trx, actor.tenantId, params.changeId)),
  })

  register(api, contract.listOpenDuties, {
    allow: somewhere(canManageOrganizations),
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        const { organizationId } = params
        const organization = await findOrganization(trx, actor.tenantId, organizationId)
        if (organization === undefined) throw new Problem('organization.not-found', { organizationId })
        mustBeAllowed(canManageOrganizations(actor, organization.orgPath))
        return listOpenDutiesOf(trx, actor.tenantId, organizationId)
      }),
  })
}
