import type { Deadline } from '../calendar/deadline.ts'
import { dueDates } from '../calendar/due-dates.ts'
import type { DateRange, PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { dueDateSettings, type TenantSettings } from '../settings/tenant-settings.ts'
import { contributionDueOn } from './break-down.ts'

/** An act that duties wait for, as far as due dates need it. */
export interface TriggerAct {
  readonly on: PlainDate
  /** When it comes into force, where that is another day. */
  readonly effectiveOn: PlainDate | null
  readonly countedFrom: 'on' | 'effective'
  /** For those whose plan says no number of days. */
  readonly dueOn: PlainDate | null
}

/**
 * The due date of a waiting duty once its act has happened: the number of days that its plan says, counted from the act or from
 * the day it comes into force; otherwise the day that was registered with the act, or none.
 */
export function dueAfterAct(
  deadline: Deadline | null,
  period: DateRange,
  act: TriggerAct,
  settings: Pick<TenantSettings, 'beforeIsInclusive' | 'rounds'> & { readonly calendar: WorkingCalendar },
): PlainDate | null {
  if (deadline?.kind !== 'after-event') return act.dueOn
  const from = act.countedFrom === 'effective' ? (act.effectiveOn ?? act.on) : act.on
  const { occurrences } = dueDates(deadline, dueDateSettings(settings, period, from), settings.calendar)
  return occurrences[0]?.dueOn ?? act.dueOn
}

/**
 * The day by which a coordinator contributes to work that an act started: some working days before that work is due, but not before
 * the act was registered; none where the work has none.
 */
export function contributionAfterAct(
  deadline: Deadline | null,
  period: DateRange,
  act: TriggerAct & { readonly registeredOn: PlainDate },
  settings: Parameters<typeof dueAfterAct>[3] & Pick<TenantSettings, 'coordinatorLeadDays'>,
): PlainDate | null {
  const dueOn = dueAfterAct(deadline, period, act, settings)
  return dueOn && contributionDueOn(dueOn, act.registeredOn, settings.coordinatorLeadDays, settings.calendar)
}

/** Why an act is not registered. */
export const ACT_REFUSALS = ['act-in-future', 'act-due-before', 'act-due-in-past'] as const

export type ActRefusal = (typeof ACT_REFUSALS)[number]

/** Whether an act can be registered: it has happened, and the day given for those without a number of days lies ahead. */
export function checkAct(act: TriggerAct, today: PlainDate): ActRefusal | null {
  if (act.on > today) return 'act-in-future'
  if (act.dueOn === null) return null
  if (act.dueOn < act.on) return 'act-due-before'
  return act.dueOn < today ? 'act-due-in-past' : null
}

/** What stands in the way of another day for an act, or of taking it back: what was said of its duties since. */
export interface DependingFacts {
  /** The first day from the act on that something was said; null where nothing was. */
  readonly firstFactOn: PlainDate | null
  readonly isSettled: boolean
}

/** Whether a duty keeps its facts in order when its act moves to another day (null: is taken back). */
export function followsAct({ firstFactOn, isSettled }: DependingFacts, on: PlainDate | null): boolean {
  if (isSettled) return false
  return firstFactOn === null || (on !== null && on <= firstFactOn)
}

/** What becomes of a contribution whose act is taken back. */
export type AfterWithdrawal<Act> =
  | { readonly kind: 'waits' }
  /** It goes on under another act; its day moves unless what was said of it rests on that day. */
  | { readonly kind: 'held'; readonly act: Act; readonly moves: boolean }
  /** What was said of it rests on the act. */
  | { readonly kind: 'depends' }

/**
 * A contribution is shared by the leads of its row: where the act that started it is taken back, and another one has started a lead
 * (`others`, in the order in which they were registered), it goes on under that one; it waits again only where none holds it.
 */
export function afterWithdrawal<Act extends Pick<TriggerAct, 'on'>>(
  facts: DependingFacts,
  others: readonly Act[],
): AfterWithdrawal<Act> {
  if (others.length === 0) return { kind: followsAct(facts, null) ? 'waits' : 'depends' }
  const { firstFactOn, isSettled } = facts
  const act = others.find(({ on }) => firstFactOn === null || on <= firstFactOn)
  return act === undefined ? { kind: 'depends' } : { kind: 'held', act, moves: !isSettled }
}
