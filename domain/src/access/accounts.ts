import { canManageAccounts } from './predicates.ts'
import type { Actor, OrganizationPath } from './roles.ts'

/** An account as far as rights need it: where it stands, and where it holds roles today or later. */
export interface AccountPlace {
  readonly path: OrganizationPath
  readonly rolePaths: readonly OrganizationPath[]
}

/**
 * Changing, locking, resetting and handing over an account. The right is asked at every place where the account holds a role:
 * else the administrator of a division could take over the account of somebody who rules the whole province.
 */
export function canManageAccount(actor: Actor, account: AccountPlace): boolean {
  return [account.path, ...account.rolePaths].every((path) => canManageAccounts(actor, path))
}

/** Giving or ending a role at an organization. */
export function canGiveRole(actor: Actor, at: OrganizationPath): boolean {
  return canManageAccounts(actor, at)
}

/** Seeing that an account exists and what it holds: who manages it, or manages one of the places of its roles. */
export function canSeeAccount(actor: Actor, account: AccountPlace): boolean {
  return [account.path, ...account.rolePaths].some((path) => canManageAccounts(actor, path))
}

/** Setting the rules of sign-in of the whole tenant: an administrator of a root of its tree. */
export function canSetSignInPolicy(actor: Actor): boolean {
  return actor.roles.some((held) => !held.at.includes('.') && canManageAccounts(actor, held.at))
}
