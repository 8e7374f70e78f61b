import type { DutyUpdate } from '@dondoc/contract/duties'
import type { UpdateFinding } from '@dondoc/contract/update-parts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { decimalText } from '../../lib/format.ts'
import type { EvidenceWords } from '../../messages/evidence.vi.ts'
import { useEvidenceWords } from './evidence-words.ts'

/** What an update says of products and money, and what is doubtful about it, for whoever confirms. */
export function UpdateEvidence({ update }: { update: DutyUpdate }) {
  const words = useEvidenceWords()
  return (
    <>
      {update.products.map(({ product, words: why }) => (
        <p key={product} className="secondary">
          {why === null ? words.reported(product) : words.reportedNotNeeded(product, why)}
        </p>
      ))}
      {update.spent === null ? null : <p className="secondary">{words.spentTold(decimalText(update.spent))}</p>}
      {update.findings.length > 0 ? (
        <ul className="update-findings" aria-label={words.findings.title}>
          {update.findings.map((finding) => (
            <li key={JSON.stringify(finding)}>
              <IconAlertTriangle size={15} aria-hidden />
              <span>{sentenceOf(finding, words)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function sentenceOf(finding: UpdateFinding, { findings: words }: EvidenceWords): string {
  switch (finding.code) {
    case 'other-kind':
      return words['other-kind'](finding.product, finding.expected.join(', '), `${finding.kind} ${finding.number}`)
    case 'other-agency':
      return words['other-agency'](finding.number, finding.issuer, finding.words)
    case 'over-budget':
      return words['over-budget'](decimalText(finding.spent), decimalText(finding.amount))
  }
}
