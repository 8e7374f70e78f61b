import './board.css'
import './view-tools.css'
import { type DutyRow, listDuties } from '@dondoc/contract/duties'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StatusIcon } from '../../ui/StatusBadge.tsx'
import { DutyFilters } from '../duties/DutyFilters.tsx'
import { DutyTags } from '../duties/DutyTags.tsx'
import { dutyPages } from '../duties/duty-list.ts'
import { useDutyView } from './use-duty-view.ts'
import { ViewTools } from './ViewTools.tsx'
import { useViewWords } from './words.ts'

/** Cards fetched at once in a column. */
const CARDS = 20

/** What hurts stands at the left. */
const COLUMNS: readonly DutyStatus[] = [
  'overdue',
  'not-started',
  'running',
  'to-confirm',
  'waiting',
  'done-late',
  'done-on-time',
  'stopped',
]

/** Duties by status. A status is computed from facts, so no card is dragged: its action opens the form of an update. */
export function BoardView() {
  const words = useViewWords()
  const { search, filter } = useDutyView()
  const chosen = (search.status ?? '').split(',')
  const statuses = COLUMNS.filter((status) => !search.status || chosen.includes(status))
  const all = useQuery(asking(listDuties, { query: { ...filter, limit: 1 } }))
  const late = useQuery({
    ...asking(listDuties, { query: { ...filter, status: 'overdue', limit: 1 } }),
    enabled: statuses.includes('overdue'),
  })
  const total = all.data?.total ?? 0
  return (
    <>
      <DutyFilters shown={total} total={total} tools={<ViewTools />} />
      <h2 className="view-finding">{all.isSuccess ? words.boardFinding(late.data?.total ?? 0, total) : ' '}</h2>
      <div className="board">
        {statuses.map((status) => (
          <Column key={status} status={status} />
        ))}
      </div>
    </>
  )
}

const firstPage = (filter: ReturnType<typeof useDutyView>['filter'], status: DutyStatus) =>
  dutyPages({ ...filter, status }, CARDS)

function Column({ status }: { status: DutyStatus }) {
  const { status: statusWords } = useMessages()
  const words = useViewWords()
  const { search, filter } = useDutyView()
  const answer = useInfiniteQuery(firstPage(filter, status))
  const total = answer.data?.pages[0]?.total ?? 0
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="board__column" data-empty={answer.isSuccess && total === 0} aria-label={statusWords[status]}>
      <h3 className={`board__head board__head--${status}`}>
        <Link to="/nhiem-vu" search={{ ...search, status, view: undefined }}>
          <StatusIcon status={status} /> {statusWords[status]}
          <span className="board__count">{numberText(total)}</span>
          <span className="hidden-visually"> {words.columnList}</span>
        </Link>
      </h3>
      {answer.isPending ? <SkeletonRows count={3} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? <p className="secondary">{words.none}</p> : null}
      <ul className="board__cards">
        {rows.map((duty) => (
          <Card key={duty.id} duty={duty} />
        ))}
      </ul>
      {answer.hasNextPage ? (
        <button
          type="button"
          className="chip no-print"
          disabled={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {answer.isFetchingNextPage ? words.loadingMore : words.more(total - rows.length)}
        </button>
      ) : null}
    </section>
  )
}

function Card({ duty }: { duty: DutyRow }) {
  const words = useViewWords()
  return (
    <li className="board__card box">
      <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} className="board__text">
        {duty.text}
      </Link>
      <span className="secondary">
        {duty.organization.name} · {duty.code}
      </span>
      <span className="board__due">
        <DeadlineText facts={duty} />
      </span>
      <DutyTags duty={duty} />
      {duty.availableUpdates.length > 0 ? (
        <Link
          to="/nhiem-vu/$dutyId"
          params={{ dutyId: duty.id }}
          search={{ update: 'any' }}
          className="board__act no-print"
          aria-label={words.updateOf(duty.code)}
        >
          {words.update}
        </Link>
      ) : null}
    </li>
  )
}
