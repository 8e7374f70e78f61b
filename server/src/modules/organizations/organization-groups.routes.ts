import * as contract from '@dondoc/contract/organization-groups'
import type { OrganizationRef } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { listGroupRows, readTreeOn } from './groups.store.ts'
import { canManageGroups } from './organizations.access.ts'
import { presentGroup, presentRef } from './organizations.present.ts'
import { changeGroup, createGroup, meantOn } from './write-group.ts'

/** Members as they were called on the day, in the order of the tree. */
async function namesOf(
  trx: Trx,
  tenantId: string,
  memberIds: readonly string[],
  on: PlainDate,
): Promise<OrganizationRef[]> {
  const members = new Set(memberIds)
  const { organizations } = await readTreeOn(trx, tenantId, on)
  return organizations.filter(({ id }) => members.has(id)).map(presentRef)
}

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

  register(api, contract.listGroupMembers, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, async (trx) => {
        const on = query.asOf ?? clock.today()
        const groups = await listGroupRows(trx, actor.tenantId, on)
        const group = groups.find(({ id }) => id === params.groupId)
        if (!group) throw new Problem('group.not-found', { groupId: params.groupId })
        return { group: presentGroup(group), members: await namesOf(trx, actor.tenantId, group.memberIds, on) }
      }),
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
