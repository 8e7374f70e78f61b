import { NativeSelect, TextInput } from '@mantine/core'
import { useToday } from '../../lib/session.ts'
import { DateField } from '../../ui/DateField.tsx'
import { RecordPicker } from '../extensions/RecordPicker.tsx'
import type { DraftErrors, EventDraft } from './event-draft.ts'
import { useEventWords } from './words.ts'

interface Props {
  draft: EventDraft
  errors: DraftErrors
  /** Some duties have no number of days, so that a due date can be given. */
  asksDue: boolean
  dueRequired: boolean
  onChange: (part: Partial<EventDraft>) => void
}

/** What is asked of an act. */
export function EventFields({ draft, errors, asksDue, dueRequired, onChange }: Props) {
  const words = useEventWords()
  const today = useToday()
  const dayError = (name: 'on' | 'effectiveOn' | 'dueOn', missing: string): string | undefined => {
    const error = errors[name]
    if (error === undefined) return undefined
    return error === 'missing' ? missing : words.dayInvalid
  }
  return (
    <>
      <TextInput
        label={words.words}
        description={words.wordsHint}
        value={draft.words}
        maxLength={1000}
        required
        error={errors.words ? words.wordsRequired : undefined}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      <DateField
        label={words.on}
        value={draft.on}
        onChange={(on) => onChange({ on })}
        today={today}
        max={today}
        required
        error={dayError('on', words.dayInvalid)}
      />
      <DateField
        label={words.effectiveOn}
        value={draft.effectiveOn}
        onChange={(effectiveOn) => onChange({ effectiveOn })}
        today={today}
        error={dayError('effectiveOn', words.effectiveNeeded)}
      />
      {draft.effectiveOn.trim() === '' && draft.countedFrom === 'on' ? null : (
        <NativeSelect
          label={words.countFrom}
          value={draft.countedFrom}
          onChange={(event) =>
            onChange({ countedFrom: event.currentTarget.value === 'effective' ? 'effective' : 'on' })
          }
          data={[
            { value: 'on', label: words.countFroms.on },
            { value: 'effective', label: words.countFroms.effective },
          ]}
        />
      )}
      {asksDue ? (
        <div>
          <DateField
            label={dueRequired ? words.dueByDocument : words.dueOn}
            value={draft.dueOn}
            onChange={(dueOn) => onChange({ dueOn })}
            today={today}
            required={dueRequired}
            error={dayError('dueOn', words.dueRequired)}
          />
          {dueRequired ? null : <p className="secondary">{words.dueHint}</p>}
        </div>
      ) : null}
      <RecordPicker
        label={words.record}
        hint={words.recordHint}
        none={words.recordNone}
        value={draft.record}
        onChange={(record) => onChange({ record })}
      />
    </>
  )
}
