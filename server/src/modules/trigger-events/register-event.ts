import type { EventFacts } from '@dondoc/contract/trigger-events'
import { canConfirmDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { tell } from '../notifications/index.ts'
import { findRecord } from '../records/index.ts'
import { readSettings } from '../settings/index.ts'
import { insertEvent, listWaitingHelp, lockDuties, readDuties, type TriggeredDuty } from './events.store.ts'
import { isHelp, mustBeRegistrable, presentStarts, startsOf, writeStarts } from './start-duties.ts'

interface Order {
  readonly event: EventFacts
  readonly dutyIds: readonly string[]
  readonly today: PlainDate
}

/** Throws `duty.not-found`, `access.denied`, `event.not-waiting` unless all chosen duties wait and the actor judges them. */
function mustBeStartable(actor: Actor, duties: readonly TriggeredDuty[], ids: readonly string[]): void {
  const known = new Map(duties.map((duty) => [duty.id, duty]))
  for (const id of ids) {
    const duty = known.get(id)
    if (!duty) throw new Problem('duty.not-found', { dutyId: id })
    mustBeAllowed(canConfirmDuty(actor, { leadPath: duty.ownerPath, ownerPath: duty.ownerPath }))
  }
  const waits = (duty: TriggeredDuty): boolean => duty.waitingKind !== null && duty.happenedOn === null && !isHelp(duty)
  const started = duties.filter((duty) => !waits(duty))
  if (started.length > 0) throw new Problem('event.not-waiting', { codes: started.map(({ code }) => code) })
}

/** Throws `record.not-found` where the document is not in the register or not for the actor. */
export async function mustBeKnownRecord(trx: Trx, actor: Actor, recordId: string | null): Promise<void> {
  if (recordId === null) return
  if (!(await findRecord(trx, scopeOf(actor), recordId))) throw new Problem('record.not-found', { recordId })
}

/** What registering would start; nothing is written. */
export async function previewEvent(trx: Trx, actor: Actor, { event, dutyIds, today }: Order) {
  const leads = await readDuties(trx, actor.tenantId, dutyIds)
  mustBeStartable(actor, leads, dutyIds)
  mustBeRegistrable(event, today)
  const duties = [...leads, ...(await listWaitingHelp(trx, actor.tenantId, leads, false))]
  return presentStarts(startsOf(duties, event, await readSettings(trx, actor.tenantId), today), today)
}

/** Tells the holders of the duties, once an organization, how many of theirs an act started, and to how many they contribute. */
export async function tellHolders(
  trx: Trx,
  by: AuditActor,
  kind: 'event.registered' | 'event.withdrawn',
  event: { readonly id: string; readonly words: string; readonly on: PlainDate; readonly cause: string },
  duties: readonly Pick<TriggeredDuty, 'organizationId' | 'role'>[],
  at: Date,
): Promise<void> {
  const { id, words, on, cause } = event
  for (const [organizationId, own] of Map.groupBy(duties, (duty) => duty.organizationId)) {
    await tell(trx, by, {
      kind,
      about: { kind: 'event', id },
      data: { words, on, count: own.filter((duty) => !isHelp(duty)).length, helping: own.filter(isHelp).length },
      to: [{ organizationId, roles: ['unit-head', 'staff'], orAbove: true }],
      cause: `${cause}/${organizationId}`,
      at,
    })
  }
}

/**
 * Registers an act once: the chosen duties that waited for it start from its day, with the contributions to them, and their
 * holders are told. Throws
 * `duty.not-found`, `access.denied`, `event.not-waiting`, `event.in-future`, `event.due-before`, `event.due-in-past`, `record.not-found`.
 */
export async function registerEvent(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: Order & { readonly now: Date },
): Promise<string> {
  const { event, today, now } = order
  const { tenantId } = actor
  const dutyIds = [...new Set(order.dutyIds)]
  const leads = await lockDuties(trx, tenantId, dutyIds)
  mustBeStartable(actor, leads, dutyIds)
  mustBeRegistrable(event, today)
  const duties = [...leads, ...(await listWaitingHelp(trx, tenantId, leads, true))]
  await mustBeKnownRecord(trx, actor, event.recordId)
  const id = newId()
  await insertEvent(trx, {
    ...event,
    tenantId,
    id,
    registeredAt: now,
    authorId: actor.accountId,
    author: actor.name,
  })
  const settings = await readSettings(trx, tenantId)
  const starts = startsOf(duties, event, settings, today)
  await writeStarts(trx, tenantId, id, event, starts, settings)
  await tellHolders(trx, by, 'event.registered', { ...event, id, cause: 'registered' }, duties, now)
  await writeAudit(trx, by, {
    action: 'event.registered',
    subjectKind: 'trigger-event',
    subjectId: id,
    subject: event.words,
    after: { ...event, duties: starts.map(({ duty, dueOn }) => ({ code: duty.code, dueOn })) },
  })
  return id
}
