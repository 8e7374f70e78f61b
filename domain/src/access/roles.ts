/** What an account may be at an organization. A role holds for the organization and everything below it. */
export const ROLES = [
  'administrator',
  'focal',
  'leader',
  'unit-head',
  'staff',
  'appraiser',
  'inspector',
  'auditor',
  'reader',
] as const

export type Role = (typeof ROLES)[number]

/** The place of an organization in its tree, from the root: `'tinh.so_noi_vu.phong_cchc'`, as PostgreSQL's ltree writes it. */
export type OrganizationPath = string

/** One role held at one organization; only those valid on the day are given to the predicates. */
export interface HeldRole {
  readonly role: Role
  readonly at: OrganizationPath
}

/** Who asks: an account with the roles it holds today, all of one tenant. */
export interface Actor {
  readonly roles: readonly HeldRole[]
}

/** True for the organization itself and everything below it: `'a.b.c'` is in the branch of `'a.b'`, `'a.bc'` is not. */
export function isInBranch(path: OrganizationPath, branch: OrganizationPath): boolean {
  return path === branch || path.startsWith(`${branch}.`)
}

/** True where the actor holds one of the roles at the organization or above it. */
export function holdsRole(actor: Actor, roles: readonly Role[], path: OrganizationPath): boolean {
  return actor.roles.some((held) => roles.includes(held.role) && isInBranch(path, held.at))
}
