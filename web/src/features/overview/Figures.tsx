import type { Overview } from '@dondoc/contract/overview'
import type { StatusCounts } from '@dondoc/contract/shared'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import type { DutySearch } from '../../routes/search/duties.ts'
import { StatusIcon } from '../../ui/StatusBadge.tsx'

const SHOWN = ['done-on-time', 'done-late', 'running', 'overdue', 'to-confirm', 'waiting'] as const

/** Statuses where more is worse, for the colour of the change. */
const BAD: readonly (keyof StatusCounts)[] = ['overdue', 'done-late']

/** The figures at the top; each is the way to its list. */
export function Figures({ overview }: { overview: Overview }) {
  const { overview: words, status: statusWords } = useMessages()
  const organization = overview.organization?.id
  return (
    <ul className="figures box">
      <li className="figure figure--two">
        <Link to="/nhiem-vu" search={{ organization }} className="figure__main">
          <span className="figure__word">{words.total}</span>
          <span className="figure__value">{numberText(overview.total)}</span>
        </Link>
        <Link to="/nhiem-vu" search={{ organization, only: 'soon' }} className="figure__soon">
          {words.dueSoon}: {numberText(overview.dueWithin7Days)}
        </Link>
      </li>
      {SHOWN.map((status) => {
        const change = overview.counts[status] - overview.weekBefore[status]
        const tone = change > 0 && BAD.includes(status) ? 'ink--overdue' : ''
        return (
          <Figure
            key={status}
            word={
              <>
                <StatusIcon status={status} /> {statusWords[status]}
              </>
            }
            value={overview.counts[status]}
            search={{ organization, status }}
            strong={status === 'overdue' && overview.counts.overdue > 0}
            note={<span className={tone}>{change === 0 ? words.noChange : words.change(change)}</span>}
          />
        )
      })}
      <li>
        <Link to="/nhiem-vu" search={{ organization, only: 'late-original' }} className="figure">
          <span className="figure__word">{words.lateOriginal}</span>
          <span className="figure__value">{numberText(overview.lateAgainstOriginal)}</span>
          <span className="secondary">{words.lateOriginalNote}</span>
        </Link>
      </li>
    </ul>
  )
}

interface FigureProps {
  word: ReactNode
  value: number
  search: DutySearch
  note: ReactNode
  strong?: boolean
}

function Figure({ word, value, search, note, strong = false }: FigureProps) {
  return (
    <li>
      <Link to="/nhiem-vu" search={search} className="figure">
        <span className="figure__word">{word}</span>
        <span className={strong ? 'figure__value ink--overdue' : 'figure__value'}>{numberText(value)}</span>
        <span className="secondary">{note}</span>
      </Link>
    </li>
  )
}
