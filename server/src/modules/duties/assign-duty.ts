import { canManageDuty, canReadDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { type DutyRecord, lockDuty } from './duty-detail.store.ts'
import { findPerson, insertAssignment, type Person } from './duty-giving.store.ts'
import { placeOf } from './duty-rights.ts'
import { tellAssigned } from './tell-of-duty.ts'

/**
 * Says who does a duty for its organization. Its managers assign it to anybody who may update it; who works there takes what
 * nobody does, and gives back the own. Throws `duty.not-found`, `access.denied`, `duty.closed`, `duty.person-outside`.
 */
export async function assignDuty(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly dutyId: string
    readonly accountId: string | null
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<void> {
  const { dutyId, accountId, today, now } = request
  const { tenantId } = actor
  const duty = await lockDuty(trx, tenantId, dutyId)
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canManageDuty(actor, place) || (canUpdateDuty(actor, place) && isOwnAffair(duty, actor, accountId)))
  if (duty.deliveredOn !== null || duty.stopped) throw new Problem('duty.closed', { dutyId })
  if (duty.assigneeId === accountId) return
  let person: Person | null = null
  if (accountId !== null) {
    const found = await findPerson(trx, tenantId, duty, accountId, today)
    if (found?.assignable !== true) throw new Problem('duty.person-outside', { accountId })
    person = found
  }
  await insertAssignment(trx, tenantId, { dutyId, person, at: now, by })
  if (accountId !== null) await tellAssigned(trx, by, duty, accountId, now)
  await writeAudit(trx, by, {
    action: 'duty.assigned',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    before: { assigneeId: duty.assigneeId },
    after: { assigneeId: accountId, name: person?.name ?? null },
  })
}

/** Taking what nobody does, or giving back what one does. */
const isOwnAffair = ({ assigneeId }: DutyRecord, { accountId: self }: Actor, accountId: string | null): boolean =>
  accountId === null ? assigneeId === null || assigneeId === self : assigneeId === null && accountId === self
