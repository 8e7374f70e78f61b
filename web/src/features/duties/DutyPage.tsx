import './duty-page.css'
import { type DutyDetail, getDuty } from '@dondoc/contract/duties'
import { isOpenStatus } from '@dondoc/domain/duties/check-update'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import type { Messages } from '../../messages/vi.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { ExtensionBox } from '../extensions/ExtensionBox.tsx'
import { WaitingNotice } from '../trigger-events/WaitingNotice.tsx'
import { DutyUrgings } from '../urging/DutyUrgings.tsx'
import { BreakDownPanel } from './BreakDownPanel.tsx'
import { CheckpointsBox } from './CheckpointsBox.tsx'
import { DutyActions } from './DutyActions.tsx'
import { DutyFacts } from './DutyFacts.tsx'
import { DutyCompanions, DutyParts } from './DutyParts.tsx'
import { DutyTags } from './DutyTags.tsx'
import { DutyTimeline } from './DutyTimeline.tsx'
import { ReassignPanel } from './ReassignPanel.tsx'
import { UpdatePanel } from './UpdatePanel.tsx'
import { useGivingWords } from './words.ts'

const route = getRouteApi('/frame/nhiem-vu/$dutyId')

/** One duty: the plan's own words, how it stands and why, its history, and the way to say how it goes on. */
export function DutyPage() {
  const messages = useMessages()
  const { dutyId } = route.useParams()
  const { update } = route.useSearch()
  const { asOf } = useView()
  const navigate = route.useNavigate()
  const [told, setTold] = useState<{ readonly tone: 'good' | 'error'; readonly text: string }>()
  const [giving, setGiving] = useState<'parts' | 'organization'>()
  const words = useGivingWords()
  const answer = useQuery(asking(getDuty, { params: { dutyId }, query: { asOf } }))
  const open = (kind: typeof update) => void navigate({ search: { update: kind }, replace: kind === undefined })
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const duty = answer.data
  const editable = asOf === undefined && duty.availableUpdates.length > 0
  const good = (text: string) => {
    setTold({ tone: 'good', text })
    setGiving(undefined)
  }
  return (
    <div className="page">
      <PageHeader
        title={duty.text}
        above={
          <Crumbs>
            <Link to="/nhiem-vu">{messages.duties.title}</Link>
            {duty.code}
          </Crumbs>
        }
        lead={
          <span className="duty__status">
            <StatusBadge status={duty.status} />
            {whyOf(duty, messages)}
            <DutyTags duty={duty} />
          </span>
        }
      >
        {asOf === undefined ? (
          <DutyActions
            duty={duty}
            onUpdate={open}
            onReassign={() => setGiving('organization')}
            onBreakDown={() => setGiving('parts')}
            onAccepted={() => good(words.accepted)}
            onRefused={(text) => setTold({ tone: 'error', text })}
          />
        ) : null}
        {asOf !== undefined ? <span className="secondary">{messages.duty.asOfNote}</span> : null}
      </PageHeader>
      <div role="status">{told ? <Alert tone={told.tone}>{told.text}</Alert> : null}</div>
      {duty.acceptance === 'declined' && isOpenStatus(duty.status) ? (
        <Alert tone="notice">{words.declinedNotice(duty.giver.name)}</Alert>
      ) : null}
      {asOf === undefined ? <WaitingNotice duty={duty} /> : null}
      <div className="duty__columns">
        <div className="duty__side">
          <DutyFacts duty={duty} />
          <DutyParts
            duty={duty}
            onBreakDown={() => setGiving('parts')}
            onFinish={editable && duty.availableUpdates.includes('delivered') ? () => open('delivered') : undefined}
          />
          <DutyCompanions duty={duty} />
          <ExtensionBox duty={duty} editable={asOf === undefined} />
          <CheckpointsBox duty={duty} editable={asOf === undefined} />
          {asOf === undefined ? <DutyUrgings dutyId={dutyId} /> : null}
        </div>
        <DutyTimeline duty={duty} />
      </div>
      {giving === 'parts' ? (
        <BreakDownPanel
          duty={duty}
          onClose={() => setGiving(undefined)}
          onDone={(count) => good(words.parts.done(count))}
        />
      ) : null}
      {giving === 'organization' ? (
        <ReassignPanel
          duty={duty}
          onClose={() => setGiving(undefined)}
          onDone={(name) => good(words.reassigning.done(name))}
        />
      ) : null}
      {update && editable ? (
        <UpdatePanel
          key={update}
          duty={duty}
          wanted={update === 'any' ? undefined : update}
          onClose={() => open(undefined)}
          onSaved={() => {
            good(messages.updates.saved)
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
