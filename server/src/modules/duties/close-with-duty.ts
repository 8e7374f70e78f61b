import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { later } from '@dondoc/domain/calendar/plain-date'
import type { UpdateKind } from '@dondoc/domain/duties/duty-facts'
import { afterUpdate } from '@dondoc/domain/duties/duty-status'
import { endsWithLeads } from '@dondoc/domain/duties/end-contributions'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { readSettings } from '../settings/index.ts'
import { type HelpRow, listEndedWith, listOpenHelp, listOpenParts, listRowLeads } from './close-with-duty.store.ts'
import { type DutyRecord, lockDuty } from './duty-detail.store.ts'
import { appendUpdate } from './duty-updates.store.ts'
import { tellOfUpdate } from './tell-of-duty.ts'

/** Why a part or a contribution ended, as its history tells. */
const ENDINGS = {
  stopped: 'Nhiệm vụ dừng thực hiện',
  reassigned: 'Nhiệm vụ đã giao cho đơn vị khác',
  declined: 'Đơn vị trả lại nhiệm vụ cho nơi giao',
  delivered: 'Đơn vị chủ trì đã báo hoàn thành nhiệm vụ',
  confirmed: 'Nhiệm vụ đã hoàn thành',
} as const satisfies Partial<Record<UpdateKind, string>>

/** Why a contribution that had ended goes on. */
const RESUMINGS = {
  returned: 'Nhiệm vụ được trả lại để làm tiếp',
  resumed: 'Nhiệm vụ được thực hiện lại',
} as const satisfies Partial<Record<UpdateKind, string>>

const isIn = <Kind extends UpdateKind>(kind: UpdateKind, table: Readonly<Record<Kind, string>>): kind is Kind =>
  Object.hasOwn(table, kind)

interface Act {
  readonly on: PlainDate
  readonly now: Date
}

/**
 * What hangs on a duty ends with it, and goes on with it: its open parts end, contributions do where the domain says that no lead of
 * their row needs them any more; those that ended so go on where a lead works again.
 */
export async function closeWithDuty(
  trx: Trx,
  by: AuditActor,
  duty: DutyRecord,
  act: Act & { readonly kind: UpdateKind },
): Promise<void> {
  const { kind } = act
  if (isIn(kind, RESUMINGS)) {
    for (const id of await mustGoOn(trx, duty))
      await sayWith(trx, by, id, 'resumed', { ...act, text: RESUMINGS[kind], withDutyId: duty.id })
  }
  if (!isIn(kind, ENDINGS)) return
  const endsParts = kind !== 'delivered' && kind !== 'confirmed'
  const parts = endsParts ? await listOpenParts(trx, duty) : []
  const isGivenUp = kind === 'reassigned' || kind === 'declined'
  const contributions = isGivenUp ? [] : await mustEnd(trx, duty)
  for (const id of [...parts, ...contributions]) await stopDuty(trx, by, id, ENDINGS[kind], act, duty.id)
}

/** Whether a contribution ends with the leads of the duty's row, as they stand now. */
async function endsNow(trx: Trx, duty: DutyRecord): Promise<(one: HelpRow) => boolean> {
  const leads = await listRowLeads(trx, duty)
  const settings = await readSettings(trx, duty.tenantId)
  return (one) => endsWithLeads(one, leads, settings)
}

async function mustEnd(trx: Trx, duty: DutyRecord): Promise<string[]> {
  const open = duty.role === 'lead' ? await listOpenHelp(trx, duty) : []
  if (open.length === 0) return []
  return open.filter(await endsNow(trx, duty)).map(({ id }) => id)
}

async function mustGoOn(trx: Trx, duty: DutyRecord): Promise<string[]> {
  const ended = duty.role === 'lead' ? await listEndedWith(trx, duty) : []
  if (ended.length === 0) return []
  const ends = await endsNow(trx, duty)
  return ended.filter((one) => !ends(one)).map(({ id }) => id)
}

/**
 * Stops a duty and its parts with the reason, as its giver, and tells who owed it; what is delivered or stopped stays as it is.
 * `withDutyId` where it ends because of another one.
 */
export async function stopDuty(
  trx: Trx,
  by: AuditActor,
  id: string,
  text: string,
  act: Act,
  withDutyId: string | null = null,
): Promise<void> {
  const duty = await sayWith(trx, by, id, 'stopped', { ...act, text, withDutyId })
  if (duty !== null) await closeWithDuty(trx, by, duty, { ...act, kind: 'stopped' })
}

/** Writes that a duty ends, or goes on, and tells who owes it. Null where it is delivered, or is that way already. */
async function sayWith(
  trx: Trx,
  by: AuditActor,
  id: string,
  kind: 'stopped' | 'resumed',
  said: Act & { readonly text: string; readonly withDutyId: string | null },
): Promise<DutyRecord | null> {
  const { text, withDutyId, now } = said
  const duty = await lockDuty(trx, by.tenantId, id)
  if (!duty || duty.deliveredOn !== null || duty.stopped === (kind === 'stopped')) return null
  const on = duty.lastUpdateOn === null ? said.on : later(said.on, duty.lastUpdateOn)
  const updateId = newId()
  await appendUpdate(trx, duty, {
    id: updateId,
    sequence: duty.version + 1,
    kind,
    on,
    progress: null,
    text,
    reason: null,
    authorId: by.accountId,
    author: by.name,
    recordedAt: now,
    withDutyId,
    work: afterUpdate(duty, { kind, on, progress: null }),
  })
  await tellOfUpdate(trx, by, duty, { id: updateId, update: { kind, text }, now })
  await writeAudit(trx, by, {
    action: `duty.${kind}`,
    subjectKind: 'duty',
    subjectId: id,
    subject: duty.code,
    after: { on, text },
  })
  return duty
}
