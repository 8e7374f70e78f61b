import { exportOrganizations } from '@dondoc/contract/organization-import'
import { type Organization, OrganizationKind } from '@dondoc/contract/organizations'
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { IconArrowsSplit2, IconFileUpload, IconFold, IconFoldDown, IconPlus, IconSitemap } from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { addressOf } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe, useToday } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'
import { ExportLink } from './ExportLink.tsx'
import { OrganizationTabs } from './OrganizationTabs.tsx'
import { OrganizationTree } from './OrganizationTree.tsx'
import { firstOpened, type OrganizationIndex, organizationRows } from './tree.ts'
import { useTree } from './use-tree.ts'
import { useOrganizationWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/don-vi')

/** The tree of organizations as it stood on the day one looks at. */
export function OrganizationsPage() {
  const words = useOrganizationWords()
  const today = useToday()
  const { asOf } = useView()
  const { can } = useMe()
  const { answer, index } = useTree(asOf)
  const manages = can.manageOrganizations === true && asOf === undefined
  return (
    <div className="page">
      <PageHeader
        title={words.title}
        lead={index ? words.lead(index.all.length, dateText(asOf ?? today)) : undefined}
        above={<OrganizationTabs />}
      >
        {manages ? (
          <>
            <Button
              leftSection={<IconPlus size={16} />}
              renderRoot={(props) => <Link to="/quan-tri/don-vi/sap-xep/moi" search={{ kind: 'add' }} {...props} />}
            >
              {words.add}
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowsSplit2 size={16} />}
              renderRoot={(props) => <Link to="/quan-tri/don-vi/sap-xep/moi" {...props} />}
            >
              {words.reorganize}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileUpload size={16} />}
              renderRoot={(props) => <Link to="/quan-tri/don-vi/nhap" {...props} />}
            >
              {words.import}
            </Button>
          </>
        ) : null}
      </PageHeader>
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {index?.all.length === 0 ? (
        <EmptyState icon={IconSitemap} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {index && index.all.length > 0 ? <FilteredTree index={index} /> : null}
    </div>
  )
}

const UNFOLDED = { of: '', ids: new Set<string>() }

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** The tree with its search, its kinds and what is folded. */
function FilteredTree({ index }: { index: OrganizationIndex }) {
  const words = useOrganizationWords()
  const { list } = useMessages()
  const { asOf } = useView()
  const { q, kind } = route.useSearch()
  const navigate = route.useNavigate()
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => firstOpened(index))
  const [folded, setFolded] = useState<{ readonly of: string; readonly ids: ReadonlySet<string> }>(UNFOLDED)
  const filter = useDeferredValue(useMemo(() => ({ q: q ?? '', kind }), [q, kind]))
  const filtered = filter.q !== '' || filter.kind !== undefined
  // What was folded in another search says nothing in this one.
  const asked = `${filter.q} ${filter.kind}`
  const foldedHere = folded.of === asked ? folded.ids : UNFOLDED.ids
  const rows = useMemo(() => organizationRows(index, filter, opened, foldedHere), [index, filter, opened, foldedHere])
  const search = useCallback(
    (text: string | undefined) => void navigate({ search: (before) => ({ ...before, q: text }), replace: true }),
    [navigate],
  )
  const toggle = useCallback(
    (id: string) => {
      if (filtered) setFolded({ of: asked, ids: toggled(foldedHere, id) })
      else setOpened((before) => toggled(before, id))
    },
    [filtered, asked, foldedHere],
  )
  const used = useMemo(() => new Set(index.all.map((one) => one.kind)), [index])
  const shown = filtered ? rows.filter(({ hit }) => hit).length : index.all.length
  return (
    <>
      <Toolbar>
        <SearchField label={words.search} value={q} onChange={search} />
        <NativeSelect
          aria-label={words.allKinds}
          value={kind ?? ''}
          onChange={(event) => {
            const next = OrganizationKind.options.find((one) => one === event.currentTarget.value)
            void navigate({ search: (before) => ({ ...before, kind: next }), replace: true })
          }}
          data={[{ value: '', label: words.allKinds }, ...kindChoices(used, words.kinds)]}
        />
        <span className="org-folds">
          <ActionIcon
            variant="default"
            size={34}
            aria-label={words.unfoldAll}
            title={words.unfoldAll}
            onClick={() => setOpened(new Set(index.byId.keys()))}
          >
            <IconFoldDown size={17} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={words.foldAll}
            title={words.foldAll}
            onClick={() => setOpened(firstOpened(index))}
          >
            <IconFold size={17} />
          </ActionIcon>
        </span>
      </Toolbar>
      <ToolbarFoot
        count={list.count(shown, index.all.length, words.word)}
        keys={words.keys}
        tools={<ExportLink to={addressOf(exportOrganizations.url, {}, { asOf })} />}
      >
        {filtered ? (
          <Button size="compact-xs" variant="subtle" onClick={() => void navigate({ search: {}, replace: true })}>
            {list.clear}
          </Button>
        ) : null}
      </ToolbarFoot>
      {rows.length === 0 ? <EmptyState icon={IconSitemap} title={words.noneTitle} text={words.noneText} /> : null}
      {rows.length > 0 ? <OrganizationTree index={index} rows={rows} query={filter.q} onToggle={toggle} /> : null}
    </>
  )
}

const kindChoices = (used: ReadonlySet<Organization['kind']>, kinds: Record<Organization['kind'], string>) =>
  OrganizationKind.options.filter((kind) => used.has(kind)).map((kind) => ({ value: kind, label: kinds[kind] }))
