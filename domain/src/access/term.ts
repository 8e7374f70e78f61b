import type { PlainDate } from '../calendar/plain-date.ts'

/** Days on which something holds, both included; `to` null where no end is set. */
export interface Term {
  readonly from: PlainDate
  readonly to: PlainDate | null
}

/** True on the days of the term. */
export function holdsOn(term: Term, day: PlainDate): boolean {
  return term.from <= day && (term.to === null || day <= term.to)
}

/** True where the two terms share a day. */
export function overlaps(a: Term, b: Term): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)
}
