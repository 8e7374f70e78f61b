import type { DateRange } from './plain-date.ts'
import { lastDayOfMonth, plainDate } from './plain-date.ts'

/** What kind of stretch a bare number goes on with: "tháng 7, 8". */
export type Unit = 'day' | 'month' | 'quarter' | 'year' | 'months'

/** One named stretch before its year is known. `first`–`last` are months; days only where the words give them. */
export interface TimePoint {
  readonly unit: Unit
  readonly firstMonth: number
  readonly lastMonth: number
  readonly firstDay: number | null
  readonly lastDay: number | null
  readonly year: number | null
  readonly approximate: boolean
  readonly end: number
}

const YEAR = String.raw`(?:2\s?[0o]\s?\d\s?\d)(?!\d)`
const YEAR_AFTER = String.raw`(?:\s*(?:\/|-|,?\s*(?:cua\s+)?nam\s|\s)\s*(?<year>${YEAR}|(?<=\/)[2-4]\d(?![\d\/]))(?!\s*[-\/]\s*20\d\d))?`
const MONTH = String.raw`(?<month>0?[1-9]|1[0-2])(?!\d)`
const NAMED_MONTH = String.raw`(?<month>(?:0?[1-9]|1[0-2])(?!\d)|(?:muoi mot|muoi hai|muoi|mot|hai|ba|tu|sau|bay|tam|chin)(?!\s*lan|[a-z]))`
// Letters that scans take for Roman strokes are read as strokes: "Quý lll", "Quý 1V".
const QUARTER = String.raw`(?<quarter>[1-4](?![\divl|])|[i1l|!]{1,3}(?![\dv])|[i1l|!]?v|(?:mot|hai|ba|bon|tu)(?!\s*lan))(?![a-z\d])`
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
    String.raw`(?:(?:trong\s+)?(?<count>0?[2-9]|1[01]|sau|chin|ba)\s+thang|nua(?:\s+nam)?)\s+(?<side>dau|cuoi)(?:\s+(?:cua\s+)?nam)?${YEAR_AFTER}`,
  ),
  month: sticky(
    String.raw`(?:${EDGE})?(?:thang\s*${NAMED_MONTH}|t(?:hg?)?\.?\s*(?<month2>0?[1-9]|1[0-2])(?!\d))(?!\s*thang)${YEAR_AFTER}`,
  ),
  monthsOfYear: sticky(String.raw`(?<first>0?[1-9]|1[0-2])\s*-\s*${MONTH}\s*\/\s*(?<year>${YEAR})`),
  monthOfYear: sticky(String.raw`${MONTH}\s*\/\s*(?<year>${YEAR})`),
  quarter: sticky(String.raw`(?:${EDGE})?(?:cac\s+)?(?:qu[yi]|q\.?)\s*${QUARTER}${YEAR_AFTER}`),
  namedYear: sticky(
    String.raw`(?:(?:${EDGE})?nam\s+(?<year>${YEAR})|(?:(?<edge2>dau|giua|cuoi)\s+|(?:trong(?:\s+ca)?|ca|het|toan|suot|quanh)\s+)nam(?:\s+nay)?(?!\s*(?:${YEAR}|hoc|\d)))(?![a-z])`,
  ),
  bareYear: sticky(String.raw`(?<year>20\d\d)(?!\d)`),
  moreMonth: sticky(String.raw`${MONTH}(?!\s*(?:thang|ngay|lan))${YEAR_AFTER}`),
  moreQuarter: sticky(QUARTER + YEAR_AFTER),
}

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

/** Matches a sticky pattern exactly at a position. */
export const matchAt = (pattern: RegExp, text: string, position: number): RegExpExecArray | null => {
  pattern.lastIndex = position
  return pattern.exec(text)
}

const yearFrom = (text: string | undefined): number | null => {
  if (text === undefined) return null
  const year = Number(text.replace(/\s/g, '').replace('o', '0'))
  return year < 100 ? 2000 + year : year
}

const NUMBER_WORDS: Record<string, number> = {
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  'muoi mot': 11,
  'muoi hai': 12,
}

const numberFrom = (text: string): number => NUMBER_WORDS[text] ?? Number(text)

/** 1–4 for "III", "3", "ba", and what scans make of them ("lll", "1V"). */
function quarterNumber(text: string): number {
  if (/^[1-4]$/.test(text) || text in NUMBER_WORDS) return numberFrom(text)
  return text.endsWith('v') ? (text.length === 1 ? 5 : 4) : text.length
}

function monthsPoint(
  unit: Unit,
  firstMonth: number,
  lastMonth: number,
  year: number | null,
  edge: string | undefined,
  end: number,
): TimePoint {
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

/** The stretch that begins exactly at `position` of a folded text; after a stretch of unit `previous` a bare number goes on with it. */
export function readPoint(text: string, position: number, previous: Unit | null): TimePoint | null {
  const startsInsideWord = position > 0 && /[a-z0-9/]/.test(text.charAt(position - 1))
  if (startsInsideWord) return null
  const days = matchAt(PATTERNS.days, text, position) ?? matchAt(PATTERNS.date, text, position)
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
  const more = previous === 'month' ? PATTERNS.moreMonth : previous === 'quarter' ? PATTERNS.moreQuarter : null
  const { halfOfYear, month, monthsOfYear, monthOfYear, quarter, namedYear, bareYear } = PATTERNS
  for (const pattern of [halfOfYear, more, month, monthsOfYear, monthOfYear, quarter, namedYear, bareYear]) {
    const found = pattern === null ? null : matchAt(pattern, text, position)
    if (found?.groups !== undefined) return pointOf(found.groups, position + found[0].length)
  }
  return null
}

function pointOf(groups: Record<string, string | undefined>, end: number): TimePoint | null {
  const year = yearFrom(groups['year'])
  const edge = groups['edge'] ?? groups['edge2']
  if (groups['side'] !== undefined) {
    const count = numberFrom(groups['count'] ?? '6')
    return groups['side'] === 'dau'
      ? monthsPoint('months', 1, count, year, undefined, end)
      : monthsPoint('months', 13 - count, 12, year, undefined, end)
  }
  const monthText = groups['month'] ?? groups['month2']
  if (monthText !== undefined) {
    const month = numberFrom(monthText)
    const first = Number(groups['first'] ?? month)
    return first > month ? null : monthsPoint('month', first, month, year, edge, end)
  }
  if (groups['quarter'] !== undefined) {
    const quarter = quarterNumber(groups['quarter'])
    return quarter > 4 ? null : monthsPoint('quarter', 3 * quarter - 2, 3 * quarter, year, edge, end)
  }
  return monthsPoint('year', 1, 12, year, edge, end)
}

/** The days of a stretch in a year, or null where that year has no such day. */
export function rangeOf(point: TimePoint, year: number): DateRange | null {
  const from = plainDate(year, point.firstMonth, point.firstDay ?? 1)
  const to =
    point.lastDay === null ? lastDayOfMonth(year, point.lastMonth) : plainDate(year, point.lastMonth, point.lastDay)
  return from === null || to === null ? null : { from, to }
}
