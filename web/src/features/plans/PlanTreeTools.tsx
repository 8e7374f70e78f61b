import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import { AREAS } from '@dondoc/domain/plans/area'
import { ActionIcon, Button, Checkbox, NativeSelect, Popover } from '@mantine/core'
import { IconColumns3, IconFilter, IconFoldDown, IconFoldUp } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'
import { leadsOf, type TreeIndex } from './tree.ts'
import { TREE_COLUMNS, type TreeColumn } from './tree-columns.ts'

const route = getRouteApi('/frame/ke-hoach/$planId')
const SORTS = ['plan', 'due', 'lead', 'status'] as const

interface Props {
  index: TreeIndex
  /** Leaves that the filter leaves. */
  shown: number
  columns: readonly TreeColumn[]
  onColumns: (columns: readonly TreeColumn[]) => void
  onFold: (fold: boolean) => void
}

/** Search, conditions, order, folding and columns of the tree. */
export function PlanTreeTools({ index, shown, columns, onColumns, onFold }: Props) {
  const { tree: words, list, areas, status: statusWords } = useMessages()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [unfolded, setUnfolded] = useState(false)
  const change = useCallback(
    (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  const setQuery = useCallback((q: string | undefined) => change({ q }), [change])
  const leads = useMemo(() => leadsOf(index.nodes), [index])
  const used = useMemo(() => new Set(index.nodes.map((node) => node.area)), [index])
  const total = useMemo(() => index.nodes.filter((node) => node.leaf).length, [index])
  const filtered = Boolean(search.q || search.area || search.status || search.lead)
  return (
    <>
      <Toolbar>
        <SearchField label={words.search} value={search.q} onChange={setQuery} />
        <Button
          className="tree-tools__toggle"
          variant="default"
          leftSection={<IconFilter size={16} />}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {list.filter}
        </Button>
        <div className="tree-tools" data-unfolded={unfolded}>
          <NativeSelect
            aria-label={words.allAreas}
            value={search.area ?? ''}
            onChange={(event) => change({ area: AREAS.find((area) => area === event.currentTarget.value) })}
            data={[
              { value: '', label: words.allAreas },
              ...AREAS.filter((area) => used.has(area)).map((area) => ({ value: area, label: areas[area] })),
            ]}
          />
          <NativeSelect
            aria-label={words.allLeads}
            value={search.lead ?? ''}
            onChange={(event) => change({ lead: event.currentTarget.value || undefined })}
            data={[{ value: '', label: words.allLeads }, ...leads]}
          />
          <NativeSelect
            aria-label={words.allStatuses}
            value={search.status ?? ''}
            onChange={(event) => change({ status: DUTY_STATUSES.find((one) => one === event.currentTarget.value) })}
            data={[
              { value: '', label: words.allStatuses },
              ...DUTY_STATUSES.map((one) => ({ value: one, label: statusWords[one] })),
            ]}
          />
          <NativeSelect
            aria-label={list.sort}
            value={search.sort ?? 'plan'}
            onChange={(event) =>
              change({ sort: SORTS.find((sort) => sort === event.currentTarget.value && sort !== 'plan') })
            }
            data={SORTS.map((sort) => ({ value: sort, label: words.sorts[sort] }))}
          />
        </div>
        <span className="tree-tools__icons">
          <ActionIcon
            variant="default"
            size={34}
            aria-label={words.expandAll}
            title={words.expandAll}
            onClick={() => onFold(false)}
          >
            <IconFoldDown size={17} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={words.collapseAll}
            title={words.collapseAll}
            onClick={() => onFold(true)}
          >
            <IconFoldUp size={17} />
          </ActionIcon>
          <Popover position="bottom-end" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon
                variant="default"
                size={34}
                aria-label={list.columns}
                title={list.columns}
                className="tree-tools__columns"
              >
                <IconColumns3 size={17} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown className="tree-tools__choices" aria-label={list.columns}>
              {TREE_COLUMNS.filter((column) => column !== 'text').map((column) => (
                <Checkbox
                  key={column}
                  size="xs"
                  label={words.columns[column]}
                  checked={columns.includes(column)}
                  onChange={() =>
                    onColumns(
                      TREE_COLUMNS.filter((one) => (one === column ? !columns.includes(one) : columns.includes(one))),
                    )
                  }
                />
              ))}
            </Popover.Dropdown>
          </Popover>
        </span>
      </Toolbar>
      <ToolbarFoot count={list.count(shown, total, words.word)} keys={words.keys}>
        {filtered ? (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => change({ q: undefined, area: undefined, status: undefined, lead: undefined })}
          >
            {list.clear}
          </Button>
        ) : null}
      </ToolbarFoot>
    </>
  )
}
