import './deadline-text.css'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import { dateText } from '../lib/format.ts'
import { useMessages } from '../lib/i18n.tsx'

/** Working days ahead within which a due date is told relatively: one working week. */
const SOON_WORKING_DAYS = 5

export interface DeadlineFacts {
  readonly deadlineText: string | null
  readonly occurrence?: string | null
  readonly dueOn: PlainDate | null
  readonly originalDueOn?: PlainDate | null
  readonly status?: DutyStatus
  readonly daysLate?: number
  readonly workingDaysLeft?: number | null
  readonly doneOn?: PlainDate | null
}

/** The plan's own words with the computed day beside them: `Quý III-IV/2025 → hạn 31/12/2025 · còn 3 ngày làm việc`. */
export function DeadlineText({ facts }: { facts: DeadlineFacts }) {
  const { due } = useMessages()
  const { deadlineText, occurrence, dueOn, originalDueOn, status, daysLate = 0, workingDaysLeft, doneOn } = facts
  // What the plan's words say stands beside them; an extension is told apart.
  const first = originalDueOn ?? dueOn
  const soon = workingDaysLeft !== undefined && workingDaysLeft !== null && workingDaysLeft <= SOON_WORKING_DAYS
  return (
    <span className="deadline">
      {deadlineText ?? due.noWords}
      {occurrence ? ` (${occurrence})` : ''}
      <span className="deadline__due dots">
        <span>
          <span aria-hidden>→ </span>
          {first ? <time dateTime={first}>{due.on(dateText(first))}</time> : due.none}
          {dueOn && dueOn !== first ? (
            <>
              , <time dateTime={dueOn}>{due.extended(dateText(dueOn))}</time>
            </>
          ) : null}
        </span>
        {status === 'overdue' && daysLate > 0 ? <span className="deadline__late">{due.overdue(daysLate)}</span> : null}
        {status === 'done-late' && daysLate > 0 ? <span>{due.doneLate(daysLate)}</span> : null}
        {status === 'done-on-time' && doneOn ? <span>{due.doneOn(dateText(doneOn))}</span> : null}
        {(status === 'running' || status === 'not-started') && soon ? (
          <span className="deadline__soon">{due.left(workingDaysLeft)}</span>
        ) : null}
      </span>
    </span>
  )
}
