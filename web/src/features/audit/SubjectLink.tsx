import type { AuditRow } from '@dondoc/contract/audit'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** The way to the thing that was acted on, where it has a page; else its plain name. */
export function SubjectLink({ entry, children }: { entry: AuditRow; children: ReactNode }) {
  const { subjectKind: kind, subjectId: id } = entry
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
        <Link to="/van-ban/$recordId" params={{ recordId: id }}>
          {children}
        </Link>
      )
    case 'organization':
      return (
        <Link to="/quan-tri/don-vi/$organizationId" params={{ organizationId: id }}>
          {children}
        </Link>
      )
    case 'organization-group':
      return (
        <Link to="/quan-tri/don-vi/nhom/$groupId" params={{ groupId: id }}>
          {children}
        </Link>
      )
    case 'organization-change':
      return (
        <Link to="/quan-tri/don-vi/sap-xep/$changeId" params={{ changeId: id }}>
          {children}
        </Link>
      )
    case 'letter':
      return (
        <Link to="/don-doc/$letterId" params={{ letterId: id }}>
          {children}
        </Link>
      )
    case 'trigger-event':
      return <Link to="/su-kien">{children}</Link>
    default:
      return children
  }
}
