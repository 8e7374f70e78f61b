import './update-panel.css'
import { type DutyDetail, getDuty, giveUpdate } from '@dondoc/contract/duties'
import { listRecords } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { readStored, writeStored } from '../../lib/storage.ts'
import { Alert } from '../../ui/Alert.tsx'
import { focusFirstError } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { UpdateList } from './DutyHistory.tsx'
import { UpdateFields } from './UpdateFields.tsx'
import {
  type CheckedDraft,
  checkDraft,
  draftFromText,
  draftToText,
  emptyDraft,
  GOES_ON,
  isTouched,
  type Kind,
  openProducts,
  type UpdateContent,
  type UpdateDraft,
} from './update-draft.ts'
import { refreshDuties } from './use-duty-change.ts'

interface Props {
  duty: DutyDetail
  /** The kind to begin with; where absent the first that is possible, of what has begun how it goes. */
  wanted: Kind | undefined
  onClose: () => void
  onSaved: () => void
}

/** The form that says how a duty goes on. What is typed is kept until it is sent, also when somebody else was faster. */
export function UpdatePanel({ duty, wanted, onClose, onSaved }: Props) {
  const messages = useMessages()
  const words = messages.updates
  const today = useToday()
  const queryClient = useQueryClient()
  const storeName = `draft.duty.${duty.id}`
  const kinds = duty.availableUpdates
  // As they were when the form was opened: an answer that settles them must not make a draft of what was sent.
  const [owed] = useState(() => openProducts(duty))
  const [kept] = useState(() => draftFromText(readStored(storeName), kinds))
  const [draft, setDraft] = useState<UpdateDraft>(() => firstDraft(kept, wanted, duty, today, owed))
  const [restored, setRestored] = useState(kept !== null && isTouched(kept, today, owed))
  const [checked, setChecked] = useState<CheckedDraft | null>(null)
  const [opened] = useState(duty)
  useEffect(() => {
    writeStored(storeName, isTouched(draft, today, owed) ? draftToText(draft) : null)
  }, [draft, storeName, today, owed])

  const send = useMutation({
    mutationFn: (update: UpdateContent) =>
      call(giveUpdate, { params: { dutyId: duty.id }, body: { ...update, version: duty.version } }),
    onSuccess: async (newer) => {
      writeStored(storeName, null)
      queryClient.setQueryData(asking(getDuty, { params: { dutyId: duty.id }, query: {} }).queryKey, newer)
      onSaved()
      await Promise.all([refreshDuties(queryClient), queryClient.invalidateQueries({ queryKey: [listRecords.url] })])
    },
    onError: async (error) => {
      // What went wrong stands at the top of the form; the button that was pressed, at its foot.
      document.querySelector('.panel__body')?.scrollTo({ top: 0 })
      if (asFailure(error).code === 'duty.changed-meanwhile')
        await queryClient.invalidateQueries({ queryKey: [getDuty.url] })
    },
  })
  const failure = send.error ? asFailure(send.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const result = checkDraft(draft, duty, today)
    setChecked(result)
    if (result.ok) send.mutate(result.update)
    else focusFirstError()
  }
  const change = (next: (draft: UpdateDraft) => UpdateDraft) => {
    setDraft(next)
    setChecked(null)
  }
  const newer = duty.updates.filter((update) => !opened.updates.some((seen) => seen.id === update.id))
  const conflict = failure?.code === 'duty.changed-meanwhile'
  return (
    <Panel title={GOES_ON.includes(draft.kind) ? words.title : words.kinds[draft.kind]} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="update-form__duty">
          <span className="secondary">{duty.code}</span> {duty.text}
        </p>
        {restored ? (
          <Alert tone="notice">
            {words.draftBack}{' '}
            <button
              type="button"
              className="plain-button update-form__drop"
              onClick={() => {
                setDraft(firstDraft(null, wanted, duty, today, owed))
                setRestored(false)
              }}
            >
              {words.draftDrop}
            </button>
          </Alert>
        ) : null}
        {conflict || newer.length > 0 ? (
          <section className="update-form__newer" aria-label={words.conflictTitle}>
            <Alert tone="notice">
              <strong>{words.conflictTitle}</strong>
              <p>{words.conflictText}</p>
              <p>{words.conflictNow(messages.status[duty.status])}</p>
              {kinds.includes(draft.kind) ? null : <p>{words.conflictGone}</p>}
            </Alert>
            <UpdateList updates={newer} />
          </section>
        ) : null}
        {failure && !conflict ? <Alert tone="error">{messages.problems[failure.code](failure.params)}</Alert> : null}
        <UpdateFields
          draft={draft}
          duty={duty}
          errors={checked && !checked.ok ? checked.errors : {}}
          asksAgency={failure?.code === 'record.other-agency'}
          onChange={change}
        />
        <div className="panel__foot">
          <span className="secondary">{words.draftKept}</span>
          <Button variant="default" onClick={onClose}>
            {messages.state.close}
          </Button>
          <Button type="submit" loading={send.isPending} disabled={!kinds.includes(draft.kind)}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function firstDraft(
  kept: UpdateDraft | null,
  wanted: Kind | undefined,
  { availableUpdates: kinds, lastUpdateOn }: DutyDetail,
  today: PlainDate,
  owed: readonly string[],
): UpdateDraft {
  const begun = lastUpdateOn !== null && kinds.includes('progress')
  const usual = begun ? 'progress' : (kinds[0] ?? 'progress')
  const kind = wanted && kinds.includes(wanted) ? wanted : usual
  if (kept && isTouched(kept, today, owed)) return wanted ? { ...kept, kind } : kept
  return emptyDraft(kind, today, owed)
}
