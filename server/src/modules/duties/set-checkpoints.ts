import type { ProblemCode } from '@dondoc/contract/problems'
import { canConfirmDuty, canReadDuty } from '@dondoc/domain/access/predicates'
import type { Checkpoint } from '@dondoc/domain/calendar/due-dates'
import { type CheckpointRefusal, checkCheckpoints } from '@dondoc/domain/duties/checkpoints'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findPeriod, lockDuty, writeCheckpoints } from './duty-detail.store.ts'
import { placeOf } from './duty-rights.ts'

const REFUSALS = {
  'checkpoint-twice': 'duty.checkpoint-twice',
  'checkpoint-outside': 'duty.checkpoint-outside',
} as const satisfies Record<CheckpointRefusal, ProblemCode>

/**
 * Sets the days on which a duty is looked at, in the place of those it had. Throws `duty.not-found`, `access.denied`,
 * `duty.checkpoint-twice`, `duty.checkpoint-outside`.
 */
export async function setCheckpoints(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: { readonly dutyId: string; readonly checkpoints: readonly Checkpoint[] },
): Promise<void> {
  const { dutyId } = order
  const duty = await lockDuty(trx, actor.tenantId, dutyId)
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canConfirmDuty(actor, place))
  const checkpoints = order.checkpoints.toSorted((a, b) => a.on.localeCompare(b.on))
  const period = await findPeriod(trx, actor.tenantId, duty.planId)
  const refused = checkCheckpoints(checkpoints, { period, dueOn: duty.dueOn })
  if (refused) throw new Problem(REFUSALS[refused.code], { on: refused.on, ...period, dueOn: duty.dueOn })
  await writeCheckpoints(trx, actor.tenantId, dutyId, checkpoints)
  await writeAudit(trx, by, {
    action: 'duty.checkpoints-set',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    before: { checkpoints: duty.checkpoints },
    after: { checkpoints },
  })
}
