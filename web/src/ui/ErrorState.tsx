import './states.css'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { asFailure } from '../lib/failure.ts'
import { useMessages } from '../lib/i18n.tsx'

/** Why something did not load, and the way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const messages = useMessages()
  const failure = asFailure(error)
  return (
    <div className="state" role="alert">
      <IconAlertTriangle className="state__icon" size={32} stroke={1.5} aria-hidden />
      <h2>{messages.state.errorTitle}</h2>
      <p className="state__text">{messages.problems[failure.code](failure.params)}</p>
      {failure.requestId ? <p className="secondary">{messages.state.request(failure.requestId)}</p> : null}
      {onRetry ? (
        <div className="state__actions">
          <Button variant="default" onClick={() => onRetry()}>
            {messages.state.retry}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
