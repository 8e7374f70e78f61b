import type { Trigger } from '../calendar/due-dates.ts'
import type { PlainDate } from '../calendar/plain-date.ts'

/** What is said of a duty by an update alone. */
export const SAID_KINDS = [
  'accepted',
  'declined',
  'insisted',
  'started',
  'progress',
  'delivered',
  'confirmed',
  'returned',
  'stopped',
  'resumed',
] as const

export type SaidKind = (typeof SAID_KINDS)[number]

/** What a dated statement on a duty may say; giving it to another organization is an act of its own. */
export const UPDATE_KINDS = [...SAID_KINDS, 'reassigned'] as const

export type UpdateKind = (typeof UPDATE_KINDS)[number]

/** Who owes what: the plan's product, a contribution to it, or a part that a unit gave on inside. */
export const DUTY_ROLES = ['lead', 'coordinator', 'part'] as const

export type DutyRole = (typeof DUTY_ROLES)[number]

/** Whether who owes a duty has taken it; declined until who gave it has decided. */
export const ACCEPTANCES = ['open', 'accepted', 'declined'] as const

export type Acceptance = (typeof ACCEPTANCES)[number]

/** The parts that a duty was broken down into, without those that were stopped. */
export interface Parts {
  readonly total: number
  /** Not delivered. */
  readonly open: number
}

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
  /** It says why in words; absent is no. */
  readonly hasWords?: boolean
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
  /** Absent: the lead's. */
  readonly role?: DutyRole
  /** As they stand now; absent where there are none. */
  readonly parts?: Parts
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
