import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { afterWithdrawal } from '@dondoc/domain/duties/start-duty'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { readSettings } from '../settings/index.ts'
import { changeable } from './correct-event.ts'
import {
  type ActOfLead,
  listActsOfLeads,
  listLeadIds,
  listStarted,
  lockDuties,
  lockEvent,
  type StartedRow,
  setAct,
  setStarted,
  updateEvent,
} from './events.store.ts'
import { tellHolders } from './register-event.ts'
import { isHelp, type Start, startsOf, writeStarts } from './start-duties.ts'

/** A contribution that goes on under another act; `moves` where its day becomes another. */
interface Held {
  readonly duty: StartedRow
  readonly act: ActOfLead
  readonly moves: boolean
}

/** The duties of an act that is taken back: those that wait again, and contributions that another act holds. Throws `event.facts-depend`. */
function part(duties: readonly StartedRow[], others: readonly ActOfLead[]): { waiting: StartedRow[]; held: Held[] } {
  const waiting: StartedRow[] = []
  const held: Held[] = []
  const depending: StartedRow[] = []
  for (const duty of duties) {
    const shared = ({ nodeId, occurrence }: ActOfLead) => nodeId === duty.nodeId && occurrence === duty.occurrence
    const after = afterWithdrawal(duty, isHelp(duty) ? others.filter(shared) : [])
    if (after.kind === 'held') held.push({ ...after, duty })
    else if (after.kind === 'waits') waiting.push(duty)
    else depending.push(duty)
  }
  if (depending.length > 0) throw new Problem('event.facts-depend', { codes: depending.map(({ code }) => code) })
  return { waiting, held }
}

/** Puts contributions under the acts that hold them, and tells their holders of another day. */
async function holdOn(
  trx: Trx,
  by: AuditActor,
  held: readonly Held[],
  { eventId, today, now }: { readonly eventId: string; readonly today: PlainDate; readonly now: Date },
): Promise<Start[]> {
  const { tenantId } = by
  const settings = await readSettings(trx, tenantId)
  const starts: Start[] = []
  for (const group of Map.groupBy(held, ({ act }) => act.id).values()) {
    const [first] = group
    if (first === undefined) continue
    const { act } = first
    const ids = group.map(({ duty }) => duty.id)
    await setAct(trx, tenantId, ids, act)
    const moved = startsOf(
      group.flatMap(({ moves, duty }) => (moves ? [duty] : [])),
      act,
      settings,
      // Nobody is late with a day that is set only now.
      today,
    )
    await writeStarts(trx, tenantId, act.id, act, moved, settings)
    const told = moved.filter(({ duty, dueOn }) => duty.originalDueOn !== dueOn).map(({ duty }) => duty)
    await tellHolders(trx, by, 'event.registered', { ...act, cause: `instead-of-${eventId}` }, told, now)
    starts.push(...moved)
  }
  return starts
}

/**
 * Takes an act back: its duties wait again, as if it had not been registered; contributions go on where another act has started a
 * lead of their row. Throws `event.not-found`, `access.denied`,
 * `event.withdrawn-already`, `event.changed-meanwhile`, and `event.facts-depend` where something was said of a duty since.
 */
export async function withdrawEvent(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: {
    readonly eventId: string
    readonly reason: string
    readonly version: number
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<void> {
  const { eventId, reason, version, now } = order
  const { tenantId } = actor
  const { event, duties } = await changeable(trx, actor, eventId, await lockEvent(trx, tenantId, eventId))
  if (event.version !== version) throw new Problem('event.changed-meanwhile', { version: event.version })
  const helped = duties.filter(isHelp).map(({ nodeId }) => nodeId)
  // With all leads of their rows, in one order: another act of the same row may be on its way to be taken back.
  const leads = await listLeadIds(trx, tenantId, helped)
  await lockDuties(trx, tenantId, [...duties.map(({ id }) => id), ...leads])
  const others = (await listActsOfLeads(trx, tenantId, helped)).filter(({ id }) => id !== eventId)
  const { waiting, held } = part(await listStarted(trx, tenantId, eventId), others)
  const ids = waiting.map(({ id }) => id)
  await setStarted(trx, tenantId, ids, {
    eventId: null,
    happenedOn: null,
    windowFrom: null,
    originalDueOn: null,
    checkpoints: [],
  })
  const moved = await holdOn(trx, by, held, order)
  await updateEvent(trx, tenantId, eventId, {
    version: version + 1,
    withdrawnAt: now,
    withdrawnBy: actor.name,
    withdrawnReason: reason,
  })
  const told = { id: eventId, words: event.words, on: event.on, cause: 'withdrawn' }
  await tellHolders(trx, by, 'event.withdrawn', told, waiting, now)
  const days = new Map(moved.map(({ duty, dueOn }) => [duty.id, dueOn]))
  await writeAudit(trx, by, {
    action: 'event.withdrawn',
    subjectKind: 'trigger-event',
    subjectId: eventId,
    subject: event.words,
    before: { on: event.on, duties: duties.map(({ code, originalDueOn }) => ({ code, dueOn: originalDueOn })) },
    after: {
      reason,
      goingOn: held.map(({ duty, act }) => ({
        code: duty.code,
        event: act.words,
        dueOn: days.has(duty.id) ? days.get(duty.id) : duty.originalDueOn,
      })),
    },
  })
}
