import type { NewUpdate } from '@dondoc/contract/duties'
import type { ProblemCode } from '@dondoc/contract/problems'
import { canConfirmDuty, canReadDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { acceptanceOn, silentBefore } from '@dondoc/domain/duties/acceptance'
import { checkUpdate, type UpdateRefusal } from '@dondoc/domain/duties/check-update'
import { isReasonGiven, needsReason } from '@dondoc/domain/duties/delay-reason'
import { afterUpdate, dutyStatus } from '@dondoc/domain/duties/duty-status'
import { productShare, productStates } from '@dondoc/domain/duties/products'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { insertEvidence, writeEntered } from '../records/index.ts'
import { readSettings } from '../settings/index.ts'
import { awaitedOf, tellAwaited } from './await-contributions.ts'
import { insertAwaited } from './awaited.store.ts'
import { budgetFinding } from './budget.ts'
import { closeWithDuty } from './close-with-duty.ts'
import { getNode, lockDuty, readFacts } from './duty-detail.store.ts'
import { allowedKinds, placeOf } from './duty-rights.ts'
import { appendUpdate } from './duty-updates.store.ts'
import { insertProductReports, listReportingUpdates } from './product-reports.store.ts'
import { afterReports, mustReport, productsOf, proveUpdate } from './prove-update.ts'
import { tellOfUpdate } from './tell-of-duty.ts'

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

/**
 * Appends a dated update to a duty with its evidence. Throws `duty.not-found`, `access.denied`, `duty.changed-meanwhile` where
 * somebody else wrote since the asker looked, what `awaitedOf` and `proveUpdate` throw, and the domain's refusals. Gives back the first record that
 * proves it.
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

  const [{ products: planned }, reported, facts, settings] = await Promise.all([
    getNode(trx, actor.tenantId, duty.nodeId),
    listReportingUpdates(trx, actor.tenantId, dutyId),
    readFacts(trx, duty),
    readSettings(trx, actor.tenantId),
  ])
  const states = productStates(duty.recordRequired ? planned : [], reported)
  const products = productsOf(update, states)
  const share = products.length === 0 ? null : productShare(afterReports(states, products))
  const progress = update.progress ?? (update.kind === 'progress' ? share : null)
  const hasRecord =
    update.recordId !== undefined ||
    update.record !== undefined ||
    products.some((one) => one.recordId !== undefined || one.record !== undefined) ||
    states.some(({ settled }) => settled?.words === null)
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

  mustReport(states, update.kind, products)
  const hasWords = Boolean(update.text)
  const { status } = dutyStatus(facts, update.on, settings.calendar, settings)
  if (needsReason(update.kind, status) && !isReasonGiven(update.reason ?? null, hasWords))
    throw new Problem('duty.reason-required', { kind: update.kind, status })

  const awaited = await awaitedOf(trx, duty, update)
  const { proofs, reports, findings } = await proveUpdate(trx, actor, duty, update, products, { today, now })
  const doubt = await budgetFinding(trx, duty, update)
  const recordId = proofs[0]?.id ?? null
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
    findings: doubt === null ? findings : [...findings, doubt],
    spent: update.spent ?? null,
    work,
  })
  await insertEvidence(
    trx,
    duty.tenantId,
    proofs.map(({ id }) => ({ recordId: id, updateId, dutyId })),
  )
  await insertProductReports(trx, duty.tenantId, { updateId, dutyId }, reports)
  await insertAwaited(trx, duty.tenantId, { updateId, dutyId }, awaited)
  await tellOfUpdate(trx, by, duty, { id: updateId, update, now })
  await tellAwaited(trx, by, duty, awaited, now)
  for (const { id, entered } of proofs) if (entered !== null) await writeEntered(trx, by, id, entered)
  await writeAudit(trx, by, {
    action: `duty.${update.kind}`,
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    after: {
      on: update.on,
      progress,
      text: update.text ?? null,
      reason: update.reason ?? null,
      waitsFor: awaited.map(({ code }) => code),
      recordId,
      products: reports,
      spent: update.spent ?? null,
    },
  })
  await closeWithDuty(trx, by, duty, { kind: update.kind, on: update.on, now })
  return { recordId }
}
