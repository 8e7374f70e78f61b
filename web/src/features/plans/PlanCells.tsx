// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: in this treegrid the rows take the focus, not the cells.
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { doneOf, sumOf } from '../../ui/counts.ts'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { StackedBar } from '../../ui/StackedBar.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { lastDue, type TreeRow } from './tree.ts'
import type { TreeColumn } from './tree-columns.ts'

interface Props {
  row: TreeRow
  columns: readonly TreeColumn[]
  query: string
  /** What amendments do to it, in words. */
  mark: string | undefined
}

/** The cells of a row: a branch is a heading with its sum, a leaf has all of them. */
export function PlanCells(props: Props) {
  return props.row.node.leaf ? <LeafCells {...props} /> : <BranchCells {...props} />
}

/** Letters of a label that stands before the text; a longer one ("Hoạt động 1:") begins the text itself. */
const SHORT_LABEL = 5

const depthOf = (row: TreeRow) => ({ '--depth': row.depth }) as CSSProperties

function BranchCells({ row, query }: Props) {
  const { tree: words } = useMessages()
  const { node } = row
  const total = sumOf(row.counts)
  const Fold = row.open ? IconChevronDown : IconChevronRight
  return (
    <div role="gridcell" className="tree__branch" style={depthOf(row)}>
      <Fold size={16} className="tree__fold" aria-hidden />
      <span className="tree__branch-text">
        {node.label ? `${node.label} ` : ''}
        <Highlight text={node.text} query={query} />
      </span>
      <span className="tree__branch-sum secondary">
        {total === 0 ? words.items(row.leafCount) : null}
        {total > 0 && row.leafCount > 1 ? (
          <>
            <span className="tree__branch-bar">
              <StackedBar counts={row.counts} />
            </span>
            {numberText(doneOf(row.counts))}/{numberText(total)}
          </>
        ) : null}
      </span>
    </div>
  )
}

function LeafCells({ row, columns, query, mark }: Props) {
  return columns.map((column) => (
    <div
      key={column}
      role="gridcell"
      className={`tree__cell tree__cell--${column}`}
      {...(column === 'text' ? { style: depthOf(row) } : {})}
    >
      <LeafCell row={row} column={column} query={query} />
      {column === 'text' && mark ? <span className="tree__mark">{mark}</span> : null}
    </div>
  ))
}

function LeafCell({ row, column, query }: { row: TreeRow; column: TreeColumn; query: string }): ReactNode {
  const { node } = row
  const label = node.label ?? node.ordinal
  const longLabel = label !== null && label.length > SHORT_LABEL
  const words = (text: string | null) => (text ? <Highlight text={text} query={query} /> : null)
  switch (column) {
    case 'text':
      return (
        <span className="tree__text">
          {longLabel ? null : <span className="tree__ordinal">{label}</span>}
          <span className="clamp-3">
            {longLabel ? <span className="tree__ordinal">{label} </span> : null}
            {words(node.text)}
          </span>
        </span>
      )
    case 'product':
      return <span className="clamp-3">{words(node.productText)}</span>
    case 'lead':
      return <span className="clamp-3">{words(node.leadText)}</span>
    case 'coordinator':
      return <span className="clamp-3">{words(node.coordinatorText)}</span>
    case 'budget':
      return <span className="clamp-3">{words(node.budgetText)}</span>
    case 'note':
      return <span className="clamp-3">{words(node.note)}</span>
    case 'deadline':
      return <DeadlineText facts={{ deadlineText: node.deadlineText, ...lastDue(node) }} />
    case 'status':
      return <LeafStatus row={row} />
  }
}

function LeafStatus({ row }: { row: TreeRow }) {
  const { tree: words } = useMessages()
  const total = sumOf(row.counts)
  const status = DUTY_STATUSES.find((one) => row.counts[one] > 0)
  if (!status) return <span className="secondary">{words.notIssued}</span>
  if (total === 1) return <StatusBadge status={status} />
  return (
    <span className="tree__many">
      <StackedBar counts={row.counts} />
      <span className="secondary">
        {numberText(doneOf(row.counts))}/{words.dutyCount(total)}
      </span>
    </span>
  )
}
