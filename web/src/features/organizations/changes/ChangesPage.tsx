import '../organizations.css'
import './changes.css'
import {
  exportOrganizationChanges,
  listOrganizationChanges,
  type RecordedChange,
} from '@dondoc/contract/organization-changes'
import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../../lib/api.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useMe } from '../../../lib/session.ts'
import { type Column, DataList } from '../../../ui/DataList.tsx'
import { DateText } from '../../../ui/DateText.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { ToolbarFoot } from '../../../ui/Toolbar.tsx'
import { ExportLink } from '../ExportLink.tsx'
import { OrganizationTabs } from '../OrganizationTabs.tsx'
import { useChangeWords } from './words.ts'

/** All reorganizations so far, newest first. */
export function ChangesPage() {
  const words = useChangeWords()
  const { can } = useMe()
  const answer = useQuery(asking(listOrganizationChanges, {}))
  const changes = answer.data?.changes ?? []
  return (
    <div className="page">
      <PageHeader title={words.title} above={<OrganizationTabs />}>
        {can.manageOrganizations === true ? (
          <Button
            leftSection={<IconArrowsSplit2 size={16} />}
            renderRoot={(props) => <Link to="/quan-tri/don-vi/sap-xep/moi" {...props} />}
          >
            {words.new}
          </Button>
        ) : null}
      </PageHeader>
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && changes.length === 0 ? (
        <EmptyState icon={IconArrowsSplit2} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {changes.length > 0 ? <ChangeList changes={changes} /> : null}
    </div>
  )
}

function ChangeList({ changes }: { changes: readonly RecordedChange[] }) {
  const words = useChangeWords()
  const { list } = useMessages()
  const columns: readonly Column<RecordedChange>[] = [
    {
      ...{ id: 'subject', header: words.columns.subject, fixed: true, width: 'minmax(0, 2.4fr)' },
      cell: ({ id, effects }) => (
        <Link to="/quan-tri/don-vi/sap-xep/$changeId" params={{ changeId: id }} className="row-link">
          <span className="clamp-3">{effects.subject}</span>
        </Link>
      ),
    },
    {
      ...{ id: 'kind', header: words.columns.kind, width: '168px' },
      cell: ({ kind }) => words.kinds[kind].name,
    },
    { ...{ id: 'on', header: words.columns.on, width: '104px' }, cell: ({ on }) => <DateText date={on} /> },
    { ...{ id: 'basis', header: words.columns.basis, width: 'minmax(0, 1.4fr)' }, cell: ({ basis }) => basis },
    { ...{ id: 'actor', header: words.columns.actor, width: '168px' }, cell: ({ actor }) => actor },
  ]
  return (
    <>
      <ToolbarFoot
        count={list.count(changes.length, changes.length, words.word)}
        keys={list.keys}
        tools={<ExportLink to={exportOrganizationChanges.url} />}
      />
      <DataList
        className="change-list"
        label={words.title}
        rows={changes}
        total={changes.length}
        columns={columns}
        keyOf={({ id }) => id}
      />
    </>
  )
}
