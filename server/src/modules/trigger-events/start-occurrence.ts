import { canReadDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkAct } from '@dondoc/domain/duties/start-duty'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { printedDay } from '../../lib/printed-words.ts'
import { Problem } from '../../lib/problem.ts'
import { addDuties, type DutyRecord, lockDuty, type NewDuty, placeOf } from '../duties/index.ts'
import { tell } from '../notifications/index.ts'
import { contributionsOfPlan, findPlan, listNames, listNodes, readDirectory } from '../plans/index.ts'
import { readSettings } from '../settings/index.ts'
import { listRowDuties, readDuties } from './events.store.ts'

/** What the coordinators of the row owe to one occurrence, as far as another lead of the row has not asked them for it already. */
async function helpWith(
  trx: Trx,
  standing: DutyRecord,
  occurred: NewDuty & { readonly happenedOn: PlainDate },
  today: PlainDate,
): Promise<NewDuty[]> {
  const { tenantId, planId, nodeId } = standing
  const plan = await findPlan(trx, tenantId, planId)
  const leaves = (await listNodes(trx, tenantId, planId)).filter(({ id }) => id === nodeId)
  if (!plan || leaves.every(({ coordinators }) => coordinators.length === 0)) return []
  const owed = await listRowDuties(trx, tenantId, nodeId)
  const leads = owed
    .filter(({ role }) => role === 'lead')
    .map(({ organizationId }) => ({ ...occurred, organizationId }))
  const names = await listNames(trx, tenantId, planId)
  const directory = await readDirectory(trx, tenantId, today)
  const given = { on: today, settings: await readSettings(trx, tenantId) }
  const asked = new Set(
    owed.flatMap(({ role, occurrence, organizationId }) =>
      role === 'coordinator' && occurrence === occurred.label ? organizationId : [],
    ),
  )
  return contributionsOfPlan(plan, leaves, leads, names, directory, given)
    .filter(({ organizationId }) => !asked.has(organizationId))
    .map((one) => ({ ...one, windowFrom: occurred.happenedOn, happenedOn: occurred.happenedOn }))
}

/** Tells coordinators that a case has come up to which they contribute. */
async function tellHelpers(trx: Trx, by: AuditActor, help: readonly string[], at: Date): Promise<void> {
  for (const { id, code, text, originalDueOn: dueOn, organizationId } of await readDuties(trx, by.tenantId, help)) {
    await tell(trx, by, {
      kind: 'duty.coordination',
      about: { kind: 'duty', id },
      data: { code, text, dueOn },
      to: [{ organizationId, roles: ['unit-head', 'staff'], orAbove: true }],
      cause: 'occurred',
      at,
    })
  }
}

/**
 * Starts an on-occurrence duty for one occurrence, as a duty of its own; the standing one goes on waiting for the next. The
 * coordinators of its row owe their contributions to it and are told. Throws
 * `duty.not-found`, `access.denied`, `event.not-waiting`, `event.in-future`, `event.before-issue`, `event.due-before`, `event.due-in-past`.
 */
export async function startOccurrence(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: {
    readonly dutyId: string
    readonly on: PlainDate
    readonly text: string
    readonly dueOn: PlainDate | null
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<string> {
  const { dutyId, on, text, dueOn, today, now } = order
  const { tenantId } = actor
  const standing = await lockDuty(trx, tenantId, dutyId)
  const place = standing && placeOf(standing)
  if (!standing || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canUpdateDuty(actor, place))
  const { code, waitingKind, waitingWords, happenedOn, deliveredOn, stopped, issuedOn, planId, nodeId, demo } = standing
  const waits = waitingKind === 'occurrence' && happenedOn === null && deliveredOn === null && !stopped
  if (!waits) throw new Problem('event.not-waiting', { codes: [code] })
  if (on < issuedOn) throw new Problem('event.before-issue', { on, issuedOn })
  const refusal = checkAct({ on, effectiveOn: null, countedFrom: 'on', dueOn }, today)
  if (refusal === 'act-in-future') throw new Problem('event.in-future', { on, today })
  if (refusal !== null)
    throw new Problem(refusal === 'act-due-before' ? 'event.due-before' : 'event.due-in-past', { on, dueOn, today })
  const occurred = {
    nodeId,
    organizationId: standing.organizationId,
    originalDueOn: dueOn,
    windowFrom: on,
    label: `${text} (phát sinh ngày ${printedDay(on)})`,
    waitingFor: { kind: 'occurrence', words: waitingWords },
    happenedOn: on,
    products: standing.recordRequired ? [text] : [],
  } as const
  const help = await helpWith(trx, standing, occurred, today)
  const [id, ...helpIds] = await addDuties(trx, { tenantId, planId, issuedOn: on, demo }, [occurred, ...help])
  if (id === undefined) throw new Error('an occurrence made no duty')
  await tellHelpers(trx, by, helpIds, now)
  await writeAudit(trx, by, {
    action: 'duty.occurrence-started',
    subjectKind: 'duty',
    subjectId: id,
    subject: code,
    after: { on, text, dueOn, contributions: help.length },
  })
  return id
}
