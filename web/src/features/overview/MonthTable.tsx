import type { Overview } from '@dondoc/contract/overview'
import { Link } from '@tanstack/react-router'
import { monthText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { doneOf, sumOf } from '../../ui/counts.ts'

/** The months as figures: due, done and overdue of the month, and the running totals. */
export function MonthTable({ overview }: { overview: Overview }) {
  const { overview: words, status: statusWords } = useMessages()
  const now = overview.asOf.slice(0, 7)
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">{words.month}</th>
          <th scope="col">{words.planned}</th>
          <th scope="col">{words.done}</th>
          <th scope="col">{statusWords.overdue}</th>
          <th scope="col">{words.plannedSoFar}</th>
          <th scope="col">{words.doneSoFar}</th>
        </tr>
      </thead>
      <tbody>
        {overview.byMonth.map(({ month, counts, plannedSoFar, doneSoFar }) => (
          <tr key={month}>
            <th scope="row">
              <Link to="/nhiem-vu" search={{ organization: overview.organization?.id, month }}>
                {monthText(month)}
              </Link>
            </th>
            <td>{numberText(sumOf(counts))}</td>
            <td>{numberText(doneOf(counts))}</td>
            <td className={counts.overdue > 0 ? 'ink--overdue' : 'is-zero'}>{numberText(counts.overdue)}</td>
            <td>{numberText(plannedSoFar)}</td>
            <td>{month <= now ? numberText(doneSoFar) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
