import './records.css'
import { exportRecords, listRecords, type RecordRow } from '@dondoc/contract/records'
import { IconFileCertificate } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { addressOf, call } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import type { Messages } from '../../messages/vi.ts'
import { ChosenBar } from '../../ui/ChosenBar.tsx'
import { type Column, DataList } from '../../ui/DataList.tsx'
import { DateText } from '../../ui/DateText.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useChoice } from '../../ui/list-choice.ts'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'

const route = getRouteApi('/frame/van-ban')

/** The register of numbered documents, each with the duties that it proves. */
export function RecordsPage() {
  const messages = useMessages()
  const words = messages.records
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useInfiniteQuery({
    queryKey: [listRecords.url, 'pages', q ?? null],
    queryFn: ({ pageParam, signal }) => call(listRecords, { query: { q, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const total = answer.data?.pages[0]?.total ?? 0
  const search = useCallback(
    (text: string | undefined) => void navigate({ search: { q: text }, replace: true }),
    [navigate],
  )
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const choice = useChoice(ids)
  const [settings, setSettings] = useListSettings('records')
  const columns = recordColumns(messages, q ?? '')
  const exportTo = (chosen?: string) => addressOf(exportRecords.url, {}, { q, ids: chosen })
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div className="page">
      <PageHeader title={words.title} />
      <Toolbar>
        <SearchField label={words.search} value={q} onChange={search} />
      </Toolbar>
      <ToolbarFoot
        count={answer.isSuccess ? messages.list.count(rows.length, total, words.word) : ''}
        keys={messages.list.keys}
        tools={
          <ListTools
            name="records"
            columns={columns.filter((column) => !column.fixed)}
            settings={settings}
            onSettings={setSettings}
            exportTo={exportTo()}
          />
        }
      />
      <ChosenBar choice={choice} exportTo={exportTo} />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? (
        <EmptyState
          icon={IconFileCertificate}
          title={q ? words.noneTitle : words.emptyTitle}
          text={q ? words.noneText : words.emptyText}
        />
      ) : null}
      {rows.length > 0 ? (
        <DataList
          className="record-list"
          label={words.title}
          rows={rows}
          total={total}
          columns={columns}
          settings={settings}
          choice={{ ...choice, nameOf: (record) => record.number }}
          keyOf={(record) => record.id}
          onEnd={more}
        />
      ) : null}
      {hasNextPage && rows.length <= 200 ? (
        <p className="record-more">
          <button type="button" className="chip" disabled={isFetchingNextPage} onClick={more}>
            {isFetchingNextPage ? messages.list.loadingMore : messages.list.more}
          </button>
        </p>
      ) : null}
    </div>
  )
}

function recordColumns({ records: words }: Messages, query: string): readonly Column<RecordRow>[] {
  return [
    {
      id: 'number',
      header: words.columns.number,
      fixed: true,
      width: 'minmax(0, 1fr)',
      cell: (record) => (
        <>
          <strong>
            <Highlight text={record.number} query={query} />
          </strong>
          <span className="secondary record-kind">
            {record.kind}
            {record.demo ? ` · ${words.demo}` : ''}
          </span>
        </>
      ),
    },
    { id: 'date', header: words.columns.date, width: '92px', cell: (record) => <DateText date={record.date} /> },
    {
      id: 'abstract',
      header: words.columns.abstract,
      width: 'minmax(0, 3fr)',
      cell: (record) => <Highlight text={record.abstract} query={query} />,
    },
    { id: 'issuer', header: words.columns.issuer, width: 'minmax(0, 1.2fr)', cell: (record) => record.issuer.name },
    {
      id: 'duties',
      header: words.columns.duties,
      width: '120px',
      cell: (record) =>
        record.dutyCodes.map((duty, index) => (
          <Link
            key={duty.id}
            to="/nhiem-vu/$dutyId"
            params={{ dutyId: duty.id }}
            className={index === 0 ? 'row-link record-duty' : 'above-link record-duty'}
          >
            {duty.code}
          </Link>
        )),
    },
  ]
}
