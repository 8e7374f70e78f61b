import './duty-page.css'
import { type DutyDetail, getDuty } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import type { Messages } from '../../messages/vi.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { DutyFacts } from './DutyFacts.tsx'
import { DutyHistory } from './DutyHistory.tsx'
import { UpdatePanel } from './UpdatePanel.tsx'

const route = getRouteApi('/frame/nhiem-vu/$dutyId')

/** One duty: the plan's own words, how it stands and why, its history, and the way to say how it goes on. */
export function DutyPage() {
  const messages = useMessages()
  const { dutyId } = route.useParams()
  const { update } = route.useSearch()
  const { asOf } = useView()
  const navigate = route.useNavigate()
  const [saved, setSaved] = useState(false)
  const answer = useQuery(asking(getDuty, { params: { dutyId }, query: { asOf } }))
  const open = (kind: typeof update) => void navigate({ search: { update: kind }, replace: kind === undefined })
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const duty = answer.data
  const editable = asOf === undefined && duty.availableUpdates.length > 0
  const canFinish = editable && duty.availableUpdates.includes('delivered')
  return (
    <div className="page">
      <PageHeader
        title={duty.text}
        above={
          <p className="secondary page-header__crumbs">
            <Link to="/nhiem-vu">{messages.duties.title}</Link> / {duty.code}
          </p>
        }
        lead={
          <span className="duty__status">
            <StatusBadge status={duty.status} />
            {whyOf(duty, messages)}
          </span>
        }
      >
        {editable ? (
          <>
            {canFinish ? (
              <Button variant="default" className="duty__finish" onClick={() => open('delivered')}>
                {messages.duties.markDone}
              </Button>
            ) : null}
            <Button leftSection={<IconPencil size={16} />} onClick={() => open('any')}>
              {messages.duty.update}
            </Button>
          </>
        ) : null}
        {asOf !== undefined ? <span className="secondary">{messages.duty.asOfNote}</span> : null}
      </PageHeader>
      <div role="status">{saved ? <Alert tone="good">{messages.updates.saved}</Alert> : null}</div>
      <div className="duty__columns">
        <DutyFacts duty={duty} />
        <DutyHistory updates={duty.updates} />
      </div>
      {update && editable ? (
        <UpdatePanel
          key={update}
          duty={duty}
          wanted={update === 'any' ? undefined : update}
          onClose={() => open(undefined)}
          onSaved={() => {
            setSaved(true)
            open(undefined)
          }}
        />
      ) : null}
    </div>
  )
}

/** Why the duty has its status, in one sentence. */
function whyOf(duty: DutyDetail, { duty: { why } }: Messages): string {
  const done = duty.doneOn ? dateText(duty.doneOn) : '…'
  switch (duty.status) {
    case 'done-on-time':
    case 'to-confirm':
      return why[duty.status](done)
    case 'done-late':
      return why['done-late'](done, duty.daysLate)
    case 'overdue':
      return why.overdue(duty.daysLate)
    case 'waiting':
      return why.waiting(duty.waitingFor)
    case 'running':
    case 'not-started':
    case 'stopped':
      return why[duty.status]
  }
}
