import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Insertable, Selectable } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { AccountTable, RoleHeldTable } from '../../lib/tables.ts'

/** The account of a signed-in user that may be used; a demo account only in demo mode. */
export async function findAccountOfUser(
  db: Reader,
  authUserId: string,
  demo: boolean,
): Promise<Selectable<AccountTable> | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('authUserId', '=', authUserId)
    .where('disabledAt', 'is', null)
    .$if(!demo, (query) => query.where('demoPassword', 'is', null))
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()
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

/** The roles that an account holds on a day. */
export async function listRolesHeld(
  db: Reader,
  account: { readonly tenantId: string; readonly id: string },
  on: PlainDate,
): Promise<Selectable<RoleHeldTable>[]> {
  return db
    .selectFrom('role_held')
    .selectAll()
    .where('tenantId', '=', account.tenantId)
    .where('accountId', '=', account.id)
    .where('validFrom', '<=', on)
    .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>=', on)]))
    .orderBy('id')
    .execute()
}

export async function insertAccount(trx: Trx, account: Insertable<AccountTable>): Promise<void> {
  await trx.insertInto('account').values(account).execute()
}

export async function insertRoleHeld(trx: Trx, role: Insertable<RoleHeldTable>): Promise<void> {
  await trx.insertInto('role_held').values(role).execute()
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
}

/** The demo accounts of all demo tenants with their passwords and first role, in the order in which they were made. */
export async function listDemoSignIns(db: Reader): Promise<DemoSignIn[]> {
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('tenant as t', 't.id', 'a.tenantId')
    .select(['a.name', 'a.email', 'a.demoPassword'])
    .select((row) =>
      row
        .selectFrom('role_held as r')
        .select('r.role')
        .whereRef('r.tenantId', '=', 'a.tenantId')
        .whereRef('r.accountId', '=', 'a.id')
        .orderBy('r.id')
        .limit(1)
        .as('role'),
    )
    .where('t.demo', '=', true)
    .where('a.demoPassword', 'is not', null)
    .where('a.disabledAt', 'is', null)
    .orderBy('a.id')
    .execute()
  return rows.map(({ name, email, demoPassword, role }) => ({
    name,
    email,
    password: demoPassword ?? '',
    role: role ?? 'reader',
  }))
}
