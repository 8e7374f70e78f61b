import type { DateRange, PlainDate } from './plain-date.ts'
import { addDays, yearOf } from './plain-date.ts'
import type { TimePoint } from './time-point.ts'
import { matchAt, rangeOf, readPoint } from './time-point.ts'

/** What a deadline's missing year is taken from: the plan's year, or its period. */
export interface DeadlineContext {
  readonly year: number | null
  readonly period: DateRange | null
}

/** A stretch of the calendar found in words, with its place in the text. */
export interface TimeSpan extends DateRange {
  readonly start: number
  readonly end: number
  /** The words name no year; the plan's was taken. */
  readonly yearTaken: boolean
  /** "đầu năm", "cuối tháng 8": customary, not exact. */
  readonly approximate: boolean
  /** Listed stretches with a gap between them, e.g. "tháng 6, 12". */
  readonly gap: boolean
  /** "Từ tháng 7/2025" without an end. */
  readonly open: boolean
}

const CONNECTOR =
  /\s*(?<kind>,\s*va|,|;|va|&|\+|-|cho den|den truoc|den|toi)\s*(?:het\s+(?!nam(?!\s*20)))?(?:ngay\s+(?=\d))?/y

/** The years a point without a year may mean, the likeliest first: one in which it touches the plan's period. */
function takenYear(point: TimePoint, context: DeadlineContext): number | null {
  const { period } = context
  const years = new Set<number>(context.year === null ? [] : [context.year])
  if (period !== null) for (let y = yearOf(period.from); y <= yearOf(period.to) && years.size < 12; y++) years.add(y)
  for (const year of years) {
    const range = rangeOf(point, year)
    if (period !== null && range !== null && range.from <= period.to && range.to >= period.from) return year
  }
  return [...years][0] ?? null
}

function withYears(points: readonly TimePoint[], context: DeadlineContext): (number | null)[] {
  const years = points.map((point) => point.year)
  for (let i = points.length - 2; i >= 0; i--) {
    const [here, next, year] = [points[i], points[i + 1], years[i + 1]]
    if (here === undefined || next === undefined || year === undefined || year === null || years[i] !== null) continue
    years[i] = here.firstMonth > next.lastMonth ? year - 1 : year
  }
  points.forEach((point, i) => {
    if ((years[i] ?? null) !== null) return
    const [before, year] = [points[i - 1], years[i - 1]]
    if (before === undefined || year === undefined || year === null) years[i] = takenYear(point, context)
    else years[i] = point.lastMonth < before.firstMonth ? year + 1 : year
  })
  return years
}

/** The chain of stretches that begins exactly at `position` of a folded text: "quý iii, iv/2025", "tu thang 3 den thang 6". */
export function readSpanAt(text: string, position: number, context: DeadlineContext): TimeSpan | null {
  const opening = matchAt(/(?:(?:ke )?tu\s+)?(?:ngay\s+(?=\d))?/y, text, position)
  const begin = position + (opening?.[0].length ?? 0)
  const first = readPoint(text, begin, null) ?? readPoint(text, position, null)
  if (first === null) return null
  const points = [first]
  let [end, ranged, upToBefore] = [first.end, first.firstDay !== first.lastDay && first.unit === 'day', false]
  for (;;) {
    const link = matchAt(CONNECTOR, text, end)
    if (link === null) break
    const next = readPoint(text, end + link[0].length, points[points.length - 1]?.unit ?? null)
    if (next === null) break
    const kind = link.groups?.['kind'] ?? ''
    if (/^(-|cho den|den|toi)/.test(kind)) ranged = true
    else if (next.unit === 'year' && next.year === null) break
    upToBefore = kind === 'den truoc'
    points.push(next)
    end = next.end
  }
  return spanOf(
    points,
    { start: position, end, ranged, upToBefore, open: /^(ke )?tu\s/.test(opening?.[0] ?? '') },
    context,
  )
}

function spanOf(
  points: readonly TimePoint[],
  shape: { start: number; end: number; ranged: boolean; upToBefore: boolean; open: boolean },
  context: DeadlineContext,
): TimeSpan | null {
  const { start, end, ranged, upToBefore } = shape
  const years = withYears(points, context)
  const ranges: DateRange[] = []
  for (const [i, point] of points.entries()) {
    const year = years[i] ?? null
    const range = year === null ? null : rangeOf(point, year)
    if (range === null) return null
    ranges.push(range)
  }
  const [head, tail] = [ranges[0], ranges[ranges.length - 1]]
  if (head === undefined || tail === undefined) return null
  const ends = ranges.map((range) => range.to).sort()
  const to: PlainDate = upToBefore ? addDays(tail.from, -1) : ranged ? tail.to : (ends[ends.length - 1] ?? tail.to)
  const from = ranged ? head.from : (ranges.map((range) => range.from).sort()[0] ?? head.from)
  if (from > to) return null
  return {
    from,
    to,
    start,
    end,
    yearTaken: points.every((point) => point.year === null),
    approximate: points.length === 1 && (points[0]?.approximate ?? false),
    open: shape.open && !ranged,
    gap: !ranged && ranges.some((range, i) => i > 0 && addDays(ranges[i - 1]?.to ?? range.from, 1) < range.from),
  }
}

/** The first stretch of the calendar in a folded text at or after `position`, or null. */
export function findSpan(text: string, context: DeadlineContext, position = 0): TimeSpan | null {
  for (let i = position; i < text.length; i++) {
    const span = readSpanAt(text, i, context)
    if (span !== null) return span
  }
  return null
}
