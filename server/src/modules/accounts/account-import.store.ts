import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Insertable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { AccountTable, RoleHeldTable } from '../../lib/tables.ts'

/** An account that a table names by its address. */
export interface NamedAccount {
  readonly id: string
  readonly authUserId: string
  readonly email: string
  readonly name: string
  readonly organizationId: string
  readonly orgPath: string
  readonly locked: boolean
  readonly version: number
}

/** The accounts of the tenant with these addresses. */
export async function listAccountsByEmail(
  db: Reader,
  tenantId: string,
  emails: readonly string[],
): Promise<NamedAccount[]> {
  const rows = await db
    .selectFrom('account as a')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .select(['a.id', 'a.authUserId', 'a.email', 'a.name', 'a.organizationId', 'a.disabledAt', 'a.version', 'o.orgPath'])
    .where('a.tenantId', '=', tenantId)
    .where(sql<boolean>`a.email = any(${sql.val(emails)}::text[])`)
    .execute()
  return rows.map(({ disabledAt, ...row }) => ({ ...row, locked: disabledAt !== null }))
}

/** One import at a time, so that two files cannot add the same person. */
export async function holdImport(trx: Trx, tenantId: string): Promise<void> {
  await trx
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`account-import/${tenantId}`}, 0))`.as('held'))
    .execute()
}

/** Rows of one statement: a statement holds 65,535 values at most. */
const CHUNK = 2000

const chunks = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) => rows.slice(at * CHUNK, (at + 1) * CHUNK))

export async function insertAccounts(trx: Trx, rows: readonly Insertable<AccountTable>[]): Promise<void> {
  for (const chunk of chunks(rows)) await trx.insertInto('account').values(chunk).execute()
}

export interface NewRoleRow extends Insertable<RoleHeldTable> {
  readonly role: Role
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

export async function insertRolesHeld(trx: Trx, rows: readonly NewRoleRow[]): Promise<void> {
  for (const chunk of chunks(rows)) await trx.insertInto('role_held').values(chunk).execute()
}
