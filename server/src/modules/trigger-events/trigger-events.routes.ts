import * as contract from '@dondoc/contract/trigger-events'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { judgeOf, showDuty } from '../duties/index.ts'
import { correctEvent, mayChange, previewCorrection } from './correct-event.ts'
import { presentEvent, presentGroups } from './events.present.ts'
import { countStarted, type EventRow, findEvent, listEventRows, listStarted, listWaiting } from './events.store.ts'
import { previewEvent, registerEvent } from './register-event.ts'
import { isHelp, presentStart } from './start-duties.ts'
import { startOccurrence } from './start-occurrence.ts'
import { withdrawEvent } from './withdraw-event.ts'

/** Acts are known in the whole tenant: that a circular was issued is no secret. */
async function present(db: Reader, actor: Actor, row: EventRow) {
  const duties = await listStarted(db, actor.tenantId, row.id)
  const count = duties.filter((duty) => !isHelp(duty)).length
  return { event: presentEvent(row, count, { change: mayChange(actor, row, duties) }), duties }
}

async function show(db: Reader, actor: Actor, eventId: string) {
  const row = await findEvent(db, actor.tenantId, eventId)
  if (!row) throw new Problem('event.not-found', { eventId })
  return present(db, actor, row)
}

/** The routes of `contract/src/trigger-events.ts`. Whose duties they are decides on each; asked in the use cases. */
export function registerTriggerEvents(api: Api, { db, clock }: Pick<Deps, 'db' | 'clock'>): void {
  const day = () => ({ today: clock.today(), now: clock.now() })

  register(api, contract.listWaitingDuties, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => ({
        groups: presentGroups(await listWaiting(trx, actor.tenantId, judgeOf(actor).paths)),
      })),
  })

  register(api, contract.previewEvent, {
    allow: everybody,
    handle: ({ actor, body }) => inTenant(db, actor, (trx) => previewEvent(trx, actor, { ...body, ...day() })),
  })

  register(api, contract.registerEvent, {
    allow: everybody,
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, async (trx) => {
        const id = await registerEvent(trx, actor, by, { ...body, ...day() })
        return (await show(trx, actor, id)).event
      }),
  })

  register(api, contract.listEvents, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => {
        const counts = await countStarted(trx, actor.tenantId)
        const rows = await listEventRows(trx, actor.tenantId)
        // Whether it may be changed is asked on its page: here it would be a look-up a row.
        const events = rows.map((row) => presentEvent(row, counts.get(row.id) ?? 0, { change: false }))
        return { events }
      }),
  })

  register(api, contract.getEvent, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        const { event, duties } = await show(trx, actor, params.eventId)
        const today = clock.today()
        return { event, duties: duties.map((duty) => presentStart({ duty, dueOn: duty.originalDueOn }, today)) }
      }),
  })

  register(api, contract.previewCorrection, {
    allow: everybody,
    handle: ({ actor, params, body }) =>
      inTenant(db, actor, (trx) => previewCorrection(trx, actor, { ...params, ...body, ...day() })),
  })

  register(api, contract.correctEvent, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await correctEvent(trx, actor, by, { ...params, ...body, ...day() })
        return (await show(trx, actor, params.eventId)).event
      }),
  })

  register(api, contract.withdrawEvent, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await withdrawEvent(trx, actor, by, { ...params, ...body, ...day() })
        return (await show(trx, actor, params.eventId)).event
      }),
  })

  register(api, contract.startOccurrence, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        const today = clock.today()
        const dutyId = await startOccurrence(trx, actor, by, { ...params, ...body, ...day() })
        return showDuty(trx, actor, { dutyId, asOf: today, today })
      }),
  })
}
