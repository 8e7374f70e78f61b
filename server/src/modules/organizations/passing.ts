import type { PlainDate } from '@dondoc/domain/calendar/plain-date'

/** What passes by a change: who ends, who takes over (null where nobody does), from which day, and duties given by name. */
export interface Passing {
  readonly tenantId: string
  readonly changeId: string
  readonly on: PlainDate
  readonly heirs: readonly { readonly id: string; readonly heirId: string | null }[]
  /** Open duties that go to somebody else than the heir, or leave one that goes on. */
  readonly allotted: readonly { readonly dutyId: string; readonly toId: string }[]
}
