import { type Actor, holdsRole } from './roles.ts'

/** Setting the rules of duties, the working calendar and report rounds of the whole tenant: at a root of its tree. */
export function canSetRules(actor: Actor): boolean {
  return actor.roles.some(({ at }) => !at.includes('.') && holdsRole(actor, ['administrator', 'focal'], at))
}
