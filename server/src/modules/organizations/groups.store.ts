import type { OrganizationGroupDetail } from '@dondoc/contract/organization-groups'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { listPeriods } from '@dondoc/domain/organizations/group-periods'
import { type GroupRule, ruleMembers } from '@dondoc/domain/organizations/group-rule'
import { existsOn, type OrganizationOn } from '@dondoc/domain/organizations/structure'
import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { OrganizationGroupTable } from '../../lib/tables.ts'
import { presentRule, rowsOn } from './organizations.present.ts'
import { listOrganizationRows } from './organizations.store.ts'
import { listPastStates } from './structure.store.ts'

/** A group with its members on a day. */
export interface GroupRow {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly memberIds: string[]
  /** Null where its members are listed. */
  readonly rule: GroupRule | null
}

/** The tree of a day, and who stands on it for an organization that has ended since. */
export interface DayTree {
  readonly organizations: readonly OrganizationOn[]
  readonly standsFor: (id: string) => string
}

/** The tree as it stood on a day. */
export async function readTreeOn(db: Reader, tenantId: string, on: PlainDate): Promise<DayTree> {
  const rows = await listOrganizationRows(db, tenantId)
  const byLabel = new Map(rows.map((row) => [row.orgPath.split('.').at(-1), row]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    organizations: rowsOn(rows, await listPastStates(db, tenantId), on),
    // The path of what ended runs through its heir.
    standsFor: (id) => {
      let at = byId.get(id)
      while (at !== undefined && at.validTo !== null && at.validTo < on) at = byLabel.get(at.orgPath.split('.').at(-2))
      return at !== undefined && existsOn(at, on) ? at.id : id
    },
  }
}

/** Whom a rule means on a day: it is followed to whoever stands for the organization it was made for. */
export function membersOf(rule: GroupRule, tree: DayTree): string[] {
  return [...ruleMembers({ ...rule, of: tree.standsFor(rule.of) }, tree.organizations)]
}

/** The groups that exist on a day, each with its members of that day: those listed, or those that its rule means. */
export async function listGroupRows(db: Reader, tenantId: string, on: PlainDate): Promise<GroupRow[]> {
  const rows = await db
    .selectFrom('organization_group as g')
    .leftJoin('organization_group_rule as r', (join) =>
      join
        .onRef('r.tenantId', '=', 'g.tenantId')
        .onRef('r.groupId', '=', 'g.id')
        .on('r.validFrom', '<=', on)
        .on((r) => r.or([r('r.validTo', 'is', null), r('r.validTo', '>=', on)])),
    )
    .select(['g.id', 'g.organizationId', 'g.name', 'r.rule'])
    .select((row) =>
      sql<string[]>`array(${row
        .selectFrom('organization_group_member as m')
        .select('m.organizationId')
        .whereRef('m.tenantId', '=', 'g.tenantId')
        .whereRef('m.groupId', '=', 'g.id')
        .where('m.validFrom', '<=', on)
        .where((m) => m.or([m('m.validTo', 'is', null), m('m.validTo', '>=', on)]))
        .orderBy('m.organizationId')})`.as('memberIds'),
    )
    .where('g.tenantId', '=', tenantId)
    .where('g.validFrom', '<=', on)
    .where((g) => g.or([g('g.validTo', 'is', null), g('g.validTo', '>=', on)]))
    .orderBy('g.name')
    .orderBy('g.id')
    .execute()
  if (rows.every(({ rule }) => rule === null)) return rows
  const tree = await readTreeOn(db, tenantId, on)
  return rows.map((row) => (row.rule === null ? row : { ...row, memberIds: membersOf(row.rule, tree) }))
}

/** A group's own row, or undefined. */
export async function findGroup(
  db: Reader,
  tenantId: string,
  id: string,
): Promise<Selectable<OrganizationGroupTable> | undefined> {
  return db
    .selectFrom('organization_group')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The groups of an organization that exist on a day or later. */
export async function listGroupsOf(
  db: Reader,
  tenantId: string,
  organizationId: string,
  on: PlainDate,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('organization_group')
    .select(['id', 'name'])
    .where('tenantId', '=', tenantId)
    .where('organizationId', '=', organizationId)
    .where((g) => g.or([g('validTo', 'is', null), g('validTo', '>=', on)]))
    .execute()
}

/** Whom a group means from a day on; what it meant before stays with its days. */
export async function replaceMeaning(
  trx: Trx,
  tenantId: string,
  groupId: string,
  from: PlainDate,
  means: { readonly memberIds: readonly string[]; readonly rule: GroupRule | null },
): Promise<void> {
  for (const table of ['organization_group_member', 'organization_group_rule'] as const) {
    await trx
      .deleteFrom(table)
      .where('tenantId', '=', tenantId)
      .where('groupId', '=', groupId)
      .where('validFrom', '>=', from)
      .execute()
    await trx
      .updateTable(table)
      .set({ validTo: addDays(from, -1) })
      .where('tenantId', '=', tenantId)
      .where('groupId', '=', groupId)
      .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>=', from)]))
      .execute()
  }
  if (means.rule !== null) {
    const rule = JSON.stringify(means.rule)
    await trx
      .insertInto('organization_group_rule')
      .values({ tenantId, groupId, validFrom: from, validTo: null, rule })
      .execute()
  }
  const members = [...new Set(means.memberIds)]
  if (members.length === 0) return
  await trx
    .insertInto('organization_group_member')
    .values(members.map((organizationId) => ({ tenantId, groupId, organizationId, validFrom: from, validTo: null })))
    .execute()
}

/** Exactly these other names for a group. */
export async function replaceGroupAliases(
  trx: Trx,
  tenantId: string,
  groupId: string,
  aliases: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('organization_group_alias')
    .where('tenantId', '=', tenantId)
    .where('groupId', '=', groupId)
    .execute()
  if (aliases.length === 0) return
  await trx
    .insertInto('organization_group_alias')
    .values(aliases.map((alias) => ({ tenantId, groupId, alias })))
    .execute()
}

/** Whom a group meant when: its rules, and its lists with how many they name. Newest first. */
export async function listGroupPeriods(
  db: Reader,
  tenantId: string,
  groupId: string,
): Promise<OrganizationGroupDetail['periods']> {
  const rules = await db
    .selectFrom('organization_group_rule')
    .select(['validFrom', 'validTo', 'rule'])
    .where('tenantId', '=', tenantId)
    .where('groupId', '=', groupId)
    .execute()
  const memberships = await db
    .selectFrom('organization_group_member')
    .select(['validFrom', 'validTo'])
    .where('tenantId', '=', tenantId)
    .where('groupId', '=', groupId)
    .execute()
  return [
    ...rules.map(({ rule, ...days }) => ({ ...days, rule: presentRule(rule), listed: null })),
    ...listPeriods(memberships).map((list) => ({ ...list, rule: null })),
  ].toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
}
