import { exportDuties } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { IconChecklist, IconHourglass, IconMail } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { addressOf } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useChoice } from '../../ui/list-choice.ts'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ViewSwitch } from '../duty-views/ViewSwitch.tsx'
import { useLetterWords } from '../letters/words.ts'
import { BulkBar } from './BulkBar.tsx'
import { BulkTold } from './BulkTold.tsx'
import { DutyFilters } from './DutyFilters.tsx'
import { dutyColumns } from './duty-columns.tsx'
import { dutyPages, filterOf } from './duty-list.ts'
import { PrintedFilters } from './PrintedFilters.tsx'
import { useBulkUpdate } from './use-bulk-update.ts'

const route = getRouteApi('/frame/nhiem-vu')

const BoardView = lazy(async () => ({ default: (await import('../duty-views/BoardView.tsx')).BoardView }))
const CalendarView = lazy(async () => ({ default: (await import('../duty-views/CalendarView.tsx')).CalendarView }))
const HeatView = lazy(async () => ({ default: (await import('../duty-views/HeatView.tsx')).HeatView }))
const TimelineView = lazy(async () => ({ default: (await import('../duty-views/TimelineView.tsx')).TimelineView }))

const VIEWS = { board: BoardView, calendar: CalendarView, heat: HeatView, timeline: TimelineView }

/** All duties that one may read, looked at as the address says; filters and order stand there, too. */
export function DutiesPage() {
  const { duties: words } = useMessages()
  const letterWords = useLetterWords()
  const me = useMe()
  const search = route.useSearch()
  const Shown = search.view ? VIEWS[search.view] : DutyList
  return (
    <div className="page">
      <PageHeader title={words.title}>
        {me.can.registerEvents ? (
          <Button
            variant="default"
            leftSection={<IconHourglass size={16} />}
            renderRoot={(props) => <Link to="/su-kien" {...props} />}
          >
            {words.events}
          </Button>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconMail size={16} />}
          renderRoot={(props) => <Link to="/don-doc" {...props} />}
        >
          {letterWords.title}
        </Button>
      </PageHeader>
      <PrintedFilters search={search} />
      <ViewSwitch />
      <Suspense fallback={<SkeletonRows />}>
        <Shown />
      </Suspense>
    </div>
  )
}

/** The duties as a list. */
function DutyList() {
  const messages = useMessages()
  const { asOf, planId } = useView()
  const search = route.useSearch({
    select: ({ q, area, status, month, day, node, sort, organization, own, mine, only, reason, role }) => {
      return { q, area, status, month, day, node, sort, organization, own, mine, only, reason, role }
    },
    structuralSharing: true,
  })
  const navigate = route.useNavigate()
  const filter = filterOf(search, { asOf, planId })
  const answer = useInfiniteQuery({
    ...dutyPages(filter),
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const total = answer.data?.pages[0]?.total ?? 0
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const choice = useChoice(ids)
  const bulk = useBulkUpdate()
  const chosen = rows.filter((duty) => choice.ids.has(duty.id))
  const [settings, setSettings] = useListSettings('duties')
  const { status, text, organization, deadline, progress } = dutyColumns(messages, search.q ?? '')
  const columns = [status, text, organization, deadline, progress]
  const exportTo = (chosen?: string) => addressOf(exportDuties.url, {}, { ...filter, ids: chosen })
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <>
      <DutyFilters
        shown={rows.length}
        total={total}
        tools={
          <ListTools
            name="duties"
            columns={columns.filter((column) => !column.fixed)}
            settings={settings}
            onSettings={setSettings}
            exportTo={exportTo()}
          />
        }
      />
      <BulkTold told={bulk.data} error={bulk.error} />
      <BulkBar choice={choice} chosen={chosen} bulk={bulk} exportTo={exportTo} />
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
          columns={columns}
          settings={settings}
          choice={{ ...choice, nameOf: (duty) => duty.code }}
          keyOf={(duty) => duty.id}
          sort={search.sort}
          onSort={(sort) => void navigate({ search: (before) => ({ ...before, sort }), replace: true })}
          onEnd={more}
        />
      ) : null}
      {hasNextPage && rows.length <= 200 ? <MoreButton busy={isFetchingNextPage} onMore={more} /> : null}
    </>
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
