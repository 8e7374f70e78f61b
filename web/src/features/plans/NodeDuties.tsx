import { listDuties } from '@dondoc/contract/duties'
import type { PlanNode } from '@dondoc/contract/plans'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { sumOf } from '../../ui/counts.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'

/** More than every agency of a province once; a row that recurs for all of them has its list. */
const SHOWN = 200
/** While they are on their way, no more grey lines than a panel has room for. */
const EXPECTED = 6

/** The duties that a row of a plan became: who, when, how each stands. Asked for when the row is opened. */
export function NodeDuties({ planId, node }: { planId: string; node: Pick<PlanNode, 'id' | 'counts'> }) {
  const { tree: words, due } = useMessages()
  const { asOf } = useView()
  const query = { planId, nodeId: node.id, asOf, sort: 'code', limit: SHOWN } as const
  const answer = useQuery(asking(listDuties, { query }))
  const count = sumOf(node.counts)
  const rows = answer.data?.rows ?? []
  return (
    <section>
      <h3>{words.dutyCount(answer.data?.total ?? count)}</h3>
      {answer.isPending ? <SkeletonRows count={Math.min(count, EXPECTED)} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {rows.length > 0 ? (
        <ul className="node-panel__duties">
          {rows.map((one) => (
            <li key={one.id}>
              <Link to="/nhiem-vu/$dutyId" params={{ dutyId: one.id }}>
                <span>
                  <strong>{one.organization.name}</strong>
                  <span className="secondary">
                    {one.code} · {one.dueOn ? due.on(dateText(one.dueOn)) : due.none}
                  </span>
                </span>
                <StatusBadge status={one.status} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {answer.data && answer.data.total > rows.length ? (
        <p>
          <Link to="/nhiem-vu" search={{ node: node.id }}>
            {words.allDuties(answer.data.total)}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
