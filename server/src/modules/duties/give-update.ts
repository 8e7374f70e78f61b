import type { NewUpdate } from '@dondoc/contract/duties'
import type { ProblemCode } from '@dondoc/contract/problems'
import { canConfirmDuty, canReadDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { acceptanceOn, silentBefore } from '@dondoc/domain/duties/acceptance'
import { checkUpdate, type UpdateRefusal } from '@dondoc/domain/duties/check-update'
import { afterUpdate } from '@dondoc/domain/duties/duty-status'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { findAgency } from '../organizations/index.ts'
import { addRecord, findRecord, insertEvidence } from '../records/index.ts'
import { readSettings } from '../settings/index.ts'
import { closeWithDuty } from './close-with-duty.ts'
import { type DutyRecord, lockDuty, readFacts } from './duty-detail.store.ts'
import { allowedKinds, placeOf } from './duty-rights.ts'
import { appendUpdate } from './duty-updates.store.ts'

/** The problem of each refusal of an update. */
export const UPDATE_PROBLEMS = {
  'update-in-future': 'duty.update-in-future',
  'update-before-last': 'duty.update-before-last',
  'update-wrong-state': 'duty.update-not-allowed',
  'accepted-already': 'duty.accepted-already',
  declined: 'duty.declined',
  'parts-open': 'duty.parts-open',
  'progress-of-parts': 'duty.progress-of-parts',
  'words-required': 'duty.words-required',
  'progress-out-of-range': 'duty.progress-out-of-range',
  'record-required': 'duty.record-required',
  'own-confirmation': 'duty.own-confirmation',
} as const satisfies Record<UpdateRefusal, ProblemCode>

/** The record that proves the update: one of the register, or a new one of the agency that the duty's organization belongs to. */
async function recordOf(trx: Trx, actor: Actor, duty: DutyRecord, update: NewUpdate): Promise<string | null> {
  if (update.recordId !== undefined) {
    const found = await findRecord(trx, scopeOf(actor), update.recordId)
    if (!found) throw new Problem('record.not-found', { recordId: update.recordId })
    return found.id
  }
  if (update.record === undefined) return null
  const agency = await findAgency(trx, duty.tenantId, duty.orgPath)
  const issuer = agency ?? { id: duty.organizationId, orgPath: duty.orgPath }
  return addRecord(trx, duty.tenantId, issuer, update.record, actor)
}

/**
 * Appends a dated update to a duty with its evidence. Throws `duty.not-found`, `access.denied`, `duty.changed-meanwhile` where
 * somebody else wrote since the asker looked, `record.not-found`, `record.duplicate`, and the domain's refusals. Gives back the
 * record that proves it.
 */
export async function giveUpdate(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly dutyId: string; readonly update: NewUpdate; readonly today: PlainDate; readonly now: Date },
): Promise<{ readonly recordId: string | null }> {
  const { dutyId, update, today, now } = request
  const duty = await lockDuty(trx, actor.tenantId, dutyId)
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  const can = { update: canUpdateDuty(actor, place), confirm: canConfirmDuty(actor, place) }
  mustBeAllowed(allowedKinds([update.kind], can).length > 0)
  if (duty.version !== update.version) throw new Problem('duty.changed-meanwhile', { version: duty.version })

  const progress = update.progress ?? null
  const hasRecord = update.recordId !== undefined || update.record !== undefined
  const facts = await readFacts(trx, duty)
  const settings = await readSettings(trx, actor.tenantId)
  const takenBySilence = acceptanceOn(duty, silentBefore(settings, today, settings.calendar)) === 'accepted'
  const context = { today, calendar: settings.calendar, settings, takenBySilence }
  const checked = checkUpdate(
    facts,
    { kind: update.kind, on: update.on, progress, hasRecord, hasWords: Boolean(update.text), by: actor.accountId },
    context,
  )
  if (!checked.ok) {
    const lastOn = facts.updates.at(-1)?.on ?? null
    const openParts = facts.parts?.open ?? 0
    throw new Problem(UPDATE_PROBLEMS[checked.code], { on: update.on, today, lastOn, kind: update.kind, openParts })
  }

  const recordId = await recordOf(trx, actor, duty, update)
  const work = afterUpdate(duty, { kind: update.kind, on: update.on, progress })
  const updateId = newId()
  await appendUpdate(trx, duty, {
    id: updateId,
    sequence: duty.version + 1,
    kind: update.kind,
    on: update.on,
    progress,
    text: update.text || null,
    reason: update.reason ?? null,
    authorId: actor.accountId,
    author: actor.name,
    recordedAt: now,
    work,
  })
  if (recordId !== null) await insertEvidence(trx, duty.tenantId, [{ recordId, updateId, dutyId }])
  await writeAudit(trx, by, {
    action: `duty.${update.kind}`,
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    after: { on: update.on, progress, text: update.text ?? null, reason: update.reason ?? null, recordId },
  })
  await closeWithDuty(trx, by, duty, { kind: update.kind, on: update.on, now })
  return { recordId }
}
