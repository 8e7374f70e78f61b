import {
  type EventFacts,
  previewEvent,
  registerEvent,
  type StartedDuty,
  type TriggerEvent,
  type WaitingGroup,
} from '@dondoc/contract/trigger-events'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EventFields } from './EventFields.tsx'
import { type DraftErrors, emptyDraft, readDraft } from './event-draft.ts'
import { StartedList } from './StartedList.tsx'
import { useRefreshEvents } from './use-refresh-events.ts'
import { WaitingChoice } from './WaitingChoice.tsx'
import { useEventWords } from './words.ts'

/** Contributions are counted with what they help. */
const countLeads = (duties: readonly StartedDuty[]): number =>
  duties.filter(({ role }) => role !== 'coordinator').length

interface Props {
  group: WaitingGroup
  onClose: () => void
  onDone: (event: TriggerEvent) => void
}

/** Registers an act for a group of waiting duties: what it is, which of them it starts, what follows, and only then the act. */
export function RegisterPanel({ group, onClose, onDone }: Props) {
  const { problems, state } = useMessages()
  const words = useEventWords()
  const today = useToday()
  const refresh = useRefreshEvents()
  const [draft, setDraft] = useState(() => emptyDraft(group.words))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(group.duties.map(({ id }) => id)))
  const [errors, setErrors] = useState<DraftErrors>({})
  const duties = group.duties.filter(({ id }) => chosen.has(id))
  const asksDue = duties.some(({ withinDays }) => withinDays === null)
  const dueRequired = group.kind === 'reference'
  const preview = useMutation({
    mutationFn: async (event: EventFacts) => {
      const body = { event, dutyIds: duties.map(({ id }) => id) }
      return { ...(await call(previewEvent, { body })), body }
    },
  })
  const send = useMutation({
    mutationFn: (body: { event: EventFacts; dutyIds: string[] }) => call(registerEvent, { body }),
    onSuccess: async (event) => {
      onDone(event)
      await refresh()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (preview.data) {
      send.mutate(preview.data.body)
      return
    }
    const read = readDraft(draft, today, dueRequired)
    setErrors('errors' in read ? read.errors : {})
    if ('facts' in read && duties.length > 0) preview.mutate(read.facts)
  }
  const error = send.error ?? preview.error
  const failure = error ? asFailure(error) : null
  return (
    <Panel title={words.formTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        {preview.data ? (
          <section aria-live="polite">
            <h3>{words.previewTitle(countLeads(preview.data.duties), preview.data.organizationCount)}</h3>
            <StartedList duties={preview.data.duties} moves={false} />
          </section>
        ) : (
          <>
            <EventFields
              draft={draft}
              errors={errors}
              asksDue={asksDue}
              dueRequired={dueRequired}
              onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
            />
            <fieldset className="waiting-choice">
              <legend>{words.chosen(duties.length, group.duties.length)}</legend>
              {duties.length === 0 ? <p className="waiting-choice__error">{words.chooseOne}</p> : null}
              <WaitingChoice
                duties={group.duties}
                chosen={chosen}
                onChoose={(id, on) =>
                  setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
                }
              />
            </fieldset>
          </>
        )}
        <div className="panel__foot">
          <Button variant="default" onClick={preview.data ? preview.reset : onClose}>
            {preview.data ? words.back : state.close}
          </Button>
          <Button type="submit" loading={preview.isPending || send.isPending}>
            {preview.data ? words.confirm(countLeads(preview.data.duties)) : words.preview}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
