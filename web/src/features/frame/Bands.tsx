import { IconCalendarEvent, IconCloudOff } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'

const watchNetwork = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** What must not be overlooked: another day than today, and no network. */
export function Bands() {
  const { frame } = useMessages()
  const { asOf } = useView()
  const navigate = useNavigate()
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  return (
    <div role="status" className="bands">
      {online ? null : (
        <div className="band">
          <IconCloudOff size={18} aria-hidden />
          {frame.offline}
        </div>
      )}
      {asOf ? (
        <div className="band">
          <IconCalendarEvent size={18} aria-hidden />
          {frame.asOfBand(dateText(asOf))}
          <button
            type="button"
            className="plain-button"
            onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, asOf: undefined }) })}
          >
            {frame.asOfBack}
          </button>
        </div>
      ) : null}
    </div>
  )
}
