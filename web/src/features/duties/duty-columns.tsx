import './duty-rows.css'
import type { DutyRow } from '@dondoc/contract/duties'
import { isOpenStatus } from '@dondoc/domain/duties/check-update'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dateText, numberText } from '../../lib/format.ts'
import type { Messages } from '../../messages/vi.ts'
import type { Column } from '../../ui/DataList.tsx'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { DutyTags } from './DutyTags.tsx'

export type DutySort = 'urgency' | 'due' | 'code' | 'organization' | 'status'

/** The columns of a list of duties, as the list of all and one's own work show them. */
export function dutyColumns(
  messages: Messages,
  query: string,
  action: (duty: DutyRow) => ReactNode = () => null,
): Record<'status' | 'text' | 'organization' | 'deadline' | 'progress' | 'action', Column<DutyRow, DutySort>> {
  const { duties } = messages
  return {
    status: {
      id: 'status',
      header: duties.columns.status,
      width: '156px',
      sort: 'status',
      cell: (duty) => <StatusBadge status={duty.status} />,
    },
    text: {
      id: 'text',
      header: duties.columns.text,
      width: 'minmax(0, 3fr)',
      fixed: true,
      sort: 'code',
      cell: (duty) => (
        <>
          <Link
            to="/nhiem-vu/$dutyId"
            params={{ dutyId: duty.id }}
            search={{ update: undefined }}
            className="row-link clamp-2"
          >
            <Highlight text={duty.text} query={query} />
          </Link>
          <span className="secondary clamp-2">
            <Highlight text={duty.code} query={query} /> · {duty.plan.code}
            {duty.productText ? ` · ${duty.productText}` : ''}
          </span>
          <DutyTags duty={duty} />
        </>
      ),
    },
    organization: {
      id: 'organization',
      header: duties.columns.organization,
      width: 'minmax(0, 1fr)',
      sort: 'organization',
      cell: (duty) => <Highlight text={duty.organization.name} query={query} />,
    },
    deadline: {
      id: 'deadline',
      header: duties.columns.deadline,
      width: 'minmax(0, 1.6fr)',
      sort: 'due',
      cell: (duty) => <DeadlineText facts={duty} />,
    },
    progress: {
      id: 'progress',
      header: duties.columns.progress,
      width: '104px',
      cell: (duty) => (isOpenStatus(duty.status) ? <Progress duty={duty} never={duties.never} /> : null),
    },
    action: {
      id: 'action',
      header: duties.columns.action,
      width: '168px',
      fixed: true,
      acts: true,
      cell: action,
    },
  }
}

function Progress({ duty, never }: { duty: DutyRow; never: string }) {
  if (duty.progress === null) {
    return <span className="secondary">{duty.lastUpdateOn ? dateText(duty.lastUpdateOn) : never}</span>
  }
  return (
    <>
      <span className="duty-progress">
        <span className="duty-progress__track" aria-hidden>
          <span style={{ width: `${duty.progress}%` }} />
        </span>
        {numberText(duty.progress)}%
      </span>
      {duty.lastUpdateOn ? <span className="secondary">{dateText(duty.lastUpdateOn)}</span> : null}
    </>
  )
}
