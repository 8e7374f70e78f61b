import './trigger-events.css'
import type { DutyDetail } from '@dondoc/contract/duties'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import { OccurrencePanel } from './OccurrencePanel.tsx'
import { useEventWords } from './words.ts'

/** On a duty that waits, the way out of waiting: an occurrence for who owes it, an act for who gave it. */
export function WaitingNotice({ duty }: { duty: DutyDetail }) {
  const words = useEventWords()
  const [open, setOpen] = useState(false)
  if (duty.waitingKind === null) return null
  const isOccurrence = duty.waitingKind === 'occurrence'
  if (isOccurrence ? !duty.can.update : !duty.can.confirm) return null
  return (
    <div className="waiting-notice no-print">
      <Alert tone="notice">
        {isOccurrence ? (
          <>
            {words.occurrenceText}{' '}
            <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
              {words.occurrence}
            </Button>
          </>
        ) : (
          <>
            {words.lead} <Link to="/su-kien">{words.toEvents}</Link>
          </>
        )}
      </Alert>
      {open ? <OccurrencePanel duty={duty} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
