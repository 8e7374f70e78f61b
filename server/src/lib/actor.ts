import type { SignInDuty } from '@dondoc/contract/accounts'
import type { HeldRole, Actor as RightsHolder } from '@dondoc/domain/access/roles'
import { Problem } from './problem.ts'

/** Who asks: the signed-in person with the roles held today. The predicates of `domain/src/access` read the roles. */
export interface Actor extends RightsHolder {
  readonly accountId: string
  readonly tenantId: string
  readonly name: string
  /** In whose name the person acts. */
  readonly organizationId: string
  /** Those of one's own and, with the person's name, those of absent people one stands in for today. */
  readonly roles: readonly (HeldRole & { readonly organizationId: string; readonly standingInFor?: string })[]
  /** The session that the request came with; absent for work in the background. */
  readonly session?: { readonly id: string; readonly userId: string; readonly secondFactor: boolean }
  /** What must be done before anything else. */
  readonly must?: SignInDuty | null
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
