import { type AuditRow, getAuditEntry } from '@dondoc/contract/audit'
import { auditActionName, auditSubjectName } from '@dondoc/contract/audit-actions'
import { auditFieldName } from '@dondoc/contract/audit-fields'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { deviceText } from '../../lib/device.ts'
import { instantText } from '../../lib/format.ts'
import { useLanguage } from '../../lib/i18n.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { type Change, changesBetween } from './difference.ts'
import { SubjectLink } from './SubjectLink.tsx'
import { useShownValue } from './use-shown-value.ts'
import { useAuditWords } from './words.ts'

/** One entry in full: who did what, from where, and what it changed. */
export function EntryPanel({ sequence, onClose }: { sequence: number; onClose: () => void }) {
  const { entry: words } = useAuditWords()
  const answer = useQuery({
    ...asking(getAuditEntry, { params: { sequence } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Panel title={answer.data ? words.title(sequence) : words.loading} onClose={onClose}>
      {answer.isPending ? <SkeletonRows count={6} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.data ? <Entry entry={answer.data} /> : null}
    </Panel>
  )
}

function Entry({ entry }: { entry: AuditRow }) {
  const words = useAuditWords()
  const { language } = useLanguage()
  const { columns } = words
  const standingIn = entry.standingInFor ?? []
  return (
    <>
      <dl className="entry__facts">
        <dt>{columns.action}</dt>
        <dd>
          <strong>{auditActionName(entry.action, language)}</strong>
        </dd>
        <dt>{columns.subject}</dt>
        <dd>
          <SubjectLink entry={entry}>
            {auditSubjectName(entry.subjectKind, language)}
            {entry.subject ? `: ${entry.subject}` : entry.subjectKind === 'route' ? `: ${entry.subjectId}` : ''}
          </SubjectLink>
        </dd>
        <dt>{columns.actor}</dt>
        <dd>
          {entry.actor}
          {standingIn.length > 0 ? ` (${words.standingIn(standingIn.join(', '))})` : ''}
        </dd>
        <dt>{columns.at}</dt>
        <dd>
          <time dateTime={entry.at}>{instantText(entry.at)}</time>
        </dd>
        <dt>{columns.from}</dt>
        <dd>
          {entry.ip ?? words.noPlace}
          {entry.userAgent ? (
            <span className="secondary audit__line" title={entry.userAgent}>
              {deviceText(entry.userAgent)}
            </span>
          ) : null}
        </dd>
      </dl>
      <h3>{words.entry.changes}</h3>
      <Changes entry={entry} />
      <p className="entry__more">
        {entry.accountId === null ? null : (
          <Link to="/quan-tri/nhat-ky" search={{ person: entry.accountId }}>
            {words.entry.samePerson}
          </Link>
        )}
        {isOneThing(entry) ? (
          <Link to="/quan-tri/nhat-ky" search={{ subject: `${entry.subjectKind}:${entry.subjectId}` }}>
            {words.entry.sameSubject}
          </Link>
        ) : null}
      </p>
    </>
  )
}

function Changes({ entry }: { entry: AuditRow }) {
  const words = useAuditWords()
  const { language } = useLanguage()
  const shown = useShownValue()
  const isRead = (value: unknown) =>
    !(Array.isArray(value) ? value : [value]).some((one) => isKey(one) && shown(one) === one)
  const changes = changesBetween(entry.before, entry.after).filter(
    ({ path, before, after }) => path.at(-1) !== 'id' && isRead(before) && isRead(after),
  )
  if (changes.length === 0) return <p className="secondary">{words.entry.none}</p>
  const hasBefore = changes.some(({ before }) => before !== undefined && before !== null)
  const nameOf = ({ path }: Change) =>
    path.map((part) => (typeof part === 'number' ? part : auditFieldName(part, language))).join(' › ')
  return (
    <table className="entry__changes">
      <thead>
        <tr>
          <th scope="col">{words.entry.field}</th>
          {hasBefore ? <th scope="col">{words.entry.before}</th> : null}
          <th scope="col">{hasBefore ? words.entry.after : words.entry.value}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path.join('.')}>
            <th scope="row">{nameOf(change)}</th>
            {hasBefore ? <td>{shown(change.before)}</td> : null}
            <td>{shown(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of a request or of the whole system there are too many other acts to be of use. */
const isOneThing = ({ subjectKind }: AuditRow): boolean => subjectKind !== 'route' && subjectKind !== 'tenant'

/** A key of the database that no name is known for says nothing to a reader; it stands in the exported trail. */
const isKey = (value: unknown): boolean =>
  typeof value === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)
