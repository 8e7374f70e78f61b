import type { Overview } from '@dondoc/contract/overview'
import type { StatusCounts } from '@dondoc/contract/shared'
import { lastDayOfMonth, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText, monthText } from '../../lib/format.ts'
import type { Messages } from '../../messages/vi.ts'
import { sumOf } from '../../ui/counts.ts'

/** The last day of a month `YYYY-MM`. */
export function monthEnd(month: string): PlainDate {
  return lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
}

const withOverdue = (rows: readonly { readonly counts: StatusCounts }[]): number =>
  rows.filter((row) => row.counts.overdue > 0).length

/** What the bars by area show: where most is overdue. */
export function areaFinding({ byArea }: Overview, { overview: words, areas, noArea }: Messages): string {
  const [worst, next] = [...byArea].sort((a, b) => b.counts.overdue - a.counts.overdue)
  if (!worst || worst.counts.overdue === 0) return words.findingAreaNone
  if (next?.counts.overdue === worst.counts.overdue) return words.findingAreas(withOverdue(byArea), byArea.length)
  const name = worst.area ? areas[worst.area] : noArea
  return words.findingArea(name, worst.counts.overdue, sumOf(worst.counts))
}

/** What the bars by organization show: who has most overdue. */
export function organizationFinding({ byOrganization }: Overview, { overview: words }: Messages): string {
  const [worst, next] = [...byOrganization].sort((a, b) => b.counts.overdue - a.counts.overdue)
  if (!worst || worst.counts.overdue === 0) return words.findingOrganizationNone
  if (next?.counts.overdue === worst.counts.overdue) {
    return words.findingOrganizations(withOverdue(byOrganization), byOrganization.length)
  }
  return words.findingOrganization(worst.organization.name, worst.counts.overdue)
}

/** What the line shows: done against planned at the end of the last month that is over. */
export function progressFinding({ byMonth, asOf }: Overview, { overview: words }: Messages): string {
  const over = byMonth.findLast((month) => monthEnd(month.month) <= asOf)
  if (!over) return words.progress
  const behind = over.plannedSoFar - over.doneSoFar
  const date = dateText(monthEnd(over.month))
  if (behind === 0) return words.findingOnPlan(date)
  return behind > 0 ? words.findingBehind(behind, date) : words.findingAhead(-behind, date)
}

/** What the columns by month show: the month with most duties due. */
export function monthFinding({ byMonth }: Overview, { overview: words }: Messages): string {
  const [fullest] = [...byMonth].sort((a, b) => sumOf(b.counts) - sumOf(a.counts))
  if (!fullest || sumOf(fullest.counts) === 0) return words.findingMonthNone
  return words.findingMonth(monthText(fullest.month), sumOf(fullest.counts))
}

/** What changed since the week before: more or fewer overdue. */
export function weekFinding({ counts, weekBefore }: Overview, { overview: words }: Messages): string {
  const more = counts.overdue - weekBefore.overdue
  if (more === 0) return words.findingSame
  return more > 0 ? words.findingWorse(more) : words.findingBetter(-more)
}
