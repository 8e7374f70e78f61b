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

/** Choosing who stands in for oneself: who holds a role of one's own. What was lent is not lent on. */
export function canHaveDeputy(actor: { readonly roles: readonly { readonly standingInFor?: string }[] }): boolean {
  return actor.roles.some(({ standingInFor }) => standingInFor === undefined)
}

/**
 * Whom a person may choose for that without an administrator: a colleague of the own agency. Rights leave an agency only by who
 * administers it.
 */
export function canStandIn(deputy: { readonly agencyPath: string }, absent: { readonly agencyPath: string }): boolean {
  return deputy.agencyPath === absent.agencyPath
}

/** Seeing how mail of the whole tenant stands, and trying it out: an administrator of a root of its tree. */
export function canWatchMail(actor: Actor): boolean {
  return canSetSignInPolicy(actor)
}

/** Seeing what keeps the service from working as it should: an administrator of a root of the tree. */
export function canWatchService(actor: Actor): boolean {
  return canSetSignInPolicy(actor)
}
