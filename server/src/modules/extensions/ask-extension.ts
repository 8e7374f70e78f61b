import { canUpdateDuty, JUDGES, UNIT_MANAGERS } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkExtensionRequest } from '@dondoc/domain/duties/extension-request'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { tell } from '../notifications/index.ts'
import { findRecord } from '../records/index.ts'
import { heldDuty, REQUEST_PROBLEMS } from './extension-duty.ts'
import { endRequest, findRequest, insertRequest, listRequests, nameDuty } from './extensions.store.ts'

/**
 * Asks for a later due date of a duty; those who judge it are told. Throws `duty.not-found`, `access.denied`, `record.not-found`
 * and the domain's refusals as `extension.…`.
 */
export async function askExtension(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly dutyId: string
    readonly dueOn: PlainDate
    readonly reason: string
    readonly recordId?: string | undefined
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<void> {
  const { dutyId, dueOn, reason, recordId, today, now } = request
  const { tenantId } = actor
  const { duty, place, facts, context, state, parent } = await heldDuty(trx, actor, dutyId, today)
  mustBeAllowed(canUpdateDuty(actor, place))
  const hasPending = (await listRequests(trx, tenantId, dutyId)).some((one) => one.state === 'pending')
  const checked = checkExtensionRequest(facts, { dueOn, hasPending }, context)
  if (!checked.ok) throw new Problem(REQUEST_PROBLEMS[checked.code], { code: duty.code, dueOn: state.dueOn, today })
  if (recordId !== undefined && !(await findRecord(trx, scopeOf(actor), recordId))) {
    throw new Problem('record.not-found', { recordId })
  }
  const requestId = await insertRequest(trx, {
    tenantId,
    dutyId,
    dueOnThen: state.dueOn ?? dueOn,
    dueOn,
    reason,
    recordId: recordId ?? null,
    authorId: actor.accountId,
    author: actor.name,
    askedAt: now,
  })
  const named = await nameDuty(trx, tenantId, dutyId)
  await tell(trx, by, {
    kind: 'extension.requested',
    about: { kind: 'duty', id: dutyId },
    data: { code: duty.code, ...named, dueOn },
    to: [
      parent === null
        ? { organizationId: duty.issuerId, roles: JUDGES, orAbove: true }
        : { organizationId: parent.organizationId, roles: UNIT_MANAGERS, orAbove: true },
    ],
    cause: requestId,
    at: now,
  })
  await writeAudit(trx, by, {
    action: 'duty.extension-asked',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    before: { dueOn: state.dueOn },
    after: { dueOn, reason, recordId: recordId ?? null },
  })
}

/** Takes a request back while nobody has decided. Throws `extension.request-not-found`, `access.denied`, `extension.decided-already`. */
export async function withdrawExtension(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly requestId: string; readonly today: PlainDate; readonly now: Date },
): Promise<string> {
  const { requestId, today, now } = request
  const known = await findRequest(trx, actor.tenantId, requestId)
  if (!known) throw new Problem('extension.request-not-found', { requestId })
  const { duty, place } = await heldDuty(trx, actor, known.dutyId, today)
  mustBeAllowed(canUpdateDuty(actor, place))
  // Asked again: somebody may have decided while we waited for the duty.
  const current = await findRequest(trx, actor.tenantId, requestId)
  if (current?.state !== 'pending') throw new Problem('extension.decided-already', { code: duty.code })
  await endRequest(trx, actor.tenantId, current, {
    state: 'withdrawn',
    deciderId: actor.accountId,
    decider: actor.name,
    decidedAt: now,
    grantedDueOn: null,
    words: null,
  })
  await writeAudit(trx, by, {
    action: 'duty.extension-withdrawn',
    subjectKind: 'duty',
    subjectId: duty.id,
    subject: duty.code,
    before: { dueOn: current.dueOn, reason: current.reason },
  })
  return duty.id
}
