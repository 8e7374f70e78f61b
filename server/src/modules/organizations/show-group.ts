import type { OrganizationGroupDetail } from '@dondoc/contract/organization-groups'
import type { OrganizationRef } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findGroup, listGroupPeriods, listGroupRows, readTreeOn } from './groups.store.ts'
import { canManageGroups } from './organizations.access.ts'
import { presentGroup, presentRef } from './organizations.present.ts'
import { findOrganization, listGroupAliases } from './organizations.store.ts'

/** Members as they were called on the day, in the order of the tree. */
export async function namesOf(
  db: Reader,
  tenantId: string,
  memberIds: readonly string[],
  on: PlainDate,
): Promise<OrganizationRef[]> {
  const members = new Set(memberIds)
  const { organizations } = await readTreeOn(db, tenantId, on)
  return organizations.filter(({ id }) => members.has(id)).map(presentRef)
}

/** A group with its members on a day. Throws `group.not-found`, also where it does not exist on the day. */
export async function showGroup(
  db: Reader,
  actor: Actor,
  groupId: string,
  on: PlainDate,
): Promise<OrganizationGroupDetail> {
  const { tenantId } = actor
  const group = (await listGroupRows(db, tenantId, on)).find(({ id }) => id === groupId)
  const row = await findGroup(db, tenantId, groupId)
  const owner = row && (await findOrganization(db, tenantId, row.organizationId))
  if (group === undefined || row === undefined || owner === undefined) throw new Problem('group.not-found', { groupId })
  const aliases = await listGroupAliases(db, tenantId)
  return {
    group: presentGroup(group),
    owner: presentRef(owner),
    members: await namesOf(db, tenantId, group.memberIds, on),
    aliases: aliases.filter((one) => one.groupId === groupId).map(({ alias }) => alias),
    validFrom: row.validFrom,
    validTo: row.validTo,
    periods: await listGroupPeriods(db, tenantId, groupId),
    can: { manage: owner.validTo === null && canManageGroups(actor, owner.orgPath) },
  }
}
