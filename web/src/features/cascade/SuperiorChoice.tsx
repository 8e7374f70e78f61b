import type { PlanLinks } from '@dondoc/contract/cascade'
import { Button } from '@mantine/core'
import { IconBuildingCommunity } from '@tabler/icons-react'
import { useWords } from '../../lib/i18n.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { WORDS } from './words.ts'

interface Props {
  links: PlanLinks
  busy: boolean
  onChoose: (superiorPlanId: string | null) => void
}

/** The plans of agencies above, those first that the plan's own words speak for. */
export function SuperiorChoice({ links, busy, onChoose }: Props) {
  const { links: words } = useWords(WORDS)
  const { candidates, superior, can } = links
  if (candidates.length === 0) {
    return <EmptyState icon={IconBuildingCommunity} title={words.noCandidates} text={words.noCandidatesText} />
  }
  return (
    <section className="box superior-choice" aria-label={superior ? words.change : words.noSuperior}>
      <h2>{superior ? words.change : words.noSuperior}</h2>
      <p className="secondary">{words.noSuperiorText}</p>
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <span>
              <strong>{candidate.title}</strong>
              <span className="secondary">
                {[candidate.code, candidate.number, candidate.issuer.name].filter(Boolean).join(' · ')}
                {candidate.reasons.map((reason) => ` · ${words.reasons[reason]}`)}
              </span>
            </span>
            {can.link && candidate.id !== superior?.id ? (
              <Button
                size="compact-sm"
                variant={candidate.reasons.length > 0 ? 'filled' : 'default'}
                disabled={busy}
                onClick={() => onChoose(candidate.id)}
              >
                {words.choose}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {superior && can.link ? (
        <Button size="compact-sm" variant="subtle" disabled={busy} onClick={() => onChoose(null)}>
          {words.remove}
        </Button>
      ) : null}
    </section>
  )
}
