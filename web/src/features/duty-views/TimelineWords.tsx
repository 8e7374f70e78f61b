import type { TimelineRow } from '@dondoc/contract/duty-views'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { doneOf, sumOf } from '../../ui/counts.ts'
import { StatusIcon } from '../../ui/StatusBadge.tsx'
import { rowStatus } from './row-status.ts'
import { useDutyView } from './use-duty-view.ts'
import { useViewWords } from './words.ts'

/** What a row of a timeline says without its picture: task, who owes it, the plan's words and the days. */
export function TimelineWords({ row }: { row: TimelineRow }) {
  const { status: statusWords } = useMessages()
  const { timeline: words } = useViewWords()
  const { search } = useDutyView()
  const total = sumOf(row.counts)
  const status = rowStatus(row.counts)
  const days = (['due', 'extended', 'delivered', 'checkpoint'] as const).flatMap((kind) => {
    const [first, ...more] = row.marks.filter((mark) => mark.kind === kind)
    if (first === undefined) return []
    const last = more.at(-1)
    return [`${words.marks[kind]} ${dateText(first.on)}${last ? ` – ${dateText(last.on)}` : ''}`]
  })
  return (
    <>
      {row.dutyId ? (
        <Link to="/nhiem-vu/$dutyId" params={{ dutyId: row.dutyId }} className="gantt__task" title={row.text}>
          {row.text}
        </Link>
      ) : (
        <Link
          to="/nhiem-vu"
          search={{ ...search, view: undefined, node: row.nodeId }}
          className="gantt__task"
          title={row.text}
        >
          {row.text}
        </Link>
      )}
      <span className="secondary gantt__facts">
        <StatusIcon status={status} size={12} />{' '}
        {total === 1
          ? statusWords[status]
          : [
              words.done(doneOf(row.counts), total),
              ...(row.counts.overdue > 0 ? [words.overdue(row.counts.overdue)] : []),
            ].join(', ')}
        {' · '}
        {row.organization ? row.organization.name : words.duties(total)}
        {row.deadlineText ? ` · ${row.deadlineText}` : ''}
      </span>
      <span className="gantt__days secondary">{days.length > 0 ? days.join(' · ') : words.noDue}</span>
    </>
  )
}
