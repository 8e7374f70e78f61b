import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { later } from '@dondoc/domain/calendar/plain-date'
import type { UpdateKind } from '@dondoc/domain/duties/duty-facts'
import { afterUpdate } from '@dondoc/domain/duties/duty-status'
import { sql } from 'kysely'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { type DutyRecord, lockDuty } from './duty-detail.store.ts'
import { appendUpdate } from './duty-updates.store.ts'
import { tellOfUpdate } from './tell-of-duty.ts'

/** Why a part or a contribution ended, as its history tells. */
const REASONS = {
  stopped: 'Nhiệm vụ dừng thực hiện',
  reassigned: 'Nhiệm vụ đã giao cho đơn vị khác',
  declined: 'Đơn vị trả lại nhiệm vụ cho nơi giao',
  confirmed: 'Nhiệm vụ đã hoàn thành',
} as const satisfies Partial<Record<UpdateKind, string>>

type Ending = keyof typeof REASONS

const isEnding = (kind: UpdateKind): kind is Ending => Object.hasOwn(REASONS, kind)

interface Act {
  readonly on: PlainDate
  readonly now: Date
}

/** What hangs on a duty ends with it: its open parts, and contributions to a row that no lead works on any more. */
export async function closeWithDuty(
  trx: Trx,
  by: AuditActor,
  duty: DutyRecord,
  act: Act & { readonly kind: UpdateKind },
): Promise<void> {
  const { kind } = act
  if (!isEnding(kind)) return
  const parts = kind === 'confirmed' ? [] : await listOpenParts(trx, duty)
  const contributions = kind === 'confirmed' || kind === 'stopped' ? await listIdleContributions(trx, duty) : []
  for (const id of [...parts, ...contributions]) await stopDuty(trx, by, id, REASONS[kind], act)
}

/** Stops a duty and its parts with the reason, as its giver, and tells who owed it; what is delivered or stopped stays as it is. */
export async function stopDuty(trx: Trx, by: AuditActor, id: string, text: string, act: Act): Promise<void> {
  const duty = await lockDuty(trx, by.tenantId, id)
  if (!duty || duty.stopped || duty.deliveredOn !== null) return
  const on = duty.lastUpdateOn === null ? act.on : later(act.on, duty.lastUpdateOn)
  const updateId = newId()
  await appendUpdate(trx, duty, {
    id: updateId,
    sequence: duty.version + 1,
    kind: 'stopped',
    on,
    progress: null,
    text,
    reason: null,
    authorId: by.accountId,
    author: by.name,
    recordedAt: act.now,
    work: afterUpdate(duty, { kind: 'stopped', on, progress: null }),
  })
  await tellOfUpdate(trx, by, duty, { id: updateId, update: { kind: 'stopped', text }, now: act.now })
  await writeAudit(trx, by, {
    action: 'duty.stopped',
    subjectKind: 'duty',
    subjectId: id,
    subject: duty.code,
    after: { on, text },
  })
  await closeWithDuty(trx, by, duty, { ...act, kind: 'stopped' })
}

async function listOpenParts(trx: Trx, { tenantId, id }: DutyRecord): Promise<string[]> {
  const rows = await trx
    .selectFrom('duty')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('parentId', '=', id)
    .where('stopped', '=', false)
    .where('deliveredOn', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => row.id)
}

/** Open contributions to the duty's row and occurrence, where every lead there is confirmed or stopped. */
async function listIdleContributions(trx: Trx, duty: DutyRecord): Promise<string[]> {
  if (duty.role !== 'lead') return []
  const { tenantId, nodeId, occurrence } = duty
  const same = () =>
    trx
      .selectFrom('duty')
      .select('id')
      .where('tenantId', '=', tenantId)
      .where('nodeId', '=', nodeId)
      .where(sql<boolean>`occurrence is not distinct from ${occurrence}`)
      .where('stopped', '=', false)
  const busy = await same().where('role', '=', 'lead').where('confirmedOn', 'is', null).limit(1).executeTakeFirst()
  if (busy) return []
  const rows = await same().where('role', '=', 'coordinator').where('deliveredOn', 'is', null).orderBy('code').execute()
  return rows.map((row) => row.id)
}
