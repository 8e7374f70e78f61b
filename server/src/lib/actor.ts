import type { Role } from '@dondoc/domain/access/roles'
import { Problem } from './problem.ts'

/** Who asks: the signed-in person with the roles held today. The predicates of `domain/src/access` read it. */
export interface Actor {
  readonly accountId: string
  readonly tenantId: string
  readonly name: string
  /** In whose name the person acts. */
  readonly organizationId: string
  readonly roles: readonly { readonly role: Role; readonly organizationId: string; readonly orgPath: string }[]
}

/** Throws `Problem` `access.denied` unless the predicate said yes: `mustBeAllowed(canIssuePlan(actor, plan))`. */
export function mustBeAllowed(allowed: boolean): void {
  if (!allowed) throw new Problem('access.denied')
}

/** For routes that every signed-in person may call; what they see is narrowed by their roles further in. */
export function everybody(_actor: Actor): boolean {
  return true
}

/** Does the person hold one of these roles anywhere? */
export function holds(actor: Actor, roles: readonly Role[]): boolean {
  return actor.roles.some((held) => roles.includes(held.role))
}
