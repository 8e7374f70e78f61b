import type { ProblemCode } from '@dondoc/contract/problems'
import type { EventFacts, StartedDuty } from '@dondoc/contract/trigger-events'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type ActRefusal, checkAct, contributionAfterAct, dueAfterAct } from '@dondoc/domain/duties/start-duty'
import { checkpointsOf } from '@dondoc/domain/settings/tenant-settings'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import type { Settings } from '../settings/index.ts'
import { setStarted, type TriggeredDuty } from './events.store.ts'

const REFUSALS = {
  'act-in-future': 'event.in-future',
  'act-due-before': 'event.due-before',
  'act-due-in-past': 'event.due-in-past',
} as const satisfies Record<ActRefusal, ProblemCode>

/** Throws `event.…` unless the act can be registered on the day. */
export function mustBeRegistrable(event: EventFacts, today: PlainDate): void {
  const refusal = checkAct(event, today)
  if (refusal !== null) throw new Problem(REFUSALS[refusal], { on: event.on, dueOn: event.dueOn, today })
}

/** A duty with the due date that an act gives it. */
export interface Start {
  readonly duty: TriggeredDuty
  readonly dueOn: PlainDate | null
}

export const isHelp = ({ role }: Pick<TriggeredDuty, 'role'>): boolean => role === 'coordinator'

/** The due dates that an act gives to duties, and to contributions some working days before those of their leads. */
export function startsOf(
  duties: readonly TriggeredDuty[],
  event: EventFacts,
  settings: Settings,
  registeredOn: PlainDate,
): Start[] {
  return duties.map((duty) => {
    const period = { from: duty.periodFrom, to: duty.periodTo }
    const dueOn = isHelp(duty)
      ? contributionAfterAct(duty.deadline, period, { ...event, registeredOn }, settings)
      : dueAfterAct(duty.deadline, period, event, settings)
    return { duty, dueOn }
  })
}

/** Puts duties on the days that an act gives them. The caller holds their rows. */
export async function writeStarts(
  trx: Trx,
  tenantId: string,
  eventId: string,
  event: EventFacts,
  starts: readonly Start[],
  settings: Settings,
): Promise<void> {
  const started = { eventId, happenedOn: event.on, windowFrom: event.on }
  const days = ({ dueOn, duty }: Start): string => `${duty.role}/${dueOn ?? duty.periodTo + duty.planId}`
  for (const group of Map.groupBy(starts, days).values()) {
    const [first] = group
    if (!first) continue
    const { dueOn: originalDueOn, duty } = first
    // Without a due date the report rounds are what is looked at until the end of the plan.
    const span = { from: event.on, to: duty.periodTo }
    const checkpoints = originalDueOn === null && !isHelp(duty) ? checkpointsOf(settings.rounds, span) : []
    const ids = group.map((start) => start.duty.id)
    await setStarted(trx, tenantId, ids, { ...started, originalDueOn, checkpoints })
  }
}

/** A duty with its due date as a preview and the page of an act show it. */
export function presentStart({ duty, dueOn }: Start, today: PlainDate): StartedDuty {
  const { id, code, text, role, deadlineText, originalDueOn } = duty
  return {
    id,
    code,
    text,
    role,
    deadlineText,
    organization: { id: duty.organizationId, name: duty.organizationName, shortName: duty.organizationShortName },
    dueOn,
    dueOnBefore: originalDueOn,
    isPast: dueOn !== null && dueOn < today,
  }
}

/** Starts as an answer, with how many organizations they concern. */
export function presentStarts(starts: readonly Start[], today: PlainDate) {
  return {
    duties: starts.map((start) => presentStart(start, today)),
    organizationCount: new Set(starts.flatMap(({ duty }) => (isHelp(duty) ? [] : duty.organizationId))).size,
  }
}
