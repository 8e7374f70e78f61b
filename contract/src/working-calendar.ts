import { z } from 'zod'
import { DutyRole } from './duties.ts'
import { route } from './route.ts'
import { CalendarDay, YearlyHoliday } from './settings.ts'
import { Id, OrganizationRef, PlainDate } from './shared.ts'

const Days = z.object({
  /** Days of the week that are not worked, 0 = Sunday. */
  weekend: z.array(z.int().min(0).max(6)).max(6),
  everyYear: z.array(YearlyHoliday).max(60),
  days: z.array(CalendarDay).max(1000),
})

export const WorkingCalendarView = Days.extend({
  version: z.int().nonnegative(),
  can: z.object({ change: z.boolean() }),
})
export type WorkingCalendarView = z.infer<typeof WorkingCalendarView>

/** What another calendar moves. */
export const CalendarEffect = z.object({
  /** Open duties whose due date is counted in working days from an act, and contributions, counted back from that of their leads. */
  moved: z.array(
    z.object({
      id: Id,
      code: z.string(),
      text: z.string(),
      role: DutyRole,
      organization: OrganizationRef,
      dueOn: PlainDate.nullable(),
      dueOnBefore: PlainDate.nullable(),
    }),
  ),
  /** Open duties that have fewer or more working days left: reminders counted in working days move with them. */
  shifted: z.array(
    z.object({ dueOn: PlainDate, dutyCount: z.int(), workingDaysLeft: z.int(), workingDaysLeftBefore: z.int() }),
  ),
})
export type CalendarEffect = z.infer<typeof CalendarEffect>

export const getWorkingCalendar = route({
  method: 'GET',
  url: '/api/working-calendar',
  summary: 'Which days are worked: weekend, holidays, days off and worked instead',
  tag: 'settings',
  response: WorkingCalendarView,
})

export const previewWorkingCalendar = route({
  method: 'POST',
  url: '/api/working-calendar/preview',
  summary: 'What moves if the calendar is changed; nothing is written',
  tag: 'settings',
  body: Days,
  response: CalendarEffect,
})

export const setWorkingCalendar = route({
  method: 'PUT',
  url: '/api/working-calendar',
  summary: 'Change the working calendar: due dates counted in working days follow, and what moved is recorded',
  tag: 'settings',
  body: Days.extend({ version: z.int().nonnegative() }),
  response: WorkingCalendarView.extend({ effect: CalendarEffect }),
})
