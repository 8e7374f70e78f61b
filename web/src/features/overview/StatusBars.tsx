import type { StatusCounts } from '@dondoc/contract/shared'
import type { Area } from '@dondoc/domain/plans/area'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { BAR_ORDER, sumOf } from '../../ui/counts.ts'

export interface StatusBarRow {
  readonly key: string
  readonly name: string
  readonly counts: StatusCounts
  /** The condition of the list behind it; null where there is none. */
  readonly filter: { readonly area?: Area; readonly organization?: string } | null
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
            {row.filter ? (
              <Link to="/nhiem-vu" search={row.filter} className="bars__name">
                {row.name}
                <span className="hidden-visually">: {tellOf(row)}</span>
              </Link>
            ) : (
              <span className="bars__name">{row.name}</span>
            )}
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
