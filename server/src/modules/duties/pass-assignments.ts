import { isInBranch } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { passesTo } from '@dondoc/domain/duties/pass-assignments'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { tell } from '../notifications/index.ts'
import { insertAssignment } from './duty-giving.store.ts'
import {
  endPassing,
  findReceiver,
  insertPassing,
  listHandedDuties,
  listLaterPassings,
  listWorkPlaces,
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
  if (order.from > day.today) return 0
  const passed = await carryOut(trx, by, passing, day)
  return passed.length
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
    const passed = await carryOut(trx, by, passing, day)
    // The successor may have handed over in turn.
    const receivers = [...new Set(passed.map(({ receiver }) => receiver))]
    await writeAudit(trx, by, {
      action: 'account.duties-passed',
      subjectKind: 'account',
      subjectId: leaverId,
      subject: leaver,
      after: { successorId, successor, from, passedDuties: passed.length, receivers },
    })
  }
}

/** A duty that passed, and the name of who received it; null where that account is locked. */
interface Passed {
  readonly dutyId: string
  readonly receiver: string | null
}

/**
 * Passes the duties of the leaver, and those that somebody held for the leaver by an earlier hand-over, to whom the domain says. A
 * receiver who is locked by then gets none, and they are nobody's until their unit assigns them.
 */
async function carryOut(
  trx: Trx,
  by: AuditActor,
  passing: Passing,
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<Passed[]> {
  const { tenantId } = by
  const { id: passingId, leaverId } = passing
  const duties = await listHandedDuties(trx, tenantId, leaverId)
  const others = await listLaterPassings(trx, tenantId, passing)
  const people = [passing, ...others].flatMap((one) => [one.leaverId, one.successorId])
  const places = Map.groupBy(await listWorkPlaces(trx, tenantId, people, today), ({ accountId }) => accountId)
  const passed: Passed[] = []
  for (const { id: dutyId, code, text, dueOn, assigneeId: holderId, orgPath } of duties) {
    const canWork = (person: string) => (places.get(person) ?? []).some((held) => isInBranch(orgPath, held.orgPath))
    const receiverId = passesTo({ holderId }, passing, others, today, canWork)
    if (receiverId === null) continue
    const person = await findReceiver(trx, tenantId, receiverId)
    await insertAssignment(trx, tenantId, { dutyId, person, at: now, by, passingId })
    passed.push({ dutyId, receiver: person?.name ?? null })
    if (person === null) continue
    await tell(trx, by, {
      kind: 'duty.assigned',
      about: { kind: 'duty', id: dutyId },
      data: { code, text, dueOn },
      to: [{ accountId: person.id }],
      cause: passingId,
      at: now,
    })
  }
  await endPassing(trx, tenantId, passingId, { passedAt: now, passedDuties: passed.length })
  return passed
}
