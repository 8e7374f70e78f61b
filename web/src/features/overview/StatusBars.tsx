import type { StatusCounts } from '@dondoc/contract/shared'
import { IconList } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import type { DutySearch } from '../../routes/search/duties.ts'
import { BAR_ORDER, sumOf } from '../../ui/counts.ts'
import { useOverviewWords } from './words.ts'

export interface StatusBarRow {
  readonly key: string
  readonly name: string
  readonly counts: StatusCounts
  /** The condition of the list behind it; null where there is none. */
  readonly filter: DutySearch | null
  /** The organization whose branch lies one click deeper; the list then stands beside. */
  readonly deeper?: string | undefined
}

/** Rows shown before one asks for all. */
const FIRST = 9

/** Stacked bars to one scale. The name opens the list; with a mouse also every piece its part of it. */
export function StatusBars({ rows }: { rows: readonly StatusBarRow[] }) {
  const { list, overview: words, status: statusWords } = useMessages()
  const [all, setAll] = useState(false)
  const tellOf = ({ counts }: StatusBarRow) =>
    BAR_ORDER.filter((status) => counts[status] > 0)
      .map((status) => `${statusWords[status]} ${numberText(counts[status])}`)
      .join(', ')
  const longest = Math.max(1, ...rows.map((row) => sumOf(row.counts)))
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    <>
      <ul className="bars">
        {shown.map((row) => (
          <li key={row.key} className="bars__row">
            <RowName row={row} told={tellOf(row)} />
            <span className="bars__track">
              <span className="bars__bar" aria-hidden style={{ width: `${(sumOf(row.counts) / longest) * 100}%` }}>
                {BAR_ORDER.filter((status) => row.counts[status] > 0).map((status) => {
                  const told = words.segment(row.name, statusWords[status], row.counts[status])
                  const style = { flexGrow: row.counts[status] }
                  return row.filter ? (
                    <Link
                      key={status}
                      to="/nhiem-vu"
                      search={{ ...row.filter, status }}
                      className={`bars__piece fill--${status}`}
                      style={style}
                      title={told}
                      tabIndex={-1}
                    />
                  ) : (
                    <span key={status} className={`bars__piece fill--${status}`} style={style} title={told} />
                  )
                })}
              </span>
              <span className="bars__sum">
                {row.counts.overdue > 0 ? (
                  <strong className="ink--overdue">{numberText(row.counts.overdue)}/</strong>
                ) : null}
                {numberText(sumOf(row.counts))}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {rows.length > FIRST ? (
        <button type="button" className="chip card__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? list.less : `${list.more} (${numberText(rows.length - FIRST)})`}
        </button>
      ) : null}
    </>
  )
}

/** The name of a row as the way to what is behind it: one level deeper with the list beside, or the list. */
export function RowName({ row, told }: { row: Pick<StatusBarRow, 'name' | 'filter' | 'deeper'>; told?: string }) {
  const words = useOverviewWords()
  const more = told ? <span className="hidden-visually">: {told}</span> : null
  if (row.filter === null) return <span className="bars__name">{row.name}</span>
  if (row.deeper === undefined) {
    return (
      <Link to="/nhiem-vu" search={row.filter} className="bars__name">
        {row.name}
        {more}
      </Link>
    )
  }
  return (
    <span className="bars__name">
      <Link to="/tong-quan" search={{ organization: row.deeper }}>
        {row.name}
        {more}
      </Link>
      <Link to="/nhiem-vu" search={row.filter} className="bars__list" aria-label={words.listOf(row.name)}>
        <IconList size={14} aria-hidden />
      </Link>
    </span>
  )
}
