import { canReadDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkAct } from '@dondoc/domain/duties/start-duty'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { printedDay } from '../../lib/printed-words.ts'
import { Problem } from '../../lib/problem.ts'
import { addDuties, lockDuty, placeOf } from '../duties/index.ts'

/**
 * Starts an on-occurrence duty for one occurrence, as a duty of its own; the standing one goes on waiting for the next. Throws
 * `duty.not-found`, `access.denied`, `event.not-waiting`, `event.in-future`, `event.before-issue`, `event.due-before`, `event.due-in-past`.
 */
export async function startOccurrence(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: {
    readonly dutyId: string
    readonly on: PlainDate
    readonly text: string
    readonly dueOn: PlainDate | null
    readonly today: PlainDate
  },
): Promise<string> {
  const { dutyId, on, text, dueOn, today } = order
  const { tenantId } = actor
  const standing = await lockDuty(trx, tenantId, dutyId)
  const place = standing && placeOf(standing)
  if (!standing || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canUpdateDuty(actor, place))
  const { code, waitingKind, waitingWords, happenedOn, deliveredOn, stopped, issuedOn, planId, nodeId, demo } = standing
  const waits = waitingKind === 'occurrence' && happenedOn === null && deliveredOn === null && !stopped
  if (!waits) throw new Problem('event.not-waiting', { codes: [code] })
  if (on < issuedOn) throw new Problem('event.before-issue', { on, issuedOn })
  const refusal = checkAct({ on, effectiveOn: null, countedFrom: 'on', dueOn }, today)
  if (refusal === 'act-in-future') throw new Problem('event.in-future', { on, today })
  if (refusal !== null)
    throw new Problem(refusal === 'act-due-before' ? 'event.due-before' : 'event.due-in-past', { on, dueOn, today })
  const [id] = await addDuties(trx, { tenantId, planId, issuedOn: on, demo }, [
    {
      nodeId,
      organizationId: standing.organizationId,
      originalDueOn: dueOn,
      windowFrom: on,
      label: `${text} (phát sinh ngày ${printedDay(on)})`,
      waitingFor: { kind: 'occurrence', words: waitingWords },
      happenedOn: on,
      products: standing.recordRequired ? [text] : [],
    },
  ])
  if (id === undefined) throw new Error('an occurrence made no duty')
  await writeAudit(trx, by, {
    action: 'duty.occurrence-started',
    subjectKind: 'duty',
    subjectId: id,
    subject: code,
    after: { on, text, dueOn },
  })
  return id
}
