import { startOccurrence } from '@dondoc/contract/trigger-events'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
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
import { useRefreshEvents } from './use-refresh-events.ts'
import { useEventWords } from './words.ts'

interface Props {
  duty: { readonly id: string; readonly code: string }
  onClose: () => void
}

/** Starts an on-occurrence duty for one occurrence, and goes to the duty that it becomes. */
export function OccurrencePanel({ duty, onClose }: Props) {
  const { problems, state } = useMessages()
  const words = useEventWords()
  const today = useToday()
  const navigate = useNavigate()
  const refresh = useRefreshEvents()
  const [on, setOn] = useState(dateText(today))
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const [errors, setErrors] = useState<{ on?: string; text?: string; due?: string }>({})
  const send = useMutation({
    mutationFn: (body: {
      on: NonNullable<ReturnType<typeof parseDate>>
      text: string
      dueOn: ReturnType<typeof parseDate>
    }) => call(startOccurrence, { params: { dutyId: duty.id }, body }),
    onSuccess: async (started) => {
      onClose()
      await refresh()
      await navigate({ to: '/nhiem-vu/$dutyId', params: { dutyId: started.id }, search: { update: undefined } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [day, dueOn] = [parseDate(on, today), due.trim() === '' ? null : parseDate(due, today)]
    const found = {
      ...(day === null ? { on: words.dayInvalid } : {}),
      ...(text.trim() === '' ? { text: words.occurrenceWhatRequired } : {}),
      ...(due.trim() !== '' && dueOn === null ? { due: words.dayInvalid } : {}),
    }
    setErrors(found)
    if (day !== null && Object.keys(found).length === 0) send.mutate({ on: day, text: text.trim(), dueOn })
    else focusFirstError()
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.occurrenceTitle(duty.code)} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.occurrenceText}</p>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <TextInput
          label={words.occurrenceWhat}
          description={words.occurrenceWhatHint}
          value={text}
          maxLength={200}
          required
          error={errors.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <DateField
          label={words.occurrenceOn}
          value={on}
          onChange={setOn}
          today={today}
          max={today}
          required
          error={errors.on}
        />
        <DateField label={words.occurrenceDue} value={due} onChange={setDue} today={today} error={errors.due} />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.occurrenceSubmit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
