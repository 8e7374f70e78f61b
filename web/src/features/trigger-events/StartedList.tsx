import type { StartedDuty } from '@dondoc/contract/trigger-events'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../lib/format.ts'
import { useEventWords } from './words.ts'

interface Props {
  duties: readonly StartedDuty[]
  moves: boolean
}

/** Duties with the due dates that an act gives them, with those before it where they move; below, who contributes to them. */
export function StartedList({ duties, moves }: Props) {
  const leads = duties.filter(({ role }) => role !== 'coordinator')
  const help = duties.filter(({ role }) => role === 'coordinator')
  const sameDay = Map.groupBy(help, ({ text, dueOn, dueOnBefore }) => `${text}/${dueOn}/${dueOnBefore}`)
  return (
    <ul className="started">
      {leads.map((duty) => (
        <li key={duty.id}>
          <Link
            to="/nhiem-vu/$dutyId"
            params={{ dutyId: duty.id }}
            search={{ update: undefined }}
            className="clamp-2"
            title={duty.text}
          >
            {duty.text}
          </Link>
          <Day duty={duty} moves={moves} />
          <span className="secondary">
            {duty.code} · {duty.organization.name}
            {duty.deadlineText ? ` · ${duty.deadlineText}` : ''}
          </span>
        </li>
      ))}
      {[...sameDay.values()].map((group) => (
        <Help key={group[0]?.id} group={group} moves={moves} />
      ))}
    </ul>
  )
}

/** Contributions to one row by the same day: the organizations, and the words of the row once. */
function Help({ group, moves }: { group: readonly StartedDuty[]; moves: boolean }) {
  const words = useEventWords()
  const [first] = group
  if (first === undefined) return null
  return (
    <li>
      <span>
        {words.helping}:{' '}
        {group.map((duty, at) => (
          <span key={duty.id}>
            {at > 0 ? ', ' : ''}
            <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
              {duty.organization.name}
            </Link>
          </span>
        ))}
      </span>
      <Day duty={first} moves={moves} />
      <span className="secondary">{first.text}</span>
    </li>
  )
}

function Day({ duty, moves }: { duty: StartedDuty; moves: boolean }) {
  const words = useEventWords()
  const dayText = (day: StartedDuty['dueOn']) => (day ? dateText(day) : words.noDue)
  return (
    <span className="nowrap">
      {moves && duty.dueOnBefore !== duty.dueOn
        ? words.from(dayText(duty.dueOnBefore), dayText(duty.dueOn))
        : dayText(duty.dueOn)}
      {duty.isPast ? <span className="started__past"> ({words.past})</span> : null}
    </span>
  )
}
