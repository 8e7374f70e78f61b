import { type DateRange, lastDayOfMonth, plainDate } from '../calendar/plain-date.ts'
import { fold } from './normalise.ts'

/**
 * The period a title names: "6 tháng cuối năm 2025", "Quý III năm 2025", "năm 2026", "giai đoạn 2026-2030".
 * A title that names a year and a longer stretch plans the year. Null where it names none.
 */
export function readPeriod(title: string): DateRange | null {
  const folded = fold(title)
  const half = /(?:0?6|sau) thang (dau|cuoi) nam (20\d\d)/.exec(folded)
  if (half?.[2]) return half[1] === 'dau' ? months(Number(half[2]), 1, 6) : months(Number(half[2]), 7, 12)
  const rest = /0?([3-9]) thang (dau|cuoi) nam (20\d\d)/.exec(folded)
  if (rest?.[1] && rest[3]) {
    const count = Number(rest[1])
    return rest[2] === 'dau' ? months(Number(rest[3]), 1, count) : months(Number(rest[3]), 13 - count, 12)
  }
  const quarter = /quy (i{1,3}v?|iv|[1-4])(?: (?:va |den )?(?:quy )?(i{1,3}v?|iv|[1-4]))?(?: nam)? (20\d\d)/.exec(
    folded,
  )
  if (quarter?.[1] && quarter[3]) {
    const first = quarterOf(quarter[1])
    const last = quarter[2] ? quarterOf(quarter[2]) : first
    return months(Number(quarter[3]), first * 3 - 2, last * 3)
  }
  const month = /thang (\d{1,2})(?: nam)? (20\d\d)/.exec(folded)
  if (month?.[1] && month[2] && Number(month[1]) >= 1 && Number(month[1]) <= 12)
    return months(Number(month[2]), Number(month[1]), Number(month[1]))
  const year = /(?<!den |den het |tu )nam (20\d\d)(?! (?:va |den |toi )?(?:nam )?20\d\d)(?! den nam)/.exec(folded)
  if (year?.[1]) return months(Number(year[1]), 1, 12)
  const stage = /(20\d\d) (?:den )?(?:nam )?(20\d\d)/.exec(folded)
  if (stage?.[1] && stage[2]) return years(Number(stage[1]), Number(stage[2]))
  const bare = /(?<!\d)(20\d\d)(?!\d)/.exec(folded)
  return bare?.[1] ? months(Number(bare[1]), 1, 12) : null
}

const quarterOf = (text: string): number => ({ i: 1, ii: 2, iii: 3, iv: 4 })[text] ?? Number(text)

function months(year: number, first: number, last: number): DateRange | null {
  const from = plainDate(year, first, 1)
  return from ? { from, to: lastDayOfMonth(year, last) } : null
}

function years(first: number, last: number): DateRange | null {
  const from = plainDate(first, 1, 1)
  return from && last >= first ? { from, to: lastDayOfMonth(last, 12) } : null
}
