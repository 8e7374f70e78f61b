import type { changeOrganizationGroup, createOrganizationGroup, GroupMeant } from '@dondoc/contract/organization-groups'
import type { OrganizationGroup } from '@dondoc/contract/organizations'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { aliasKey } from '@dondoc/domain/organizations/aliases'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findGroup, listGroupsOf, membersOf, readTreeOn, replaceGroupAliases, replaceMeaning } from './groups.store.ts'
import { canManageGroups } from './organizations.access.ts'
import { findOrganization, listGroupAliases } from './organizations.store.ts'
import { lockTree } from './structure.store.ts'

type NewGroup = z.output<NonNullable<(typeof createOrganizationGroup)['body']>>
type ChangedGroup = z.output<NonNullable<(typeof changeOrganizationGroup)['body']>>

interface Meaning {
  readonly memberIds: readonly string[]
  readonly rule: Extract<GroupMeant, { kind: 'rule' }>['rule'] | null
}

/**
 * Whom a list or a rule means on a day. Throws `group.member-not-there` for a member, or the organization of a rule, that does not
 * exist on it.
 */
export async function meantOn(
  db: Reader,
  tenantId: string,
  meant: GroupMeant,
  on: PlainDate,
): Promise<{ readonly kept: Meaning; readonly memberIds: string[] }> {
  const tree = await readTreeOn(db, tenantId, on)
  const known = new Set(tree.organizations.map(({ id }) => id))
  const named = meant.kind === 'list' ? meant.memberIds : [meant.rule.of]
  const missing = named.find((id) => !known.has(id))
  if (missing !== undefined) throw new Problem('group.member-not-there', { organizationId: missing })
  if (meant.kind === 'list') {
    const memberIds = [...new Set(meant.memberIds)]
    return { kept: { memberIds, rule: null }, memberIds }
  }
  return { kept: { memberIds: [], rule: meant.rule }, memberIds: membersOf(meant.rule, tree) }
}

async function mustBeFree(trx: Trx, tenantId: string, ownerId: string, name: string, on: PlainDate, id: string) {
  const groups = await listGroupsOf(trx, tenantId, ownerId, on)
  const taken = groups.find((group) => group.id !== id && aliasKey(group.name) === aliasKey(name))
  if (taken) throw new Problem('group.name-taken', { groupId: taken.id, name: taken.name })
}

/** Other names, each once and not the own one. Throws `group.alias-taken` for one that another group of the owner answers to. */
async function freeAliases(
  trx: Trx,
  tenantId: string,
  group: { readonly id: string; readonly organizationId: string; readonly name: string },
  aliases: readonly string[],
  on: PlainDate,
): Promise<string[]> {
  const own = new Map(aliases.map((alias) => [aliasKey(alias), alias]))
  own.delete(aliasKey(group.name))
  const others = await listGroupsOf(trx, tenantId, group.organizationId, on)
  const known = await listGroupAliases(trx, tenantId)
  for (const other of others) {
    if (other.id === group.id) continue
    const names = [other.name, ...known.filter(({ groupId }) => groupId === other.id).map(({ alias }) => alias)]
    const taken = names.map((name) => own.get(aliasKey(name))).find((alias) => alias !== undefined)
    if (taken !== undefined)
      throw new Problem('group.alias-taken', { groupId: other.id, name: other.name, words: taken })
  }
  return [...own.values()]
}

/**
 * Makes a group by list or by rule. Throws `organization.not-found`, `access.denied`, `organization.closed`, `group.name-taken`,
 * `group.alias-taken`, `group.member-not-there`.
 */
export async function createGroup(trx: Trx, actor: Actor, by: AuditActor, group: NewGroup): Promise<OrganizationGroup> {
  const { tenantId } = by
  const { organizationId, name, validFrom, meant, aliases } = group
  await lockTree(trx, tenantId)
  const owner = await findOrganization(trx, tenantId, organizationId)
  if (!owner) throw new Problem('organization.not-found', { organizationId })
  mustBeAllowed(canManageGroups(actor, owner.orgPath))
  if (owner.validTo !== null) throw new Problem('organization.closed', { organizationId, name: owner.name })
  const id = newId()
  await mustBeFree(trx, tenantId, organizationId, name, validFrom, id)
  const free = await freeAliases(trx, tenantId, { id, organizationId, name }, aliases, validFrom)
  const { kept, memberIds } = await meantOn(trx, tenantId, meant, validFrom)
  await trx
    .insertInto('organization_group')
    .values({ tenantId, id, organizationId, name, validFrom, validTo: null })
    .execute()
  await replaceMeaning(trx, tenantId, id, validFrom, kept)
  await replaceGroupAliases(trx, tenantId, id, free)
  await writeAudit(trx, by, {
    action: 'organization-group.added',
    subjectKind: 'organization-group',
    subjectId: id,
    subject: name,
    after: { organizationId, name, meant, validFrom, aliases: free },
  })
  return { id, organizationId, name, memberIds, rule: kept.rule }
}

/**
 * Renames a group, or changes whom it means from a day on. Its old name stays one that plans may use. Throws `group.not-found`,
 * `access.denied`, `group.before-it-existed`, `group.name-taken`, `group.alias-taken`, `group.member-not-there`.
 */
export async function changeGroup(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  groupId: string,
  changed: ChangedGroup,
): Promise<OrganizationGroup> {
  const { tenantId } = by
  const { name, from, meant, validTo } = changed
  await lockTree(trx, tenantId)
  const group = await findGroup(trx, tenantId, groupId)
  if (!group) throw new Problem('group.not-found', { groupId })
  const { organizationId } = group
  const owner = await findOrganization(trx, tenantId, organizationId)
  mustBeAllowed(owner !== undefined && canManageGroups(actor, owner.orgPath))
  const over = group.validTo !== null && group.validTo < from
  if (from < group.validFrom || over || (validTo !== null && validTo < from))
    throw new Problem('group.before-it-existed', { groupId, validFrom: group.validFrom })
  await mustBeFree(trx, tenantId, organizationId, name, from, groupId)
  const before = (await listGroupAliases(trx, tenantId)).filter((one) => one.groupId === groupId)
  const wanted = [...(changed.aliases ?? before.map(({ alias }) => alias)), group.name]
  const aliases = await freeAliases(trx, tenantId, { id: groupId, organizationId, name }, wanted, from)
  const { kept, memberIds } = await meantOn(trx, tenantId, meant, from)
  await trx
    .updateTable('organization_group')
    .set({ name, validTo })
    .where('tenantId', '=', tenantId)
    .where('id', '=', groupId)
    .execute()
  await replaceMeaning(trx, tenantId, groupId, from, kept)
  await replaceGroupAliases(trx, tenantId, groupId, aliases)
  await writeAudit(trx, by, {
    action: 'organization-group.changed',
    subjectKind: 'organization-group',
    subjectId: groupId,
    subject: name,
    before: { name: group.name, validTo: group.validTo, aliases: before.map(({ alias }) => alias) },
    after: { name, from, meant, validTo, aliases },
  })
  return { id: groupId, organizationId, name, memberIds, rule: kept.rule }
}
