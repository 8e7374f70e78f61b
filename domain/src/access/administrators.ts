import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { isInBranch, type OrganizationPath } from './roles.ts'
import { holdsOn, type Term } from './term.ts'

/** An administrator's time at an organization. */
export interface AdministratorTerm extends Term {
  readonly at: OrganizationPath
}

const isCovered = (agency: OrganizationPath, terms: readonly AdministratorTerm[], day: PlainDate): boolean =>
  terms.some((term) => holdsOn(term, day) && isInBranch(agency, term.at))

/**
 * The agencies that a change would leave without administrator on some day from `today` on: they have one now, at
 * the agency or above it, and would have none. A gap that was there before is not the change's doing.
 */
export function findUnadministered(
  agencies: readonly OrganizationPath[],
  before: readonly AdministratorTerm[],
  after: readonly AdministratorTerm[],
  today: PlainDate,
): OrganizationPath[] {
  // Cover changes only on a first day and on the day after a last one.
  const turns = [...before, ...after].flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]))
  const days = [...new Set([today, ...turns.filter((day) => day > today)])]
  return agencies.filter((agency) =>
    days.some((day) => isCovered(agency, before, day) && !isCovered(agency, after, day)),
  )
}
