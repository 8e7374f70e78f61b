import './accounts.css'
import { exportAccounts } from '@dondoc/contract/accounts'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { addressOf } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'
import { accountColumns } from './account-columns.tsx'
import { accountPages } from './account-list.ts'
import { useAccountWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/tai-khoan')

/** The accounts that one may see; filters stand in the address. */
export function AccountsPage() {
  const messages = useMessages()
  const words = useAccountWords()
  const { q, organization } = route.useSearch()
  const navigate = route.useNavigate()
  const filter = { q, organizationId: organization }
  const answer = useInfiniteQuery({ ...accountPages(filter), placeholderData: keepPreviousData })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const total = answer.data?.pages[0]?.total ?? 0
  const [settings, setSettings] = useListSettings('accounts')
  const columns = accountColumns(words, messages, q ?? '')
  const setQuery = useCallback(
    (next: string | undefined) => void navigate({ search: (before) => ({ ...before, q: next }), replace: true }),
    [navigate],
  )
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div className="page">
      <PageHeader title={words.title} />
      <Toolbar>
        <SearchField label={words.search} value={q} onChange={setQuery} />
      </Toolbar>
      <ToolbarFoot
        count={messages.list.count(rows.length, total, words.word)}
        keys={messages.list.keys}
        tools={
          <ListTools
            name="accounts"
            columns={columns.filter((column) => !column.fixed)}
            settings={settings}
            onSettings={setSettings}
            exportTo={addressOf(exportAccounts.url, {}, filter)}
          />
        }
      />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? (
        <EmptyState icon={IconUsers} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {rows.length > 0 ? (
        <DataList
          className="account-list"
          label={words.title}
          rows={rows}
          total={total}
          columns={columns}
          settings={settings}
          keyOf={(account) => account.id}
          onEnd={more}
        />
      ) : null}
    </div>
  )
}
