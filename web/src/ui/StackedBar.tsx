import './stacked-bar.css'
import type { StatusCounts } from '@dondoc/contract/shared'
import { useMessages } from '../lib/i18n.tsx'
import { BAR_ORDER } from './counts.ts'

/** A small picture of how duties stand; its words say the same for those who do not see it. */
export function StackedBar({ counts }: { counts: StatusCounts }) {
  const messages = useMessages()
  const shown = BAR_ORDER.filter((status) => counts[status] > 0)
  const words = shown.map((status) => `${messages.status[status]} ${counts[status]}`).join(', ')
  if (shown.length === 0) return <span className="stacked stacked--empty" />
  return (
    <span className="stacked" role="img" aria-label={words} title={words}>
      {shown.map((status) => (
        <span key={status} className={`fill--${status}`} style={{ flexGrow: counts[status], flexBasis: 0 }} />
      ))}
    </span>
  )
}
