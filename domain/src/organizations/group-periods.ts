import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { existsOn } from './structure.ts'

/** A time in which a list stood unchanged. */
export interface ListPeriod {
  readonly validFrom: PlainDate
  /** Its last day; null while it goes on. */
  readonly validTo: PlainDate | null
  readonly listed: number
}

/** The times between one change of a group's list and the next, oldest first; those without members are left out. */
export function listPeriods(
  memberships: readonly { readonly validFrom: PlainDate; readonly validTo: PlainDate | null }[],
): readonly ListPeriod[] {
  const days = memberships.flatMap(({ validFrom, validTo }) =>
    validTo === null ? [validFrom] : [validFrom, addDays(validTo, 1)],
  )
  const starts = [...new Set(days)].sort()
  return starts.flatMap((validFrom, at) => {
    const next = starts[at + 1]
    const listed = memberships.filter((membership) => existsOn(membership, validFrom)).length
    return listed === 0 ? [] : [{ validFrom, validTo: next === undefined ? null : addDays(next, -1), listed }]
  })
}
