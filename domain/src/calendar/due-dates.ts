import type { Deadline } from './deadline.ts'
import type { DateRange, PlainDate } from './plain-date.ts'
import { addDays, daysBetween, earlier } from './plain-date.ts'
import { recurringOccurrences } from './recurring-occurrences.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { addWorkingDays } from './working-calendar.ts'

/** A day in the plan's year on which progress is asked: a report round of the tenant. */
export interface Checkpoint {
  readonly on: PlainDate
  readonly label: string
}

export interface DueDateSettings {
  /** True where the tenant takes "trước ngày 31/7" as due on 31/7; otherwise 30/7. */
  readonly beforeIsInclusive: boolean
  /** The plan's period: rhythms are owed inside it. */
  readonly period: DateRange
  /** The report rounds of the tenant, where long and ongoing work is looked at. */
  readonly rounds: readonly Checkpoint[]
  /** When the act happened that the deadline waits for; null while it has not. */
  readonly eventOn: PlainDate | null
}

/** One due date. `dueOn` is null where none can be said (ongoing work, or waiting); `windowFrom` is when the work may start. */
export interface Occurrence {
  readonly dueOn: PlainDate | null
  readonly windowFrom: PlainDate | null
  /** The case of the plan ("báo cáo năm") or the stretch ("Quý III/2025") that tells occurrences apart. */
  readonly label: string | null
}

/** What a deadline waits for: an act, an occurrence (then `words` is null), or a document that sets the time. */
export interface Trigger {
  readonly kind: 'event' | 'occurrence' | 'reference'
  readonly words: string | null
}

export interface DueDates {
  readonly occurrences: readonly Occurrence[]
  /** Proposed days to look at work that is due late or never. */
  readonly checkpoints: readonly Checkpoint[]
  readonly waitingFor: Trigger | null
}

// "Trong năm" is proposed checkpoints, "quý III-IV" and shorter stretches are not.
const LONGEST_WITHOUT_CHECKPOINTS = 184

const checkpointsIn = (rounds: readonly Checkpoint[], range: DateRange): Checkpoint[] =>
  rounds.filter((round) => round.on >= range.from && round.on <= range.to)

const once = (dueOn: PlainDate | null, windowFrom: PlainDate | null, label: string | null = null): DueDates => ({
  occurrences: [{ dueOn, windowFrom, label }],
  checkpoints: [],
  waitingFor: null,
})

function dueBefore(date: PlainDate, label: string | null, settings: DueDateSettings): Occurrence {
  const dueOn = settings.beforeIsInclusive ? date : addDays(date, -1)
  return { dueOn, windowFrom: earlier(settings.period.from, dueOn), label }
}

/** Until its act has happened a deadline waits; then it is counted from that day. */
function onceTriggered(
  trigger: Trigger,
  settings: DueDateSettings,
  dueOn: (eventOn: PlainDate) => PlainDate | null,
): DueDates {
  const { eventOn, rounds, period } = settings
  if (eventOn === null) return { ...once(null, null), waitingFor: trigger }
  const due = dueOn(eventOn)
  const checkpoints = due === null ? checkpointsIn(rounds, { from: eventOn, to: period.to }) : []
  return { ...once(due, eventOn), checkpoints }
}

/**
 * The days on which a deadline is due in a plan. `before` is due the day before unless the tenant decides otherwise; a rhythm
 * gives every occurrence inside the plan's period; ongoing work has no due date but the report rounds as checkpoints; "trong
 * năm" is proposed the rounds before its end; events, occurrences and references wait until `eventOn`.
 */
export function dueDates(deadline: Deadline, settings: DueDateSettings, calendar: WorkingCalendar): DueDates {
  const { period, rounds } = settings
  switch (deadline.kind) {
    case 'within': {
      const isLong = daysBetween(deadline.from, deadline.to) > LONGEST_WITHOUT_CHECKPOINTS
      const span = { from: deadline.from, to: addDays(deadline.to, -1) }
      const checkpoints = isLong ? checkpointsIn(checkpointsIn(rounds, period), span) : []
      return { ...once(deadline.to, deadline.from), checkpoints }
    }
    case 'before':
      return { occurrences: [dueBefore(deadline.date, null, settings)], checkpoints: [], waitingFor: null }
    case 'before-each': {
      const parts = deadline.parts.map((part) => dueBefore(part.date, part.for === '' ? null : part.for, settings))
      return { occurrences: parts, checkpoints: [], waitingFor: null }
    }
    case 'recurring': {
      const occurrences = recurringOccurrences(deadline.rules, period, settings.beforeIsInclusive)
      if (occurrences.length > 0) return { occurrences, checkpoints: [], waitingFor: null }
      return { ...once(null, period.from), checkpoints: checkpointsIn(rounds, period) }
    }
    case 'ongoing': {
      const from = deadline.from ?? period.from
      const span = { from, to: deadline.to ?? period.to }
      return { ...once(null, from), checkpoints: checkpointsIn(checkpointsIn(rounds, period), span) }
    }
    case 'after-event': {
      const { within_days: days, workingDays, event } = deadline
      return onceTriggered({ kind: 'event', words: event }, settings, (eventOn) => {
        if (days === null) return null
        return workingDays ? addWorkingDays(eventOn, days, calendar) : addDays(eventOn, days)
      })
    }
    case 'on-occurrence':
      return onceTriggered({ kind: 'occurrence', words: null }, settings, () => null)
    case 'external':
      return onceTriggered({ kind: 'reference', words: deadline.reference }, settings, () => null)
  }
}
