import type { PlanDetail } from '@dondoc/contract/plans'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'

/** The sections of the plan's body, as written. */
export function PlanContent({ plan }: { plan: PlanDetail }) {
  const { plans: words } = useMessages()
  if (plan.sections.length === 0) return <p className="box plan__document">{words.noSections}</p>
  return (
    <article className="box plan__document plan__sections">
      {plan.sections.map((section) => (
        <section key={`${section.path}-${section.heading}`} data-level={section.path.split('.').length}>
          <h2>
            {section.path.split('.').at(-1)}. {section.heading}
          </h2>
          {section.points.map((point) => (
            <p key={point}>{point}</p>
          ))}
        </section>
      ))}
    </article>
  )
}

/** What the plan rests on and names, who signed it and who receives it. */
export function PlanBases({ plan }: { plan: PlanDetail }) {
  const { plans: words } = useMessages()
  const { signer } = plan
  return (
    <div className="plan__bases">
      <CitationList title={words.legalBases} citations={plan.legalBases} none={words.noBases} />
      <CitationList title={words.citations} citations={plan.citations} none={words.noCitations} />
      <section className="box plan__document">
        <dl className="plan__letterhead">
          {signer ? (
            <>
              <dt>{words.signer}</dt>
              <dd>{[signer.capacity, signer.position, signer.name].filter(Boolean).join(' · ')}</dd>
            </>
          ) : null}
          {plan.recipients.length > 0 ? (
            <>
              <dt>{words.recipients}</dt>
              <dd>{plan.recipients.join('; ')}</dd>
            </>
          ) : null}
          {plan.sourceName ? (
            <>
              <dt>{words.source}</dt>
              <dd>{plan.sourceName}</dd>
            </>
          ) : null}
        </dl>
      </section>
    </div>
  )
}

function CitationList({ title, citations, none }: { title: string; citations: PlanDetail['citations']; none: string }) {
  const { plans: words } = useMessages()
  return (
    <section className="box plan__document">
      <h2>{title}</h2>
      {citations.length === 0 ? <p className="secondary">{none}</p> : null}
      <ul className="plan__citations">
        {citations.map((citation) => (
          <li key={`${citation.number}-${citation.date}`}>
            <strong className="nowrap">
              {citation.kind} {citation.number}
            </strong>
            <span>{citation.date ? words.dateOf(dateText(citation.date)) : ''}</span>
            <span className="secondary">{citation.issuer}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
