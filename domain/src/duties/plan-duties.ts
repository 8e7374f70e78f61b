import type { Deadline } from '../calendar/deadline.ts'
import type { Checkpoint, DueDateSettings, DueDates, Trigger } from '../calendar/due-dates.ts'
import { dueDates } from '../calendar/due-dates.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { contributionDueOn } from './break-down.ts'

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
  readonly dueOn: PlainDate
  readonly label: string | null
}

/**
 * The contributions of a leaf: of each coordinator that does not lead there, one for each occurrence that has a day, due some
 * working days before the leads. What has no day, or waits for one, has no earlier one either.
 */
export function planContributions(
  coordinators: readonly string[],
  leads: readonly Pick<NewDuty, 'lead' | 'originalDueOn' | 'label'>[],
  given: { readonly on: PlainDate; readonly days: number },
  calendar: WorkingCalendar,
): NewContribution[] {
  const leading = new Set(leads.map(({ lead }) => lead))
  const occurrences = new Map(
    leads.map(({ label, originalDueOn }) => [`${label}/${originalDueOn}`, { label, originalDueOn }]),
  )
  return [...new Set(coordinators)]
    .filter((organizationId) => !leading.has(organizationId))
    .flatMap((organizationId) =>
      [...occurrences.values()].flatMap(({ label, originalDueOn }) => {
        if (originalDueOn === null) return []
        return { organizationId, label, dueOn: contributionDueOn(originalDueOn, given.on, given.days, calendar) }
      }),
    )
}
