import type { Deadline, MonthDay, RecurringRule } from './deadline.ts'
import { foldText } from './fold-text.ts'
import { addDays, plainDate } from './plain-date.ts'
import { findSpan } from './time-span.ts'

type Frequency = RecurringRule['freq']

const EACH =
  /(?:\b(?:hang|moi|tung|dinh ky(?: theo)?|theo)\s+(?:0?6 thang|nua nam|tuan\b|thang\b(?!\s*\d{1,2}(?!\s*lan))|qu[yi]\b(?!\s*(?:[ivl|1-4]+|dinh|che|trinh|hoach|mo|uoc|pham)\b)|nam\b(?!\s*20))|\bcac (?:thang|quy) trong nam\b|lan\s*\/|\/\s*(?:\d+|mot)?\s*lan\b|\b(?:\d+|mot|hai) lan\s+(?:moi|trong|mot)\b|\b(?:thang|quy|nam|tuan) (?:\d+|mot|hai) lan\b)/

const FREQUENCIES: readonly (readonly [Frequency, RegExp])[] = [
  ['half-year', /\b0?6 thang(?!\s*(?:dau|cuoi))|\bnua nam/],
  ['month', /(?:(?<!\d\s?)\b|\b0?1 )thang\b(?!\s*(?:\d{1,2}(?!\s*lan)|dau|cuoi|sau|ke))/],
  [
    'quarter',
    /\b0?3 thang(?=\s*(?:\/|mot|0?1)?\s*(?:0?1\s*)?lan)|\bqu[yi]\b(?!\s*(?:[ivl|1-4]+|dinh|che|trinh|hoach|mo|uoc|pham)\b)/,
  ],
  [
    'year',
    /(?<!\b(?:trong|ca|dau|cuoi|giua|viet|thu) )\bnam\b(?!\s*(?:20\d|nay|hoc|tiep|sau))|(?<=\b(?:6 thang|quy)\s*(?:va|,|;|\/)?\s*)ca nam\b/,
  ],
  ['regular', /\btuan\b/],
]

const LIST_ONLY =
  /^(?:(?:bao cao|dinh ky|hang|moi|theo|va|ca|tung|0?6 thang|9 thang|thang|qu[yi](?: [ivl1-4]+)?|nam|\d lan)\s*[,;/&+.:]*\s*)+$/

/** True for words that name nothing but a rhythm: "định kỳ hằng quý, 6 tháng". */
export function isOnlyRhythm(folded: string): boolean {
  return /^(?:(?:hang|moi|tung|dinh ky|va|theo|0?6 thang|thang|qu[yi]|nam|cua|cuoi)[\s,;]*)+$/.test(folded)
}

/** The rhythms a folded text names, in their order: "hằng quý, 6 tháng, năm" gives three. */
export function frequenciesIn(folded: string): Frequency[] {
  const times = /\b(\d+|mot|hai) lan\s*(?:\/|trong|moi|mot)\s*(?:(?:mot|1)\s+)?nam\b|\bnam\s+(\d+|mot|hai) lan/.exec(
    folded,
  )
  if (times !== null) {
    const count = times[1] ?? times[2] ?? ''
    return [
      ({ '1': 'year', mot: 'year', '2': 'half-year', hai: 'half-year', '4': 'quarter', '12': 'month' } as const)[
        count.replace(/^0/, '')
      ] ?? 'regular',
    ]
  }
  return FREQUENCIES.flatMap(([freq, pattern]) => {
    const found = pattern.exec(folded)
    return found === null ? [] : [{ freq, at: found.index }]
  })
    .sort((a, b) => a.at - b.at)
    .map(({ freq }) => freq)
}

/** True where folded words speak of a rhythm ("hằng quý", "mỗi năm 01 lần", "quý, 6 tháng, năm"), not of one stretch of time. */
export function namesRhythm(folded: string): boolean {
  return (
    EACH.test(folded) || (LIST_ONLY.test(folded) && frequenciesIn(folded).length + Number(/bao cao/.test(folded)) > 1)
  )
}

/** A day named with a limit, e.g. "trước ngày 07/6", "chậm nhất ngày 25", and its place. */
export interface NamedDay {
  readonly day: number
  readonly month: number | null
  readonly year: number | null
  /** False where the day itself still counts ("chậm nhất ngày"): the exclusive bound is the next day. */
  readonly exclusive: boolean
  /** False for a plain day ("ngày 15 hằng tháng"), which has no word of limit. */
  readonly limited: boolean
  readonly start: number
  readonly end: number
}

const LIMITED_DAY =
  /(?:(?:xong|hoan thanh|gui|nop)\s+)?(?<cue>truoc|cham nhat(?: la)?|muon nhat|khong qua|khong muon hon|vao|den)(?:\s+vao)?\s+(?:(?:ngay|mung|hom)\s+(?<day>\d{1,2})(?:(?:\s*\/\s*|\s+thang\s+)(?<month>\d{1,2}))?|(?<day2>\d{1,2})\s*\/\s*(?<month2>\d{1,2}))(?:(?:\s*\/\s*|\s+nam\s+)(?<year>20\d\d))?(?![\d/])(?!\s*ngay)(?:\s+(?:cua\s+)?thang\s+(?:dau|cuoi)\s+(?:cua\s+)?qu[yi])?/g
const DATED_DAY =
  /(?<cue>ngay|:)\s*(?<day>\d{1,2})(?:\s*\/\s*|\s+thang\s+)?(?<month>\d{1,2})?(?:(?:\s*\/\s*|\s+nam\s+)(?<year>20\d\d))?(?![\d/])/g

const ONE_MORE_DAY =
  /\s*(?:,|;|va|hoac)\s*(?:ngay\s+)?(?<day>\d{1,2})\s*\/\s*(?<month>\d{1,2})(?:\s*\/\s*(?<year>20\d\d))?(?![\d/])/y

/** "trước ngày 20/6 và 20/12": the days that share the word of limit of the one before them. */
function withFollowing(folded: string, days: readonly NamedDay[]): NamedDay[] {
  return days.flatMap((first) => {
    const all = [first]
    for (;;) {
      const start = all[all.length - 1]?.end ?? first.end
      ONE_MORE_DAY.lastIndex = start
      const found = ONE_MORE_DAY.exec(folded)
      const [day, month] = [Number(found?.groups?.['day']), Number(found?.groups?.['month'])]
      if (found === null || plainDate(2024, month, day) === null) return all
      const year = found.groups?.['year'] === undefined ? null : Number(found.groups['year'])
      all.push({ ...first, day, month, year, start, end: start + found[0].length })
    }
  })
}

/** Every day that a folded text sets as a limit; plain days ("ngày 15 hằng tháng") only where none has a limit word. */
export function namedDays(folded: string): NamedDay[] {
  const read = (pattern: RegExp, limited: boolean): NamedDay[] =>
    [...folded.matchAll(pattern)].flatMap((found) => {
      const groups = found.groups ?? {}
      const day = Number(groups['day'] ?? groups['day2'])
      const monthText = groups['month'] ?? groups['month2']
      const month = monthText === undefined ? null : Number(monthText)
      if (day < 1 || plainDate(2024, month ?? 1, day) === null) return []
      const year = groups['year'] === undefined ? null : Number(groups['year'])
      const exclusive = groups['cue'] === 'truoc'
      const isLimit = limited && groups['cue'] !== 'vao' && groups['cue'] !== 'den'
      return [{ day, month, year, exclusive, limited: isLimit, start: found.index, end: found.index + found[0].length }]
    })
  const limited = read(LIMITED_DAY, true)
  if (limited.length > 0) return withFollowing(folded, limited)
  const plain = read(DATED_DAY, false)
  return namesRhythm(folded) ? withFollowing(folded, plain) : plain
}

/** The exclusive bound of a rule: `--MM-DD`, or `---DD` for a day of the (last) month of the rhythm. */
export function boundOf(named: NamedDay, freq: Frequency): MonthDay | null {
  const two = (n: number): string => String(n).padStart(2, '0')
  if (named.month === null) {
    const day = named.exclusive ? named.day : named.day + 1
    return freq === 'year' || freq === 'regular' || day > 31 ? null : `---${two(day)}`
  }
  if (freq === 'month') return null
  const date = plainDate(2024, named.month, named.day)
  if (date === null) return null
  const bound = named.exclusive ? date : addDays(date, 1)
  return `--${bound.slice(5, 7)}-${bound.slice(8, 10)}`
}

/** "Quý I hằng năm" is over before 01/4 of every year, "tháng 6, tháng 12 hằng năm" before 01/7 and 01/01. */
function monthsOfEveryYear(folded: string): MonthDay[] {
  const unit = /\bthang\b|\bqu[yi]\b/.exec(folded)?.[0] ?? ''
  const whole = findSpan(folded, { year: 2025, period: null })
  const named = whole?.gap
    ? folded.split(/,|;|\bva\b/).map((it) => (/[a-z]{3}/.test(it) ? it : `${unit} ${it}`))
    : [folded]
  return named.flatMap((words) => {
    // Any year shows the months.
    const span = findSpan(words, { year: 2025, period: null })
    if (span === null || !span.yearTaken || span.approximate) return []
    const next = addDays(span.to, 1)
    return [`--${next.slice(5, 7)}-${next.slice(8, 10)}` as const]
  })
}

/**
 * Reads rhythms with at most one day: "Trước ngày 10 hằng tháng", "Định kỳ hàng quý", "Hằng năm, trước 15/12", and reports
 * with a day of every year: "Báo cáo năm (trước ngày 07/11)".
 */
export function parseRecurring(folded: string): Deadline | null {
  const everyYear = namedDays(folded).some((day) => day.year === null) && frequenciesIn(folded).length > 0
  if (!namesRhythm(folded) && !everyYear) {
    return /\bdinh ky\b/.test(folded)
      ? { kind: 'recurring', rules: [{ freq: 'regular', before: null, for: null }] }
      : null
  }
  const rhythm = frequenciesIn(folded)
  const named = /(?:thang|quy|nam) (?:sau|ke tiep|tiep theo)/.test(folded) ? [] : namedDays(folded)
  const day = named.length === 1 ? named[0] : undefined
  const months = day === undefined && !/\bca nam\b/.test(folded) ? monthsOfEveryYear(folded) : []
  const rules = (rhythm.length === 0 ? (['regular'] as const) : rhythm).flatMap((freq): RecurringRule[] => {
    if (day !== undefined) return [{ freq, before: boundOf(day, freq), for: null }]
    if (freq === 'year' && months.length > 0) return months.map((before) => ({ freq, before, for: null }))
    return [{ freq, before: null, for: null }]
  })
  return { kind: 'recurring', rules }
}

/**
 * Reads rhythms said one by one, each with its case: "Báo cáo quý (hằng quý, trước ngày 10); báo cáo năm (trước ngày 15/12
 * hằng năm)"; null where any clause between semicolons names no rhythm of its own. The places of `folded` are those of `text`.
 */
export function parseRhythmClauses(text: string, folded: string): Deadline | null {
  const rules: RecurringRule[] = []
  let start = 0
  for (const clause of folded.split(';')) {
    const bracket = /^(?<label>[^()]*[^()\s])\s*\((?<body>[^()]*)\)[\s.]*$/.exec(clause)
    if (bracket === null && (clause.includes('(') || clause === folded)) return null
    const body = bracket?.groups?.['body'] ?? clause
    const rhythm = EACH.test(body) || /^\s*dinh ky\s*$/.test(body) ? parseRecurring(body.trim()) : null
    if (rhythm?.kind !== 'recurring') return null
    const label = text.slice(start, start + (bracket?.groups?.['label'] ?? '').length).trim()
    const plain = label === '' || isOnlyRhythm(foldText(label))
    rules.push(...rhythm.rules.map((rule) => ({ ...rule, for: plain ? null : label })))
    start += clause.length + 1
  }
  return { kind: 'recurring', rules }
}
