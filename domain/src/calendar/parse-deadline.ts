import type { Deadline } from './deadline.ts'
import { foldText, tidyText } from './fold-text.ts'
import { isOnOccurrence, parseAfterEvent } from './parse-event.ts'
import { parseParts } from './parse-parts.ts'
import { frequenciesIn, namedDays, namesRhythm, parseRecurring, parseRhythmClauses } from './parse-recurring.ts'
import { addDays, plainDate, yearOf } from './plain-date.ts'
import type { DeadlineContext, TimeSpan } from './time-span.ts'
import { findSpan } from './time-span.ts'

const FILLER =
  '(?:thuc hien|hoan thanh|trien khai|tien hanh|to chuc|xong|thoi gian|thoi han|han|du kien|phan dau|kip thoi|vao|trong|ca|toan bo|cac|giai doan|bat dau|tu|den|het|cham nhat|muon nhat|khong qua|khong muon hon|la|ngay|nay|cua|va|thang|truoc|duoc|phai|han cuoi|cho)'
const FILLERS_ONLY = new RegExp(String.raw`^[\s\-+*:;,.()]*(?:${FILLER}(?![a-z])[\s\-+*:;,.()]*)*$`)
const OPENING =
  /^(?:[\s\-+*:;,.]|(?:thuc hien|hoan thanh|trien khai|tien hanh|xong|thoi gian|thoi han|du kien|phan dau)(?![a-z]))*/
const REFERENCE =
  /^(?:(?:thuc hien|trien khai|hoan thanh)\s+)?(?:theo|can cu(?:\s+(?:vao|theo))?|tuy theo)\s+(?!dinh ky)/
const ONGOING = /\bthuong xuyen\b|\blien tuc\b|\bh[a]ng ngay\b|\bxuyen suot\b|\bduy tri\b/
const UNTIL =
  /(?:cham nhat|muon nhat|khong (?:qua|muon hon|cham hon)|\bden|\btoi|\bhet|han cuoi|han chot|truoc va trong|\btruoc\s+\d{1,2}\s*(?:h|gio)(?:\s*\d{2})?(?:\s*phut)?)[\s:]*(?:la\s+)?(?:vao\s+)?(?:den\s+)?(?:het\s+)?(?:ngay\s*)?$/
const BEFORE = /\btruoc(?:\s+(?:ngay|thoi diem|het))?\s*$/
const NEXT_YEARS = /^\s*(?:va|,)?\s*(?:va\s+)?(?:cac|nhung)\s+(?:nam|quy|thang)\s+(?:tiep theo|sau|ke tiep)|^\s*tro di/

/** Words left beside a stretch of time, as a condition: without fillers, brackets and separators; null where nothing is left. */
function conditionOf(before: string, after: string): string | null {
  const kept = [before, after].filter((words) => !FILLERS_ONLY.test(foldText(words)))
  const condition = kept
    .map((words) => words.replace(/^[\s\-–—+•:;,.]+|[\s\-–—+•:;,.]+$/g, ''))
    .map((words) => (/^\([^()]*\)$/.test(words) ? words.slice(1, -1).trim() : words))
    .map((words) =>
      words.replace(/\s*\(([^()]*)$/, (_, inner: string) => (FILLERS_ONLY.test(foldText(inner)) ? '' : ` ${inner}`)),
    )
    .map((words) => words.replace(/^([^()]*)\)/, '$1').trim())
    .join(' ')
    .replace(/^(?:và|va)\s+|\s+(?:trong|vào|vao|là|từ)$/gi, '')
    .trim()
  return condition === '' ? null : condition
}

const isWholeYears = (span: TimeSpan): boolean => span.from.endsWith('-01-01') && span.to.endsWith('-12-31')

function parseOngoing(folded: string, context: DeadlineContext): Deadline {
  const span = findSpan(folded, context)
  if (span === null) return { kind: 'ongoing', from: null, to: null }
  if (span.open || NEXT_YEARS.test(folded.slice(span.end))) return { kind: 'ongoing', from: span.from, to: null }
  if (UNTIL.test(folded.slice(0, span.start))) return { kind: 'ongoing', from: null, to: span.to }
  return { kind: 'ongoing', from: span.from, to: span.to }
}

function parseDated(text: string, folded: string, context: DeadlineContext): Deadline | null {
  const limit = /\btruoc(?:\s+(?:ngay|thoi diem|het))?\s+(?=\d|thang\s*\d|qu[yi]\s|ngay|nam\s*20|cuoi)/.exec(folded)
  const lastDay = namedDays(folded).find((day) => day.limited && !day.exclusive && day.month !== null)
  const from = limit === null ? (lastDay?.start ?? 0) : limit.index + 'truoc'.length
  const span = findSpan(folded, context, from)
  if (span === null) return limit === null ? null : parseDatedWithout(text, folded, context)
  const before = folded.slice(0, span.start)
  const withCondition = <T extends object>(deadline: T, cut: string): T & { condition?: string } => {
    const condition = conditionOf(cut, text.slice(span.end))
    return condition === null ? deadline : { ...deadline, condition }
  }
  if (BEFORE.test(before)) {
    const atItsEnd = /\btruoc\s+(?:het|cuoi)\b/.test(before)
    const date = atItsEnd ? addDays(span.to, 1) : span.from
    return withCondition({ kind: 'before', date } as const, text.slice(0, BEFORE.exec(before)?.index ?? 0))
  }
  if (span.open || NEXT_YEARS.test(folded.slice(span.end))) return { kind: 'ongoing', from: span.from, to: null }
  const until = UNTIL.exec(before)
  // The year or day of a document's name ("căn cứ văn bản … ngày 15/7/2025") is no deadline.
  if (until === null && /\b(?:can cu|theo)\s+(?!$)/.test(before)) return null
  if (until === null) {
    const { from, to } = span
    return withCondition({ kind: 'within', from, to } as const, text.slice(0, span.start))
  }
  const fromNow = /\btu nay\b/.test(before)
  const yearStart = plainDate(yearOf(span.to), 1, 1) ?? span.from
  const periodStart = context.period === null || context.period.from > span.to ? yearStart : context.period.from
  const start = isWholeYears(span) && !fromNow ? span.from : periodStart
  return withCondition({ kind: 'within', from: start, to: span.to } as const, text.slice(0, until.index))
}

const parseDatedWithout = (text: string, folded: string, context: DeadlineContext): Deadline | null => {
  const span = findSpan(folded, context)
  if (span === null) return null
  const condition = conditionOf(text.slice(0, span.start), text.slice(span.end))
  const range = { kind: 'within', from: span.from, to: span.to } as const
  return condition === null ? range : { ...range, condition }
}

// A cell of the column is a few lines; a longer text is prose that got into it, whatever days it names.
const LONGEST_DEADLINE = 600

/**
 * The deadline that the words of a plan mean; null only for a cell without words. Words that say no time become
 * `external` with the words as its reference, so that nothing is lost.
 * A year that is not written is taken from `context`: `parseDeadline('Quý III, IV', {year: 2025, period: null})` is within
 * 2025-07-01…2025-12-31. "Chậm nhất ngày 25/12/2025" counts that day, so it is `within` (up to it), not `before` (exclusive).
 */
export function parseDeadline(text: string, context: DeadlineContext): Deadline | null {
  const tidy = tidyText(text)
  const folded = foldText(tidy)
  if (!/[a-z0-9]/.test(folded)) return null
  if (tidy.length > LONGEST_DEADLINE) return { kind: 'external', reference: tidy }
  const opened = OPENING.exec(folded)?.[0].length ?? 0
  const start = folded.slice(opened)
  const hasLimit = namedDays(folded).some((day) => day.limited && day.month !== null)

  const several = parseRhythmClauses(tidy, folded) ?? parseParts(tidy, folded, context)
  if (several !== null) return several
  const reference = REFERENCE.exec(start)
  if (reference !== null && !hasLimit && !namesRhythm(start) && !isOnOccurrence(start)) {
    const named = tidy.slice(opened + reference[0].length).replace(/[\s.;,]+$/, '')
    return { kind: 'external', reference: named === '' || countOfSentences(tidy) > 1 ? tidy : named }
  }
  const event = hasLimit || isOnOccurrence(start) ? null : parseAfterEvent(tidy, folded)
  if (event !== null) return fixedStart(event, context) ?? event
  const monthly = namesRhythm(folded) && frequenciesIn(folded).some((freq) => freq !== 'regular')
  if (isOnOccurrence(folded) && !monthly && !ONGOING.test(folded) && !hasLimit) return { kind: 'on-occurrence' }
  const onlyYearly = frequenciesIn(folded).every((freq) => freq === 'year')
  if (ONGOING.test(folded) && !hasLimit && (!monthly || onlyYearly)) return parseOngoing(folded, context)
  return parseRecurring(folded) ?? parseDated(tidy, folded, context) ?? { kind: 'external', reference: tidy }
}

/** "Trong 30 ngày kể từ ngày 01/7/2025": a start that the calendar already has is no outside act. */
function fixedStart(event: Deadline, context: DeadlineContext): Deadline | null {
  if (event.kind !== 'after-event' || event.workingDays) return null
  const folded = foldText(event.event)
  const span = findSpan(folded, context)
  if (span === null || span.start > 0 || span.end < folded.length || span.from !== span.to) return null
  if (event.within_days === null) return { kind: 'ongoing', from: span.from, to: null }
  return { kind: 'within', from: span.from, to: addDays(span.from, event.within_days) }
}

const countOfSentences = (text: string): number =>
  text.split(/(?:^|\s)-\s|\.\s/).filter((part) => part.trim() !== '').length
