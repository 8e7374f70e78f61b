import type { PlainDate } from '../calendar/plain-date.ts'

/** A hand-over of the duties assigned to a person: from a day on they are the successor's. */
export interface HandOver {
  /** Rises with the order in which hand-overs were ordered. */
  readonly id: string
  readonly leaverId: string
  readonly successorId: string
  readonly from: PlainDate
}

/** The hand-over of a person that is in force on a day: of several the one of the latest day, as ordered last. */
const inForce = (handOvers: readonly HandOver[], on: PlainDate): HandOver | undefined =>
  [...handOvers]
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1))
    .at(-1)

/**
 * Who takes over on a day what was handed over: the successor, or whoever the successor handed over to in turn after it was ordered,
 * and so on, as far as they cannot work on it themselves. A successor who handed over before that and comes back takes it.
 */
export function receiverOf(
  handOver: HandOver,
  others: readonly HandOver[],
  on: PlainDate,
  canWork: (accountId: string) => boolean,
): string {
  const { id, successorId } = handOver
  if (canWork(successorId)) return successorId
  const next = inForce(
    others.filter((one) => one.leaverId === successorId && one.id > id),
    on,
  )
  return next === undefined ? successorId : receiverOf(next, others, on, canWork)
}

/**
 * Whom a duty passes to when a hand-over comes due; null where it stays. The leaver keeps what a role that was given anew lets the
 * leaver work on. Of those who held it for the leaver meanwhile, by an earlier hand-over, it passes on to who can work on it.
 */
export function passesTo(
  { holderId }: { readonly holderId: string | null },
  handOver: HandOver,
  others: readonly HandOver[],
  on: PlainDate,
  canWork: (accountId: string) => boolean,
): string | null {
  const receiver = receiverOf(handOver, others, on, canWork)
  if (receiver === holderId) return null
  if (holderId === handOver.leaverId) return canWork(holderId) ? null : receiver
  return canWork(receiver) ? receiver : null
}
