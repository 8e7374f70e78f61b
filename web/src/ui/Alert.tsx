import './states.css'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

const ICONS = { error: IconAlertTriangle, notice: IconInfoCircle, good: IconCircleCheck }

/** A message inside a page; an error interrupts a screen reader, the others wait their turn. */
export function Alert({ tone, children }: { tone: keyof typeof ICONS; children: ReactNode }) {
  const AlertIcon = ICONS[tone]
  return (
    <div className={`alert alert--${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <AlertIcon size={18} aria-hidden />
      <div>{children}</div>
    </div>
  )
}
