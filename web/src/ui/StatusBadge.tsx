import './status-badge.css'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import {
  type Icon,
  IconAlertCircleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleHalf2,
  IconClockCheck,
  IconPlayerPause,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react'
import { useMessages } from '../lib/i18n.tsx'

const ICONS: Record<DutyStatus, Icon> = {
  'done-on-time': IconCircleCheckFilled,
  'done-late': IconClockCheck,
  'to-confirm': IconUserCheck,
  running: IconCircleHalf2,
  'not-started': IconCircle,
  waiting: IconPlayerPause,
  overdue: IconAlertCircleFilled,
  stopped: IconX,
}

/** A duty's status as everywhere: one colour, one icon, one word. */
export function StatusBadge({ status }: { status: DutyStatus }) {
  const messages = useMessages()
  return (
    <span className={`status status--${status}`}>
      <StatusIcon status={status} />
      {messages.status[status]}
    </span>
  )
}

/** The icon of a status alone, where its word stands beside it. */
export function StatusIcon({ status, size = 14 }: { status: DutyStatus; size?: number }) {
  const StatusPicture = ICONS[status]
  return <StatusPicture size={size} stroke={2} aria-hidden className={`ink--${status}`} />
}
