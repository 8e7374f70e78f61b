import type { Trigger } from '../calendar/due-dates.ts'
import type { PlainDate } from '../calendar/plain-date.ts'

/** What a dated statement on a duty may say. */
export const UPDATE_KINDS = ['started', 'progress', 'delivered', 'confirmed', 'returned', 'stopped', 'resumed'] as const

export type UpdateKind = (typeof UPDATE_KINDS)[number]

/** A dated statement on a duty, the only way its facts change. Appended, never overwritten. */
export interface DutyUpdate {
  readonly kind: UpdateKind
  /** The day on which it became true, not the day on which it was typed. */
  readonly on: PlainDate
  /** The order in which statements of one day were recorded. */
  readonly order: number
  /** 0–100, only for `progress`. */
  readonly progress: number | null
  /** True where a numbered document is given as evidence. */
  readonly hasRecord: boolean
  /** Who said it, by an id that is the same for the same person; absent or null where nobody is known. */
  readonly by?: string | null
}

/** A later due date granted by the authority that gave the duty. */
export interface Extension {
  readonly grantedOn: PlainDate
  readonly dueOn: PlainDate
}

/** Everything that is known of a duty; its status on any day follows from it. */
export interface DutyFacts {
  readonly originalDueOn: PlainDate | null
  readonly windowFrom: PlainDate | null
  /** What the due date waits for, and since when it has happened; null where it waits for nothing. */
  readonly waitingFor: (Trigger & { readonly happenedOn: PlainDate | null }) | null
  /** A numbered document must show that the product exists. */
  readonly recordRequired: boolean
  readonly extensions: readonly Extension[]
  readonly updates: readonly DutyUpdate[]
}

/** Rules that a tenant chooses. */
export interface DutySettings {
  /** Delivered work counts as done only when the authority that gave it has confirmed it. */
  readonly confirmationRequired: boolean
}
