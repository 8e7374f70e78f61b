import { TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fold } from '../../lib/fold.ts'
import { numberText, shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { sumOf } from '../../ui/counts.ts'
import { StackedBar } from '../../ui/StackedBar.tsx'
import { RowName, type StatusBarRow } from './StatusBars.tsx'
import { useOverviewWords } from './words.ts'

const COLUMNS = ['branch', 'sum', 'onTime', 'overdue', 'toConfirm'] as const
type ColumnName = (typeof COLUMNS)[number]

/** What a column sorts by; names from A, numbers from the largest. */
const VALUES: Record<Exclude<ColumnName, 'branch'>, (row: StatusBarRow) => number> = {
  sum: ({ counts }) => sumOf(counts),
  onTime: ({ counts }) => counts['done-on-time'] / Math.max(1, sumOf(counts)),
  overdue: ({ counts }) => counts.overdue,
  toConfirm: ({ counts }) => counts['to-confirm'],
}

/** Rows shown before one asks for more, and each time. */
const STEP = 40

/** Organizations to compare: small bars and figures, sorted by a heading, found by a name without accents. */
export function BranchTable({ rows }: { rows: readonly StatusBarRow[] }) {
  const { status: statusWords } = useMessages()
  const words = useOverviewWords()
  const [sort, setSort] = useState<ColumnName>('overdue')
  const [q, setQ] = useState('')
  const [limit, setLimit] = useState(STEP)
  const found = rows.filter(({ name }) => fold(name).includes(fold(q).trim()))
  const sorted = found.toSorted((a, b) => {
    const byName = a.name.localeCompare(b.name, 'vi')
    return sort === 'branch' ? byName : VALUES[sort](b) - VALUES[sort](a) || byName
  })
  return (
    <>
      {rows.length > 8 ? (
        <TextInput
          size="xs"
          className="branches__find no-print"
          aria-label={words.find}
          placeholder={words.find}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      ) : null}
      <table className="figures-table branches">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={sort !== column ? undefined : column === 'branch' ? 'ascending' : 'descending'}
              >
                <button type="button" className="plain-button" onClick={() => setSort(column)}>
                  {words[column]}
                  {sort !== column ? null : column === 'branch' ? (
                    <IconArrowUp size={12} aria-hidden />
                  ) : (
                    <IconArrowDown size={12} aria-hidden />
                  )}
                </button>
              </th>
            ))}
            <th scope="col" className="branches__bar">
              {words.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, limit).map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <RowName row={row} />
              </th>
              <td>{numberText(sumOf(row.counts))}</td>
              <td>{shareText(row.counts['done-on-time'], sumOf(row.counts))}</td>
              {(['overdue', 'to-confirm'] as const).map((status) => (
                <td key={status} className={row.counts[status] === 0 ? 'is-zero' : ''}>
                  {row.counts[status] > 0 && row.filter ? (
                    <Link
                      to="/nhiem-vu"
                      search={{ ...row.filter, status }}
                      className={status === 'overdue' ? 'ink--overdue' : ''}
                      aria-label={`${row.name}: ${statusWords[status]} ${numberText(row.counts[status])}`}
                    >
                      {numberText(row.counts[status])}
                    </Link>
                  ) : (
                    numberText(row.counts[status])
                  )}
                </td>
              ))}
              <td className="branches__bar">
                <StackedBar counts={row.counts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length === 0 ? <p className="secondary">{words.none}</p> : null}
      {sorted.length > limit ? (
        <button type="button" className="chip card__more" onClick={() => setLimit(limit + STEP)}>
          {words.more(Math.min(STEP, sorted.length - limit))}
        </button>
      ) : null}
    </>
  )
}
