import type { MonthDay } from '../calendar/deadline.ts'
import type { Checkpoint, DueDateSettings } from '../calendar/due-dates.ts'
import type { DateRange, PlainDate } from '../calendar/plain-date.ts'
import { plainDate, yearOf } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { DutySettings } from '../duties/duty-facts.ts'

/** How a unit takes a duty on: not asked, by saying nothing for some working days, or only by saying so. */
export const ACCEPTANCE_RULES = ['not-asked', 'silence-accepts', 'must-accept'] as const

export type AcceptanceRule = (typeof ACCEPTANCE_RULES)[number]

/** A day that is not as its day of the week says: off (a holiday, a day swapped away), or worked in exchange for another. */
export interface CalendarDay {
  readonly date: PlainDate
  readonly kind: 'off' | 'worked'
  readonly name: string
  /** The document that decided it, in words. */
  readonly basis: string | null
  /** From memory: nobody of the tenant has checked it against the document. */
  readonly recalled: boolean
}

/** A holiday that returns on the same day every year. */
export interface YearlyHoliday {
  readonly day: MonthDay
  readonly name: string
  readonly basis: string | null
  readonly recalled: boolean
}

/** A report round of every year: what its figures count, and when it is owed. A `from` after `to` lies in the year before. */
export interface ReportRound {
  readonly label: string
  readonly from: MonthDay
  /** The figures are cut off at the end of this day. */
  readonly to: MonthDay
  readonly dueOn: MonthDay
  readonly source: string | null
  readonly recalled: boolean
}

/** What a tenant decides about deadlines and duties. */
export interface TenantSettings extends DutySettings {
  /** "Trước ngày 31/7" is due on 31/7; otherwise on 30/7. */
  readonly beforeIsInclusive: boolean
  readonly acceptanceRule: AcceptanceRule
  /** Working days that a unit has to accept or return a duty. */
  readonly acceptanceDays: number
  /** Working days before the due date of the lead by which coordinators give their part. */
  readonly coordinatorLeadDays: number
  /** Days of the week that are not worked, 0 = Sunday. */
  readonly weekend: readonly number[]
  readonly everyYear: readonly YearlyHoliday[]
  /** In order of their dates, each date once. */
  readonly days: readonly CalendarDay[]
  readonly rounds: readonly ReportRound[]
}

/** The working calendar that the settings add up to. */
export function calendarOf(settings: Pick<TenantSettings, 'weekend' | 'everyYear' | 'days'>): WorkingCalendar {
  const dates = (kind: CalendarDay['kind']): PlainDate[] =>
    settings.days.filter((day) => day.kind === kind).map(({ date }) => date)
  return {
    weekend: settings.weekend,
    everyYear: settings.everyYear.map(({ day }) => day),
    holidays: dates('off'),
    workedInstead: dates('worked'),
  }
}

/** The day of a year; the last of February where a leap day is missing. */
const inYear = (day: MonthDay, year: number): PlainDate =>
  plainDate(year, Number(day.slice(2, 4)), Number(day.slice(5))) ??
  plainDate(year, Number(day.slice(2, 4)), Number(day.slice(5)) - 1) ??
  `${year}-12-31`

/** One report round with its days. */
export interface DatedRound {
  readonly label: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly dueOn: PlainDate
}

/** The report rounds of a year, in order of their due dates: `'Quý I/2026'` counts 15/12/2025 to 14/3/2026. */
export function roundsOfYear(rounds: readonly ReportRound[], year: number): DatedRound[] {
  return rounds
    .map(({ label, from, to, dueOn }) => ({
      label: `${label}/${year}`,
      from: inYear(from, from > to ? year - 1 : year),
      to: inYear(to, year),
      dueOn: inYear(dueOn, dueOn < to ? year + 1 : year),
    }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

/** The days of a period on which long work is looked at: the cut-off of each report round. */
export function checkpointsOf(rounds: readonly ReportRound[], period: DateRange): Checkpoint[] {
  const years: number[] = []
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++) years.push(year)
  const all = years.flatMap((year) => roundsOfYear(rounds, year)).map(({ label, to }) => ({ on: to, label }))
  return all.filter(({ on }) => on >= period.from && on <= period.to).sort((a, b) => a.on.localeCompare(b.on))
}

/** How due dates of a plan are counted. */
export function dueDateSettings(
  settings: Pick<TenantSettings, 'beforeIsInclusive' | 'rounds'>,
  period: DateRange,
  eventOn: PlainDate | null = null,
): DueDateSettings {
  const { beforeIsInclusive, rounds } = settings
  return { beforeIsInclusive, period, rounds: checkpointsOf(rounds, period), eventOn }
}
