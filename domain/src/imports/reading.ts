import type { Deadline } from '../calendar/deadline.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Area } from '../plans/area.ts'
import type { Box, SourceFormat } from './blocks.ts'

/** A numbered document named in the plan. */
export interface Citation {
  readonly kind: string
  readonly number: string
  readonly date: PlainDate | null
  readonly issuer: string | null
}

export interface Signer {
  /** "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN" – null where the signer signs in the own capacity. */
  readonly capacity: string | null
  readonly position: string | null
  readonly name: string | null
}

export interface DocumentHead {
  readonly kind: string | null
  readonly superior: string | null
  readonly issuer: string | null
  readonly number: string | null
  readonly place: string | null
  readonly dateText: string | null
  readonly date: PlainDate | null
  readonly title: string | null
  readonly period: { readonly from: PlainDate; readonly to: PlainDate } | null
  readonly legalBases: readonly Citation[]
  readonly citations: readonly Citation[]
  readonly recipients: readonly string[]
  readonly signer: Signer | null
}

export interface Section {
  /** "I.1": the numbers of the headings above and of this one. */
  readonly path: string
  readonly heading: string
  readonly points: readonly string[]
}

export type ItemField =
  | 'ordinal'
  | 'areaHeading'
  | 'objective'
  | 'task'
  | 'activity'
  | 'product'
  | 'lead'
  | 'coordinator'
  | 'deadline'
  | 'budget'
  | 'note'

export interface ItemSource {
  readonly page: number
  /** Where each field stands: one box for each page it runs over, the first on `page`. */
  readonly cells: Partial<Record<ItemField, Box>>
}

/** One actionable row of the plan: the activity, or the task that has none. */
export interface PlanItem {
  readonly ordinal: string | null
  readonly area: Area | null
  readonly areaHeading: string | null
  readonly objective: string | null
  readonly task: string | null
  readonly taskLabel: string | null
  readonly activity: string | null
  readonly activityLabel: string | null
  readonly productText: string | null
  readonly products: readonly string[]
  readonly leadText: string | null
  readonly lead: readonly string[]
  readonly coordinatorText: string | null
  readonly coordinators: readonly string[]
  readonly deadlineText: string | null
  readonly deadline: Deadline | null
  readonly budgetText: string | null
  readonly note: string | null
  readonly source: ItemSource | null
  /** 0–1, the least of its cells. */
  readonly confidence: number
}

export type FindingSeverity = 'info' | 'warning' | 'error'

/** Something a reader or a checker doubts, with its place. The web owns the sentences; `message` is the Vietnamese default. */
export interface Finding {
  readonly code: string
  readonly severity: FindingSeverity
  /** Index into `items`, null for the document as a whole. */
  readonly item: number | null
  readonly field: ItemField | null
  readonly message: string
}

/** What `dondoc read` prints and an import stores: the whole reading of one plan file. */
export interface PlanReading {
  readonly source: string
  readonly format: SourceFormat
  readonly document: DocumentHead
  readonly sections: readonly Section[]
  readonly items: readonly PlanItem[]
  readonly findings: readonly Finding[]
}
