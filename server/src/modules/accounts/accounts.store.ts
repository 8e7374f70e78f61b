import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { type Db, lookUp, type Reader, type Trx } from '../../lib/db.ts'
import type { AccountTable, RoleHeldTable } from '../../lib/tables.ts'

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

/** The account of a signed-in user that may be used; a demo account only in demo mode. */
export async function findAccountOfUser(
  db: Db,
  authUserId: string,
  demoMode: boolean,
): Promise<AccountOfUser | undefined> {
  const accounts = await lookUp<AccountOfUser>(db, 'accounts_of_user', authUserId)
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

export interface RoleOfDay extends Selectable<RoleHeldTable> {
  /** The absent person whose role it is; null for a role of one's own. */
  readonly standingInFor: string | null
}

/** The roles that an account may use on a day: its own, then those of people for whom it stands in. */
export async function listRolesHeld(
  db: Reader,
  account: { readonly tenantId: string; readonly id: string },
  on: PlainDate,
): Promise<RoleOfDay[]> {
  const { tenantId, id } = account
  return db
    .selectFrom('role_held as r')
    .innerJoin('account as holder', (join) =>
      join.onRef('holder.tenantId', '=', 'r.tenantId').onRef('holder.id', '=', 'r.accountId'),
    )
    .selectAll('r')
    .select((row) =>
      row
        .case()
        .when('r.accountId', '=', id)
        .then(sql<string | null>`null`)
        .else(row.ref('holder.name'))
        .end()
        .as('standingInFor'),
    )
    .where('r.tenantId', '=', tenantId)
    .where('holder.disabledAt', 'is', null)
    .where('r.validFrom', '<=', on)
    .where((row) => row.or([row('r.validTo', 'is', null), row('r.validTo', '>=', on)]))
    .where((row) =>
      row.or([
        row('r.accountId', '=', id),
        row.exists(
          row
            .selectFrom('substitution as s')
            .select('s.id')
            .whereRef('s.tenantId', '=', 'r.tenantId')
            .whereRef('s.absentId', '=', 'r.accountId')
            .where('s.deputyId', '=', id)
            .where('s.validFrom', '<=', on)
            .where('s.validTo', '>=', on)
            .where((s) => s.or([s('s.endedOn', 'is', null), s('s.endedOn', '>', on)])),
        ),
      ]),
    )
    .orderBy((row) => row('r.accountId', '!=', id))
    .orderBy('r.id')
    .execute()
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
