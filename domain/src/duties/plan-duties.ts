import type { Deadline } from '../calendar/deadline.ts'
import type { Checkpoint, DueDateSettings, DueDates, Trigger } from '../calendar/due-dates.ts'
import { dueDates } from '../calendar/due-dates.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { contributionDueOn } from './break-down.ts'
import type { DutyRole } from './duty-facts.ts'

/** A leaf of a plan as far as duties need it: its leads already resolved to organizations (a group to its members). */
export interface PlanLeaf {
  readonly deadline: Deadline | null
  readonly leads: readonly string[]
  readonly products: readonly string[]
}

/** A duty to be made when the plan is issued. */
export interface NewDuty {
  readonly lead: string
  readonly products: readonly string[]
  readonly originalDueOn: PlainDate | null
  readonly windowFrom: PlainDate | null
  /** Which occurrence of the deadline it is for, e.g. "Quý III/2025"; null where there is one. */
  readonly label: string | null
  readonly waitingFor: Trigger | null
  readonly checkpoints: readonly Checkpoint[]
}

/**
 * The duties of one leaf: one organization owes one set of products by one due date, so a group as lead or a rhythm as deadline
 * makes several. A leaf without a lead makes none (its finding says so); without a deadline it is owed inside the plan's period
 * with no due date.
 */
export function planDuties(leaf: PlanLeaf, settings: DueDateSettings, calendar: WorkingCalendar): NewDuty[] {
  const due: DueDates =
    leaf.deadline === null
      ? {
          occurrences: [{ dueOn: null, windowFrom: settings.period.from, label: null }],
          checkpoints: [],
          waitingFor: null,
        }
      : dueDates(leaf.deadline, settings, calendar)
  return [...new Set(leaf.leads)].flatMap((lead) =>
    due.occurrences.map(({ dueOn, windowFrom, label }) => ({
      lead,
      products: leaf.products,
      originalDueOn: dueOn,
      windowFrom,
      label,
      waitingFor: due.waitingFor,
      checkpoints: due.checkpoints,
    })),
  )
}

/** A contribution that a coordinator owes to one occurrence of a leaf. */
export interface NewContribution {
  readonly organizationId: string
  /** Null while it waits, and where what it waited for came without a day. */
  readonly dueOn: PlainDate | null
  readonly label: string | null
  readonly waitingFor: Trigger | null
}

/** A lead's duty as far as contributions need it. */
export type HelpedDuty = Pick<NewDuty, 'lead' | 'originalDueOn' | 'label'> & {
  readonly waitingFor?: Trigger | null
  /** What it waited for has come. */
  readonly happenedOn?: PlainDate
}

/** Whether there is something to contribute to: a day, an act that will bring one, or a case that has come up. */
function isHelped({ originalDueOn, waitingFor = null, happenedOn }: HelpedDuty): boolean {
  if (originalDueOn !== null || happenedOn !== undefined) return true
  return waitingFor !== null && waitingFor.kind !== 'occurrence'
}

/**
 * The contributions of a leaf: of each coordinator that does not lead there, one for each occurrence that has a day, due some
 * working days before the leads. What waits for an act is waited for by its coordinators, too; work without a day, and what
 * occurs only now and then, asks nothing of them until a case comes up.
 */
export function planContributions(
  coordinators: readonly string[],
  leads: readonly HelpedDuty[],
  given: { readonly on: PlainDate; readonly days: number },
  calendar: WorkingCalendar,
): NewContribution[] {
  const leading = new Set(leads.map(({ lead }) => lead))
  const occurrences = new Map(
    leads.filter(isHelped).map((duty) => [`${duty.label}/${duty.originalDueOn}`, duty] as const),
  )
  return [...new Set(coordinators)]
    .filter((organizationId) => !leading.has(organizationId))
    .flatMap((organizationId) =>
      [...occurrences.values()].map(({ label, originalDueOn, waitingFor = null }) => ({
        organizationId,
        label,
        waitingFor,
        dueOn: originalDueOn && contributionDueOn(originalDueOn, given.on, given.days, calendar),
      })),
    )
}

/** A duty of a row as far as it tells whether the row's coordinators were asked. */
export interface RowDuty {
  readonly role: DutyRole
  /** For an act or a document that has not come; of a case that occurs only now and then nothing is asked before. */
  readonly waits: boolean
  /** Neither delivered nor stopped. */
  readonly open: boolean
}

/** Whether a row waits with nobody asked to contribute to it: a lead waits for its act, and no contribution was ever given. */
export function lacksContributions(duties: readonly RowDuty[]): boolean {
  return (
    duties.some(({ role, waits, open }) => role === 'lead' && waits && open) &&
    duties.every(({ role }) => role !== 'coordinator')
  )
}
