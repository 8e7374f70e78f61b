import type { NodeFields, PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'
import type { Area } from '@dondoc/domain/plans/area'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { AddPanel } from './AddPanel.tsx'
import { AreaPanel } from './AreaPanel.tsx'
import type { Cell } from './cells.ts'
import { KeysPanel } from './KeysPanel.tsx'
import { NamePanel } from './NamePanel.tsx'
import { SplitPanel } from './SplitPanel.tsx'
import { namesIn, useNames } from './use-names.ts'

/** Which question stands open beside the table. */
export type OpenPanel = 'keys' | 'area' | 'split' | 'add' | 'names' | null

interface Props {
  panel: OpenPanel
  review: PlanReview
  node: ReviewNode | undefined
  cell: Cell
  onClose: () => void
  onArea: (node: ReviewNode, area: Area | null) => void
  onSplit: (node: ReviewNode, first: NodeFields, second: NodeFields) => void
  onAdd: (kind: ReviewNode['kind'], fields: NodeFields) => void
}

/** The questions of the editor; one at a time, from the right, so that the page stays in sight. */
export function ReviewPanels({ panel, review, node, cell, onClose, onArea, onSplit, onAdd }: Props) {
  if (panel === 'keys') return <KeysPanel onClose={onClose} />
  if (panel === 'add') return <AddPanel node={node} onClose={onClose} onSave={onAdd} />
  if (!node) return null
  if (panel === 'area') return <AreaPanel node={node} onClose={onClose} onSave={(area) => onArea(node, area)} />
  if (panel === 'split')
    return <SplitPanel node={node} onClose={onClose} onSave={(one, two) => onSplit(node, one, two)} />
  if (panel === 'names') return <CellNames planId={review.planId} node={node} cell={cell} onClose={onClose} />
  return null
}

function CellNames({
  planId,
  node,
  cell,
  onClose,
}: {
  planId: string
  node: ReviewNode
  cell: Cell
  onClose: () => void
}) {
  const { problems } = useMessages()
  const { answer, choose } = useNames(planId)
  if (!answer.data) return null
  const written = cell === 'coordinator' || node.leads.length === 0 ? node.coordinators : node.leads
  const failure = choose.error ? asFailure(choose.error) : null
  return (
    <NamePanel
      names={namesIn(answer.data.names, written)}
      saving={choose.isPending}
      error={failure ? problems[failure.code](failure.params) : null}
      onClose={onClose}
      onChoose={(choice) => choose.mutate(choice, { onSuccess: onClose })}
    />
  )
}
