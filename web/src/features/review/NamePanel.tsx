import type { PlanName } from '@dondoc/contract/plan-editing'
import { Panel } from '../../ui/Panel.tsx'
import { NameForm } from './NameForm.tsx'
import type { NameChoice } from './use-names.ts'
import { useReviewWords } from './words.ts'

interface Props {
  /** The names in question, one after the other. */
  names: readonly PlanName[]
  saving: boolean
  error: string | null
  onClose: () => void
  onChoose: (choice: NameChoice) => void
}

/** Whom the names of one cell mean. */
export function NamePanel({ names, saving, error, onClose, onChoose }: Props) {
  const words = useReviewWords()
  return (
    <Panel title={words.names.title} onClose={onClose}>
      {names.map((name) => (
        <NameForm key={name.name} name={name} saving={saving} error={error} onChoose={onChoose} />
      ))}
    </Panel>
  )
}
