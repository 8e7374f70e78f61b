import type { PlainDate } from '../calendar/plain-date.ts'
import { daysBetween } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { workingDaysBetween } from '../calendar/working-calendar.ts'
import type { Acceptance, DutyFacts, DutySettings, DutyUpdate, Extension } from './duty-facts.ts'
import type { DutyStatus } from './status.ts'
import { DUTY_STATUSES } from './status.ts'

/** What a duty is on one day. */
export interface DutyState {
  readonly status: DutyStatus
  /** With the extensions granted by then; null where none can be said. */
  readonly dueOn: PlainDate | null
  readonly originalDueOn: PlainDate | null
  readonly deliveredOn: PlainDate | null
  readonly confirmedOn: PlainDate | null
  /** 0–100; null where nobody has said. */
  readonly progress: number | null
  /** Calendar days after the due date: of the delivery, or of the day looked at while it is open. */
  readonly daysLate: number
  /** Of an open duty, negative when overdue; null without a due date or when there is nothing left to do. */
  readonly workingDaysLeft: number | null
  /** Late against the due date of the plan, whatever was granted since. */
  readonly lateAgainstOriginal: boolean
  readonly acceptance: Acceptance
}

/** What updates add up to, whatever the day. */
export interface DutyWork {
  readonly acceptance: Acceptance
  readonly started: boolean
  readonly stopped: boolean
  readonly deliveredOn: PlainDate | null
  readonly confirmedOn: PlainDate | null
  readonly progress: number | null
}

/** A duty of which nothing was said yet. */
export const UNTOUCHED: DutyWork = {
  acceptance: 'open',
  started: false,
  stopped: false,
  deliveredOn: null,
  confirmedOn: null,
  progress: null,
}

/** The work after one more update: folding all updates in their order from `UNTOUCHED` gives where it stands. */
export function afterUpdate(work: DutyWork, update: Pick<DutyUpdate, 'kind' | 'on' | 'progress'>): DutyWork {
  switch (update.kind) {
    case 'accepted':
    case 'insisted':
      return { ...work, acceptance: 'accepted' }
    case 'declined':
      return { ...work, acceptance: 'declined' }
    // Another organization begins anew.
    case 'reassigned':
      return UNTOUCHED
    // Whoever does a duty has taken it.
    case 'started':
      return { ...work, acceptance: 'accepted', started: true }
    case 'progress':
      return { ...work, acceptance: 'accepted', started: true, progress: update.progress }
    case 'delivered':
      return {
        ...work,
        acceptance: 'accepted',
        started: true,
        deliveredOn: update.on,
        confirmedOn: null,
        progress: 100,
      }
    case 'confirmed':
      return { ...work, confirmedOn: update.on }
    case 'returned':
      return { ...work, deliveredOn: null, confirmedOn: null, progress: null }
    case 'stopped':
      return { ...work, stopped: true }
    case 'resumed':
      return { ...work, stopped: false }
  }
}

/** Updates in the order in which they became true. */
export function inOrder(updates: readonly DutyUpdate[]): DutyUpdate[] {
  return [...updates].sort((a, b) => a.on.localeCompare(b.on) || a.order - b.order)
}

function dueDateBy(day: PlainDate, originalDueOn: PlainDate, extensions: readonly Extension[]): PlainDate {
  const granted = extensions.filter((it) => it.grantedOn <= day)
  return granted.reduce((last, it) => (it.grantedOn >= last.grantedOn ? it : last), {
    grantedOn: '0001-01-01' as PlainDate,
    dueOn: originalDueOn,
  }).dueOn
}

function statusOf(
  work: DutyWork,
  waits: boolean,
  dueOn: PlainDate | null,
  today: PlainDate,
  confirm: boolean,
): DutyStatus {
  if (work.stopped) return 'stopped'
  if (work.deliveredOn !== null) {
    if (confirm && work.confirmedOn === null) return 'to-confirm'
    return dueOn !== null && work.deliveredOn > dueOn ? 'done-late' : 'done-on-time'
  }
  if (waits && !work.started) return 'waiting'
  if (dueOn !== null && today > dueOn) return 'overdue'
  return work.started ? 'running' : 'not-started'
}

/**
 * What a duty is on `today`, from the facts dated up to that day: the same call answers for any day in the past ("as of"). While
 * it waits for an outside act it has no due date and is neither on time nor late. A delivery is measured against the due date
 * that was granted when it was delivered, so what is done stays as it was.
 */
export function dutyStatus(
  facts: DutyFacts,
  today: PlainDate,
  calendar: WorkingCalendar,
  settings: DutySettings,
): DutyState {
  const work = inOrder(facts.updates.filter((it) => it.on <= today)).reduce(afterUpdate, UNTOUCHED)
  const { waitingFor } = facts
  const waits = waitingFor !== null && (waitingFor.happenedOn === null || waitingFor.happenedOn > today)
  const originalDueOn = waits ? null : facts.originalDueOn
  const measuredOn = work.deliveredOn ?? today
  const dueOn = originalDueOn === null ? null : dueDateBy(measuredOn, originalDueOn, facts.extensions)
  // What is given on inside a unit, or contributed, is judged with the product of the lead.
  const confirmed = settings.confirmationRequired && (facts.role ?? 'lead') === 'lead'
  const status = statusOf(work, waits, dueOn, today, confirmed)
  const isOpen = work.deliveredOn === null && !work.stopped
  const isMeasured = isOpen || work.deliveredOn !== null
  return {
    status,
    dueOn,
    originalDueOn,
    deliveredOn: work.deliveredOn,
    confirmedOn: work.confirmedOn,
    progress: work.progress,
    daysLate: dueOn === null || !isMeasured ? 0 : Math.max(0, daysBetween(dueOn, measuredOn)),
    workingDaysLeft: dueOn === null || !isOpen ? null : workingDaysBetween(today, dueOn, calendar),
    lateAgainstOriginal: originalDueOn !== null && isMeasured && measuredOn > originalDueOn,
    acceptance: work.acceptance,
  }
}

/** How many duties there are of each status, every status named: `{'done-on-time': 3, …, 'stopped': 0}`. */
export function countByStatus(duties: readonly { readonly status: DutyStatus }[]): Record<DutyStatus, number> {
  const counts = Object.fromEntries(DUTY_STATUSES.map((status) => [status, 0])) as Record<DutyStatus, number>
  for (const { status } of duties) counts[status]++
  return counts
}
