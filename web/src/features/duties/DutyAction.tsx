import type { DutyRow } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../lib/i18n.tsx'
import { isConfirmable } from './use-confirm.ts'

interface Props {
  duty: DutyRow
  /** True while confirmations are on their way. */
  busy: boolean
  onConfirm: (duty: DutyRow) => void
}

/** The shortest way on: confirm or return what waits for me, report as done what I owe. */
export function DutyAction({ duty, busy, onConfirm }: Props) {
  const { duties, judging } = useMessages()
  const link = (update: 'delivered' | 'returned', word: string) => (
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
          onClick={() => onConfirm(duty)}
        >
          {judging.confirm}
        </Button>
        {link('returned', judging.return)}
      </span>
    )
  }
  return duty.availableUpdates.includes('delivered') ? link('delivered', duties.markDone) : null
}
