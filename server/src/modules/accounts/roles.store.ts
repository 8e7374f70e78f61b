import type { AdministratorTerm } from '@dondoc/domain/access/administrators'
import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { RoleHeldTable, SubstitutionTable } from '../../lib/tables.ts'

export interface RoleRow extends Pick<Selectable<RoleHeldTable>, 'id' | 'accountId' | 'role' | 'orgPath'> {
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly organization: { readonly id: string; readonly name: string; readonly shortName: string | null }
}

/** Every role that the accounts hold, held or will hold, in the order of their first days. */
export async function listRoleRows(db: Reader, tenantId: string, accountIds: readonly string[]): Promise<RoleRow[]> {
  if (accountIds.length === 0) return []
  const rows = await db
    .selectFrom('role_held as r')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.organizationId'),
    )
    .select(['r.id', 'r.accountId', 'r.role', 'r.orgPath', 'r.validFrom', 'r.validTo'])
    .select(['r.organizationId', 'o.name', 'o.shortName'])
    .where('r.tenantId', '=', tenantId)
    .where('r.accountId', 'in', [...accountIds])
    .orderBy('r.validFrom')
    .orderBy('r.id')
    .execute()
  return rows.map(({ organizationId, name, shortName, ...row }) => ({
    ...row,
    organization: { id: organizationId, name, shortName },
  }))
}

export async function insertRoleHeld(trx: Trx, role: Insertable<RoleHeldTable>): Promise<void> {
  await trx.insertInto('role_held').values(role).execute()
}

/** Ends a role after its last day; one that would end before it began never held, and goes. */
export async function endRoleRow(
  trx: Trx,
  tenantId: string,
  role: { readonly id: string; readonly validFrom: PlainDate },
  lastDay: PlainDate,
): Promise<void> {
  const row = { tenantId, id: role.id }
  const never = lastDay < role.validFrom
  if (never) await trx.deleteFrom('role_held').where('tenantId', '=', row.tenantId).where('id', '=', row.id).execute()
  else
    await trx
      .updateTable('role_held')
      .set({ validTo: lastDay })
      .where('tenantId', '=', row.tenantId)
      .where('id', '=', row.id)
      .execute()
}

/**
 * The terms of administrators whose accounts can be used, from a day on. Demo accounts count in demo mode only.
 */
export async function listAdministratorTerms(
  trx: Trx,
  tenantId: string,
  from: PlainDate,
  demo: boolean,
): Promise<AdministratorTerm[]> {
  const role: Role = 'administrator'
  const rows = await trx
    .selectFrom('role_held as r')
    .innerJoin('account as a', (join) => join.onRef('a.tenantId', '=', 'r.tenantId').onRef('a.id', '=', 'r.accountId'))
    .select(['r.orgPath', 'r.validFrom', 'r.validTo'])
    .where('r.tenantId', '=', tenantId)
    .where('r.role', '=', role)
    .where('a.disabledAt', 'is', null)
    .$if(!demo, (query) => query.where('a.demoPassword', 'is', null))
    .where((row) => row.or([row('r.validTo', 'is', null), row('r.validTo', '>=', from)]))
    .execute()
  return rows.map(({ orgPath, validFrom, validTo }) => ({ at: orgPath, from: validFrom, to: validTo }))
}

/** The agencies that exist on a day or later. */
export async function listAgencies(
  trx: Trx,
  tenantId: string,
  from: PlainDate,
): Promise<{ orgPath: string; name: string }[]> {
  return trx
    .selectFrom('organization')
    .select(['orgPath', 'name'])
    .where('tenantId', '=', tenantId)
    .where('issuesPlans', '=', true)
    .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>=', from)]))
    .orderBy('name')
    .execute()
}

/** Two changes at the same time must not each think that the other's administrator stays. */
export async function holdAdministrators(trx: Trx, tenantId: string): Promise<void> {
  await trx
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`administrators/${tenantId}`}, 0))`.as('held'))
    .execute()
}

export interface SubstitutionRow extends Selectable<SubstitutionTable> {
  readonly absentName: string
  readonly deputyName: string
}

/** Substitutions in which an account takes part and that hold on a day or later. */
export async function listSubstitutions(
  db: Reader,
  tenantId: string,
  accountId: string,
  from: PlainDate,
): Promise<SubstitutionRow[]> {
  return db
    .selectFrom('substitution as s')
    .innerJoin('account as absent', (join) =>
      join.onRef('absent.tenantId', '=', 's.tenantId').onRef('absent.id', '=', 's.absentId'),
    )
    .innerJoin('account as deputy', (join) =>
      join.onRef('deputy.tenantId', '=', 's.tenantId').onRef('deputy.id', '=', 's.deputyId'),
    )
    .selectAll('s')
    .select(['absent.name as absentName', 'deputy.name as deputyName'])
    .where('s.tenantId', '=', tenantId)
    .where((row) => row.or([row('s.absentId', '=', accountId), row('s.deputyId', '=', accountId)]))
    .where('s.validTo', '>=', from)
    .where((row) => row.or([row('s.endedOn', 'is', null), row('s.endedOn', '>', from)]))
    .orderBy('s.validFrom')
    .orderBy('s.id')
    .execute()
}

export async function insertSubstitution(trx: Trx, row: Insertable<SubstitutionTable>): Promise<void> {
  await trx.insertInto('substitution').values(row).execute()
}

/** From this day on the substitution does not hold. */
export async function endSubstitutionRow(trx: Trx, tenantId: string, id: string, endedOn: PlainDate): Promise<void> {
  await trx.updateTable('substitution').set({ endedOn }).where('tenantId', '=', tenantId).where('id', '=', id).execute()
}
