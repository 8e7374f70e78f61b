import type { PlainDate } from '@dondoc/domain/calendar/plain-date'

/** The zone of business days: a report handed in at 23:30 in Hà Nội is of that day, whatever the server's zone. */
export const BUSINESS_ZONE = 'Asia/Ho_Chi_Minh'

export interface Clock {
  readonly now: () => Date
  /** The calendar day in the business zone. */
  readonly today: () => PlainDate
}

const inBusinessZone = new Intl.DateTimeFormat('en-CA', {
  timeZone: BUSINESS_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day of an instant in the business zone. */
export function businessDay(instant: Date): PlainDate {
  return inBusinessZone.format(instant) as PlainDate
}

/** A clock over any source of instants; the machine's where none is given. */
export function clockOf(now: () => Date = () => new Date()): Clock {
  return { now, today: () => businessDay(now()) }
}
