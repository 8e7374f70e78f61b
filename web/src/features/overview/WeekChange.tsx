import type { Overview } from '@dondoc/contract/overview'
import { Link } from '@tanstack/react-router'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { BAR_ORDER } from '../../ui/counts.ts'
import { StatusIcon } from '../../ui/StatusBadge.tsx'

/** Each status now and seven days before. */
export function WeekChange({ overview }: { overview: Overview }) {
  const { overview: words, status: statusWords } = useMessages()
  return (
    <>
      {overview.newlyLate > 0 ? (
        <p className="week__lead">
          <Link to="/nhiem-vu" search={{ organization: overview.organization?.id, only: 'newly-late' }}>
            {words.newlyLate(overview.newlyLate)}
          </Link>
        </p>
      ) : null}
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{statusWords.label}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {BAR_ORDER.map((status) => {
            const change = overview.counts[status] - overview.weekBefore[status]
            return (
              <tr key={status}>
                <th scope="row">
                  <Link
                    to="/nhiem-vu"
                    search={{ organization: overview.organization?.id, status }}
                    className="week__status"
                  >
                    <StatusIcon status={status} /> {statusWords[status]}
                  </Link>
                </th>
                <td>{numberText(overview.weekBefore[status])}</td>
                <td>{numberText(overview.counts[status])}</td>
                <td className={change === 0 ? 'is-zero' : status === 'overdue' && change > 0 ? 'ink--overdue' : ''}>
                  {change === 0 ? '–' : `${change > 0 ? '+' : '−'}${numberText(Math.abs(change))}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
