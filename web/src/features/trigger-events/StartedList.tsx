import type { StartedDuty } from '@dondoc/contract/trigger-events'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../lib/format.ts'
import { useEventWords } from './words.ts'

interface Props {
  duties: readonly StartedDuty[]
  moves: boolean
}

const sameDay = (duties: readonly StartedDuty[]) =>
  Map.groupBy(duties, ({ text, dueOn, dueOnBefore }) => `${text}/${dueOn}/${dueOnBefore}`).values()

/**
 * Duties with the due dates that an act gives them, with those before it where they move: a task that many owe by the same day
 * once, with who they are; below, who contributes.
 */
export function StartedList({ duties, moves }: Props) {
  const leads = duties.filter(({ role }) => role !== 'coordinator')
  const help = duties.filter(({ role }) => role === 'coordinator')
  return (
    <ul className="started">
      {[...sameDay(leads)].map((group) => (
        <Task key={group[0]?.id} group={group} moves={moves} />
      ))}
      {[...sameDay(help)].map((group) => (
        <Help key={group[0]?.id} group={group} moves={moves} />
      ))}
    </ul>
  )
}

function Task({ group, moves }: { group: readonly StartedDuty[]; moves: boolean }) {
  const [first, ...others] = group
  if (first === undefined) return null
  return (
    <li>
      {others.length === 0 ? (
        <Link
          to="/nhiem-vu/$dutyId"
          params={{ dutyId: first.id }}
          search={{ update: undefined }}
          className="clamp-2"
          title={first.text}
        >
          {first.text}
        </Link>
      ) : (
        <span>{first.text}</span>
      )}
      <Day duty={first} moves={moves} />
      <span className="secondary">
        {others.length === 0 ? `${first.code} · ${first.organization.name}` : <Owers group={group} />}
        {first.deadlineText ? ` · ${first.deadlineText}` : ''}
      </span>
    </li>
  )
}

/** The organizations of some duties, each the way to its own. */
function Owers({ group }: { group: readonly StartedDuty[] }) {
  return group.map((duty, at) => (
    <span key={duty.id}>
      {at > 0 ? ', ' : ''}
      <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
        {duty.organization.name}
      </Link>
    </span>
  ))
}

/** Contributions to one row by the same day: the organizations, and the words of the row once. */
function Help({ group, moves }: { group: readonly StartedDuty[]; moves: boolean }) {
  const words = useEventWords()
  const [first] = group
  if (first === undefined) return null
  return (
    <li>
      <span>
        {words.helping}: <Owers group={group} />
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
