import type { DutyRow } from '@dondoc/contract/duties'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { type Column, DataList } from '../../ui/DataList.tsx'
import type { ListSettings } from '../../ui/list-settings.ts'
import type { DutySort } from './duty-columns.tsx'
import type { DutyGroup, GroupName } from './my-groups.ts'

/** The list of all that a group holds. */
const LISTS: Record<GroupName, { mine?: '1'; only?: 'soon' | 'returned' | 'to-confirm'; status?: string }> = {
  returned: { mine: '1', only: 'returned' },
  overdue: { mine: '1', status: 'overdue' },
  soon: { mine: '1', only: 'soon' },
  'to-confirm': { only: 'to-confirm' },
  rest: { mine: '1', status: 'running,not-started,waiting,to-confirm' },
  done: { mine: '1', status: 'done-on-time,done-late,stopped' },
}

const TONES: Record<GroupName, string> = {
  returned: 'ink--overdue',
  overdue: 'ink--overdue',
  soon: 'ink--waiting',
  'to-confirm': 'ink--to-confirm',
  rest: '',
  done: '',
}

interface Props {
  group: DutyGroup
  columns: readonly Column<DutyRow, DutySort>[]
  settings: ListSettings
}

/** One group of one's own work under its name, the whole of it one click away. */
export function MyGroup({ group, columns, settings }: Props) {
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
      />
      {total > rows.length ? (
        <Link to="/nhiem-vu" search={LISTS[name]} className="my-group__all">
          {duties.seeAll(total)}
        </Link>
      ) : null}
    </section>
  )
}

/** How much each group holds; a figure leads to its group. */
export function MyGroupFigures({ groups }: { groups: readonly DutyGroup[] }) {
  const { duties } = useMessages()
  return (
    <ul className="my-figures box">
      {groups
        .filter(({ name }) => name !== 'done')
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
