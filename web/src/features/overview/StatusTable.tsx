import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { BAR_ORDER, sumOf } from '../../ui/counts.ts'
import { RowName, type StatusBarRow } from './StatusBars.tsx'

/** The figures behind the bars. */
export function StatusTable({ about, rows }: { about: string; rows: readonly StatusBarRow[] }) {
  const { overview: words, status: statusWords } = useMessages()
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">{about}</th>
          {BAR_ORDER.map((status) => (
            <th key={status} scope="col">
              {statusWords[status]}
            </th>
          ))}
          <th scope="col">{words.sum}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <RowName row={row} />
            </th>
            {BAR_ORDER.map((status) => (
              <td
                key={status}
                className={row.counts[status] === 0 ? 'is-zero' : status === 'overdue' ? 'ink--overdue' : ''}
              >
                {numberText(row.counts[status])}
              </td>
            ))}
            <td>
              <strong>{numberText(sumOf(row.counts))}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
