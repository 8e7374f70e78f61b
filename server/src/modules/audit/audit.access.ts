import { canReadAudit } from '@dondoc/domain/access/predicates'
import type { Actor } from '../../lib/actor.ts'

/** The trail is kept for the whole tenant, so it is read by those who hold the right at a root of its tree. */
export function canReadWholeAudit(actor: Actor): boolean {
  return actor.roles.some((held) => !held.at.includes('.') && canReadAudit(actor, held.at))
}
