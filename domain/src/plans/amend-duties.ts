import type { PlainDate } from '../calendar/plain-date.ts'
import type { DutyRole } from '../duties/duty-facts.ts'

/** A duty that the plan made before it was amended. */
export interface StandingDuty {
  readonly id: string
  readonly organizationId: string
  /** Absent: the lead's. */
  readonly role?: DutyRole
  /** "Quý III/2025": tells the occurrences of one deadline apart. */
  readonly occurrence: string | null
  readonly dueOn: PlainDate | null
  /** Neither delivered nor stopped. */
  readonly open: boolean
}

/** A duty that the amended row would make. */
export interface WantedDuty {
  readonly organizationId: string
  readonly role?: DutyRole
  readonly occurrence: string | null
  readonly dueOn: PlainDate | null
}

/** What happens to the duties of one row: nothing of what was done is lost. */
export interface AmendedDuties<Wanted extends WantedDuty = WantedDuty> {
  /** Stay as they are; with what they are measured by from now on. */
  readonly kept: readonly string[]
  readonly moved: readonly { readonly id: string; readonly from: PlainDate | null; readonly to: PlainDate }[]
  /** Owed by nobody any more: stopped, with their history. */
  readonly stopped: readonly string[]
  readonly added: readonly Wanted[]
}

/**
 * The duties of a row after an amendment. A duty goes on where the same organization still owes the same occurrence, with its new
 * due date; what is delivered stays whatever the amendment says; an open duty that nobody owes any more is stopped.
 */
export function amendDuties<Wanted extends WantedDuty>(
  standing: readonly StandingDuty[],
  wanted: readonly Wanted[],
): AmendedDuties<Wanted> {
  const left = [...standing]
  const kept: string[] = []
  const moved: { id: string; from: PlainDate | null; to: PlainDate }[] = []
  const added: Wanted[] = []
  const take = (fits: (duty: StandingDuty) => boolean): StandingDuty | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const single = wanted.filter(({ occurrence }) => occurrence !== null).length === 0
  for (const duty of wanted) {
    const mine = ({ organizationId, role = 'lead' }: StandingDuty): boolean =>
      organizationId === duty.organizationId && role === (duty.role ?? 'lead')
    const found =
      take((one) => mine(one) && one.occurrence === duty.occurrence) ??
      (single ? take((one) => mine(one) && one.open) : undefined)
    if (found === undefined) added.push(duty)
    else if (found.open && duty.dueOn !== null && duty.dueOn !== found.dueOn)
      moved.push({ id: found.id, from: found.dueOn, to: duty.dueOn })
    else kept.push(found.id)
  }
  return {
    kept: [...kept, ...left.filter(({ open }) => !open).map(({ id }) => id)],
    moved,
    stopped: left.filter(({ open }) => open).map(({ id }) => id),
    added,
  }
}
