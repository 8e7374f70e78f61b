import type { HeatMap } from '@dondoc/contract/duty-views'

/** How the duties due in a month stand. */
export type HeatCount = Omit<HeatMap['rows'][number]['months'][number], 'month'>

/** The months of a row together. */
export function sumMonths(months: readonly HeatCount[]): HeatCount {
  return months.reduce(
    (sum, one) => ({
      total: sum.total + one.total,
      onTime: sum.onTime + one.onTime,
      done: sum.done + one.done,
      overdue: sum.overdue + one.overdue,
    }),
    { total: 0, onTime: 0, done: 0, overdue: 0 },
  )
}

/** How many are decided: done in time or late, or overdue. Of the others nobody can say yet. */
export const decidedOf = ({ done, overdue }: HeatCount): number => done + overdue

/** How much a cell asks for attention, 0 to 4: by the share that is overdue, or of what is decided not done on time. */
export function heatLevel(count: HeatCount, measure: 'overdue' | 'share'): 0 | 1 | 2 | 3 | 4 {
  const { total, onTime, overdue } = count
  const bad = measure === 'overdue' ? overdue : decidedOf(count) - onTime
  const share = bad / Math.max(1, measure === 'overdue' ? total : decidedOf(count))
  if (bad === 0) return 0
  return share <= 0.1 ? 1 : share <= 0.25 ? 2 : share <= 0.5 ? 3 : 4
}

/** The organization and month with most overdue duties, and in how many cells some are; null where none is. */
export function worstCell(rows: HeatMap['rows']): {
  readonly name: string
  readonly month: number
  readonly overdue: number
  readonly isTie: boolean
  readonly cells: number
} | null {
  const cells = rows.flatMap(({ organization, months }) =>
    months.map(({ month, overdue }) => ({ name: organization.name, month, overdue })),
  )
  const late = cells.filter(({ overdue }) => overdue > 0).sort((a, b) => b.overdue - a.overdue)
  const [worst, next] = late
  return worst === undefined ? null : { ...worst, isTie: next?.overdue === worst.overdue, cells: late.length }
}
