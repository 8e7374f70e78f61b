import './audit.css'
import { listAudit } from '@dondoc/contract/audit'
import { auditActionName } from '@dondoc/contract/audit-actions'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { instantText } from '../../lib/format.ts'
import { useLanguage } from '../../lib/i18n.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useAuditWords } from './words.ts'

/** Entries shown beside an account; the others stand in the trail. */
const SHOWN = 15

/** What a person did last and what was done to the account, for who may read the trail. */
export function AuditHistory({ personId }: { personId: string }) {
  const words = useAuditWords()
  const { language } = useLanguage()
  const answer = useQuery({
    ...asking(listAudit, { query: { personId, limit: SHOWN } }),
    refetchOnWindowFocus: false,
  })
  const rows = answer.data?.rows ?? []
  return (
    <section className="box audit-history-box" aria-labelledby="lich-su">
      <h2 id="lich-su">{words.history.title}</h2>
      {answer.isPending ? <SkeletonRows count={4} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && rows.length === 0 ? <p className="secondary">{words.history.empty}</p> : null}
      <ol className="audit-history">
        {rows.map((entry) => (
          <li key={entry.id} className="audit-history__row">
            <time dateTime={entry.at} className="secondary">
              {instantText(entry.at)}
            </time>
            <div>
              <Link to="/quan-tri/nhat-ky" search={{ person: personId, entry: String(entry.sequence) }}>
                {auditActionName(entry.action, language)}
              </Link>
              <span className="secondary audit__line">
                {entry.accountId === personId && entry.subject && entry.subjectId !== personId
                  ? entry.subject
                  : entry.accountId === personId
                    ? ''
                    : entry.actor}
              </span>
            </div>
          </li>
        ))}
      </ol>
      {(answer.data?.total ?? 0) > rows.length ? (
        <Link to="/quan-tri/nhat-ky" search={{ person: personId }}>
          {words.history.all(answer.data?.total ?? 0)}
        </Link>
      ) : null}
    </section>
  )
}
