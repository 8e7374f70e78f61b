import type { CalendarEffect } from '@dondoc/contract/working-calendar'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { workingDaysBetween } from '@dondoc/domain/calendar/working-calendar'
import { moveContribution } from '@dondoc/domain/duties/break-down'
import { dueAfterAct } from '@dondoc/domain/duties/start-duty'
import type { Reader } from '../../lib/db.ts'
import type { Settings } from '../settings/index.ts'
import { countOpenByDueDate, listContributionDays, listCountedInWorkingDays } from './calendar.store.ts'

type Moved = CalendarEffect['moved'][number]

/** Tells the rows of plans, and the occurrences of one row, apart. */
const rowOf = ({ nodeId, occurrence }: { readonly nodeId: string; readonly occurrence: string | null }): string =>
  `${nodeId}/${occurrence ?? ''}`

/** Contributions follow: of rows whose leads move, and of all others whose days are counted back over what changes. */
async function movedContributions(
  db: Reader,
  tenantId: string,
  { before, after, today }: Calendars,
  leads: ReadonlyMap<string, PlainDate>,
): Promise<Moved[]> {
  // Rows of one plan share their days: each pair is counted once.
  const counted = new Map<string, PlainDate>()
  const rows = await listContributionDays(db, tenantId, today)
  return rows.flatMap(({ id, code, role, text, dueOn: dueOnBefore, leadDueOn, ...row }) => {
    const lead = { before: leadDueOn, after: leads.get(rowOf(row)) ?? leadDueOn }
    const key = `${dueOnBefore}/${lead.before}/${lead.after}`
    const calendar = { before: before.calendar, after: after.calendar }
    const dueOn = counted.get(key) ?? moveContribution(dueOnBefore, lead, calendar, today)
    counted.set(key, dueOn)
    if (dueOn === dueOnBefore) return []
    const organization = { id: row.organizationId, name: row.organizationName, shortName: row.organizationShortName }
    return [{ id, code, role, text, organization, dueOn, dueOnBefore }]
  })
}

interface Calendars {
  readonly before: Settings
  readonly after: Settings
  readonly today: PlainDate
}

/**
 * What another calendar moves: due dates counted in working days from an act, of open duties that nobody extended, and those of
 * contributions, counted back from the day of their leads; and the working days left until due dates, by which reminders go.
 */
export async function calendarEffect(
  db: Reader,
  tenantId: string,
  { before, after, today }: Calendars,
): Promise<CalendarEffect> {
  const counted = await listCountedInWorkingDays(db, tenantId)
  const leads = new Map<string, PlainDate>()
  const moved = counted.flatMap((duty): Moved[] => {
    const { id, code, role, text, deadline, originalDueOn, on, effectiveOn, countedFrom, eventDueOn } = duty
    const period = { from: duty.periodFrom, to: duty.periodTo }
    const act = { on, effectiveOn, countedFrom, dueOn: eventDueOn }
    const dueOn = dueAfterAct(deadline, period, act, after)
    if (dueOn === dueAfterAct(deadline, period, act, before)) return []
    const organization = { id: duty.organizationId, name: duty.organizationName, shortName: duty.organizationShortName }
    if (dueOn !== null) leads.set(rowOf(duty), dueOn)
    return [{ id, code, role, text, organization, dueOn, dueOnBefore: originalDueOn }]
  })
  const contributions = await movedContributions(db, tenantId, { before, after, today }, leads)
  const open = await countOpenByDueDate(db, tenantId, today)
  const shifted = open.flatMap(({ dueOn, dutyCount }) => {
    const left = workingDaysBetween(today, dueOn, after.calendar)
    const leftBefore = workingDaysBetween(today, dueOn, before.calendar)
    return left === leftBefore ? [] : [{ dueOn, dutyCount, workingDaysLeft: left, workingDaysLeftBefore: leftBefore }]
  })
  return { moved: [...moved, ...contributions], shifted }
}
