import type { DutyRow } from '@dondoc/contract/duties'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import type { DutySearch } from '../../routes/search/duties.ts'
import { type Column, DataList } from '../../ui/DataList.tsx'
import type { Choice } from '../../ui/list-choice.ts'
import type { ListSettings } from '../../ui/list-settings.ts'
import type { DutySort } from './duty-columns.tsx'
import type { DutyGroup, GroupName } from './my-groups.ts'

/** The list of all that a group holds. */
const LISTS: Record<GroupName, DutySearch> = {
  'to-decide': { only: 'to-decide', role: 'any' },
  returned: { mine: '1', only: 'returned', role: 'any' },
  overdue: { mine: '1', status: 'overdue', role: 'any' },
  'missed-checkpoint': { mine: '1', only: 'missed-checkpoint', status: 'running,not-started', role: 'any' },
  soon: { mine: '1', only: 'soon', role: 'any' },
  'to-confirm': { only: 'to-confirm' },
  'to-accept': { mine: '1', only: 'to-accept', role: 'any' },
  coordinating: { mine: '1', role: 'coordinator' },
  rest: { mine: '1', status: 'running,not-started,waiting,to-confirm', role: 'any' },
  done: { mine: '1', status: 'done-on-time,done-late,stopped', role: 'any' },
}

const TONES: Record<GroupName, string> = {
  'to-decide': 'ink--overdue',
  returned: 'ink--overdue',
  overdue: 'ink--overdue',
  'missed-checkpoint': 'ink--waiting',
  soon: 'ink--waiting',
  'to-confirm': 'ink--to-confirm',
  'to-accept': 'ink--to-confirm',
  coordinating: '',
  rest: '',
  done: '',
}

/** Figures that stand also at 0: nothing late is worth knowing. */
const ALWAYS: readonly GroupName[] = ['overdue', 'soon', 'returned']

interface Props {
  group: DutyGroup
  /** Also what the organizations below owe. */
  below: boolean
  columns: readonly Column<DutyRow, DutySort>[]
  settings: ListSettings
  /** Where rows can be chosen: the choice over all groups. */
  choice: Choice | undefined
}

/** One group of one's own work under its name, the whole of it one click away. */
export function MyGroup({ group, below, columns, settings, choice }: Props) {
  const { duties } = useMessages()
  const titleId = useId()
  const { name, rows, total } = group
  return (
    <section className="my-group" id={`viec-${name}`} aria-labelledby={titleId}>
      <h2 id={titleId}>
        {duties.groups[name]} <span className={TONES[name]}>{numberText(total)}</span>
      </h2>
      <DataList
        className="duty-list"
        label={duties.groups[name]}
        rows={rows}
        total={rows.length}
        columns={columns}
        keyOf={(duty) => duty.id}
        settings={settings}
        {...(choice ? { choice: { ...within(choice, rows), nameOf: (duty: DutyRow) => duty.code } } : {})}
      />
      {total > rows.length ? (
        <Link
          to="/nhiem-vu"
          search={below && LISTS[name].mine ? { ...LISTS[name], mine: 'below' } : LISTS[name]}
          className="my-group__all"
        >
          {duties.seeAll(total)}
        </Link>
      ) : null}
    </section>
  )
}

/** The choice of one group; those of others stay as they are. */
function within(choice: Choice, rows: readonly DutyRow[]): Choice {
  const own = new Set(rows.map(({ id }) => id))
  const others = [...choice.ids].filter((id) => !own.has(id))
  return {
    ids: new Set([...choice.ids].filter((id) => own.has(id))),
    toggle: choice.toggle,
    set: (wanted) => choice.set([...others, ...wanted]),
  }
}

/** How much each group holds; a figure leads to its group. */
export function MyGroupFigures({ groups }: { groups: readonly DutyGroup[] }) {
  const { duties } = useMessages()
  return (
    <ul className="my-figures box">
      {groups
        .filter(({ name, total }) => name !== 'done' && (ALWAYS.includes(name) || total > 0))
        .map(({ name, total }) => (
          <li key={name}>
            <a href={`#viec-${name}`} aria-disabled={total === 0}>
              <span className="secondary">{duties.groups[name]}</span>
              <strong className={total > 0 ? TONES[name] : ''}>{numberText(total)}</strong>
            </a>
          </li>
        ))}
    </ul>
  )
}
