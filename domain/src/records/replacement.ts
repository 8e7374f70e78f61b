import { type PlainDate, yearOf } from '../calendar/plain-date.ts'
import { citationKey } from '../imports/citations.ts'
import type { Citation } from '../imports/reading.ts'

/** A document of which it is known whether, and by what, it was replaced. */
export interface KnownRecord {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly year: number
  /** Null where only the year is known. */
  readonly date: PlainDate | null
  /** Ids of the documents that took its place; empty while it is in force. */
  readonly replacedBy: readonly string[]
  /** Of the plan's own line of authorities, or of the state: its number alone tells it. */
  readonly near: boolean
}

/** By what a number is known however it is typed: "08/2021/QĐ-TTg" is "8/2021/QD-TTg". */
export function numberKey(number: string): string {
  return citationKey({ number }).replace(/^0+/, '').replaceAll('Đ', 'D')
}

/**
 * The registered documents and, of those known to everybody, the ones the register does not have: where a number of that year
 * stands in the register, the register decides.
 */
export function withRegister(
  national: readonly KnownRecord[],
  register: readonly KnownRecord[],
): readonly KnownRecord[] {
  const keyOf = ({ number, year }: KnownRecord): string => `${numberKey(number)}:${year}`
  const registered = new Set(register.map(keyOf))
  return [...register, ...national.filter((record) => !registered.has(keyOf(record)))]
}

/** The one document a plan means among those with its number; null where none or several could be meant. */
function chooseNamed({ date }: Pick<Citation, 'date'>, sameNumber: readonly KnownRecord[]): KnownRecord | null {
  const sameDay = sameNumber.filter((record) => date !== null && record.date === date)
  // A day is often mistyped, a number is not.
  const close = sameNumber.filter(({ near, year }) => near && (date === null || yearOf(date) === year))
  const [found, ...others] = sameDay.length > 0 ? sameDay : close
  return found !== undefined && others.length === 0 ? found : null
}

/**
 * Finds the documents in force on a day in place of one that a plan names; none where it was not replaced by then or is not known.
 * `'876/QĐ-BNV'` on 2025-06-01 gives `892/QĐ-BNV`, on 2023-06-01 nothing.
 */
export function createReplacementFinder(
  records: readonly KnownRecord[],
  on: PlainDate,
): (named: Pick<Citation, 'number' | 'date'>) => readonly KnownRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const byNumber = Map.groupBy(records, ({ number }) => numberKey(number))
  return (named) => {
    const start = chooseNamed(named, byNumber.get(numberKey(named.number)) ?? [])
    if (start === null) return []
    const seen = new Set<KnownRecord>()
    const inForce = (record: KnownRecord): readonly KnownRecord[] => {
      if (seen.has(record)) return []
      seen.add(record)
      const next = record.replacedBy.flatMap((id) => byId.get(id) ?? []).filter((later) => isThere(later, on))
      return next.length === 0 ? [record] : next.flatMap(inForce)
    }
    return inForce(start).filter((record) => record !== start)
  }
}

/** Where only the year is known, a document is there for sure when the year is over. */
const isThere = ({ date, year }: KnownRecord, on: PlainDate): boolean =>
  date === null ? year < yearOf(on) : date <= on

/** Why one record cannot be said to be replaced by another. */
export type ReplacementRefusal = 'itself' | 'earlier' | 'loop'

/**
 * Whether a record may be said to be replaced by another; `replacedBy` holds the links that are there already. Null where it may.
 */
export function refuseReplacement(
  record: { readonly id: string; readonly date: PlainDate },
  by: { readonly id: string; readonly date: PlainDate },
  replacedBy: ReadonlyMap<string, string>,
): ReplacementRefusal | null {
  if (record.id === by.id) return 'itself'
  if (by.date < record.date) return 'earlier'
  const seen = new Set<string>()
  for (let at: string | undefined = by.id; at !== undefined && !seen.has(at); at = replacedBy.get(at)) {
    if (at === record.id) return 'loop'
    seen.add(at)
  }
  return null
}
