import type { ReviewNode } from '@dondoc/contract/plan-editing'
import { useReviewWords } from './words.ts'

const FIVE = ['task', 'lead', 'coordinators', 'deadline', 'product'] as const

/** The check "5 rõ" of a row: five small marks, and in words what is missing. */
export function FiveMarks({ clear }: { clear: NonNullable<ReviewNode['fiveClear']> }) {
  const words = useReviewWords()
  const missing = FIVE.filter((one) => !clear[one])
  const said =
    missing.length === 0 ? words.fiveAll : words.fiveMissing(missing.map((one) => words.five[one]).join(', '))
  return (
    <span className="five" title={said}>
      <span className="five__marks" aria-hidden>
        {FIVE.map((one) => (
          <span key={one} className="five__mark" data-clear={clear[one]} />
        ))}
      </span>
      {missing.length > 0 ? (
        <span className="five__words">{said}</span>
      ) : (
        <span className="hidden-visually">{said}</span>
      )}
    </span>
  )
}
