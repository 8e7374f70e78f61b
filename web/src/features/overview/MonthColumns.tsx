import type { Overview } from '@dondoc/contract/overview'
import { Link } from '@tanstack/react-router'
import { monthText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { BAR_ORDER, sumOf } from '../../ui/counts.ts'

/** Duties by the month they are due, as stacked columns; a column opens its month. */
export function MonthColumns({ overview }: { overview: Overview }) {
  const { overview: words, status: statusWords } = useMessages()
  const tallest = Math.max(1, ...overview.byMonth.map((month) => sumOf(month.counts)))
  return (
    <ul className="columns" data-many={overview.byMonth.length > 9}>
      {overview.byMonth.map(({ month, counts }) => {
        const statuses = BAR_ORDER.filter((status) => counts[status] > 0)
        const told = statuses.map((status) => `${statusWords[status]} ${numberText(counts[status])}`).join(', ')
        const label = `${words.month} ${monthText(month)}: ${told || numberText(0)}`
        return (
          <li key={month} className="columns__month">
            <Link
              to="/nhiem-vu"
              search={{ organization: overview.organization?.id, month }}
              className="columns__link"
              title={label}
            >
              <span className="hidden-visually">{label}</span>
              <span className="columns__sum" aria-hidden>
                {sumOf(counts) > 0 ? numberText(sumOf(counts)) : ''}
              </span>
              <span className="columns__stack" style={{ height: `${(sumOf(counts) / tallest) * 156}px` }}>
                {statuses.toReversed().map((status) => (
                  <span key={status} className={`fill--${status}`} style={{ flexGrow: counts[status] }} />
                ))}
              </span>
              <span className="columns__word" aria-hidden>
                {monthText(month)}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
