import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { OrganizationTable } from '../../lib/tables.ts'

export type OrganizationRow = Selectable<OrganizationTable> & { readonly aliases: string[] }

/** One organization of the tenant, or undefined. */
export async function findOrganization(
  db: Reader,
  tenantId: string,
  id: string,
): Promise<Selectable<OrganizationTable> | undefined> {
  return db
    .selectFrom('organization')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** All organizations of the tenant, parents before children, brothers and sisters in Vietnamese order. */
export async function listOrganizationRows(db: Reader, tenantId: string): Promise<OrganizationRow[]> {
  return db
    .selectFrom('organization')
    .selectAll()
    .select((row) =>
      sql<string[]>`array(${row
        .selectFrom('organization_alias')
        .select('alias')
        .whereRef('organization_alias.tenantId', '=', 'organization.tenantId')
        .whereRef('organization_alias.organizationId', '=', 'organization.id')
        .orderBy('alias')})`.as('aliases'),
    )
    .where('tenantId', '=', tenantId)
    .orderBy(sql`nlevel("orgPath")`)
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .execute()
}

/** The organizations at and under a path of the tree. */
export async function listBranch(
  db: Reader,
  tenantId: string,
  orgPath: string,
): Promise<Selectable<OrganizationTable>[]> {
  return db
    .selectFrom('organization')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`"orgPath" <@ ${orgPath}::ltree`)
    .orderBy(sql`nlevel("orgPath")`)
    .execute()
}

/** The groups that exist on a day, each with its members of that day. */
export async function listGroupRows(
  db: Reader,
  tenantId: string,
  on: PlainDate,
): Promise<{ id: string; organizationId: string; name: string; memberIds: string[] }[]> {
  return db
    .selectFrom('organization_group as g')
    .select(['g.id', 'g.organizationId', 'g.name'])
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
}

/** The other names that plans use for groups. */
export async function listGroupAliases(db: Reader, tenantId: string): Promise<{ groupId: string; alias: string }[]> {
  return db
    .selectFrom('organization_group_alias')
    .select(['groupId', 'alias'])
    .where('tenantId', '=', tenantId)
    .orderBy('alias')
    .execute()
}

/** Writes a new organization with the other names that documents use for it. */
export async function insertOrganization(
  trx: Trx,
  row: Selectable<Omit<OrganizationTable, 'createdAt'>>,
  aliases: readonly string[],
): Promise<void> {
  await trx.insertInto('organization').values(row).execute()
  if (aliases.length === 0) return
  const { tenantId, id: organizationId } = row
  await trx
    .insertInto('organization_alias')
    .values([...new Set(aliases)].map((alias) => ({ tenantId, organizationId, alias })))
    .execute()
}
