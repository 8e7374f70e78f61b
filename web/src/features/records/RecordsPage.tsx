import './records.css'
import '../duties/duty-filters.css'
import { exportRecords, listRecords, type RecordRow } from '@dondoc/contract/records'
import { Button } from '@mantine/core'
import { IconFileCertificate, IconFilterOff, IconPaperclip, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { addressOf, call } from '../../lib/api.ts'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import type { RecordWords } from '../../messages/records.vi.ts'
import type { Messages } from '../../messages/vi.ts'
import type { RecordSearch } from '../../routes/search/records.ts'
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
import { RecordFilters } from './RecordFilters.tsx'
import { RecordPanel } from './RecordPanel.tsx'
import { somewhereWrites } from './rights.ts'
import { useRecordWords } from './words.ts'

const route = getRouteApi('/frame/van-ban')

/** The register of numbered documents, each with the duties that it proves. */
export function RecordsPage() {
  const messages = useMessages()
  const words = messages.records
  const own = useRecordWords()
  const me = useMe()
  const search = route.useSearch()
  const { q, kind, issuer, year, state } = search
  const navigate = route.useNavigate()
  const [adding, setAdding] = useState(false)
  const filter = {
    q,
    kind,
    issuerId: issuer,
    year,
    withoutFile: state === 'without-file' ? 'true' : undefined,
    replaced: state === 'replaced' ? 'true' : undefined,
  }
  const answer = useInfiniteQuery({
    queryKey: [listRecords.url, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listRecords, { query: { ...filter, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const total = answer.data?.pages[0]?.total ?? 0
  const change = useCallback(
    (part: RecordSearch) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  const find = useCallback((text: string | undefined) => change({ q: text }), [change])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const choice = useChoice(ids)
  const [settings, setSettings] = useListSettings('records')
  const columns = recordColumns(messages, own, q ?? '')
  const exportTo = (chosen?: string) => addressOf(exportRecords.url, {}, { ...filter, ids: chosen })
  const filtered = [q, kind, issuer, year, state].some(Boolean)
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div className="page">
      <PageHeader title={words.title}>
        {somewhereWrites(me) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {own.add}
          </Button>
        ) : null}
      </PageHeader>
      <Toolbar>
        <SearchField label={words.search} value={q} onChange={find} />
        <RecordFilters search={search} onChange={change} />
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
      >
        {filtered ? (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconFilterOff size={14} />}
            onClick={() =>
              change({ q: undefined, kind: undefined, issuer: undefined, year: undefined, state: undefined })
            }
          >
            {messages.list.clear}
          </Button>
        ) : null}
      </ToolbarFoot>
      <ChosenBar choice={choice} exportTo={exportTo} />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? (
        <EmptyState
          icon={IconFileCertificate}
          title={filtered ? words.noneTitle : words.emptyTitle}
          text={filtered ? words.noneText : words.emptyText}
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
      {adding ? (
        <RecordPanel
          onClose={() => setAdding(false)}
          onSaved={({ id }) => void navigate({ to: '/van-ban/$recordId', params: { recordId: id } })}
        />
      ) : null}
    </div>
  )
}

function recordColumns({ records: words }: Messages, own: RecordWords, query: string): readonly Column<RecordRow>[] {
  return [
    {
      id: 'number',
      header: words.columns.number,
      fixed: true,
      width: 'minmax(0, 1fr)',
      cell: (record) => (
        <>
          <Link to="/van-ban/$recordId" params={{ recordId: record.id }} className="row-link record-number">
            <Highlight text={record.number} query={query} />
          </Link>
          <span className="secondary record-kind">
            {record.kind}
            {record.demo ? ` · ${words.demo}` : ''}
            {record.replacedBy ? ` · ${own.replacedMark}` : ''}
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
      id: 'files',
      header: own.columns.files,
      width: '56px',
      cell: (record) =>
        record.files.length === 0 ? null : (
          <span className="record-files" title={record.files.map(({ name }) => name).join('\n')}>
            <IconPaperclip size={14} aria-hidden />
            <span aria-hidden>{numberText(record.files.length)}</span>
            <span className="hidden-visually">{own.fileCount(record.files.length)}</span>
          </span>
        ),
    },
    {
      id: 'duties',
      header: words.columns.duties,
      width: '120px',
      cell: (record) =>
        record.dutyCodes.map((duty) => (
          <Link key={duty.id} to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} className="above-link record-duty">
            {duty.code}
          </Link>
        )),
    },
  ]
}
