import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { later } from '@dondoc/domain/calendar/plain-date'
import { afterUpdate } from '@dondoc/domain/duties/duty-status'
import type { StandingDuty } from '@dondoc/domain/plans/amend-duties'
import { sql } from 'kysely'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { lockDuty } from './duty-detail.store.ts'
import { appendUpdate } from './duty-updates.store.ts'

/** The duties of a plan as far as an amendment needs them, by the row that made them. */
export async function listStandingDuties(
  db: Reader,
  tenantId: string,
  planId: string,
): Promise<(StandingDuty & { readonly nodeId: string })[]> {
  return db
    .selectFrom('duty')
    .select(['id', 'nodeId', 'organizationId', 'occurrence', 'dueOn'])
    .select(sql<boolean>`"deliveredOn" is null and not stopped`.as('open'))
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('code')
    .execute()
}

/** Why the due date is another, as the history of the duty shows it. */
const REASON = 'Theo kế hoạch sửa đổi, bổ sung'

export interface DutyChanges {
  readonly moved: readonly { readonly id: string; readonly to: PlainDate }[]
  readonly stopped: readonly string[]
}

/**
 * Carries an amended plan out on duties under way: their history stays, due dates move from that day on, and what is owed no more
 * is stopped.
 */
export async function changeDuties(
  trx: Trx,
  by: AuditActor,
  changes: DutyChanges,
  { on, now }: { readonly on: PlainDate; readonly now: Date },
): Promise<void> {
  const { tenantId } = by
  for (const { id, to } of changes.moved) await moveDueDate(trx, tenantId, id, to, on)
  for (const id of changes.stopped) {
    const duty = await lockDuty(trx, tenantId, id)
    if (!duty) continue
    const day = duty.lastUpdateOn === null ? on : later(on, duty.lastUpdateOn)
    await appendUpdate(trx, duty, {
      id: newId(),
      sequence: duty.version + 1,
      kind: 'stopped',
      on: day,
      progress: null,
      text: REASON,
      reason: null,
      authorId: by.accountId,
      author: by.name,
      recordedAt: now,
      work: afterUpdate(duty, { kind: 'stopped', on: day, progress: null }),
    })
    await writeAudit(trx, by, {
      action: 'duty.stopped',
      subjectKind: 'duty',
      subjectId: id,
      subject: duty.code,
      after: { on: day, text: REASON },
    })
  }
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
