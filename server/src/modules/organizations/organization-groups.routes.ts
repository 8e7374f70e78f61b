import * as contract from '@dondoc/contract/organization-groups'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { exportGroups } from './export-lists.ts'
import { listGroupRows, readTreeOn } from './groups.store.ts'
import { canManageGroups } from './organizations.access.ts'
import { namesOf, showGroup } from './show-group.ts'
import { changeGroup, createGroup, meantOn } from './write-group.ts'

/** The routes of `contract/src/organization-groups.ts`. */
export function registerOrganizationGroups(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.createOrganizationGroup, {
    // Whose group it is decides; asked in the use case.
    allow: somewhere(canManageGroups),
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, async (trx) => ({ group: await createGroup(trx, actor, by, body) })),
  })

  register(api, contract.changeOrganizationGroup, {
    allow: somewhere(canManageGroups),
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => ({ group: await changeGroup(trx, actor, by, params.groupId, body) })),
  })

  register(api, contract.exportOrganizationGroups, {
    allow: everybody,
    handle: async ({ actor, query }) => {
      const { tenantId } = actor
      const on = query.asOf ?? clock.today()
      const { groups, names } = await inTenant(db, actor, async (trx) => ({
        groups: await listGroupRows(trx, tenantId, on),
        names: new Map((await readTreeOn(trx, tenantId, on)).organizations.map(({ id, name }) => [id, name])),
      }))
      return exportGroups(groups, (id) => names.get(id) ?? '', on)
    },
  })

  register(api, contract.getOrganizationGroup, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, (trx) => showGroup(trx, actor, params.groupId, query.asOf ?? clock.today())),
  })

  register(api, contract.previewGroupMembers, {
    allow: somewhere(canManageGroups),
    handle: ({ actor, body }) =>
      inTenant(db, actor, async (trx) => {
        const on = body.asOf ?? clock.today()
        const { memberIds } = await meantOn(trx, actor.tenantId, body.meant, on)
        return { members: await namesOf(trx, actor.tenantId, memberIds, on) }
      }),
  })
}
