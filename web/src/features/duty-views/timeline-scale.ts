import type { TimelineRow } from '@dondoc/contract/duty-views'
import { daysBetween, lastDayOfMonth, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { monthBy } from './month-grid.ts'

export const ZOOMS = ['month', 'quarter', 'year'] as const
export type Zoom = (typeof ZOOMS)[number]

/** Pixels a day at least takes; the whole of a year fits the window. */
export const DAY_WIDTH: Record<Zoom, number> = { month: 5, quarter: 2, year: 0 }

/** Whole months from the first day of anything shown to the last. */
export interface Scale {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly days: number
}

/** The stretch that holds all that is drawn and the day looked at; a row without a due date has no bar that begins. */
export function scaleOf(rows: readonly TimelineRow[], today: PlainDate): Scale {
  const days = rows.flatMap((row) => [...(barOf(row) ? [row.from] : []), ...row.marks.map(({ on }) => on)])
  const first = days.reduce((a, b) => (b < a ? b : a), today)
  const last = days.reduce((a, b) => (b > a ? b : a), today)
  const from = `${first.slice(0, 7)}-01` as PlainDate
  const to = lastDayOfMonth(Number(last.slice(0, 4)), Number(last.slice(5, 7)))
  return { from, to, days: daysBetween(from, to) + 1 }
}

/** Where a day stands, as a percentage of the whole. */
export const placeOf = ({ from, days }: Scale, day: PlainDate): number => (daysBetween(from, day) / days) * 100

/** The beginnings of months, or of quarters where the stretch is long, or of years. */
export function ticksOf(scale: Scale, zoom: Zoom): readonly PlainDate[] {
  const months = Math.round(scale.days / 30.4)
  const step = zoom === 'month' ? 1 : zoom === 'quarter' ? 3 : months <= 18 ? 1 : months <= 48 ? 3 : 12
  const ticks: PlainDate[] = []
  for (let month = scale.from.slice(0, 7); month <= scale.to.slice(0, 7); month = monthBy(month, 1)) {
    if ((Number(month.slice(5, 7)) - 1) % step === 0) ticks.push(`${month}-01` as PlainDate)
  }
  return ticks
}

/** The bar of a row: from its beginning to the last day it is due, granted days counted; null where nothing is due. */
export function barOf({ from, marks }: TimelineRow): { readonly from: PlainDate; readonly last: PlainDate } | null {
  const due = marks.filter(({ kind }) => kind === 'due' || kind === 'extended').map(({ on }) => on)
  if (due.length === 0) return null
  // A window may have been written to begin after what is due first.
  return { from: due.reduce((a, b) => (b < a ? b : a), from), last: due.reduce((a, b) => (b > a ? b : a)) }
}

/** The rows by the month in which they are due next, or were due last where nothing is left: for narrow screens. */
export function byMonth(rows: readonly TimelineRow[], today: PlainDate): ReadonlyMap<string | null, TimelineRow[]> {
  const monthOf = ({ marks }: TimelineRow) => {
    const due = marks
      .filter(({ kind }) => kind === 'due' || kind === 'extended')
      .map(({ on }) => on)
      .sort()
    return (due.find((on) => on >= today) ?? due.at(-1))?.slice(0, 7) ?? null
  }
  const groups = Map.groupBy(rows, monthOf)
  return new Map([...groups].sort(([a], [b]) => (a ?? '9').localeCompare(b ?? '9')))
}
