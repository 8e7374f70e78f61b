import type { DateRange, PlainDate } from './plain-date.ts'
import { addDays, lastDayOfMonth, plainDate, yearOf } from './plain-date.ts'

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

type Unit = 'day' | 'month' | 'quarter' | 'year' | 'months'

/** One named stretch before its year is known. `first`–`last` are months; days only where the words give them. */
interface Point {
  readonly unit: Unit
  readonly firstMonth: number
  readonly lastMonth: number
  readonly firstDay: number | null
  readonly lastDay: number | null
  readonly year: number | null
  readonly approximate: boolean
  readonly end: number
}

const YEAR = String.raw`(?:2\s?0\s?\d\s?\d)(?!\d)`
const YEAR_AFTER = String.raw`(?:\s*(?:\/|-|,?\s*(?:cua\s+)?nam\s|\s)\s*(?<year>${YEAR}|(?<=\/)[2-4]\d(?![\d\/]))(?!\s*[-\/]\s*20\d\d))?`
const MONTH = String.raw`(?<month>0?[1-9]|1[0-2])(?!\d)`
// Letters that scans take for Roman strokes are read as strokes: "Quý lll", "Quý 1V".
const QUARTER = String.raw`(?<quarter>[1-4](?![\divl|])|[i1l|!]{1,3}(?![\dv])|[i1l|!]?v)(?![a-z\d])`
const EDGE = String.raw`(?<edge>tuan (?:thu )?(?:0?[1-4]|dau|cuoi)|dau|giua|cuoi|thuong tuan|trung tuan|ha tuan)\s+(?:cua\s+)?`
const DAY = String.raw`(?<day>0?[1-9]|[12]\d|3[01])(?!\d)`

const sticky = (source: string): RegExp => new RegExp(source, 'y')

const PATTERNS = {
  days: sticky(
    String.raw`(?:ngay\s+)?${DAY}\s*(?:-|,|den|va|toi)\s*(?:(?:het\s+)?ngay\s+)?(?<day2>0?[1-9]|[12]\d|3[01])(?:\s*\/\s*|\s+thang\s+)${MONTH}(?:\s*(?:[\/]|,?\s*nam\s)\s*(?<year>${YEAR}))?(?!\s*\/\s*\d)`,
  ),
  date: sticky(
    String.raw`(?:ngay\s*)?${DAY}(?:\s*\/\s*|\s*[.\-]\s*(?=\d{1,2}\s*[.\-]\s*20\d\d)|\s+thang\s+)${MONTH}(?:\s*(?:[\/.\-]|,?\s*nam\s)\s*(?<year>${YEAR}|\d\d(?!\d)))?(?!\s*\/\s*\d)`,
  ),
  halfOfYear: sticky(
    String.raw`(?:(?:trong\s+)?(?<count>0?[2-9]|1[01])\s+thang|nua(?:\s+nam)?)\s+(?<side>dau|cuoi)(?:\s+(?:cua\s+)?nam)?${YEAR_AFTER}`,
  ),
  month: sticky(String.raw`(?:${EDGE})?(?:thang|t\.?)\s*${MONTH}(?!\s*thang)${YEAR_AFTER}`),
  monthOfYear: sticky(String.raw`${MONTH}\s*\/\s*(?<year>${YEAR})`),
  quarter: sticky(String.raw`(?:${EDGE})?(?:cac\s+)?(?:qu[yi]|q\.?)\s*${QUARTER}${YEAR_AFTER}`),
  namedYear: sticky(
    String.raw`(?:(?:${EDGE})?nam\s+(?<year>${YEAR})|(?:(?<edge2>dau|giua|cuoi)\s+|(?:trong(?:\s+ca)?|ca|het|toan|suot|quanh)\s+)nam(?:\s+nay)?(?!\s*(?:${YEAR}|hoc|\d)))(?![a-z])`,
  ),
  bareYear: sticky(String.raw`(?<year>20\d\d)(?!\d)`),
  moreMonth: sticky(String.raw`${MONTH}(?!\s*(?:thang|ngay|lan))${YEAR_AFTER}`),
  moreQuarter: sticky(QUARTER + YEAR_AFTER),
}

const CONNECTOR =
  /\s*(?<kind>,\s*va|,|;|va|&|\+|-|cho den|den truoc|den|toi)\s*(?:het\s+(?!nam(?!\s*20)))?(?:ngay\s+(?=\d))?/y
/** Parts of a year (months), a quarter (its nth month) and a month (days; null is its end) as offices mean them. */
const EDGES: Record<string, { readonly third: 0 | 1 | 2; readonly days: readonly [number, number | null] }> = {
  dau: { third: 0, days: [1, 10] },
  'thuong tuan': { third: 0, days: [1, 10] },
  giua: { third: 1, days: [11, 20] },
  'trung tuan': { third: 1, days: [11, 20] },
  cuoi: { third: 2, days: [21, null] },
  'ha tuan': { third: 2, days: [21, null] },
  'tuan dau': { third: 0, days: [1, 7] },
  'tuan 1': { third: 0, days: [1, 7] },
  'tuan 2': { third: 1, days: [8, 14] },
  'tuan 3': { third: 1, days: [15, 21] },
  'tuan 4': { third: 2, days: [22, null] },
  'tuan cuoi': { third: 2, days: [22, null] },
}

const at = (pattern: RegExp, text: string, position: number): RegExpExecArray | null => {
  pattern.lastIndex = position
  return pattern.exec(text)
}

const yearFrom = (text: string | undefined): number | null => {
  if (text === undefined) return null
  const year = Number(text.replace(/\s/g, ''))
  return year < 100 ? 2000 + year : year
}

/** 1–4 for "III", "3", and what scans make of them ("lll", "1V"). */
function quarterNumber(text: string): number {
  if (/^[1-4]$/.test(text)) return Number(text)
  return text.endsWith('v') ? (text.length === 1 ? 5 : 4) : text.length
}

function monthsPoint(
  unit: Unit,
  firstMonth: number,
  lastMonth: number,
  year: number | null,
  edge: string | undefined,
  end: number,
): Point {
  const part = edge === undefined ? undefined : EDGES[edge.replace(/thu |(?<=tuan )0/g, '')]
  const whole = {
    unit,
    firstMonth,
    lastMonth,
    firstDay: null,
    lastDay: null,
    year,
    approximate: part !== undefined,
    end,
  }
  if (part === undefined) return whole
  const { third, days } = part
  if (unit === 'year') return { ...whole, firstMonth: [1, 4, 10][third] ?? 1, lastMonth: [3, 6, 12][third] ?? 12 }
  if (unit === 'quarter') return { ...whole, firstMonth: firstMonth + third, lastMonth: firstMonth + third }
  return { ...whole, firstDay: days[0], lastDay: days[1] }
}

function readPoint(text: string, position: number, previous: Unit | null): Point | null {
  const startsInsideWord = position > 0 && /[a-z0-9/]/.test(text.charAt(position - 1))
  if (startsInsideWord) return null
  const days = at(PATTERNS.days, text, position) ?? at(PATTERNS.date, text, position)
  if (days?.groups !== undefined && days.groups['day'] !== undefined) {
    const month = Number(days.groups['month'])
    const first = Number(days.groups['day'])
    const last = Number(days.groups['day2'] ?? first)
    return {
      unit: 'day',
      firstMonth: month,
      lastMonth: month,
      firstDay: Math.min(first, last),
      lastDay: last,
      year: yearFrom(days.groups['year']),
      approximate: false,
      end: position + days[0].length,
    }
  }
  for (const name of ['halfOfYear', 'month', 'monthOfYear', 'quarter', 'namedYear', 'bareYear'] as const) {
    const found = at(PATTERNS[name], text, position)
    if (found?.groups !== undefined) return pointOf(found.groups, position + found[0].length)
  }
  const more =
    previous === 'month'
      ? at(PATTERNS.moreMonth, text, position)
      : previous === 'quarter'
        ? at(PATTERNS.moreQuarter, text, position)
        : null
  return more?.groups === undefined ? null : pointOf(more.groups, position + more[0].length)
}

function pointOf(groups: Record<string, string | undefined>, end: number): Point | null {
  const year = yearFrom(groups['year'])
  const edge = groups['edge'] ?? groups['edge2']
  if (groups['side'] !== undefined) {
    const count = Number(groups['count'] ?? 6)
    return groups['side'] === 'dau'
      ? monthsPoint('months', 1, count, year, undefined, end)
      : monthsPoint('months', 13 - count, 12, year, undefined, end)
  }
  if (groups['month'] !== undefined) {
    const month = Number(groups['month'])
    return monthsPoint('month', month, month, year, edge, end)
  }
  if (groups['quarter'] !== undefined) {
    const quarter = quarterNumber(groups['quarter'])
    return quarter > 4 ? null : monthsPoint('quarter', 3 * quarter - 2, 3 * quarter, year, edge, end)
  }
  return monthsPoint('year', 1, 12, year, edge, end)
}

function rangeOf(point: Point, year: number): DateRange | null {
  const from = plainDate(year, point.firstMonth, point.firstDay ?? 1)
  const to =
    point.lastDay === null ? lastDayOfMonth(year, point.lastMonth) : plainDate(year, point.lastMonth, point.lastDay)
  return from === null || to === null ? null : { from, to }
}

/** The years a point without a year may mean, the likeliest first: one in which it touches the plan's period. */
function takenYear(point: Point, context: DeadlineContext): number | null {
  const { period } = context
  const years = new Set<number>(context.year === null ? [] : [context.year])
  if (period !== null) for (let y = yearOf(period.from); y <= yearOf(period.to) && years.size < 12; y++) years.add(y)
  for (const year of years) {
    const range = rangeOf(point, year)
    if (period !== null && range !== null && range.from <= period.to && range.to >= period.from) return year
  }
  return [...years][0] ?? null
}

function withYears(points: readonly Point[], context: DeadlineContext): (number | null)[] {
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
  const opening = at(/(?:(?:ke )?tu\s+)?(?:ngay\s+(?=\d))?/y, text, position)
  const begin = position + (opening?.[0].length ?? 0)
  const first = readPoint(text, begin, null) ?? readPoint(text, position, null)
  if (first === null) return null
  const points = [first]
  let [end, ranged, upToBefore] = [first.end, first.firstDay !== first.lastDay && first.unit === 'day', false]
  for (;;) {
    const link = at(CONNECTOR, text, end)
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
  points: readonly Point[],
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
