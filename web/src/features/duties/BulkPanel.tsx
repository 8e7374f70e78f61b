import './update-panel.css'
import { DelayReason, type DutyRow } from '@dondoc/contract/duties'
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { checkBulk, emptyBulk, WORK } from './bulk-draft.ts'
import { needsText } from './update-draft.ts'
import type { SharedUpdate } from './use-bulk-update.ts'
import { useGivingWords } from './words.ts'

const REASONS = DelayReason.options

interface Props {
  duties: readonly DutyRow[]
  busy: boolean
  onClose: () => void
  onSubmit: (update: SharedUpdate) => void
}

/** One update for all chosen duties, of a kind that is possible for each of them. */
export function BulkPanel({ duties, busy, onClose, onSubmit }: Props) {
  const { many: words } = useGivingWords()
  const { updates, state } = useMessages()
  const today = useToday()
  const [first, ...others] = duties
  const kinds = (first?.availableUpdates ?? []).filter((kind) =>
    others.every((duty) => duty.availableUpdates.includes(kind)),
  )
  const [draft, setDraft] = useState(() => emptyBulk(kinds[0] ?? 'progress', today))
  const [checked, setChecked] = useState<ReturnType<typeof checkBulk>>()
  const late = duties.some(({ daysLate }) => daysLate > 0)
  const errors = checked && !checked.ok ? checked.errors : {}
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setChecked(undefined)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const result = checkBulk(draft, today)
    setChecked(result)
    if (result.ok) onSubmit(result.update)
  }
  const told = (field: keyof typeof errors, value: string) => {
    const error = errors[field]
    return error === undefined ? undefined : error === 'future' ? updates.errors.future(value) : updates.errors[error]
  }
  return (
    <Panel title={words.title} onClose={onClose}>
      {kinds.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <form className="panel__form" onSubmit={submit} noValidate>
          <p className="secondary">{words.explain(duties.length)}</p>
          <ChoiceCards
            legend={updates.kind}
            choices={kinds.map((kind) => ({ value: kind, label: updates.kinds[kind] }))}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
          />
          <div className="update-form__pair">
            <DateField
              label={updates.on.default}
              value={draft.on}
              onChange={(on) => change({ on })}
              today={today}
              max={today}
              error={told('on', draft.on)}
            />
            {draft.kind === 'progress' ? (
              <TextInput
                label={updates.progress}
                inputMode="numeric"
                value={draft.progress}
                onChange={(event) => change({ progress: event.currentTarget.value })}
                error={told('progress', draft.progress)}
              />
            ) : null}
          </div>
          {draft.kind === 'delivered' ? (
            <fieldset className="evidence">
              <Checkbox
                label={words.withRecord}
                checked={draft.withRecord}
                onChange={(event) => change({ withRecord: event.currentTarget.checked })}
              />
              {draft.withRecord ? (
                <>
                  <p className="secondary">{words.record}</p>
                  <div className="update-form__pair">
                    <TextInput
                      label={updates.recordKind}
                      value={draft.recordKind}
                      onChange={(event) => change({ recordKind: event.currentTarget.value })}
                      error={told('recordKind', draft.recordKind)}
                    />
                    <TextInput
                      label={updates.recordNumber}
                      placeholder="125/BC-SNV"
                      autoComplete="off"
                      value={draft.recordNumber}
                      onChange={(event) => change({ recordNumber: event.currentTarget.value })}
                      error={told('recordNumber', draft.recordNumber)}
                    />
                    <DateField
                      label={updates.recordDate}
                      value={draft.recordDate}
                      onChange={(recordDate) => change({ recordDate })}
                      today={today}
                      max={today}
                      error={told('recordDate', draft.recordDate)}
                    />
                  </div>
                  <Textarea
                    label={updates.recordAbstract}
                    rows={2}
                    value={draft.recordAbstract}
                    onChange={(event) => change({ recordAbstract: event.currentTarget.value })}
                    error={told('recordAbstract', draft.recordAbstract)}
                  />
                </>
              ) : null}
            </fieldset>
          ) : null}
          {late && WORK.includes(draft.kind) ? (
            <NativeSelect
              label={updates.reason}
              value={draft.reason}
              onChange={(event) =>
                change({ reason: REASONS.find((reason) => reason === event.currentTarget.value) ?? '' })
              }
              data={[
                { value: '', label: updates.noReason },
                ...REASONS.map((reason) => ({ value: reason, label: updates.reasons[reason] })),
              ]}
            />
          ) : null}
          <Textarea
            label={needsText(draft.kind) ? updates.textRequired : updates.text}
            rows={3}
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
            error={told('text', draft.text)}
          />
          <div className="panel__foot">
            <Button variant="default" onClick={onClose}>
              {state.close}
            </Button>
            <Button type="submit" loading={busy}>
              {words.submit(duties.length)}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}
