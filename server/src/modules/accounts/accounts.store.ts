import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { type Db, lookUp, type Reader, type Trx } from '../../lib/db.ts'
import type { AccountTable } from '../../lib/tables.ts'

/** An account as it is known before its tenant is. */
export interface AccountOfUser {
  readonly tenantId: string
  readonly id: string
  readonly name: string
  readonly organizationId: string
  readonly mustChangePassword: boolean
  readonly disabledAt: Date | null
  readonly demo: boolean
}

/** A role that may be used on a day. */
export interface RoleOfDay {
  readonly role: Role
  readonly organizationId: string
  readonly orgPath: string
  /** The absent person whose role it is; null for a role of one's own. */
  readonly standingInFor: string | null
}

/** An account with all that decides what its user may do today. */
export interface UserOfDay extends AccountOfUser {
  readonly roles: readonly RoleOfDay[]
  /** Of which roles the tenant asks a second factor; null where it never said. */
  readonly secondFactorRoles: readonly Role[] | null
}

/** The account of a signed-in user that may be used, with the roles of a day; a demo account only in demo mode. */
export async function findUserOfDay(
  db: Db,
  authUserId: string,
  day: PlainDate,
  demoMode: boolean,
): Promise<UserOfDay | undefined> {
  const accounts = await lookUp<UserOfDay>(db, 'actors_of_user', authUserId, day)
  return accounts.find(({ disabledAt, demo }) => disabledAt === null && (demoMode || !demo))
}

/** Whose user this is, locked or not: for the record of who tried to sign in. */
export async function findOwnerOfUser(db: Db, authUserId: string): Promise<AccountOfUser | undefined> {
  const [owner] = await lookUp<AccountOfUser>(db, 'accounts_of_user', authUserId)
  return owner
}

/** An account that may be used. */
export async function findAccount(
  db: Reader,
  tenantId: string,
  id: string,
): Promise<Selectable<AccountTable> | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
}

/** The roles that an account may use on a day: its own, then those of people for whom it stands in. */
export async function listRolesHeld(
  db: Reader,
  account: { readonly tenantId: string; readonly id: string },
  on: PlainDate,
): Promise<RoleOfDay[]> {
  return lookUp<RoleOfDay>(db, 'roles_held_on', account.tenantId, account.id, on)
}

export async function insertAccount(trx: Trx, account: Insertable<AccountTable>): Promise<void> {
  await trx.insertInto('account').values(account).execute()
}

/** The account with the tenant and organization that the page header shows. */
export async function getMeRow(
  db: Reader,
  account: { readonly tenantId: string; readonly accountId: string },
): Promise<{
  email: string
  tenantName: string
  tenantDemo: boolean
  organizationName: string
  organizationShortName: string | null
}> {
  return db
    .selectFrom('account as a')
    .innerJoin('tenant as t', 't.id', 'a.tenantId')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .select([
      'a.email',
      't.name as tenantName',
      't.demo as tenantDemo',
      'o.name as organizationName',
      'o.shortName as organizationShortName',
    ])
    .where('a.tenantId', '=', account.tenantId)
    .where('a.id', '=', account.accountId)
    .executeTakeFirstOrThrow()
}

/** The names of organizations by id. */
export async function listOrganizationNames(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string; shortName: string | null }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
}

export interface DemoSignIn {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: string
  /** Where they work, and the agency it stands in; the same name where it is the agency itself. */
  readonly organization: string
  readonly agency: string | null
}

/** The demo accounts of all demo tenants with their passwords, first role and place, in the order in which they were made. */
export const listDemoSignIns = (db: Db): Promise<DemoSignIn[]> => lookUp<DemoSignIn>(db, 'demo_sign_ins')

/**
 * Raises the version of an account, with what changes in it. False where somebody else changed it since `version` was
 * read; `null` asks for no such care.
 */
export async function updateAccount(
  trx: Trx,
  account: { readonly tenantId: string; readonly id: string },
  version: number | null,
  change: Updateable<Omit<AccountTable, 'tenantId' | 'id' | 'authUserId' | 'version'>> = {},
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('tenantId', '=', account.tenantId)
    .where('id', '=', account.id)
    .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Holds an address until the end of the transaction, so that two accounts cannot take it at the same time. */
export async function holdEmail(trx: Trx, email: string): Promise<void> {
  await trx.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`email/${email}`}, 0))`.as('held')).execute()
}
