import type { DutyDetail } from '@dondoc/contract/duties'
import { IconCircle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../lib/format.ts'
import { useEvidenceWords } from './evidence-words.ts'

/** The products of a duty as a checklist: what is there by which record, what is owed. */
export function ProductFacts({ checklist }: { checklist: DutyDetail['checklist'] }) {
  const words = useEvidenceWords()
  return (
    <ul className="checklist">
      {checklist.map(({ product, settled }) => {
        const Sign = settled === null ? IconCircle : settled.words === null ? IconCircleCheck : IconCircleMinus
        return (
          <li key={product}>
            <Sign
              size={17}
              className={`checklist__sign${settled === null ? '' : ' checklist__sign--settled'}`}
              aria-hidden
            />
            <span>
              {product}
              <span className="secondary checklist__by">
                {settled === null ? words.owed : null}
                {settled?.record ? (
                  <>
                    <Link to="/van-ban/$recordId" params={{ recordId: settled.record.id }}>
                      {settled.record.kind} {settled.record.number}
                    </Link>{' '}
                    · {words.settledOn(dateText(settled.on))}
                  </>
                ) : null}
                {settled && !settled.record
                  ? settled.words === null
                    ? words.settledOn(dateText(settled.on))
                    : `${words.notNeededOn(dateText(settled.on))}: ${settled.words}`
                  : null}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
