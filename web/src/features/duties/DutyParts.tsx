import './duty-parts.css'
import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { IconSubtask } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { DeadlineText } from '../../ui/DeadlineText.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useGivingWords } from './words.ts'

interface Props {
  duty: DutyDetail
  onBreakDown: () => void
  /** Absent where the reader cannot report the duty as done now. */
  onFinish: (() => void) | undefined
}

/** What a duty was broken down into; nothing where it was not and cannot be. */
export function DutyParts({ duty, onBreakDown, onFinish }: Props) {
  const words = useGivingWords()
  const messages = useMessages()
  const titleId = useId()
  const { partDuties, parts, manages } = duty
  if (partDuties.length === 0 && !manages.breakDown) return null
  return (
    <section className="box duty-parts" aria-labelledby={titleId}>
      <div className="duty-parts__head">
        <h2 id={titleId}>{words.parts.title}</h2>
        {parts ? <span className="secondary">{words.partsDone(parts.total - parts.open, parts.total)}</span> : null}
        {manages.breakDown ? (
          <Button
            size="compact-sm"
            variant="default"
            className="push no-print"
            leftSection={<IconSubtask size={15} />}
            onClick={onBreakDown}
          >
            {words.breakDown}
          </Button>
        ) : null}
      </div>
      {partDuties.length === 0 ? <p className="secondary">{words.parts.empty}</p> : <DutyLines duties={partDuties} />}
      {onFinish && parts && parts.open === 0 ? (
        <p className="duty-parts__done no-print">
          {words.parts.allDone}
          <Button size="compact-sm" onClick={onFinish}>
            {messages.duties.markDone}
          </Button>
        </p>
      ) : null}
    </section>
  )
}

/** Those who help a lead, or whom a contribution is for. */
export function DutyCompanions({ duty }: { duty: DutyDetail }) {
  const { companions: words } = useGivingWords()
  const titleId = useId()
  if (duty.companions.length === 0) return null
  const helping = duty.role === 'coordinator'
  return (
    <section className="box duty-parts" aria-labelledby={titleId}>
      <div className="duty-parts__head">
        <h2 id={titleId}>{helping ? words.leads : words.coordinators}</h2>
      </div>
      {helping ? <p className="secondary">{words.hint}</p> : null}
      <DutyLines duties={duty.companions} />
    </section>
  )
}

function DutyLines({ duties }: { duties: readonly DutyRow[] }) {
  return (
    <ul className="duty-lines">
      {duties.map((duty) => (
        <li key={duty.id} className="duty-lines__one">
          <StatusBadge status={duty.status} />
          <span className="duty-lines__text">
            <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
              {duty.role === 'part' ? duty.text : duty.organization.name}
            </Link>
            <span className="secondary">
              {duty.code}
              {duty.role === 'part' ? ` · ${duty.organization.name}` : ''}
              {duty.assignee ? ` · ${duty.assignee.name}` : ''}
            </span>
          </span>
          <DeadlineText facts={{ ...duty, deadlineText: '', occurrence: null }} />
        </li>
      ))}
    </ul>
  )
}
