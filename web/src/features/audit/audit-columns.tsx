import type { AuditRow } from '@dondoc/contract/audit'
import { auditActionName, auditSort, auditSubjectName } from '@dondoc/contract/audit-actions'
import { IconBan, IconEye } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { deviceText } from '../../lib/device.ts'
import { instantText, numberText } from '../../lib/format.ts'
import type { Language } from '../../lib/i18n.tsx'
import type { AuditWords } from '../../messages/audit.vi.ts'
import type { Column } from '../../ui/DataList.tsx'
import { Highlight } from '../../ui/Highlight.tsx'

interface Speech {
  readonly words: AuditWords
  readonly language: Language
  /** The searched words of the actor's name. */
  readonly query: string
}

/** The columns of the trail; the act opens the entry. */
export function auditColumns({ words, language, query }: Speech): readonly Column<AuditRow>[] {
  return [
    {
      id: 'at',
      header: words.columns.at,
      width: '132px',
      cell: ({ at }) => (
        <time dateTime={at} className="nowrap">
          {instantText(at)}
        </time>
      ),
    },
    {
      id: 'action',
      header: words.columns.action,
      width: 'minmax(0, 1.6fr)',
      fixed: true,
      cell: (entry) => <Action entry={entry} language={language} />,
    },
    {
      id: 'subject',
      header: words.columns.subject,
      width: 'minmax(0, 1.4fr)',
      cell: (entry) => {
        const name = entry.subject ?? (entry.subjectKind === 'route' ? entry.subjectId : null)
        const kind = auditSubjectName(entry.subjectKind, language)
        return (
          <>
            {name === null ? null : <span className="clamp-2">{name}</span>}
            <span className="secondary audit__line">{kind}</span>
          </>
        )
      },
    },
    {
      id: 'actor',
      header: words.columns.actor,
      width: 'minmax(0, 1.2fr)',
      cell: (entry) => (
        <>
          <Highlight text={entry.actor} query={query} />
          {entry.standingInFor && entry.standingInFor.length > 0 ? (
            <span className="secondary audit__line">{words.standingIn(entry.standingInFor.join(', '))}</span>
          ) : null}
        </>
      ),
    },
    {
      id: 'from',
      header: words.columns.from,
      width: '150px',
      cell: ({ ip, userAgent }) => (
        <>
          {ip ?? <span className="secondary">{words.noPlace}</span>}
          {userAgent ? <span className="secondary audit__line">{deviceText(userAgent)}</span> : null}
        </>
      ),
    },
    {
      id: 'sequence',
      header: words.columns.sequence,
      width: '72px',
      cell: ({ sequence }) => <span className="secondary">{numberText(sequence)}</span>,
    },
  ]
}

function Action({ entry, language }: { entry: AuditRow; language: Language }) {
  const sort = auditSort(entry.action)
  return (
    <span className={`audit__action audit__action--${sort}`}>
      {sort === 'refused' ? <IconBan size={16} aria-hidden /> : null}
      {sort === 'read' ? <IconEye size={16} aria-hidden /> : null}
      <Link
        from="/quan-tri/nhat-ky"
        to="."
        search={(before) => ({ ...before, entry: String(entry.sequence) })}
        replace
        resetScroll={false}
        className="row-link"
      >
        {auditActionName(entry.action, language)}
      </Link>
    </span>
  )
}
