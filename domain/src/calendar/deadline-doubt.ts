import type { Deadline } from './deadline.ts'
import { foldText, tidyText } from './fold-text.ts'
import { namesRhythm } from './parse-recurring.ts'
import type { DateRange } from './plain-date.ts'
import { addDays, plainDate, yearOf } from './plain-date.ts'
import type { DeadlineContext } from './time-span.ts'
import { findSpan } from './time-span.ts'

/** Why a person should look at a deadline before it is trusted. */
export const DEADLINE_DOUBTS = [
  'deadline-impossible-date',
  'deadline-unreadable',
  'deadline-year-unknown',
  'deadline-several',
  'deadline-outside-period',
  'deadline-approximate',
  'deadline-year-taken',
] as const

export type DeadlineDoubt = (typeof DEADLINE_DOUBTS)[number]

const REFERENCE_NOUNS =
  /^(?:(?:cac|tung|noi dung|tinh than|thoi (?:gian|han|diem))\s+)*(?:ke hoach|kh\b|chi dao|huong dan|quy dinh|quyet dinh|yeu cau|lo trinh|tien do|thong bao|van ban|chuong trinh|cong van|nghi quyet|nghi dinh|thong tu|de an|phan cong|lich|hop dong|phe duyet)/

/** True where words name what sets the time elsewhere: "Kế hoạch riêng", "chỉ đạo của UBND tỉnh". */
export function namesReference(reference: string): boolean {
  return REFERENCE_NOUNS.test(foldText(reference))
}

const hasImpossibleDate = (folded: string): boolean =>
  [...folded.matchAll(/(?<![\d/])(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(20\d\d)(?!\d)/g)].some(
    ([, day, month, year]) => plainDate(Number(year), Number(month), Number(day)) === null,
  )

function rangeOf(deadline: Deadline): DateRange | null {
  if (deadline.kind === 'within') return deadline
  if (deadline.kind === 'before') {
    const day = addDays(deadline.date, -1)
    return { from: day, to: day }
  }
  if (deadline.kind === 'before-each') {
    const days = deadline.parts.map((part) => addDays(part.date, -1)).sort()
    const [from, to] = [days[0], days[days.length - 1]]
    return from === undefined || to === undefined ? null : { from, to }
  }
  if (deadline.kind === 'ongoing' && deadline.from !== null && deadline.to !== null) {
    return { from: deadline.from, to: deadline.to }
  }
  return null
}

const touches = (a: DateRange, b: DateRange): boolean => a.from <= b.to && a.to >= b.from

function namesSeveral(folded: string, deadline: Deadline, context: DeadlineContext): boolean {
  if (deadline.kind !== 'within' && deadline.kind !== 'before') return false
  const first = findSpan(folded, context)
  if (first === null) return false
  if (first.gap) return true
  const rest = `${folded.slice(0, first.start)} ${folded.slice(first.end)}`
  const mentioned = /(?:ke hoach|nghi quyet|nghi dinh|quyet dinh|thong tu|cong van|so)\s[^;]*$/.test(
    folded.slice(first.end).split(/\d/)[0] ?? '',
  )
  return /\bthuong xuyen\b/.test(rest) || namesRhythm(rest) || (!mentioned && findSpan(rest, context) !== null)
}

/**
 * The first reason to doubt how `text` was read as `deadline`, or null: a date that no calendar has, words nobody can read, two
 * deadlines in one cell, a time outside the plan's period, a customary time ("đầu năm"), a year
 * guessed in a plan that runs over several.
 * `context` is what the deadline was read with.
 */
export function deadlineDoubt(text: string, deadline: Deadline | null, context: DeadlineContext): DeadlineDoubt | null {
  const folded = foldText(tidyText(text))
  if (deadline === null) return null
  if (hasImpossibleDate(folded)) return 'deadline-impossible-date'
  if (deadline.kind === 'external') return externalDoubt(folded, deadline.reference)
  if (namesSeveral(folded, deadline, context)) return 'deadline-several'
  const range = rangeOf(deadline)
  if (range !== null && context.period !== null && !touches(range, context.period)) return 'deadline-outside-period'
  if (range === null) return null
  const span = findSpan(folded, context)
  if (span?.approximate) return 'deadline-approximate'
  const isGuess = context.period !== null && yearOf(context.period.from) !== yearOf(context.period.to)
  return span?.yearTaken && isGuess ? 'deadline-year-taken' : null
}

function externalDoubt(folded: string, reference: string): DeadlineDoubt | null {
  const named = /\b(?:theo|can cu)\b/.test(folded) || namesReference(reference)
  if (named) return null
  return findSpan(folded, { year: 2025, period: null }) === null ? 'deadline-unreadable' : 'deadline-year-unknown'
}
