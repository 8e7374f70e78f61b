import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Reader } from '../../lib/db.ts'
import { createLane, type Lane } from '../../lib/lane.ts'
import { listPlaces } from '../organizations/index.ts'
import { HeldDay } from './held-day.ts'
import { readWritten } from './held-states.store.ts'

/** How ALL duties of a tenant stand on a day: the caller keeps what its reader may read. */
export type ReadStates = (db: Reader, tenantId: string, asOf: PlainDate) => Promise<HeldDay>

/** Some 400 bytes each. */
const MOST_HELD = 200_000

interface Slot {
  readonly tenantId: string
  /** One at a time reads what was written. */
  readonly turn: Lane
  day: HeldDay | null
}

/**
 * Gives up the longest unused until no more than `most` duties are held besides the day that each tenant used last: the present of a
 * nation is held, and of the past what somebody looks at.
 */
function giveUp(slots: Map<string, Slot>, most: number): void {
  const present = new Set<string>()
  let held = 0
  for (const [key, { tenantId, day }] of [...slots].reverse()) {
    if (!present.has(tenantId)) {
      present.add(tenantId)
      continue
    }
    held += day?.size ?? 0
    if (held > most) slots.delete(key)
  }
}

/**
 * Holds in memory how duties stand, for each tenant and day. Each time they are asked for, what was written since is read first, so
 * the answer is what the database knows at that moment, whoever wrote it and in which process:
 * `docs/decisions/2026-11-28-states-held-in-memory.md`. Not for a transaction that has itself written duties.
 */
export function holdStates(most = MOST_HELD): ReadStates {
  const slots = new Map<string, Slot>()
  // To read all of a province keeps a processor busy for long: one at a time, so that short questions always find one.
  const lane = createLane(1)
  const readAll = (db: Reader, tenantId: string, asOf: PlainDate): Promise<HeldDay> =>
    lane(async () => {
      const moment = await readWritten(db, { tenantId, asOf }, null)
      // After it: where organizations come in between, the next moment tells that.
      return new HeldDay(moment, await listPlaces(db, tenantId, asOf))
    })
  return async (db, tenantId, asOf) => {
    const key = `${tenantId} ${asOf}`
    const slot = slots.get(key) ?? { tenantId, turn: createLane(1), day: null }
    slots.delete(key)
    slots.set(key, slot)
    return slot.turn(async () => {
      const goesOn = slot.day?.goOn(await readWritten(db, { tenantId, asOf }, slot.day.seen)) ?? false
      const day = goesOn && slot.day !== null ? slot.day : await readAll(db, tenantId, asOf)
      slot.day = day
      giveUp(slots, most)
      return day
    })
  }
}
