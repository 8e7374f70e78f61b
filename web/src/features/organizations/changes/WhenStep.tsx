import { Textarea } from '@mantine/core'
import { useToday } from '../../../lib/session.ts'
import { DateField } from '../../../ui/DateField.tsx'
import type { ChangeDraft, ChangeError } from './change-draft.ts'
import { useChangeWords } from './words.ts'

interface Props {
  draft: ChangeDraft
  errors: readonly ChangeError[]
  onChange: (draft: ChangeDraft) => void
}

/** From which day, and on what legal basis. */
export function WhenStep({ draft, errors, onChange }: Props) {
  const words = useChangeWords()
  const today = useToday()
  return (
    <>
      <div className="change-when">
        <DateField
          label={words.on}
          value={draft.on}
          today={today}
          error={errors.includes('on') ? words.errors.on : undefined}
          onChange={(on) => onChange({ ...draft, on })}
        />
        <p className="secondary">{words.onHint}</p>
      </div>
      <Textarea
        label={words.basis}
        description={words.basisHint}
        rows={3}
        value={draft.basis}
        error={errors.includes('basis') ? words.errors.basis : undefined}
        onChange={(event) => onChange({ ...draft, basis: event.currentTarget.value })}
      />
    </>
  )
}
