import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { StandingDuty } from '@dondoc/domain/plans/amend-duties'
import { sql } from 'kysely'
import type { AuditActor } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { stopDuty } from './close-with-duty.ts'
import { tellChanged } from './tell-of-duty.ts'

/** A duty that stands when its plan is amended, with the row that made it. */
export interface StandingRow extends StandingDuty {
  readonly nodeId: string
  /** One case of an on-occurrence row: it came up, the plan did not ask for it. */
  readonly isCase: boolean
  /** The act that it waited for and that was registered. */
  readonly eventId: string | null
}

/** The duties of a plan as far as an amendment needs them. */
export async function listStandingDuties(db: Reader, tenantId: string, planId: string): Promise<StandingRow[]> {
  return db
    .selectFrom('duty')
    .select(['id', 'nodeId', 'organizationId', 'role', 'occurrence', 'dueOn', 'eventId'])
    .select([
      sql<boolean>`"deliveredOn" is null and not stopped`.as('open'),
      sql<boolean>`("waitingKind" = 'occurrence' and "happenedOn" is not null) is true`.as('isCase'),
    ])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('role', '<>', 'part')
    .orderBy('code')
    .execute()
}

/** Why the due date is another, as the history of the duty shows it. */
const REASON = 'Theo kế hoạch sửa đổi, bổ sung'

export interface DutyChanges {
  readonly moved: readonly { readonly id: string; readonly to: PlainDate }[]
  readonly stopped: readonly string[]
  /** Go on by the same day, but what is asked of them reads otherwise. */
  readonly reworded: readonly string[]
}

/**
 * Carries an amended plan out on duties under way: their history stays, due dates move from that day on, and what is owed no more
 * is stopped. Who owes them is told of each.
 */
export async function changeDuties(
  trx: Trx,
  by: AuditActor,
  changes: DutyChanges,
  { on, now, cause }: { readonly on: PlainDate; readonly now: Date; readonly cause: string },
): Promise<void> {
  const { tenantId } = by
  for (const { id, to } of changes.moved) await moveDueDate(trx, tenantId, id, to, on)
  for (const id of changes.stopped) await stopDuty(trx, by, id, REASON, { on, now })
  await tellChanged(trx, by, [...changes.moved.map(({ id }) => id), ...changes.reworded], { cause, now })
}

/** The original due date stays what it was; a duty that had none gets its first. */
async function moveDueDate(trx: Trx, tenantId: string, dutyId: string, dueOn: PlainDate, on: PlainDate): Promise<void> {
  const first = await trx
    .updateTable('duty')
    .set({ originalDueOn: dueOn, dueOn, waitingKind: null, waitingWords: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .where('originalDueOn', 'is', null)
    .returning('id')
    .execute()
  if (first.length > 0) return
  await trx
    .insertInto('duty_extension')
    .values({ tenantId, id: newId(), dutyId, grantedOn: on, dueOn, reason: REASON })
    .execute()
  await trx
    .updateTable('duty')
    .set({ dueOn, extendedOn: on })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .execute()
}
