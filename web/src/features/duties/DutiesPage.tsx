import { IconChecklist } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { DutyFilters } from './DutyFilters.tsx'
import { dutyColumns } from './duty-columns.tsx'
import { dutyPages } from './duty-list.ts'

const route = getRouteApi('/frame/nhiem-vu')

/** All duties that one may read; filters and order stand in the address. */
export function DutiesPage() {
  const messages = useMessages()
  const { asOf, planId } = useView()
  const { organization, ...search } = route.useSearch({
    select: ({ q, area, status, month, sort, organization }) => ({ q, area, status, month, sort, organization }),
    structuralSharing: true,
  })
  const navigate = route.useNavigate()
  const answer = useInfiniteQuery({
    ...dutyPages({ ...search, organizationId: organization, asOf, planId }),
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const total = answer.data?.pages[0]?.total ?? 0
  const columns = dutyColumns(messages, search.q ?? '')
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div className="page">
      <PageHeader title={messages.duties.title} />
      <DutyFilters shown={rows.length} total={total} />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? (
        <EmptyState icon={IconChecklist} title={messages.duties.emptyTitle} text={messages.duties.emptyText} />
      ) : null}
      {rows.length > 0 ? (
        <DataList
          className="duty-list"
          label={messages.duties.title}
          rows={rows}
          total={total}
          columns={[columns.status, columns.text, columns.organization, columns.deadline, columns.progress]}
          keyOf={(duty) => duty.id}
          sort={search.sort}
          onSort={(sort) => void navigate({ search: (before) => ({ ...before, sort }), replace: true })}
          onEnd={more}
        />
      ) : null}
      {hasNextPage && rows.length <= 200 ? <MoreButton busy={isFetchingNextPage} onMore={more} /> : null}
    </div>
  )
}

function MoreButton({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const { list } = useMessages()
  return (
    <p className="duty-more">
      <button type="button" className="chip" disabled={busy} onClick={onMore}>
        {busy ? list.loadingMore : list.more}
      </button>
    </p>
  )
}
