import type { Deadline, MonthDay, RecurringRule } from './deadline.ts'
import { namesReference } from './deadline-doubt.ts'
import type { DateRange, PlainDate } from './plain-date.ts'
import { lastDayOfMonth, monthOf, yearOf } from './plain-date.ts'

const ROMAN = ['I', 'II', 'III', 'IV'] as const

// Days below 10 and the months 1 and 2 carry a 0, so that nothing can be written in front (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const dayWords = (day: number): string => String(day).padStart(2, '0')
const monthWords = (month: number): string => (month < 3 ? `0${month}` : String(month))

/** A date as Vietnamese offices write it: `'31/7/2025'`, `'05/02/2026'`. */
export function formatDate(date: PlainDate): string {
  return `${dayWords(Number(date.slice(8)))}/${monthWords(monthOf(date))}/${yearOf(date)}`
}

/** A stretch of time in the shortest official words: `Quý III-IV/2025`, `Tháng 7/2025`, `Từ ngày 15/7/2025 đến ngày 20/8/2025`. */
export function formatRange({ from, to }: DateRange): string {
  const [year, lastYear, month, lastMonth] = [yearOf(from), yearOf(to), monthOf(from), monthOf(to)]
  if (from === to) return `Ngày ${formatDate(from)}`
  if (!from.endsWith('-01') || to !== lastDayOfMonth(lastYear, lastMonth)) {
    return `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`
  }
  if (month === 1 && lastMonth === 12) return year === lastYear ? `Năm ${year}` : `Giai đoạn ${year}-${lastYear}`
  if (year !== lastYear) {
    return `Từ tháng ${monthWords(month)}/${year} đến tháng ${monthWords(lastMonth)}/${lastYear}`
  }
  if (month % 3 === 1 && lastMonth % 3 === 0) {
    const [first, last] = [ROMAN[(month - 1) / 3] ?? '', ROMAN[lastMonth / 3 - 1] ?? '']
    return first === last ? `Quý ${first}/${year}` : `Quý ${first}-${last}/${year}`
  }
  if (month === lastMonth) return `Tháng ${monthWords(month)}/${year}`
  return `Từ tháng ${monthWords(month)} đến tháng ${monthWords(lastMonth)}/${year}`
}

const RHYTHM = {
  month: 'hằng tháng',
  quarter: 'hằng quý',
  'half-year': '6 tháng một lần',
  year: 'hằng năm',
  regular: 'định kỳ',
} satisfies Record<RecurringRule['freq'], string>

function boundWords(before: MonthDay): string {
  const [month, day] = before.slice(2).split('-')
  return month === '' ? dayWords(Number(day)) : `${dayWords(Number(day))}/${monthWords(Number(month))}`
}

function ruleWords({ freq, before, for: purpose }: RecurringRule): string {
  const words = before === null ? RHYTHM[freq] : `trước ngày ${boundWords(before)} ${RHYTHM[freq]}`
  return purpose === null ? words : `${purpose} (${words})`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const withCondition = (words: string, condition: string | undefined): string =>
  condition === undefined ? words : `${words} (${condition})`

function ongoingWords(from: PlainDate | null, to: PlainDate | null): string {
  if (from !== null && to !== null) return `Thường xuyên, ${lowerFirst(formatRange({ from, to }))}`
  if (from !== null) return `Thường xuyên từ ngày ${formatDate(from)}`
  return to === null ? 'Thường xuyên' : `Thường xuyên đến hết ngày ${formatDate(to)}`
}

/**
 * A deadline in the words of an official plan; reading them again gives the same deadline, e.g.
 * `{kind: 'before', date: '2025-07-31'}` is "Trước ngày 31/7/2025".
 */
export function printDeadline(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'within':
      return withCondition(formatRange(deadline), deadline.condition)
    case 'before':
      return withCondition(`Trước ngày ${formatDate(deadline.date)}`, deadline.condition)
    case 'before-each':
      return deadline.parts
        .map((part) => `trước ngày ${formatDate(part.date)}${part.for === '' ? '' : ` đối với ${part.for}`}`)
        .map((words, i) => (i === 0 ? capital(words) : words))
        .join('; ')
    case 'recurring':
      // A case keeps its own letters: it is quoted from the plan.
      return deadline.rules
        .map((rule, i) => (i === 0 && rule.for === null ? capital(ruleWords(rule)) : ruleWords(rule)))
        .join('; ')
    case 'ongoing':
      return ongoingWords(deadline.from, deadline.to)
    case 'after-event': {
      const { within_days: days, workingDays, event } = deadline
      const length = days === null ? 'Sau' : `Trong ${dayWords(days)} ngày${workingDays ? ' làm việc' : ''} kể từ`
      return `${length} khi ${event}`
    }
    case 'on-occurrence':
      return 'Khi có phát sinh'
    case 'external':
      return namesReference(deadline.reference) ? `Theo ${deadline.reference}` : deadline.reference
  }
}
