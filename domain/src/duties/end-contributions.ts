import type { PlainDate } from '../calendar/plain-date.ts'
import type { DutySettings } from './duty-facts.ts'

/** A lead of a row as far as the contributions to it need it. */
export interface HelpedLead {
  readonly stopped: boolean
  readonly deliveredOn: PlainDate | null
  readonly confirmedOn: PlainDate | null
}

/** A contribution that is neither sent nor stopped. */
export interface OpenContribution {
  /** For an act that has not come. */
  readonly waits: boolean
  /** Its unit has begun all the same. */
  readonly started: boolean
}

/**
 * Whether an open contribution ends with the leads of its row: no lead works there any more, all being stopped or done, as the tenant
 * takes it. One that waits for an act ends as soon as all are reported done: what was done without the act needs no help after it.
 * One under way can still be sent until the work is confirmed.
 */
export function endsWithLeads(
  { waits, started }: OpenContribution,
  leads: readonly HelpedLead[],
  { confirmationRequired }: DutySettings,
): boolean {
  const going = leads.filter(({ stopped }) => !stopped)
  const isReported = ({ deliveredOn }: HelpedLead) => deliveredOn !== null
  const isDone = confirmationRequired ? ({ confirmedOn }: HelpedLead) => confirmedOn !== null : isReported
  return going.every(isDone) || (waits && !started && going.every(isReported))
}
