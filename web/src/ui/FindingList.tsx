import './finding-list.css'
import type { Finding } from '@dondoc/contract/imports'
import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react'
import { useMessages } from '../lib/i18n.tsx'

const ICONS = { error: IconExclamationCircle, warning: IconAlertTriangle, info: IconInfoCircle }
const ORDER = ['error', 'warning', 'info'] as const

interface Props {
  findings: readonly Finding[]
  /** Opens the row that a finding is about. */
  onItem?: ((item: number) => void) | undefined
}

/** What a reader or checker doubts, the worst first, each with its place. */
export function FindingList({ findings, onItem }: Props) {
  const { plans } = useMessages()
  const sorted = ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  return (
    <ul className="findings">
      {sorted.map((finding) => {
        const SeverityIcon = ICONS[finding.severity]
        const { item } = finding
        return (
          <li
            key={`${finding.code}-${item}-${finding.field}-${finding.message}`}
            className={`finding finding--${finding.severity}`}
          >
            <SeverityIcon size={16} aria-hidden />
            <span className="finding__severity">{plans.severity[finding.severity]}</span>
            <span className="finding__message">{finding.message}</span>
            {item !== null && onItem ? (
              <button type="button" className="plain-button finding__item" onClick={() => onItem(item)}>
                {plans.findingItem(item)}
              </button>
            ) : null}
            {item !== null && !onItem ? <span className="secondary">{plans.findingItem(item)}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}
