import type { Deadline, RecurringRule } from './deadline.ts'
import { foldText } from './fold-text.ts'
import type { NamedDay } from './parse-recurring.ts'
import { boundOf, frequenciesIn, isOnlyRhythm, namedDays, namesRhythm } from './parse-recurring.ts'
import type { PlainDate } from './plain-date.ts'
import { addDays } from './plain-date.ts'
import type { DeadlineContext } from './time-span.ts'
import { findSpan } from './time-span.ts'

interface Part {
  readonly named: NamedDay
  readonly label: string
  readonly folded: string
}

const SEPARATORS = /^[\s\-–—+•*:;,.()]+|[\s\-–—+•*:;,.()]+$/g

function labelOf(text: string, folded: string): string {
  const inner = text.replace(SEPARATORS, '')
  const at = text.indexOf(inner)
  const opening = /^(?:(?:doi voi|cho|va|thi|la|thuc hien|hoan thanh|gui)\s+)+/.exec(folded.slice(at))
  const label = inner.slice(opening?.[0].length ?? 0).replace(/[\s,;]+(?:và|va)$/i, '')
  return label.replace(SEPARATORS, '')
}

/** Where the words between two days part: after the last strong separator they belong to the second day. */
function borderBetween(folded: string, from: number, to: number): number {
  const between = folded.slice(from, to)
  const separator = Math.max(between.lastIndexOf(';'), between.lastIndexOf(' - '), between.lastIndexOf('. '))
  return separator < 0 ? to : from + separator
}

/** One part for each day: words after the day where the cell starts with a day, words before it otherwise. */
function splitParts(text: string, folded: string, days: readonly NamedDay[]): Part[] {
  const lead = folded.slice(0, days[0]?.start ?? 0)
  const dayFirst = /^[\s\-+*:;,.(]*$/.test(lead)
  const words = days.map((named, i): readonly (readonly [number, number])[] => {
    const [before, after] = [days[i - 1], days[i + 1]]
    if (!dayFirst) return [[before?.end ?? 0, named.start]]
    const opening = before === undefined ? named.start : borderBetween(folded, before.end, named.start)
    const closing = after === undefined ? folded.length : borderBetween(folded, named.end, after.start)
    return [
      [opening, named.start],
      [named.end, closing],
    ]
  })
  return days.map((named, i) => {
    const ranges = words[i] ?? []
    const labels = ranges.map(([from, to]) => labelOf(text.slice(from, to), folded.slice(from, to)))
    const rhythm = [[named.start, named.end] as const, ...ranges].map(([from, to]) => folded.slice(from, to)).join(' ')
    return { named, label: labels.filter((label) => label !== '').join(', '), folded: rhythm }
  })
}

function dateOf(named: NamedDay, context: DeadlineContext): PlainDate | null {
  if (named.month === null) return null
  const written = `${named.day}/${named.month}${named.year === null ? '' : `/${named.year}`}`
  const span = findSpan(written, context)
  return span === null ? null : named.exclusive ? span.from : addDays(span.from, 1)
}

/**
 * Reads a cell that sets several days, each with its own case: "Báo cáo 6 tháng (trước ngày 07/6), báo cáo năm (trước ngày
 * 07/11)", "Trước ngày 10/12/2025 đối với … - Trước ngày 01/12/2025 đối với …"; null where there are not two days.
 */
export function parseParts(text: string, folded: string, context: DeadlineContext): Deadline | null {
  const days = namedDays(folded)
  if (days.length < 2) return null
  const parts = splitParts(text, folded, days)
  const everyYear = namesRhythm(folded) || parts.some((part) => frequenciesIn(part.folded).length > 0)
  if (!everyYear && days.some((day) => !day.limited)) return null
  if (everyYear && days.every((day) => day.year === null)) {
    const rules = parts.flatMap((part): RecurringRule[] => {
      const own = frequenciesIn(part.folded)
      const rhythms = own.length > 0 ? own : (['year'] as const)
      const label = part.label === '' || isOnlyRhythm(foldText(part.label)) ? null : part.label
      return rhythms.map((freq) => ({ freq, before: boundOf(part.named, freq), for: label }))
    })
    return { kind: 'recurring', rules }
  }
  const dated = parts.flatMap((part) => {
    const date = dateOf(part.named, context)
    return date === null ? [] : [{ date, for: part.label }]
  })
  return dated.length === days.length ? { kind: 'before-each', parts: dated } : null
}
