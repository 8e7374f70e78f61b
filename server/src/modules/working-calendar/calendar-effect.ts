import type { CalendarEffect } from '@dondoc/contract/working-calendar'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { workingDaysBetween } from '@dondoc/domain/calendar/working-calendar'
import { dueAfterAct } from '@dondoc/domain/duties/start-duty'
import type { Reader } from '../../lib/db.ts'
import type { Settings } from '../settings/index.ts'
import { countOpenByDueDate, listCountedInWorkingDays } from './calendar.store.ts'

/**
 * What another calendar moves: due dates counted in working days from an act, of open duties that nobody extended; and the
 * working days left until due dates, by which reminders go.
 */
export async function calendarEffect(
  db: Reader,
  tenantId: string,
  { before, after, today }: { readonly before: Settings; readonly after: Settings; readonly today: PlainDate },
): Promise<CalendarEffect> {
  const counted = await listCountedInWorkingDays(db, tenantId)
  const moved = counted.flatMap((duty) => {
    const { id, code, text, deadline, originalDueOn, on, effectiveOn, countedFrom, eventDueOn } = duty
    const period = { from: duty.periodFrom, to: duty.periodTo }
    const act = { on, effectiveOn, countedFrom, dueOn: eventDueOn }
    const dueOn = dueAfterAct(deadline, period, act, after)
    if (dueOn === dueAfterAct(deadline, period, act, before)) return []
    const organization = { id: duty.organizationId, name: duty.organizationName, shortName: duty.organizationShortName }
    return [{ id, code, text, organization, dueOn, dueOnBefore: originalDueOn }]
  })
  const open = await countOpenByDueDate(db, tenantId, today)
  const shifted = open.flatMap(({ dueOn, dutyCount }) => {
    const left = workingDaysBetween(today, dueOn, after.calendar)
    const leftBefore = workingDaysBetween(today, dueOn, before.calendar)
    return left === leftBefore ? [] : [{ dueOn, dutyCount, workingDaysLeft: left, workingDaysLeftBefore: leftBefore }]
  })
  return { moved, shifted }
}
