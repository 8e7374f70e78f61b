import type { ExtensionDecision } from '@dondoc/contract/extensions'
import { canExtendDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkExtension } from '@dondoc/domain/duties/check-update'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { type Receiver, tell } from '../notifications/index.ts'
import { type ExtensibleDuty, GRANT_PROBLEMS, heldDuty } from './extension-duty.ts'
import {
  endRequest,
  findRequest,
  insertExtension,
  listRequests,
  nameDuty,
  type RequestRow,
} from './extensions.store.ts'

interface Day {
  readonly today: PlainDate
  readonly now: Date
}

/** Throws the domain's refusals as `extension.…` unless the day can be granted today. */
function mustBeGrantable({ duty, facts, context, state, parent }: ExtensibleDuty, dueOn: PlainDate): void {
  const { today } = context
  const checked = checkExtension(facts, { grantedOn: today, dueOn }, context, parent?.dueOn)
  if (checked.ok) return
  const limit = parent && { parent: parent.code, parentDueOn: parent.dueOn }
  throw new Problem(GRANT_PROBLEMS[checked.code], { code: duty.code, dueOn: state.dueOn, today, ...limit })
}

async function tellDecision(
  trx: Trx,
  by: AuditActor,
  { duty }: ExtensibleDuty,
  decision: { readonly granted: boolean; readonly dueOn: PlainDate | null; readonly reason: string | null },
  request: { readonly id: string; readonly authorId: string | null },
  now: Date,
): Promise<void> {
  const { text } = await nameDuty(trx, duty.tenantId, duty.id)
  const asker: Receiver[] = request.authorId === null ? [] : [{ accountId: request.authorId }]
  await tell(trx, by, {
    kind: 'extension.decided',
    about: { kind: 'duty', id: duty.id },
    data: { code: duty.code, text, ...decision },
    to: [...asker, { organizationId: duty.organizationId, roles: ['unit-head', 'staff'] }],
    cause: request.id,
    at: now,
  })
}

/** Decides on one request, whose duty is held. */
async function decide(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  held: ExtensibleDuty,
  request: RequestRow,
  decision: ExtensionDecision,
  { today, now }: Day,
): Promise<void> {
  const { tenantId } = actor
  const { duty, state } = held
  const granted = decision.outcome === 'granted'
  const dueOn = granted ? (decision.dueOn ?? request.dueOn) : null
  const words = decision.words ?? null
  if (dueOn !== null) {
    mustBeGrantable(held, dueOn)
    const author = { authorId: actor.accountId, author: actor.name }
    const reason = words ?? request.reason
    await insertExtension(trx, {
      tenantId,
      dutyId: duty.id,
      grantedOn: today,
      dueOn,
      reason,
      requestId: request.id,
      ...author,
    })
  }
  await endRequest(trx, tenantId, request, {
    state: granted ? 'granted' : 'refused',
    deciderId: actor.accountId,
    decider: actor.name,
    decidedAt: now,
    grantedDueOn: dueOn,
    words,
  })
  await tellDecision(trx, by, held, { granted, dueOn, reason: words }, request, now)
  await writeAudit(trx, by, {
    action: granted ? 'duty.extension-granted' : 'duty.extension-refused',
    subjectKind: 'duty',
    subjectId: duty.id,
    subject: duty.code,
    before: { dueOn: state.dueOn },
    after: { asked: request.dueOn, dueOn, words },
  })
}

/**
 * Decides on requests, all or none: grants the day asked for or another one, or refuses with words; who asked is told. Throws
 * `extension.request-not-found`, `access.denied`, `extension.decided-already` and the refusals of granting, each with the code of
 * the duty it is about.
 */
export async function decideExtensions(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: { readonly requestIds: readonly string[]; readonly decision: ExtensionDecision } & Day,
): Promise<number> {
  // In the order of their ids, so that two bulk decisions wait for each other and do not lock each other out.
  const ids = [...new Set(order.requestIds)].sort()
  for (const requestId of ids) {
    const known = await findRequest(trx, actor.tenantId, requestId)
    if (!known) throw new Problem('extension.request-not-found', { requestId })
    const held = await heldDuty(trx, actor, known.dutyId, order.today)
    mustBeAllowed(canExtendDuty(actor, held.place))
    const current = await findRequest(trx, actor.tenantId, requestId)
    if (current?.state !== 'pending') throw new Problem('extension.decided-already', { code: held.duty.code })
    await decide(trx, actor, by, held, current, order.decision, order)
  }
  return ids.length
}

/**
 * Grants a later due date without request, with the reason. A pending request of the duty is decided by it. Throws
 * `duty.not-found`, `access.denied` and the refusals of granting.
 */
export async function grantExtension(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: { readonly dutyId: string; readonly dueOn: PlainDate; readonly reason: string } & Day,
): Promise<void> {
  const { dutyId, dueOn, reason, today, now } = order
  const { tenantId } = actor
  const held = await heldDuty(trx, actor, dutyId, today)
  const { duty, place, state } = held
  mustBeAllowed(canExtendDuty(actor, place))
  const pending = (await listRequests(trx, tenantId, dutyId)).find((request) => request.state === 'pending')
  if (pending) {
    await decide(trx, actor, by, held, pending, { outcome: 'granted', dueOn, words: reason }, order)
    return
  }
  mustBeGrantable(held, dueOn)
  const author = { authorId: actor.accountId, author: actor.name }
  await insertExtension(trx, { tenantId, dutyId, grantedOn: today, dueOn, reason, requestId: null, ...author })
  await tellDecision(trx, by, held, { granted: true, dueOn, reason }, { id: `${today}/${dueOn}`, authorId: null }, now)
  await writeAudit(trx, by, {
    action: 'duty.extension-granted',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    before: { dueOn: state.dueOn },
    after: { dueOn, words: reason },
  })
}
