import './urging.css'
import { listDutyUrgings } from '@dondoc/contract/urging'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { DateText } from '../../ui/DateText.tsx'
import { useUrgingWords } from './words.ts'

/** How a duty was urged: letters that named it, and before whom it was brought when. Nothing where it never was. */
export function DutyUrgings({ dutyId }: { dutyId: string }) {
  const { duty: words } = useUrgingWords()
  const { data } = useQuery(asking(listDutyUrgings, { params: { dutyId } }))
  const lines = [
    ...(data?.letters ?? []).map((letter) => ({ on: letter.date, key: letter.id, letter, step: null })),
    ...(data?.escalations ?? []).map((step) => ({ on: step.on, key: step.id, letter: null, step })),
  ].sort((a, b) => b.on.localeCompare(a.on))
  if (lines.length === 0) return null
  return (
    <section className="box duty__urgings" aria-labelledby="don-doc">
      <h2 id="don-doc">{words.title}</h2>
      <ul>
        {lines.map(({ on, key, letter, step }) => (
          <li key={key}>
            <DateText date={on} />{' '}
            {letter ? (
              <>
                <Link to="/don-doc/$letterId" params={{ letterId: letter.id }}>
                  {words.letter(letter.number)}
                </Link>
                <p className="secondary">{letter.abstract}</p>
              </>
            ) : null}
            {step ? (
              <>
                {words.steps[step.step]}, {words.quiet(dateText(step.quietSince))}
                <p className="secondary">{words.told(step.told.join(', '))}</p>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
