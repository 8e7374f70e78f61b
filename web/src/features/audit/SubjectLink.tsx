import type { AuditRow } from '@dondoc/contract/audit'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** The way to the thing that was acted on, where it has a page; else its plain name. */
export function SubjectLink({ entry, children }: { entry: AuditRow; children: ReactNode }) {
  const { subjectKind: kind, subjectId: id, subject } = entry
  switch (kind) {
    case 'account':
      return (
        <Link to="/quan-tri/tai-khoan/$accountId" params={{ accountId: id }}>
          {children}
        </Link>
      )
    case 'plan':
      return (
        <Link to="/ke-hoach/$planId" params={{ planId: id }}>
          {children}
        </Link>
      )
    case 'duty':
      return (
        <Link to="/nhiem-vu/$dutyId" params={{ dutyId: id }}>
          {children}
        </Link>
      )
    case 'record':
      return (
        <Link to="/van-ban" search={subject ? { q: subject } : {}}>
          {children}
        </Link>
      )
    default:
      return children
  }
}
