import './amend.css'
import { listAmendments } from '@dondoc/contract/plan-amendments'
import { useQuery } from '@tanstack/react-query'
import { asking } from '../../../lib/api.ts'
import { dateText } from '../../../lib/format.ts'
import { useAmendWords } from './words.ts'

/** What changed in an issued plan since, by which document and from which day; nothing where nothing did. */
export function AmendmentList({ planId }: { planId: string }) {
  const words = useAmendWords()
  const answer = useQuery(asking(listAmendments, { params: { planId } }))
  const amendments = answer.data?.amendments ?? []
  if (amendments.length === 0) return null
  return (
    <section className="box amendments" aria-label={words.history}>
      <h2>{words.history}</h2>
      {amendments.map(({ id, on, basis, changes, author }) => (
        <div key={id} className="amendments__one">
          <p>
            <strong>{basis ?? words.byFile}</strong>, {words.since(dateText(on))}{' '}
            <span className="secondary">{author}</span>
          </p>
          <ul>
            {changes.map(({ kind, nodeId, text }) => (
              <li key={`${kind}-${nodeId}`}>
                {words.kinds[kind]}: {text}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
