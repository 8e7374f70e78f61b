import type { StartedDuty } from '@dondoc/contract/trigger-events'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../lib/format.ts'
import { useEventWords } from './words.ts'

/** Duties with the due dates that an act gives them; with those before it where they move. */
export function StartedList({ duties, moves }: { duties: readonly StartedDuty[]; moves: boolean }) {
  const words = useEventWords()
  const dayText = (day: StartedDuty['dueOn']) => (day ? dateText(day) : words.noDue)
  return (
    <ul className="started">
      {duties.map((duty) => (
        <li key={duty.id}>
          <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
            {duty.text}
          </Link>
          <span className="nowrap">
            {moves && duty.dueOnBefore !== duty.dueOn
              ? words.from(dayText(duty.dueOnBefore), dayText(duty.dueOn))
              : dayText(duty.dueOn)}
            {duty.isPast ? <span className="started__past"> ({words.past})</span> : null}
          </span>
          <span className="secondary">
            {duty.role === 'coordinator' ? <span className="tag">{words.helping}</span> : null} {duty.code} ·{' '}
            {duty.organization.name}
            {duty.deadlineText ? ` · ${duty.deadlineText}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
