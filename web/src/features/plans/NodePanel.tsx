import type { PlanDetail, PlanNode } from '@dondoc/contract/plans'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { sumOf } from '../../ui/counts.ts'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { FindingList } from '../../ui/FindingList.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { NodeCascade } from '../cascade/NodeCascade.tsx'
import { useAmendWords } from './amend/words.ts'
import { NodeDuties } from './NodeDuties.tsx'
import { lastDue, pathTo, type TreeIndex } from './tree.ts'

interface Props {
  plan: PlanDetail
  node: PlanNode
  index: TreeIndex
  onClose: () => void
  /** Absent where the reader may not amend the plan. */
  onAmend: (() => void) | undefined
  /** True where the amendment being prepared speaks of it. */
  amended: boolean
}

/** A row of the plan in full: where it stands, its words, what was doubted, and the duties it became. */
export function NodePanel({ plan, node, index, onClose, onAmend, amended }: Props) {
  const amend = useAmendWords()
  const { tree: words, duty, plans } = useMessages()
  const position = plan.nodes.filter((one) => one.leaf).indexOf(node)
  const findings = plan.findings.filter((finding) => node.leaf && finding.item === position)
  const facts = [
    { word: words.columns.product, text: node.productText },
    { word: words.columns.lead, text: node.leadText },
    { word: words.columns.coordinator, text: node.coordinatorText },
    { word: words.columns.budget, text: node.budgetText },
    { word: words.columns.note, text: node.note },
  ]
  return (
    <Panel title={words.kinds[node.kind]} onClose={onClose}>
      <div className="node-panel">
        <ol className="node-panel__path secondary">
          {pathTo(index, node).map((one) => (
            <li key={one.id}>{one.text}</li>
          ))}
        </ol>
        <p className="node-panel__text">
          {node.label ? `${node.label} ` : ''}
          {node.text}
        </p>
        {node.droppedOn ? <p className="tree__mark">{amend.dropped(dateText(node.droppedOn))}</p> : null}
        {onAmend && node.leaf && node.droppedOn === null ? (
          <div>
            <Button variant="default" size="compact-sm" leftSection={<IconPencil size={15} />} onClick={onAmend}>
              {amended ? amend.openAgain : amend.open}
            </Button>
          </div>
        ) : null}
        <dl className="node-panel__facts">
          {node.leaf ? (
            <div>
              <dt>{words.columns.deadline}</dt>
              <dd>
                <DeadlineText facts={{ deadlineText: node.deadlineText, ...lastDue(node) }} />
              </dd>
            </div>
          ) : null}
          {facts.map(({ word, text }) =>
            text ? (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{text}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {plan.sourceName ? (
          <p>
            <Link to="/ke-hoach/$planId/nguon" params={{ planId: plan.id }} search={{ node: node.id }}>
              {duty.seeSource}
            </Link>
          </p>
        ) : null}
        {node.leaf ? <NodeCascade plan={plan} node={node} /> : null}
        {findings.length > 0 ? (
          <section>
            <h3>{plans.tabs.findings}</h3>
            <FindingList findings={findings} />
          </section>
        ) : null}
        {sumOf(node.counts) > 0 ? (
          <NodeDuties planId={plan.id} node={node} />
        ) : (
          <p className="secondary">{node.leaf ? `${duty.lead}: ${words.notIssued}` : null}</p>
        )}
      </div>
    </Panel>
  )
}
