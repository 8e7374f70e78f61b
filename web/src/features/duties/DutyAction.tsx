import type { DutyRow } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../lib/i18n.tsx'
import { isConfirmable } from './use-bulk-update.ts'
import { useGivingWords } from './words.ts'

interface Props {
  duty: DutyRow
  /** True while confirmations are on their way. */
  busy: boolean
  /** Said at once, without a form. */
  onSay: (kind: 'confirmed' | 'accepted') => void
}

/** The shortest way on: confirm or return what waits for me, accept or report as done what I owe. */
export function DutyAction({ duty, busy, onSay }: Props) {
  const { duties, judging } = useMessages()
  const giving = useGivingWords()
  const link = (update: 'delivered' | 'returned' | 'insisted', word: string) => (
    <Button
      size="compact-sm"
      variant="default"
      className="above-link"
      renderRoot={(props) => (
        <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update }} {...props} />
      )}
    >
      {word}
    </Button>
  )
  if (isConfirmable(duty)) {
    return (
      <span className="duty-actions">
        <Button
          size="compact-sm"
          className="above-link"
          aria-label={`${judging.confirm} ${duty.code}`}
          disabled={busy}
          onClick={() => onSay('confirmed')}
        >
          {judging.confirm}
        </Button>
        {link('returned', judging.return)}
      </span>
    )
  }
  if (duty.availableUpdates.includes('insisted')) return link('insisted', giving.insist)
  const done = duty.availableUpdates.includes('delivered') ? link('delivered', duties.markDone) : null
  if (!duty.availableUpdates.includes('accepted')) return done
  return (
    <span className="duty-actions">
      <Button
        size="compact-sm"
        variant="default"
        className="above-link"
        aria-label={`${giving.accept} ${duty.code}`}
        disabled={busy}
        onClick={() => onSay('accepted')}
      >
        {giving.accept}
      </Button>
      {done}
    </span>
  )
}
