import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { OrganizationTable } from '../../lib/tables.ts'

/** An organization's own row, without what the database keeps for itself. */
type OwnRow = Omit<Selectable<OrganizationTable>, 'search' | 'writtenBy'>

export type OrganizationRow = OwnRow & { readonly aliases: string[] }

const COLUMNS = [
  'tenantId',
  'id',
  'parentId',
  'kind',
  'type',
  'name',
  'shortName',
  'identifierCode',
  'issuesPlans',
  'communeCount',
  'validFrom',
  'validTo',
  'orgPath',
  'createdAt',
] as const satisfies readonly (keyof OwnRow)[]

/** One organization of the tenant, or undefined. */
export async function findOrganization(db: Reader, tenantId: string, id: string): Promise<OwnRow | undefined> {
  return db
    .selectFrom('organization')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** All organizations of the tenant, parents before children, brothers and sisters in Vietnamese order. */
export async function listOrganizationRows(db: Reader, tenantId: string): Promise<OrganizationRow[]> {
  return db
    .selectFrom('organization')
    .select(COLUMNS)
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
export async function listBranch(db: Reader, tenantId: string, orgPath: string): Promise<OwnRow[]> {
  return db
    .selectFrom('organization')
    .select(COLUMNS)
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`"orgPath" <@ ${orgPath}::ltree`)
    .orderBy(sql`nlevel("orgPath")`)
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

/** Writes the details of an organization that a correction may touch, and exactly its other names. */
export async function replaceDetails(trx: Trx, row: OrganizationRow): Promise<void> {
  const { tenantId, id, name, shortName, kind, type, identifierCode, issuesPlans, communeCount } = row
  await trx
    .updateTable('organization')
    .set({ name, shortName, kind, type, identifierCode, issuesPlans, communeCount })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('organization_alias').where('tenantId', '=', tenantId).where('organizationId', '=', id).execute()
  if (row.aliases.length === 0) return
  await trx
    .insertInto('organization_alias')
    .values([...new Set(row.aliases)].map((alias) => ({ tenantId, organizationId: id, alias })))
    .execute()
}

/** Writes a new organization with the other names that documents use for it. */
export async function insertOrganization(
  trx: Trx,
  row: Omit<OwnRow, 'createdAt' | 'type' | 'communeCount'>,
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
