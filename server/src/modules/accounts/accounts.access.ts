import { type AccountPlace, canManageAccount, canSeeAccount } from '@dondoc/domain/access/accounts'
import { findUnadministered } from '@dondoc/domain/access/administrators'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { type AccountListRow, findAccountRow } from './account-list.store.ts'
import { holdAdministrators, listAdministratorTerms, listAgencies, listRoleRows, type RoleRow } from './roles.store.ts'

/** An account with all its roles. */
export interface KnownAccount {
  readonly row: AccountListRow
  readonly roles: readonly RoleRow[]
  readonly place: AccountPlace
}

/** Roles held on a day or later. */
export function openRoles(roles: readonly RoleRow[], today: PlainDate): RoleRow[] {
  return roles.filter(({ validTo }) => validTo === null || validTo >= today)
}

/** Roles that ended before a day. */
export function pastRoles(roles: readonly RoleRow[], today: PlainDate): RoleRow[] {
  return roles.filter(({ validTo }) => validTo !== null && validTo < today)
}

/** As far as rights need it. */
export function placeOf(
  row: Pick<AccountListRow, 'orgPath'>,
  roles: readonly RoleRow[],
  today: PlainDate,
): AccountPlace {
  return { path: row.orgPath, rolePaths: openRoles(roles, today).map(({ orgPath }) => orgPath) }
}

/** The places where the actor manages accounts: what lists are narrowed to. */
export function managedPaths(actor: Actor): string[] {
  return actor.roles.map(({ at }) => at).filter((at) => canManageAccounts(actor, at))
}

/** An account that the actor may see. Throws `account.not-found`, also where it exists elsewhere. */
export async function mustSeeAccount(
  db: Reader,
  actor: Actor,
  accountId: string,
  today: PlainDate,
): Promise<KnownAccount> {
  const row = await findAccountRow(db, actor.tenantId, accountId)
  if (row === undefined) throw new Problem('account.not-found')
  const roles = await listRoleRows(db, actor.tenantId, [accountId])
  const place = placeOf(row, roles, today)
  if (!canSeeAccount(actor, place)) throw new Problem('account.not-found')
  return { row, roles, place }
}

/** An account that the actor manages. Throws `account.not-found` or `access.denied`. */
export async function mustManageAccount(
  db: Reader,
  actor: Actor,
  accountId: string,
  today: PlainDate,
): Promise<KnownAccount> {
  const known = await mustSeeAccount(db, actor, accountId, today)
  mustBeAllowed(canManageAccount(actor, known.place))
  return known
}

/**
 * Runs a change and undoes it by throwing `account.last-administrator`, with the names of the agencies, where it would
 * leave one without administrator on some day.
 */
export async function keepingAdministrators<Result>(
  trx: Trx,
  scope: { readonly tenantId: string; readonly today: PlainDate; readonly demo: boolean },
  change: () => Promise<Result>,
): Promise<Result> {
  const { tenantId, today, demo } = scope
  await holdAdministrators(trx, tenantId)
  const before = await listAdministratorTerms(trx, tenantId, today, demo)
  const result = await change()
  const after = await listAdministratorTerms(trx, tenantId, today, demo)
  const agencies = await listAgencies(trx, tenantId, today)
  const lost = new Set(
    findUnadministered(
      agencies.map(({ orgPath }) => orgPath),
      before,
      after,
      today,
    ),
  )
  if (lost.size > 0) {
    const names = agencies.filter(({ orgPath }) => lost.has(orgPath)).map(({ name }) => name)
    throw new Problem('account.last-administrator', { agencies: names.slice(0, 5), count: names.length })
  }
  return result
}
