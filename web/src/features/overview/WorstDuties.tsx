import type { DutyRow } from '@dondoc/contract/duties'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'

/** The ten that hurt most, one click from their history. */
export function WorstDuties({ duties }: { duties: readonly DutyRow[] }) {
  const { overview: words } = useMessages()
  const titleId = useId()
  return (
    <section className="box card" aria-labelledby={titleId}>
      <header className="card__head">
        <h2 id={titleId}>{words.worst}</h2>
      </header>
      {duties.length === 0 ? <p className="secondary">{words.noWorst}</p> : null}
      <ol className="worst">
        {duties.map((duty) => (
          <li key={duty.id} className="worst__duty">
            <div className="worst__words">
              <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} className="row-link clamp-2">
                {duty.text}
              </Link>
              <span className="secondary">
                {duty.organization.name} · {duty.code}
              </span>
            </div>
            <div className="worst__due">
              {duty.status === 'overdue' ? null : <StatusBadge status={duty.status} />}
              <DeadlineText facts={duty} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
