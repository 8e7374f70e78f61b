import { isInBranch, type OrganizationPath } from '../access/roles.ts'
import type { DateRange, PlainDate } from '../calendar/plain-date.ts'
import type { Citation } from '../imports/reading.ts'
import { compared, nameLikeness } from '../organizations/name-likeness.ts'
import { numberKey } from '../records/replacement.ts'

/** A plan as far as its place between others goes. */
export interface PlacedPlan {
  readonly id: string
  readonly issuerPath: OrganizationPath
  readonly state: 'draft' | 'issued' | 'closed'
  readonly period: DateRange
}

export const SUPERIOR_REFUSALS = ['superior-not-above', 'superior-not-issued', 'superior-other-period'] as const

export type SuperiorRefusal = (typeof SUPERIOR_REFUSALS)[number]

/** Why a plan cannot be carried out by another one; null where it can. Its issuer stands above, it is issued, and they share a day. */
export function findSuperiorFault(plan: PlacedPlan, superior: PlacedPlan): SuperiorRefusal | null {
  const isAbove = superior.issuerPath !== plan.issuerPath && isInBranch(plan.issuerPath, superior.issuerPath)
  if (plan.id === superior.id || !isAbove) return 'superior-not-above'
  if (superior.state === 'draft') return 'superior-not-issued'
  const { from, to } = plan.period
  return superior.period.from <= to && from <= superior.period.to ? null : 'superior-other-period'
}

/** What speaks for a superior plan: the plan names its number, its letterhead names its issuer. */
export type SuperiorReason = 'cited' | 'letterhead'

/** What a plan says of those above it. */
export interface SuperiorHints {
  /** The body over the issuer in the letterhead. */
  readonly superior: string | null
  readonly citations: readonly Citation[]
}

/** Written the same but for capitals, accents, a slip and usual abbreviations. */
const SAME_NAME = 0.9

/** What in a plan's words speaks for that superior plan, the stronger first. */
export function reasonsFor(
  hints: SuperiorHints,
  superior: { readonly number: string | null; readonly issuerNames: readonly string[] },
): SuperiorReason[] {
  const { number, issuerNames } = superior
  const cited =
    number !== null && /\d/.test(number) && hints.citations.some((one) => numberKey(one.number) === numberKey(number))
  const head = compared(hints.superior ?? '')
  const named = issuerNames.some((name) => nameLikeness(head, compared(name)) >= SAME_NAME)
  return [...(cited ? (['cited'] as const) : []), ...(named ? (['letterhead'] as const) : [])]
}

/** Whether a row is due after the row of the superior plan that it carries out. */
export function isLaterThanSuperior(dueOn: PlainDate | null, superiorDueOn: PlainDate | null): boolean {
  return dueOn !== null && superiorDueOn !== null && dueOn > superiorDueOn
}
