import './cascade.css'
import { type CoverageCell, getCoverage, getPlanLinks, type LinkedRow, type PlanRef } from '@dondoc/contract/cascade'
import type { PlanDetail, PlanNode } from '@dondoc/contract/plans'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useWords } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { cellWords, isLate, MarkIcon, markOf } from './CoverageMark.tsx'
import { WORDS } from './words.ts'

interface Props {
  plan: Pick<PlanDetail, 'id' | 'state'>
  node: Pick<PlanNode, 'id'>
}

/** Where a row of a plan comes from in the superior plan, and which agencies below carry it out; nothing where neither. */
export function NodeCascade({ plan, node }: Props) {
  const { asOf } = useView()
  const params = { planId: plan.id }
  const links = useQuery(asking(getPlanLinks, { params, query: { nodeId: node.id } }))
  const coverage = useQuery({
    ...asking(getCoverage, { params, query: { nodeId: node.id, asOf } }),
    enabled: plan.state !== 'draft',
  })
  const [own] = links.data?.rows ?? []
  const confirmed = own?.links.filter(({ state }) => state === 'confirmed') ?? []
  const late = new Set(confirmed.filter((link) => link.late).map(({ superiorId }) => superiorId))
  const above = links.data?.superiorRows.filter(({ id }) => confirmed.some(({ superiorId }) => superiorId === id)) ?? []
  const [below] = coverage.data?.rows ?? []
  return (
    <>
      {links.data?.superior && above.length > 0 ? <Above plan={links.data.superior} rows={above} late={late} /> : null}
      {coverage.data && below && below.cells.length > 0 ? (
        <Below row={below} agencies={coverage.data.organizations} />
      ) : null}
    </>
  )
}

function Above({ plan, rows, late }: { plan: PlanRef; rows: readonly LinkedRow[]; late: ReadonlySet<string> }) {
  const { links, node: words } = useWords(WORDS)
  return (
    <section>
      <h3>{words.above}</h3>
      <ul className="node-cascade">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/ke-hoach/$planId" params={{ planId: plan.id }} search={{ node: row.id }}>
              {row.text}
            </Link>
            <span className="secondary">
              {[row.leadText, row.deadlineText && links.due(row.deadlineText)].filter(Boolean).join(' · ')}
            </span>
            {row.droppedOn ? <span className="secondary">{links.dropped(dateText(row.droppedOn))}</span> : null}
            {late.has(row.id) ? (
              <span className="link-card__late">
                <IconAlertTriangle size={14} aria-hidden /> {links.lateHere}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="secondary">{words.from([plan.number ?? plan.code, plan.issuer.name].join(', '))}</p>
    </section>
  )
}

function Below({
  row,
  agencies,
}: {
  row: { readonly cells: readonly CoverageCell[]; readonly linked: number; readonly gaps: number }
  agencies: readonly { readonly id: string; readonly name: string }[]
}) {
  const { coverage, links, node: words } = useWords(WORDS)
  const cells = new Map(row.cells.map((cell) => [cell.organizationId, cell]))
  return (
    <section>
      <h3>{words.below}</h3>
      <p className="secondary">{words.belowCount(row.linked, row.gaps)}</p>
      <ul className="node-cascade">
        {agencies.map(({ id, name }) => {
          const cell = cells.get(id)
          if (!cell) return null
          return (
            <li key={id}>
              <span>
                <MarkIcon mark={markOf(cell)} late={isLate(cell)} /> <strong>{name}</strong>
              </span>
              <span className="secondary">{cellWords(cell, coverage)}</span>
              {cell.rows.map((one) => (
                <span key={one.nodeId}>
                  <Link to="/ke-hoach/$planId" params={{ planId: one.planId }} search={{ node: one.nodeId }}>
                    {one.text}
                  </Link>
                  {one.droppedOn ? <span className="secondary"> {links.dropped(dateText(one.droppedOn))}</span> : null}
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
