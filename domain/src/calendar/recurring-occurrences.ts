import type { MonthDay, RecurringRule } from './deadline.ts'
import type { DateRange, PlainDate } from './plain-date.ts'
import { addDays, lastDayOfMonth, later, monthOf, plainDate, yearOf } from './plain-date.ts'
import { formatRange } from './print-deadline.ts'

interface DatedOccurrence {
  readonly dueOn: PlainDate
  readonly windowFrom: PlainDate
  readonly label: string
}

const CYCLE_MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

type Cyclic = keyof typeof CYCLE_MONTHS

/** The month, quarter, half or whole year that holds a day. */
function cycleOf(date: PlainDate, freq: Cyclic): DateRange {
  const length = CYCLE_MONTHS[freq]
  const first = Math.floor((monthOf(date) - 1) / length) * length + 1
  const from = plainDate(yearOf(date), first, 1) ?? date
  return { from, to: lastDayOfMonth(yearOf(date), first + length - 1) }
}

/** The last day that counts before a bound in a month; a bound after the month's end ("trước ngày 31" in February) is its end. */
function dueBefore(year: number, month: number, day: number, isInclusive: boolean): PlainDate {
  const last = lastDayOfMonth(year, month)
  const bound = plainDate(year, month, day)
  if (bound === null) return last
  return isInclusive ? bound : addDays(bound, -1)
}

function datesOf(freq: Cyclic, before: MonthDay | null, period: DateRange, isInclusive: boolean): PlainDate[] {
  const dates: PlainDate[] = []
  // One year more on both sides: "before 01/01" is due in the year before, and a window may begin there.
  for (let year = yearOf(period.from) - 1; year <= yearOf(period.to) + 1; year++) {
    const [month, day] = before === null ? ['', ''] : before.slice(2).split('-')
    if (month !== undefined && month !== '') {
      dates.push(dueBefore(year, Number(month), Number(day), isInclusive))
      continue
    }
    const length = CYCLE_MONTHS[freq]
    for (let last = length; last <= 12; last += length) {
      dates.push(before === null ? lastDayOfMonth(year, last) : dueBefore(year, last, Number(day), isInclusive))
    }
  }
  return dates.filter((date) => date >= period.from && date <= period.to)
}

function cycleName(cycle: DateRange, freq: Cyclic): string {
  if (freq !== 'half-year') return formatRange(cycle)
  return `6 tháng ${cycle.from.endsWith('01-01') ? 'đầu' : 'cuối'} năm ${yearOf(cycle.from)}`
}

/**
 * Every due date of some rhythms inside a period, in order of time: `{freq: 'quarter', before: null}` in the second half of 2025
 * is 30/9 and 31/12. A rhythm without a cycle ("định kỳ") has none.
 */
export function recurringOccurrences(
  rules: readonly RecurringRule[],
  period: DateRange,
  isInclusive: boolean,
): DatedOccurrence[] {
  const found = rules.flatMap((rule): DatedOccurrence[] => {
    const { freq } = rule
    if (freq === 'regular') return []
    return datesOf(freq, rule.before, period, isInclusive).map((dueOn) => {
      const cycle = cycleOf(dueOn, freq)
      const name = cycleName(cycle, freq)
      const label = rule.for === null ? name : `${rule.for} (${name.charAt(0).toLowerCase()}${name.slice(1)})`
      return { dueOn, windowFrom: later(cycle.from, period.from), label }
    })
  })
  return found.sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}
