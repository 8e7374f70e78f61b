import type { HeldRole, Actor as RightsHolder } from '@dondoc/domain/access/roles'
import { Problem } from './problem.ts'

/** Who asks: the signed-in person with the roles held today. The predicates of `domain/src/access` read the roles. */
export interface Actor extends RightsHolder {
  readonly accountId: string
  readonly tenantId: string
  readonly name: string
  /** In whose name the person acts. */
  readonly organizationId: string
  readonly roles: readonly (HeldRole & { readonly organizationId: string })[]
}

/** Throws `Problem` `access.denied` unless the predicate said yes: `mustBeAllowed(canIssuePlan(actor, plan))`. */
export function mustBeAllowed(allowed: boolean): void {
  if (!allowed) throw new Problem('access.denied')
}

/** For routes that every signed-in person may call; what they see is narrowed by their roles further in. */
export function everybody(_actor: Actor): boolean {
  return true
}

/** May the person do this at any of the places where a role is held? `somewhere(canImport)` for routes and menus. */
export function somewhere(may: (actor: Actor, at: string) => boolean): (actor: Actor) => boolean {
  return (actor) => actor.roles.some((held) => may(actor, held.at))
}
