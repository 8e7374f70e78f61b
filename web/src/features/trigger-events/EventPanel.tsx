import {
  correctEvent,
  type EventFacts,
  getEvent,
  previewCorrection,
  type TriggerEvent,
  withdrawEvent,
} from '@dondoc/contract/trigger-events'
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { EventFields } from './EventFields.tsx'
import { type DraftErrors, draftOf, readDraft } from './event-draft.ts'
import { StartedList } from './StartedList.tsx'
import { useRefreshEvents } from './use-refresh-events.ts'
import { useEventWords } from './words.ts'

/** One act with the duties it started, and the ways to correct it or take it back. */
export function EventPanel({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const words = useEventWords()
  const { state } = useMessages()
  const [act, setAct] = useState<'correct' | 'withdraw' | null>(null)
  const answer = useQuery(asking(getEvent, { params: { eventId } }))
  const title = act === 'correct' ? words.correctTitle : act === 'withdraw' ? words.withdrawTitle : words.title
  return (
    <Panel title={title} onClose={onClose}>
      {answer.isPending ? <SkeletonRows count={6} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.data && act === null ? (
        <div className="panel__form">
          <EventAbout event={answer.data.event} />
          {answer.data.duties.length > 0 ? (
            <section>
              <h3>{words.started}</h3>
              <StartedList duties={answer.data.duties} moves={false} />
            </section>
          ) : null}
          <div className="panel__foot">
            <Button variant="default" onClick={onClose}>
              {state.close}
            </Button>
            {answer.data.event.can.change ? (
              <>
                <Button variant="default" onClick={() => setAct('withdraw')}>
                  {words.withdraw}
                </Button>
                <Button onClick={() => setAct('correct')}>{words.correct}</Button>
              </>
            ) : null}
          </div>
        </div>
      ) : null}
      {answer.data && act === 'correct' ? <Correction event={answer.data.event} onEnd={() => setAct(null)} /> : null}
      {answer.data && act === 'withdraw' ? <Withdrawal event={answer.data.event} onEnd={() => setAct(null)} /> : null}
    </Panel>
  )
}

/** What is known of an act, in lines. */
export function EventAbout({ event }: { event: TriggerEvent }) {
  const words = useEventWords()
  return (
    <div>
      <p>
        <strong>{event.words}</strong>
      </p>
      <p>
        {words.eventOn(dateText(event.on))}
        {event.effectiveOn ? ` · ${words.eventEffective(dateText(event.effectiveOn))}` : ''}
        {event.record ? ` · ${event.record.kind} ${event.record.number}` : ''}
      </p>
      <p className="secondary">{words.by(event.author, instantText(event.registeredAt))}</p>
      {event.withdrawn ? (
        <p className="secondary">
          {words.withdrawn(event.withdrawn.by, instantText(event.withdrawn.at), event.withdrawn.reason)}
        </p>
      ) : null}
    </div>
  )
}

function Correction({ event, onEnd }: { event: TriggerEvent; onEnd: () => void }) {
  const { problems } = useMessages()
  const words = useEventWords()
  const today = useToday()
  const refresh = useRefreshEvents()
  const [draft, setDraft] = useState(() => draftOf(event))
  const [errors, setErrors] = useState<DraftErrors>({})
  const params = { eventId: event.id }
  const preview = useMutation({
    mutationFn: async (facts: EventFacts) => ({
      ...(await call(previewCorrection, { params, body: { event: facts } })),
      facts,
    }),
  })
  const send = useMutation({
    mutationFn: (facts: EventFacts) => call(correctEvent, { params, body: { event: facts, version: event.version } }),
    onSuccess: async () => {
      onEnd()
      await refresh()
    },
  })
  const submit = (form: FormEvent) => {
    form.preventDefault()
    if (preview.data) {
      send.mutate(preview.data.facts)
      return
    }
    const read = readDraft(draft, today, false)
    setErrors('errors' in read ? read.errors : {})
    if ('facts' in read) preview.mutate(read.facts)
  }
  const error = send.error ?? preview.error
  const failure = error ? asFailure(error) : null
  const moved = preview.data?.duties.filter(({ dueOn, dueOnBefore }) => dueOn !== dueOnBefore) ?? []
  return (
    <form className="panel__form" onSubmit={submit} noValidate>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {preview.data ? (
        <section aria-live="polite">
          <h3>{words.correctPreviewTitle(moved.length)}</h3>
          <StartedList duties={moved} moves />
        </section>
      ) : (
        <EventFields
          draft={draft}
          errors={errors}
          asksDue
          dueRequired={false}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
      )}
      <div className="panel__foot">
        <Button variant="default" onClick={preview.data ? preview.reset : onEnd}>
          {words.back}
        </Button>
        <Button type="submit" loading={preview.isPending || send.isPending}>
          {preview.data ? words.confirmCorrect : words.preview}
        </Button>
      </div>
    </form>
  )
}

function Withdrawal({ event, onEnd }: { event: TriggerEvent; onEnd: () => void }) {
  const { problems } = useMessages()
  const words = useEventWords()
  const refresh = useRefreshEvents()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: () => call(withdrawEvent, { params: { eventId: event.id }, body: { reason, version: event.version } }),
    onSuccess: async () => {
      onEnd()
      await refresh()
    },
  })
  const failure = send.error ? asFailure(send.error) : null
  const submit = (form: FormEvent) => {
    form.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') send.mutate()
  }
  return (
    <form className="panel__form" onSubmit={submit} noValidate>
      <EventAbout event={event} />
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <Alert tone="notice">{words.withdrawText(event.dutyCount)}</Alert>
      <Textarea
        label={words.reason}
        value={reason}
        rows={3}
        required
        maxLength={1000}
        error={missing ? words.reasonRequired : undefined}
        onChange={(input) => setReason(input.currentTarget.value)}
      />
      <div className="panel__foot">
        <Button variant="default" onClick={onEnd}>
          {words.back}
        </Button>
        <Button type="submit" loading={send.isPending}>
          {words.withdraw}
        </Button>
      </div>
    </form>
  )
}
