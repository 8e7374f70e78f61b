import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { tell } from '../notifications/index.ts'
import { insertAssignment } from './duty-giving.store.ts'
import {
  endPassing,
  findReceiver,
  insertPassing,
  listPassingDuties,
  lockDuePassings,
  type Passing,
} from './passing.store.ts'

/**
 * Orders that the open duties assigned to a person who leaves pass to the successor from a day on; where the day has come they pass
 * now. The duties stay their organizations’. Gives back how many passed now.
 */
export async function orderPassing(
  trx: Trx,
  by: AuditActor,
  order: { readonly leaverId: string; readonly successorId: string; readonly from: PlainDate },
  day: { readonly today: PlainDate; readonly now: Date },
): Promise<number> {
  const passing = { ...order, id: newId(), authorId: by.accountId, author: by.name }
  await insertPassing(trx, by.tenantId, passing)
  return order.from <= day.today ? carryOut(trx, by, passing, day) : 0
}

/** Passes what is due by a day and was ordered before; each is put on record as the act of who ordered it. */
export async function passDueAssignments(
  trx: Trx,
  tenantId: string,
  day: { readonly today: PlainDate; readonly now: Date },
): Promise<void> {
  for (const passing of await lockDuePassings(trx, tenantId, day.today)) {
    const { authorId, author, leaverId, successorId, from, leaver, successor } = passing
    const by = { tenantId, accountId: authorId, name: author }
    const passedDuties = await carryOut(trx, by, passing, day)
    await writeAudit(trx, by, {
      action: 'account.duties-passed',
      subjectKind: 'account',
      subjectId: leaverId,
      subject: leaver,
      after: { successorId, successor, from, passedDuties },
    })
  }
}

/**
 * Passes the duties that the leaver cannot work on any more: of a role that was given anew meanwhile they stay. A successor who is
 * locked by then gets none, and they are nobody's until their unit assigns them.
 */
async function carryOut(
  trx: Trx,
  by: AuditActor,
  { id: passingId, leaverId, successorId }: Pick<Passing, 'id' | 'leaverId' | 'successorId'>,
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<number> {
  const { tenantId } = by
  const person = await findReceiver(trx, tenantId, successorId)
  const duties = await listPassingDuties(trx, tenantId, leaverId, today)
  for (const { id, code, text, dueOn } of duties) {
    await insertAssignment(trx, tenantId, { dutyId: id, person, at: now, by })
    if (person === null) continue
    await tell(trx, by, {
      kind: 'duty.assigned',
      about: { kind: 'duty', id },
      data: { code, text, dueOn },
      to: [{ accountId: person.id }],
      cause: passingId,
      at: now,
    })
  }
  await endPassing(trx, tenantId, passingId, { passedAt: now, passedDuties: duties.length })
  return duties.length
}
