import { chooseMyDeputy, listMyDeputies, type MyAccount } from '@dondoc/contract/my-account'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { dateText, parseDate } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useToday } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { firstFocus } from '../../../ui/first-focus.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { PanelFoot } from '../../../ui/PanelFoot.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { type DeputyDraft, readDeputyDraft } from './deputy-draft.ts'
import { useAccountWords } from './words.ts'

interface Props {
  onClose: () => void
  onChosen: (account: MyAccount, sentence: string) => void
}

/** Chooses a colleague and the days of the own absence. */
export function DeputyPanel({ onClose, onChosen }: Props) {
  const { problems } = useMessages()
  const { deputy: words } = useAccountWords()
  const today = useToday()
  const [draft, setDraft] = useState<DeputyDraft>({ person: null, from: dateText(today), to: '' })
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<DeputyDraft>) => setDraft((before) => ({ ...before, ...part }))
  const send = useMutation({
    mutationFn: (body: { deputyId: string; validFrom: string; validTo: string }) => call(chooseMyDeputy, { body }),
  })
  const read = readDeputyDraft(draft, today)
  const errors = asked && !read.ok ? read.errors : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!read.ok) return
    const { deputyId, name, validFrom, validTo } = read
    send.mutate(
      { deputyId, validFrom, validTo },
      { onSuccess: (fresh) => onChosen(fresh, words.chosen(name, dateText(validFrom), dateText(validTo))) },
    )
  }
  const failure = send.error ? asFailure(send.error) : null
  const wrong = (part: keyof typeof errors) => {
    const error = errors[part]
    return error === undefined ? undefined : words.errors[error]
  }
  const from = parseDate(draft.from, today) ?? today
  return (
    <Panel title={words.choose} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <People chosen={draft.person?.id ?? null} error={wrong('person')} onChoose={(person) => change({ person })} />
        <div className="deputy__days">
          <DateField
            label={words.from}
            value={draft.from}
            today={today}
            error={wrong('from')}
            onChange={(text) => change({ from: text })}
          />
          <DateField
            label={words.to}
            value={draft.to}
            today={from}
            error={wrong('to')}
            onChange={(to) => change({ to })}
          />
        </div>
        <PanelFoot submit={words.submit} busy={send.isPending} onClose={onClose} />
      </form>
    </Panel>
  )
}

interface PeopleProps {
  chosen: string | null
  error: string | undefined
  onChoose: (person: { id: string; name: string }) => void
}

function People({ chosen, error, onChoose }: PeopleProps) {
  const { problems } = useMessages()
  const { deputy: words } = useAccountWords()
  const [q, setQ] = useState('')
  const [asked] = useDebouncedValue(q.trim(), 200)
  const answer = useQuery({ ...asking(listMyDeputies, { query: { q: asked } }), placeholderData: keepPreviousData })
  const people = answer.data?.people ?? []
  const failure = answer.error ? asFailure(answer.error) : null
  return (
    <>
      <TextInput
        ref={firstFocus}
        label={words.search}
        type="search"
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {answer.isPending ? <SkeletonRows count={3} /> : null}
      <fieldset className="deputy__people">
        <legend className="hidden-visually">{words.people}</legend>
        {people.map(({ id, name, organization }) => (
          <label key={id} className="deputy__person" data-chosen={chosen === id}>
            <input type="radio" name="deputy" checked={chosen === id} onChange={() => onChoose({ id, name })} />
            <span>
              <strong>{name}</strong>
              <span className="secondary">{organization.name}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div role="status">
        {answer.isSuccess && people.length === 0 ? <p className="secondary">{words.nobody}</p> : null}
        {answer.data?.more ? <p className="secondary">{words.more}</p> : null}
      </div>
      {error ? <Alert tone="error">{error}</Alert> : null}
    </>
  )
}
