import './audit.css'
import { type AuditFilter, exportAudit } from '@dondoc/contract/audit'
import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { addressOf } from '../../lib/api.ts'
import { useLanguage } from '../../lib/i18n.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { auditColumns } from './audit-columns.tsx'
import { auditPages } from './audit-list.ts'
import { ChainState } from './ChainState.tsx'
import { EntryPanel } from './EntryPanel.tsx'
import { useAuditWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/nhat-ky')

/** Who did what, when, from where, before and after; filters and the open entry stand in the address. */
export function AuditPage() {
  const words = useAuditWords()
  const { language } = useLanguage()
  const { entry, subject, person, actor, action, sort, ip, from, to } = route.useSearch()
  const navigate = route.useNavigate()
  const [subjectKind, subjectId] = subject?.split(':') ?? []
  const filter: AuditFilter = useMemo(
    () => ({ actor, action, sort, ip, from, to, personId: person, subjectKind, subjectId }),
    [actor, action, sort, ip, from, to, person, subjectKind, subjectId],
  )
  const answer = useInfiniteQuery({ ...auditPages(filter), placeholderData: keepPreviousData })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const total = answer.data?.pages[0]?.total ?? 0
  const [settings, setSettings] = useListSettings('audit')
  const columns = auditColumns({ words, language, query: actor ?? '' })
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const known = rows.find(
    (row) => row.accountId === person || (row.subjectKind === 'account' && row.subjectId === person),
  )
  return (
    <div className="page">
      <PageHeader title={words.title} lead={words.lead} />
      <ChainState />
      <AuditFilters
        shown={rows.length}
        total={total}
        person={known?.accountId === person ? known?.actor : (known?.subject ?? undefined)}
        tools={
          <ListTools
            name="audit"
            columns={columns.filter((column) => !column.fixed)}
            settings={settings}
            onSettings={setSettings}
            exportTo={addressOf(exportAudit.url, {}, filter)}
          />
        }
      />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? (
        <EmptyState icon={IconHistory} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {rows.length > 0 ? (
        <DataList
          className="audit-list"
          label={words.title}
          rows={rows}
          total={total}
          columns={columns}
          settings={settings}
          keyOf={(row) => row.id}
          onEnd={more}
        />
      ) : null}
      {entry === undefined ? null : (
        <EntryPanel
          sequence={Number(entry)}
          onClose={() =>
            void navigate({
              search: (before) => ({ ...before, entry: undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
    </div>
  )
}
