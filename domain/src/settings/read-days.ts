import { foldText } from '../calendar/fold-text.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { addDays, daysBetween, plainDate } from '../calendar/plain-date.ts'
import type { CalendarDay } from './tenant-settings.ts'

/** What a pasted list of days says, and the lines nobody can read. */
export interface ReadDays {
  readonly days: readonly CalendarDay[]
  readonly unread: readonly { readonly line: number; readonly text: string }[]
}

const DATE = /(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?/g

/** No notice names a longer break. */
const LONGEST_BREAK = 31

function datesIn(text: string, year: number): PlainDate[] {
  const found = [...text.matchAll(DATE)]
  // "từ 16/02 đến 20/02/2026": the year stands once, at the end.
  const last = found.findLast((match) => match[3] !== undefined)?.[3]
  return found.flatMap(
    ([, day, month, own]) => plainDate(Number(own ?? last ?? year), Number(month), Number(day)) ?? [],
  )
}

/**
 * Reads a list as it is pasted from a notice or a table: a line for a day or a stretch of days ("16/02/2026 - 20/02/2026", "từ
 * 16/02 đến 20/02/2026"), then words, with tabs or semicolons between them. A line that says "làm bù", "làm việc" or "đi làm" is
 * a day worked instead, every other one a day off. `year` is meant where a line names none.
 */
export function readDays(text: string, year: number, basis: string | null): ReadDays {
  const days = new Map<PlainDate, CalendarDay>()
  const unread: { line: number; text: string }[] = []
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '') continue
    const [first, ...more] = datesIn(line, year)
    const to = more[0] ?? first
    const length = first === undefined || to === undefined ? -1 : daysBetween(first, to)
    if (first === undefined || more.length > 1 || length < 0 || length > LONGEST_BREAK) {
      unread.push({ line: at + 1, text: line })
      continue
    }
    const folded = foldText(line)
    const kind = /\b(lam bu|lam viec|di lam)\b/.test(folded) && !/\bnghi\b/.test(folded) ? 'worked' : 'off'
    const words = line
      .replace(DATE, ' ')
      .split(/[\t;,|]/)
      .map((cell) =>
        cell.replace(/^[\s:–-]+|[\s:–-]+$/g, '').replace(/^(từ|ngày|đến|hết)(\s+(ngày|đến|hết))*\s*$/i, ''),
      )
      .filter((cell) => cell !== '')
      .join(', ')
      .replace(/\s+/g, ' ')
    const name =
      words.replace(/^(từ|ngày|đến)\s+(?:(ngày|đến|hết)\s+)*/i, '') || (kind === 'off' ? 'Ngày nghỉ' : 'Làm bù')
    for (let step = 0; step <= length; step++) {
      const date = addDays(first, step)
      days.set(date, { date, kind, name: name.slice(0, 200), basis, recalled: false })
    }
  }
  return { days: [...days.values()].sort((a, b) => a.date.localeCompare(b.date)), unread }
}
