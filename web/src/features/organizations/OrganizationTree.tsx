// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: in this treegrid the rows take the focus, not the cells.
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { matchesWords } from '../../lib/fold.ts'
import { numberText } from '../../lib/format.ts'
import { DateText } from '../../ui/DateText.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { TreeTable } from '../../ui/TreeTable.tsx'
import type { OrganizationIndex, OrganizationNode, OrganizationTreeRow } from './tree.ts'
import { useOrganizationWords } from './words.ts'

const COLUMNS = ['name', 'type', 'code', 'below', 'issues', 'from'] as const

interface Props {
  index: OrganizationIndex
  rows: readonly OrganizationTreeRow[]
  query: string
  onToggle: (id: string) => void
}

/** The organizations as a tree table: arrows walk and fold, Enter or a click shows one. */
export function OrganizationTree({ index, rows, query, onToggle }: Props) {
  const words = useOrganizationWords()
  const navigate = useNavigate()
  const open = (organizationId: string) =>
    void navigate({ to: '/quan-tri/don-vi/$organizationId', params: { organizationId } })
  return (
    <TreeTable
      label={words.treeLabel}
      block="org-tree"
      headers={COLUMNS.map((id) => ({ id, word: words.columns[id] }))}
      rows={rows}
      estimate={41}
      kindOf={({ hit }) => (hit ? 'hit' : 'way')}
      cells={(row) => <Cells row={row} below={index.below.get(row.node.id) ?? 0} query={query} onToggle={onToggle} />}
      onToggle={onToggle}
      onOpen={open}
      branchesOpen
    />
  )
}

interface CellsProps {
  row: OrganizationTreeRow
  below: number
  query: string
  onToggle: (id: string) => void
}

function Cells({ row, below, query, onToggle }: CellsProps) {
  const words = useOrganizationWords()
  const { node, depth, open } = row
  const alias = aliasHit(node, query)
  const Fold = open ? IconChevronDown : IconChevronRight
  return (
    <>
      <div role="gridcell" className="org-tree__name" style={{ '--depth': depth } as CSSProperties}>
        {node.leaf ? (
          <span className="org-tree__no-fold" />
        ) : (
          <ActionIcon
            size={26}
            tabIndex={-1}
            aria-label={open ? words.fold(node.name) : words.unfold(node.name)}
            onClick={(event) => {
              event.stopPropagation()
              onToggle(node.id)
            }}
          >
            <Fold size={16} aria-hidden />
          </ActionIcon>
        )}
        <span className="org-tree__words">
          <Highlight text={node.name} query={query} />
          {node.shortName ? (
            <span className="secondary">
              {' '}
              <Highlight text={node.shortName} query={query} />
            </span>
          ) : null}
          {alias ? (
            <span className="secondary org-tree__alias">
              <Highlight text={words.alias(alias)} query={query} />
            </span>
          ) : null}
        </span>
      </div>
      <div role="gridcell" className="org-tree__type">
        {node.type ?? words.kinds[node.kind]}
      </div>
      <div role="gridcell">{node.identifierCode ? <Highlight text={node.identifierCode} query={query} /> : null}</div>
      <div role="gridcell" className="org-tree__below">
        {below > 0 ? numberText(below) : null}
      </div>
      <div role="gridcell" className="org-tree__issues">
        {node.issuesPlans ? words.issuesShort : null}
      </div>
      <div role="gridcell" className="org-tree__from">
        <DateText date={node.validFrom} />
      </div>
    </>
  )
}

/** The other name by which a search found it, where neither name nor short name shows why. */
function aliasHit({ name, shortName, aliases }: OrganizationNode, query: string): string | undefined {
  if (query === '' || matchesWords(`${name} ${shortName ?? ''}`, query)) return undefined
  return aliases.find((alias) => matchesWords(alias, query))
}
