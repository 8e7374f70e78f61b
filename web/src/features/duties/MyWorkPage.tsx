import './my-work.css'
import { type DutyRow, listDuties } from '@dondoc/contract/duties'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Checkbox } from '@mantine/core'
import { IconCircleCheck, IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ToolbarFoot } from '../../ui/Toolbar.tsx'
import { dutyColumns, isOpen } from './duty-columns.tsx'

const route = getRouteApi('/frame/viec-cua-toi')

/** What my organization owes, sorted by what hurts first, with the shortest way to say that it is done. */
export function MyWorkPage() {
  const messages = useMessages()
  const { duties } = messages
  const { asOf, planId } = useView()
  const me = useMe()
  const { all } = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useQuery(asking(listDuties, { query: { mine: 'true', asOf, planId, sort: 'urgency', limit: 500 } }))
  const rows = answer.data?.rows ?? []
  const open = rows.filter((duty) => isOpen(duty) || duty.status === 'to-confirm')
  const shown = all ? rows : open
  const columns = dutyColumns(messages, '')
  return (
    <div className="page">
      <PageHeader title={duties.myTitle} lead={me.organization.name} />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && rows.length === 0 ? (
        <EmptyState icon={IconInbox} title={duties.emptyMineTitle} text={duties.emptyMineText} />
      ) : null}
      {rows.length > 0 ? (
        <>
          <Figures rows={rows} day={asOf ?? me.today} />
          <ToolbarFoot count={messages.list.count(shown.length, rows.length, duties.word)}>
            <Checkbox
              size="xs"
              className="push"
              label={duties.allMine}
              checked={all === '1'}
              onChange={(event) =>
                void navigate({ search: { all: event.currentTarget.checked ? '1' : undefined }, replace: true })
              }
            />
          </ToolbarFoot>
        </>
      ) : null}
      {shown.length > 0 ? (
        <DataList
          className="duty-list"
          label={duties.myTitle}
          rows={shown}
          total={shown.length}
          columns={[columns.status, columns.text, columns.deadline, columns.progress, columns.action]}
          keyOf={(duty) => duty.id}
        />
      ) : null}
      {rows.length > 0 && shown.length === 0 ? (
        <EmptyState icon={IconCircleCheck} title={duties.doneMineTitle} text={duties.doneMineText} />
      ) : null}
    </div>
  )
}

function Figures({ rows, day }: { rows: readonly DutyRow[]; day: PlainDate }) {
  const { duties } = useMessages()
  const weekAhead = addDays(day, 7)
  const figures = [
    [duties.late, rows.filter((duty) => duty.status === 'overdue').length, 'overdue'],
    [
      duties.soon,
      rows.filter((duty) => isOpen(duty) && duty.dueOn !== null && duty.dueOn >= day && duty.dueOn <= weekAhead).length,
      'waiting',
    ],
    [duties.confirm, rows.filter((duty) => duty.status === 'to-confirm').length, 'to-confirm'],
    [duties.open, rows.filter(isOpen).length, 'running'],
  ] as const
  return (
    <dl className="my-figures box">
      {figures.map(([word, count, tone]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd className={count > 0 ? `ink--${tone}` : ''}>{numberText(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
