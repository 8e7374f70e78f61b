import { decideExtensions, type ExtensionDecision, type ExtensionRequest } from '@dondoc/contract/extensions'
import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { focusFirstError } from '../../ui/first-focus.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useRefresh } from './use-refresh.ts'
import { useExtensionWords } from './words.ts'

const OUTCOMES = ['granted', 'another', 'refused'] as const
type Outcome = (typeof OUTCOMES)[number]

/** What is decided on, named by its duty where there are several. */
export type Decidable = Pick<ExtensionRequest, 'id' | 'dueOnThen' | 'dueOn' | 'reason' | 'author'> & {
  readonly code: string
  /** What the task is, in the words of the plan. */
  readonly text: string
}

interface Props {
  requests: readonly Decidable[]
  onClose: () => void
  /** Closes it, too; where absent, what is decided shows by itself. */
  onDecided?: () => void
}

/** One decision for one request or many. */
export function DecidePanel({ requests, onClose, onDecided = onClose }: Props) {
  const { problems, state } = useMessages()
  const words = useExtensionWords()
  const today = useToday()
  const refresh = useRefresh()
  const [outcome, setOutcome] = useState<Outcome>('granted')
  const [day, setDay] = useState('')
  const [remark, setRemark] = useState('')
  const [errors, setErrors] = useState<{ day?: string; words?: string }>({})
  const send = useMutation({
    mutationFn: (decision: ExtensionDecision) =>
      call(decideExtensions, { body: { requestIds: requests.map(({ id }) => id), decision } }),
    onSuccess: async () => {
      onDecided()
      await refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = remark.trim()
    const dueOn = parseDate(day, today)
    const found = {
      ...(outcome === 'another' && dueOn === null ? { day: words.dayRequired } : {}),
      ...(outcome === 'refused' && said === '' ? { words: words.wordsRequired } : {}),
    }
    setErrors(found)
    if (Object.keys(found).length > 0) {
      focusFirstError()
      return
    }
    const extra = said === '' ? {} : { words: said }
    if (outcome === 'refused') send.mutate({ outcome, words: said })
    else if (outcome === 'another' && dueOn !== null) send.mutate({ outcome: 'granted', dueOn, ...extra })
    else send.mutate({ outcome: 'granted', ...extra })
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.decideTitle(requests.length)} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <ul className="panel__about">
          {requests.map((request) => (
            <li key={request.id}>
              <span className="clamp-2">{request.text}</span>
              <span>
                {request.code} · <strong>{words.wants(dateText(request.dueOnThen), dateText(request.dueOn))}</strong>
              </span>
              <span className="secondary">
                {request.author}: {request.reason}
              </span>
            </li>
          ))}
        </ul>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <ChoiceCards
          legend={words.outcome}
          choices={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
          value={outcome}
          onChange={setOutcome}
        />
        {outcome === 'another' ? (
          <DateField label={words.newDay} value={day} onChange={setDay} today={today} required error={errors.day} />
        ) : null}
        <Textarea
          label={words.words}
          value={remark}
          rows={3}
          maxLength={2000}
          required={outcome === 'refused'}
          error={errors.words}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.decideSubmit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
