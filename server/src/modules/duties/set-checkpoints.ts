import type { ProblemCode } from '@dondoc/contract/problems'
import { canConfirmDuty, canReadDuty } from '@dondoc/domain/access/predicates'
import type { Checkpoint } from '@dondoc/domain/calendar/due-dates'
import type { DateRange } from '@dondoc/domain/calendar/plain-date'
import { type CheckpointRefusal, checkCheckpoints } from '@dondoc/domain/duties/checkpoints'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { listOfSameRow, writeCheckpoints } from './checkpoints.store.ts'
import { type DutyRecord, findPeriod, findWords, lockDuty } from './duty-detail.store.ts'
import { placeOf } from './duty-rights.ts'

const REFUSALS = {
  'checkpoint-twice': 'duty.checkpoint-twice',
  'checkpoint-outside': 'duty.checkpoint-outside',
} as const satisfies Record<CheckpointRefusal, ProblemCode>

/** Throws `duty.checkpoint-…`, naming the duty where it is another than the one that was asked for. */
async function mustStand(
  trx: Trx,
  duty: DutyRecord,
  checkpoints: readonly Checkpoint[],
  period: DateRange,
  isAsked: boolean,
): Promise<void> {
  const refused = checkCheckpoints(checkpoints, { period, dueOn: duty.dueOn })
  if (!refused) return
  const named = isAsked ? {} : { code: duty.code, organization: (await findWords(trx, duty)).organization }
  throw new Problem(REFUSALS[refused.code], { on: refused.on, ...period, dueOn: duty.dueOn, ...named })
}

/**
 * Sets the days on which a duty is looked at, in the place of those it had; where asked so, on all open duties of its row and
 * occurrence, or of none. Throws `duty.not-found`, `access.denied`, `duty.checkpoint-twice`, `duty.checkpoint-outside`.
 */
export async function setCheckpoints(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: { readonly dutyId: string; readonly checkpoints: readonly Checkpoint[]; readonly wholeRow: boolean },
): Promise<void> {
  const { dutyId, wholeRow } = order
  const { tenantId } = actor
  const asked = await lockDuty(trx, tenantId, dutyId)
  const place = asked && placeOf(asked)
  if (!asked || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canConfirmDuty(actor, place))
  const checkpoints = order.checkpoints.toSorted((a, b) => a.on.localeCompare(b.on))
  const period = await findPeriod(trx, tenantId, asked.planId)
  const duties = [asked]
  // In one order for everybody, so that two who set the same row wait for each other.
  for (const id of wholeRow ? await listOfSameRow(trx, asked) : []) {
    const duty = await lockDuty(trx, tenantId, id)
    if (duty) duties.push(duty)
  }
  for (const duty of duties) await mustStand(trx, duty, checkpoints, period, duty === asked)
  for (const duty of duties) {
    await writeCheckpoints(trx, tenantId, duty.id, checkpoints)
    await writeAudit(trx, by, {
      action: 'duty.checkpoints-set',
      subjectKind: 'duty',
      subjectId: duty.id,
      subject: duty.code,
      before: { checkpoints: duty.checkpoints },
      after: { checkpoints },
    })
  }
}
