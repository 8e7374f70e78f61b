import './accounts.css'
import { type AccountRow, exportAccounts } from '@dondoc/contract/accounts'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTableImport, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { addressOf } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { ChosenBar } from '../../ui/ChosenBar.tsx'
import { DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useChoice } from '../../ui/list-choice.ts'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { AccountFilters } from './AccountFilters.tsx'
import { AddPanel } from './AddPanel.tsx'
import { accountColumns } from './account-columns.tsx'
import { accountPages, filterOf } from './account-list.ts'
import { type BulkKind, BulkPanel, type BulkResult } from './BulkPanel.tsx'
import { BulkTold } from './BulkTold.tsx'
import { useAccountWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/tai-khoan')

const ACTS: readonly BulkKind[] = ['give-role', 'invite', 'require-password-change', 'end-sessions', 'lock', 'unlock']

/** The accounts that one may see; filters and order stand in the address. */
export function AccountsPage() {
  const messages = useMessages()
  const words = useAccountWords()
  const today = useToday()
  const { q, organization, role, only, sort } = route.useSearch()
  const navigate = route.useNavigate()
  const filter = useMemo(() => filterOf({ q, organization, role, only, sort }), [q, organization, role, only, sort])
  const answer = useInfiniteQuery({ ...accountPages(filter), placeholderData: keepPreviousData })
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.rows) ?? [], [answer.data])
  const { total = 0, can } = answer.data?.pages[0] ?? {}
  const choice = useChoice(useMemo(() => rows.map(({ id }) => id), [rows]))
  const chosen = rows.filter(({ id }) => choice.ids.has(id))
  const [settings, setSettings] = useListSettings('accounts')
  const [adding, setAdding] = useState(false)
  const [act, setAct] = useState<BulkKind | null>(null)
  const [told, setTold] = useState<BulkResult | null>(null)
  const columns = accountColumns({ words, roleNames: messages.roles, query: q ?? '', today })
  const exportTo = (ids?: string) => addressOf(exportAccounts.url, {}, { ...filter, ids })
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <div className="page">
      <PageHeader title={words.title}>
        {can?.create ? (
          <>
            <Button
              variant="default"
              leftSection={<IconTableImport size={16} />}
              renderRoot={(props) => <Link to="/quan-tri/tai-khoan/nhap" {...props} />}
            >
              {words.addMany}
            </Button>
            <Button leftSection={<IconUserPlus size={16} />} onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <AccountFilters
        shown={rows.length}
        total={total}
        tools={
          <ListTools
            name="accounts"
            columns={columns.filter((column) => !column.fixed)}
            settings={settings}
            onSettings={setSettings}
            exportTo={exportTo()}
          />
        }
      />
      <BulkTold result={told} />
      <ChosenBar choice={choice} exportTo={exportTo}>
        <BulkMenu acts={ACTS.filter((kind) => kind !== 'invite' || can?.invite)} onAct={setAct} />
      </ChosenBar>
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
          choice={{ ...choice, nameOf: (account: AccountRow) => account.name }}
          keyOf={(account) => account.id}
          sort={sort ?? 'name'}
          onSort={(next) =>
            void navigate({
              search: (before) => ({ ...before, sort: next === 'name' ? undefined : next }),
              replace: true,
            })
          }
          onEnd={more}
        />
      ) : null}
      {adding ? <AddPanel canInvite={can?.invite ?? false} onClose={() => setAdding(false)} /> : null}
      {act === null ? null : (
        <BulkPanel
          kind={act}
          accounts={chosen}
          onClose={() => setAct(null)}
          onDone={(result) => {
            setAct(null)
            setTold(result)
            choice.set(result.refused.map(({ id }) => id))
          }}
        />
      )}
    </div>
  )
}

function BulkMenu({ acts, onAct }: { acts: readonly BulkKind[]; onAct: (kind: BulkKind) => void }) {
  const { bulk } = useAccountWords()
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" rightSection={<IconChevronDown size={14} />}>
          {bulk.actions}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAct(kind)}>
            {bulk.acts[kind]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
