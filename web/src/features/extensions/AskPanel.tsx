import { askExtension, type DutyExtensions, grantExtension } from '@dondoc/contract/extensions'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { focusFirstError } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { type PickedRecord, RecordPicker } from './RecordPicker.tsx'
import { useRefresh } from './use-refresh.ts'
import { useExtensionWords } from './words.ts'

interface Props {
  /** Asked for by who owes it, or granted by who gave it. */
  act: 'ask' | 'grant'
  duty: { readonly id: string; readonly code: string; readonly text: string }
  dueOn: PlainDate | null
  /** Of a part, the duty that it belongs to. */
  parent: DutyExtensions['parent']
  onClose: () => void
}

/** Asks for a later due date, or grants one without request. */
export function AskPanel({ act, duty, dueOn, parent, onClose }: Props) {
  const { problems, state } = useMessages()
  const words = useExtensionWords()
  const today = useToday()
  const refresh = useRefresh()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [record, setRecord] = useState<PickedRecord | null>(null)
  const [errors, setErrors] = useState<{ day?: string; reason?: string }>({})
  const send = useMutation({
    mutationFn: (wanted: PlainDate) =>
      act === 'ask'
        ? call(askExtension, {
            params: { dutyId: duty.id },
            body: { dueOn: wanted, reason, ...(record ? { recordId: record.id } : {}) },
          })
        : call(grantExtension, { params: { dutyId: duty.id }, body: { dueOn: wanted, reason } }),
    onSuccess: async () => {
      onClose()
      await refresh()
    },
  })
  const wanted = parseDate(day, today)
  const limit = parent?.dueOn ? { code: parent.code, dueOn: parent.dueOn } : null
  const beyond = limit !== null && wanted !== null && wanted > limit.dueOn ? limit : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = {
      ...(wanted === null ? { day: words.dayRequired } : {}),
      ...(wanted !== null && dueOn !== null && wanted <= dueOn ? { day: words.dayLater(dateText(dueOn)) } : {}),
      ...(beyond && act === 'grant' ? { day: words.grantBeyond(beyond.code, dateText(beyond.dueOn)) } : {}),
      ...(reason.trim() === '' ? { reason: words.reasonRequired } : {}),
    }
    setErrors(found)
    if (wanted !== null && Object.keys(found).length === 0) send.mutate(wanted)
    else focusFirstError()
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={act === 'ask' ? words.askTitle(duty.code) : words.grantTitle(duty.code)} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p>{duty.text}</p>
        {dueOn ? (
          <p className="secondary">
            {words.now(dateText(dueOn))}
            {limit ? `. ${words.partLimit(limit.code, dateText(limit.dueOn))}` : ''}
          </p>
        ) : null}
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <DateField label={words.newDay} value={day} onChange={setDay} today={today} required error={errors.day} />
        <div role="status">
          {beyond && act === 'ask' ? <Alert tone="notice">{words.askBeyond(beyond.code)}</Alert> : null}
        </div>
        <Textarea
          label={act === 'ask' ? words.reason : words.grantReason}
          {...(act === 'ask' ? { description: words.reasonHint } : {})}
          value={reason}
          rows={4}
          maxLength={2000}
          required
          error={errors.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {act === 'ask' ? (
          <RecordPicker
            label={words.record}
            hint={words.recordHint}
            none={words.recordNone}
            value={record}
            onChange={setRecord}
          />
        ) : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {act === 'ask' ? words.askSubmit : words.grantSubmit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
