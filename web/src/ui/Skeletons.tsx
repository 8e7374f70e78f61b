import './states.css'
import { useMessages } from '../lib/i18n.tsx'

/** Grey lines in the place of rows that are on their way. */
export function SkeletonRows({ count = 8 }: { count?: number }) {
  const messages = useMessages()
  return (
    <div className="skeleton-rows" role="status" aria-label={messages.state.loading}>
      {Array.from({ length: count }, (_, row) => (
        <span key={String(row)} className="skeleton" style={{ height: 18, width: `${96 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  )
}
