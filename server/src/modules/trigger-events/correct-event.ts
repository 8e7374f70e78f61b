import type { EventFacts } from '@dondoc/contract/trigger-events'
import { canConfirmDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { followsAct } from '@dondoc/domain/duties/start-duty'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { businessDay } from '../../lib/clock.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { readSettings } from '../settings/index.ts'
import {
  type EventRow,
  findEvent,
  listStarted,
  lockDuties,
  lockEvent,
  type StartedRow,
  updateEvent,
} from './events.store.ts'
import { mustBeKnownRecord, tellHolders } from './register-event.ts'
import { mustBeRegistrable, presentStarts, startsOf, writeStarts } from './start-duties.ts'

/** Who registered it may change it, and whoever judges all of its duties. */
export function mayChange(actor: Actor, event: EventRow, duties: readonly StartedRow[]): boolean {
  if (event.withdrawnAt !== null) return false
  if (duties.length === 0) return event.authorId === actor.accountId
  return duties.every(({ ownerPath }) => canConfirmDuty(actor, { leadPath: ownerPath, ownerPath }))
}

/** An act that the actor may change, with the duties that it started. Throws `event.not-found`, `access.denied`, `event.withdrawn-already`. */
export async function changeable(
  db: Reader,
  actor: Actor,
  eventId: string,
  event: EventRow | undefined,
): Promise<{ event: EventRow; duties: StartedRow[] }> {
  if (!event) throw new Problem('event.not-found', { eventId })
  const duties = await listStarted(db, actor.tenantId, eventId)
  if (event.withdrawnAt !== null) throw new Problem('event.withdrawn-already')
  mustBeAllowed(mayChange(actor, event, duties))
  return { event, duties }
}

/** Throws `event.facts-depend` with the codes of the duties on which something was said since. */
function mustFollow(duties: readonly StartedRow[], on: PlainDate | null): void {
  const depending = duties.filter((duty) => !followsAct(duty, on))
  if (depending.length > 0) throw new Problem('event.facts-depend', { codes: depending.map(({ code }) => code) })
}

/** True where the change moves days, not only words or the document. */
const movesDays = (before: EventRow, after: EventFacts): boolean =>
  before.on !== after.on ||
  before.effectiveOn !== after.effectiveOn ||
  before.countedFrom !== after.countedFrom ||
  before.dueOn !== after.dueOn

interface Change {
  readonly eventId: string
  readonly event: EventFacts
  readonly today: PlainDate
}

/** What a correction would move; nothing is written. */
export async function previewCorrection(trx: Trx, actor: Actor, { eventId, event: facts, today }: Change) {
  const { event, duties } = await changeable(trx, actor, eventId, await findEvent(trx, actor.tenantId, eventId))
  mustBeRegistrable(facts, today)
  if (movesDays(event, facts)) mustFollow(duties, facts.on)
  const settings = await readSettings(trx, actor.tenantId)
  return presentStarts(startsOf(duties, facts, settings, businessDay(event.registeredAt)), today)
}

/**
 * Corrects an act; the due dates of its duties follow. Throws `event.not-found`, `access.denied`, `event.withdrawn-already`,
 * `event.changed-meanwhile`, `event.facts-depend`, and what registering refuses.
 */
export async function correctEvent(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: Change & { readonly version: number; readonly now: Date },
): Promise<void> {
  const { eventId, event: facts, version, today, now } = order
  const { tenantId } = actor
  const { event, duties } = await changeable(trx, actor, eventId, await lockEvent(trx, tenantId, eventId))
  if (event.version !== version) throw new Problem('event.changed-meanwhile', { version: event.version })
  mustBeRegistrable(facts, today)
  await mustBeKnownRecord(trx, actor, facts.recordId)
  const moves = movesDays(event, facts)
  if (moves) {
    // Held before they are asked again: an update may be on its way.
    await lockDuties(
      trx,
      tenantId,
      duties.map(({ id }) => id),
    )
    mustFollow(await listStarted(trx, tenantId, eventId), facts.on)
  }
  const settings = await readSettings(trx, tenantId)
  const starts = startsOf(duties, facts, settings, businessDay(event.registeredAt))
  if (moves) await writeStarts(trx, tenantId, eventId, facts, starts, settings)
  await updateEvent(trx, tenantId, eventId, { ...facts, version: version + 1 })
  const cause = { ...facts, id: eventId, cause: `corrected-${version + 1}` }
  if (moves) await tellHolders(trx, by, 'event.registered', cause, duties, now)
  const { words, on, effectiveOn, countedFrom, dueOn, recordId } = event
  await writeAudit(trx, by, {
    action: 'event.corrected',
    subjectKind: 'trigger-event',
    subjectId: eventId,
    subject: facts.words,
    before: { words, on, effectiveOn, countedFrom, dueOn, recordId },
    after: { ...facts, duties: starts.map((start) => ({ code: start.duty.code, dueOn: start.dueOn })) },
  })
}
