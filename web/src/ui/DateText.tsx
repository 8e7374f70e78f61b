import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText } from '../lib/format.ts'

/** A calendar date as offices write it. */
export function DateText({ date }: { date: PlainDate }) {
  return (
    <time dateTime={date} className="nowrap">
      {dateText(date)}
    </time>
  )
}
