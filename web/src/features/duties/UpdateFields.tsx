import type { DutyDetail } from '@dondoc/contract/duties'
import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { DateField } from '../../ui/DateField.tsx'
import { KnownRecord } from './KnownRecord.tsx'
import { type DraftError, type DraftField, needsText, type Reason, type UpdateDraft } from './update-draft.ts'

interface Props {
  draft: UpdateDraft
  duty: DutyDetail
  errors: Partial<Record<DraftField, DraftError>>
  onChange: (part: Partial<UpdateDraft>) => void
}

/** The fields that the chosen kind of update needs, and no others. */
export function UpdateFields({ draft, duty, errors, onChange }: Props) {
  const { updates: words } = useMessages()
  const today = useToday()
  const told = (field: DraftField): string | undefined => {
    const error = errors[field]
    if (!error) return undefined
    return error === 'future' ? words.errors.future(draft[field]) : words.errors[error]
  }
  const on = parseDate(draft.on, today)
  const late = duty.dueOn !== null && on !== null && on > duty.dueOn
  return (
    <>
      <fieldset className="kinds">
        <legend>{words.kind}</legend>
        {duty.availableUpdates.map((kind) => (
          <label key={kind} className="kinds__choice">
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => onChange({ kind })} />
            {words.kinds[kind]}
          </label>
        ))}
      </fieldset>
      <div className="update-form__pair">
        <DateField
          label={onWord(draft.kind, words.on)}
          value={draft.on}
          onChange={(text) => onChange({ on: text })}
          today={today}
          max={today}
          error={told('on')}
        />
        {draft.kind === 'progress' ? (
          <TextInput
            label={words.progress}
            inputMode="numeric"
            value={draft.progress}
            onChange={(event) => onChange({ progress: event.currentTarget.value })}
            error={told('progress')}
          />
        ) : null}
      </div>
      {draft.kind === 'delivered' ? (
        <fieldset className="evidence">
          <legend>{words.record}</legend>
          <SegmentedControl
            fullWidth
            aria-label={words.record}
            value={draft.evidence}
            onChange={(value) => onChange({ evidence: value === 'known' ? 'known' : 'new' })}
            data={[
              { value: 'new', label: words.recordNew },
              { value: 'known', label: words.recordKnown },
            ]}
          />
          {draft.evidence === 'known' ? (
            <KnownRecord
              chosen={draft.recordId}
              onChoose={(recordId) => onChange({ recordId })}
              error={told('recordId')}
            />
          ) : (
            <NewRecordFields draft={draft} told={told} onChange={onChange} />
          )}
        </fieldset>
      ) : null}
      {late && ['started', 'progress', 'delivered'].includes(draft.kind) ? (
        <NativeSelect
          label={words.reason}
          value={draft.reason}
          onChange={(event) => onChange({ reason: reasonOf(event.currentTarget.value, words.reasons) })}
          data={[
            { value: '', label: words.noReason },
            ...Object.entries(words.reasons).map(([value, label]) => ({ value, label })),
          ]}
        />
      ) : null}
      <Textarea
        label={needsText(draft.kind) ? words.textRequired : words.text}
        rows={3}
        value={draft.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={told('text')}
      />
    </>
  )
}

function NewRecordFields({
  draft,
  told,
  onChange,
}: Pick<Props, 'draft' | 'onChange'> & { told: (field: DraftField) => string | undefined }) {
  const { updates: words } = useMessages()
  const today = useToday()
  const kindsId = useId()
  return (
    <>
      <div className="update-form__pair">
        <TextInput
          label={words.recordKind}
          list={kindsId}
          value={draft.recordKind}
          onChange={(event) => onChange({ recordKind: event.currentTarget.value })}
          error={told('recordKind')}
        />
        <datalist id={kindsId}>
          {words.recordKinds.map((kind) => (
            <option key={kind} value={kind} />
          ))}
        </datalist>
        <TextInput
          label={words.recordNumber}
          placeholder="125/BC-SNV"
          autoComplete="off"
          data-autofocus
          value={draft.recordNumber}
          onChange={(event) => onChange({ recordNumber: event.currentTarget.value })}
          error={told('recordNumber')}
        />
        <DateField
          label={words.recordDate}
          value={draft.recordDate}
          onChange={(text) => onChange({ recordDate: text })}
          today={today}
          max={today}
          error={told('recordDate')}
        />
      </div>
      <Textarea
        label={words.recordAbstract}
        rows={2}
        value={draft.recordAbstract}
        onChange={(event) => onChange({ recordAbstract: event.currentTarget.value })}
        error={told('recordAbstract')}
      />
    </>
  )
}

function onWord(
  kind: UpdateDraft['kind'],
  words: Record<'default' | 'delivered' | 'started' | 'stopped', string>,
): string {
  return kind === 'delivered' || kind === 'started' || kind === 'stopped' ? words[kind] : words.default
}

function reasonOf(text: string, known: Record<Reason, string>): Reason | '' {
  return (Object.keys(known) as Reason[]).find((reason) => reason === text) ?? ''
}
