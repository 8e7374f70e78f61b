import '../organizations.css'
import './groups.css'
import { exportOrganizationGroups } from '@dondoc/contract/organization-groups'
import type { OrganizationGroup } from '@dondoc/contract/organizations'
import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { addressOf } from '../../../lib/api.ts'
import { matchesWords } from '../../../lib/fold.ts'
import { numberText } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useMe } from '../../../lib/session.ts'
import { useView } from '../../../lib/view.ts'
import { type Column, DataList } from '../../../ui/DataList.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Highlight } from '../../../ui/Highlight.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Toolbar, ToolbarFoot } from '../../../ui/Toolbar.tsx'
import { ExportLink } from '../ExportLink.tsx'
import { OrganizationTabs } from '../OrganizationTabs.tsx'
import type { OrganizationIndex } from '../tree.ts'
import { useTree } from '../use-tree.ts'
import { GroupPanel } from './GroupPanel.tsx'
import { useGroupWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/don-vi/nhom')

/** The groups of a day, by name. */
export function GroupsPage() {
  const words = useGroupWords()
  const { list } = useMessages()
  const { asOf } = useView()
  const { can } = useMe()
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const { answer, index, groups } = useTree(asOf)
  const [making, setMaking] = useState(false)
  const search = useCallback(
    (text: string | undefined) => void navigate({ search: (before) => ({ ...before, q: text }), replace: true }),
    [navigate],
  )
  const ownerOf = ({ organizationId }: OrganizationGroup): string => index?.byId.get(organizationId)?.name ?? ''
  const shown = groups.filter((group) => matchesWords(`${group.name} ${ownerOf(group)}`, q ?? ''))
  return (
    <div className="page">
      <PageHeader title={words.title} lead={words.lead} above={<OrganizationTabs />}>
        {can.importPlan && asOf === undefined ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {words.add}
          </Button>
        ) : null}
      </PageHeader>
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && groups.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {groups.length > 0 ? (
        <>
          <Toolbar>
            <SearchField label={words.search} value={q} onChange={search} />
          </Toolbar>
          <ToolbarFoot
            count={list.count(shown.length, groups.length, words.word)}
            keys={list.keys}
            tools={<ExportLink to={addressOf(exportOrganizationGroups.url, {}, { asOf })} />}
          />
        </>
      ) : null}
      {groups.length > 0 && shown.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={words.noneTitle} text={words.noneText} />
      ) : null}
      {shown.length > 0 && index ? <GroupList groups={shown} index={index} query={q ?? ''} /> : null}
      {making && index ? (
        <GroupPanel
          index={index}
          detail={null}
          onClose={() => setMaking(false)}
          onSaved={(groupId) => void navigate({ to: '/quan-tri/don-vi/nhom/$groupId', params: { groupId } })}
        />
      ) : null}
    </div>
  )
}

interface ListProps {
  groups: readonly OrganizationGroup[]
  index: OrganizationIndex
  query: string
}

function GroupList({ groups, index, query }: ListProps) {
  const words = useGroupWords()
  const columns: readonly Column<OrganizationGroup>[] = [
    {
      ...{ id: 'name', header: words.columns.name, fixed: true, width: 'minmax(0, 2fr)' },
      cell: ({ id, name }) => (
        <Link to="/quan-tri/don-vi/nhom/$groupId" params={{ groupId: id }} className="row-link">
          <Highlight text={name} query={query} />
        </Link>
      ),
    },
    {
      ...{ id: 'owner', header: words.columns.owner, width: 'minmax(0, 1.4fr)' },
      cell: ({ organizationId }) => index.byId.get(organizationId)?.name ?? '',
    },
    {
      ...{ id: 'members', header: words.columns.members, width: '96px' },
      cell: ({ memberIds }) => numberText(memberIds.length),
    },
    {
      ...{ id: 'how', header: words.columns.how, width: '140px' },
      cell: ({ rule }) => (rule === null ? words.byList : words.byRule),
    },
  ]
  return (
    <DataList
      className="group-list"
      label={words.title}
      rows={groups}
      total={groups.length}
      columns={columns}
      keyOf={({ id }) => id}
    />
  )
}
