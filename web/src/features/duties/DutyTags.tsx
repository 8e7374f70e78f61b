import './duty-parts.css'
import type { DutyRow } from '@dondoc/contract/duties'
import { isOpenStatus } from '@dondoc/domain/duties/check-update'
import { useCheckpointWords } from './checkpoint-words.ts'
import { useGivingWords } from './words.ts'

/** What a row says beside its status: its role, whether it is taken, who does it, how far its parts are. */
export function DutyTags({ duty }: { duty: DutyRow }) {
  const words = useGivingWords()
  const checkpoints = useCheckpointWords()
  const tags = [
    ...(duty.role === 'lead' ? [] : [words.roles[duty.role]]),
    ...(isOpenStatus(duty.status) && duty.acceptance === 'open' ? [words.notTaken] : []),
    ...(duty.assignee ? [words.assignedTo(duty.assignee.name)] : []),
    ...(duty.missedCheckpoint ? [checkpoints.missedTag] : []),
    ...((duty.status === 'overdue' || duty.status === 'stopped') && duty.waitsFor.length > 0
      ? [words.waitsFor(duty.waitsFor.join(', '))]
      : []),
    ...(duty.askedDueOn ? [checkpoints.askedTag] : []),
    ...(duty.parts ? [words.partsDone(duty.parts.total - duty.parts.open, duty.parts.total)] : []),
  ]
  const declined = isOpenStatus(duty.status) && duty.acceptance === 'declined'
  if (tags.length === 0 && !declined) return null
  return (
    <span className="duty-tags">
      {declined ? <span className="duty-tag duty-tag--declined">{words.givenBack}</span> : null}
      {tags.map((tag) => (
        <span key={tag} className="duty-tag">
          {tag}
        </span>
      ))}
    </span>
  )
}
