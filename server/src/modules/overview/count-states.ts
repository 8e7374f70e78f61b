import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import type { Area } from '@dondoc/domain/plans/area'
import type { HeldState, Place, Shared } from '../duties/index.ts'

/** Every status with a number of duties. */
export type Counts = Record<DutyStatus, number>

export const noCounts = (): Counts => ({
  'done-on-time': 0,
  'done-late': 0,
  'to-confirm': 0,
  running: 0,
  'not-started': 0,
  waiting: 0,
  overdue: 0,
  stopped: 0,
})

export const sumCounts = (counts: Counts): number => DUTY_STATUSES.reduce((sum, status) => sum + counts[status], 0)

/** Adds the second to the first. */
export function addCounts(sum: Counts, more: Counts): Counts {
  for (const status of DUTY_STATUSES) sum[status] += more[status]
  return sum
}

/** What an overview tells of duties. */
export interface DutyCounts {
  readonly counts: Counts
  /** The same a week before. */
  readonly weekBefore: Counts
  /** Overdue now and not a week before. */
  readonly newlyLate: number
  /** Due within the next seven days and not delivered. */
  readonly soon: number
  /** Later than the plan's own day, whatever was granted since. */
  readonly late: number
  readonly byArea: ReadonlyMap<Area | null, Counts>
  /** By who owes them. */
  readonly byOrganization: ReadonlyMap<Place, Counts>
  /** By the day they are due. */
  readonly byDue: ReadonlyMap<PlainDate, Counts>
  /** Those that have a due date, by the day of their delivery. */
  readonly byDelivery: ReadonlyMap<PlainDate, Counts>
  readonly overdue: readonly HeldState[]
}

/** Counts by a value that many duties share. */
class Group<Value> {
  readonly #found: (readonly [Value, Counts] | undefined)[] = []

  add({ index, value }: Shared<Value>, status: DutyStatus): void {
    const counts = this.#found[index]?.[1] ?? noCounts()
    if (this.#found[index] === undefined) this.#found[index] = [value, counts]
    counts[status] += 1
  }

  map(): ReadonlyMap<Value, Counts> {
    return new Map(this.#found.filter((entry) => entry !== undefined))
  }
}

/** Counts what is wanted in one pass. */
export function countStates(states: Iterable<HeldState>, isWanted: (state: HeldState) => boolean): DutyCounts {
  const counts = noCounts()
  const weekBefore = noCounts()
  const byArea = new Group<Area | null>()
  const byOrganization = new Group<Place>()
  const byDue = new Group<PlainDate>()
  const byDelivery = new Group<PlainDate>()
  const overdue: HeldState[] = []
  let newlyLate = 0
  let soon = 0
  let late = 0
  for (const state of states) {
    if (!isWanted(state)) continue
    const { status, statusBefore, dueOn, deliveredOn } = state
    counts[status] += 1
    if (statusBefore !== null) weekBefore[statusBefore] += 1
    if (status === 'overdue') overdue.push(state)
    if (status === 'overdue' && statusBefore !== 'overdue') newlyLate += 1
    if (state.soon) soon += 1
    if (state.late) late += 1
    byArea.add(state.area, status)
    byOrganization.add(state.owing, status)
    if (dueOn === null) continue
    byDue.add(dueOn, status)
    if (deliveredOn !== null) byDelivery.add(deliveredOn, status)
  }
  return {
    counts,
    weekBefore,
    newlyLate,
    soon,
    late,
    overdue,
    byArea: byArea.map(),
    byOrganization: byOrganization.map(),
    byDue: byDue.map(),
    byDelivery: byDelivery.map(),
  }
}

/** Of the overdue the ids of those that are so for longest, in the order of lists by urgency. */
export function longestOverdue(overdue: readonly HeldState[], most: number): string[] {
  const key = ({ dueOn, code }: HeldState): string => `${dueOn?.value ?? '9999'} ${code}`
  return overdue
    .map((state) => ({ id: state.id, key: key(state) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id)
}
