import type { Deadline } from '@dondoc/domain/calendar/deadline'
import type { DateRange } from '@dondoc/domain/calendar/plain-date'
import { contributionAfterAct, dueAfterAct } from '@dondoc/domain/duties/start-duty'
import { businessDay } from '../../lib/clock.ts'
import type { Trx } from '../../lib/db.ts'
import type { NewDuty, StandingRow } from '../duties/index.ts'
import type { Settings } from '../settings/index.ts'
import { findEvent } from '../trigger-events/index.ts'

type Act = NonNullable<Awaited<ReturnType<typeof findEvent>>>

/** The act that started all leads of a row; undefined where one of them still waits, or waits for nothing. */
export async function findActOf(
  trx: Trx,
  tenantId: string,
  standing: readonly StandingRow[],
): Promise<Act | undefined> {
  const [first, ...others] = standing.filter(({ role }) => role === 'lead')
  const eventId = first?.eventId ?? null
  if (eventId === null || others.some((one) => one.eventId === null)) return undefined
  return findEvent(trx, tenantId, eventId)
}

/** A duty that an amended row makes, started by the act that the row's other duties were started by: it need not wait again. */
export function joinAct(
  duty: NewDuty,
  act: Act | undefined,
  row: { readonly deadline: Deadline | null; readonly period: DateRange },
  settings: Settings,
): NewDuty {
  if (act === undefined || duty.waitingFor === null || duty.waitingFor.kind === 'occurrence') return duty
  const { deadline, period } = row
  const dueOn =
    duty.role === 'coordinator'
      ? contributionAfterAct(deadline, period, { ...act, registeredOn: businessDay(act.registeredAt) }, settings)
      : dueAfterAct(deadline, period, act, settings)
  return { ...duty, originalDueOn: dueOn, windowFrom: act.on, happenedOn: act.on, eventId: act.id }
}
