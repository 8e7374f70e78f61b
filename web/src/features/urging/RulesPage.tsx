import './urging.css'
import {
  getUrgingRules,
  type HeldRules,
  listUrgingPlaces,
  setUrgingRules,
  type UrgingRules,
} from '@dondoc/contract/urging'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { MailBox } from './MailBox.tsx'
import { draftOf, type RulesDraft, readDraft } from './rules-draft.ts'
import { useUrgingWords } from './words.ts'

/** How the people of an agency are reminded and urged, and how mail stands. */
export function RulesPage() {
  const words = useUrgingWords()
  const me = useMe()
  const places = useQuery(asking(listUrgingPlaces, {}))
  const [chosen, setChosen] = useState<string | null>(null)
  const organizations = places.data?.organizations ?? []
  const organizationId =
    chosen ?? organizations.find(({ id }) => id === me.organization.id)?.id ?? organizations[0]?.id ?? ''
  const held = useQuery({
    ...asking(getUrgingRules, { params: { organizationId } }),
    enabled: organizationId !== '',
  })
  return (
    <div className="page">
      <PageHeader title={words.title} lead={words.lead} />
      {places.isPending ? <SkeletonRows count={6} /> : null}
      {places.isError ? <ErrorState error={places.error} onRetry={places.refetch} /> : null}
      {organizations.length > 1 ? (
        <NativeSelect
          className="urging__number"
          label={words.agency}
          value={organizationId}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={organizations.map(({ id, name, own }) => ({ value: id, label: own ? words.ownMark(name) : name }))}
        />
      ) : null}
      {held.isError ? <ErrorState error={held.error} onRetry={held.refetch} /> : null}
      {held.data ? <RulesForm key={`${organizationId} ${held.data.version}`} held={held.data} /> : null}
      {me.can.setSignInPolicy === true ? <MailBox /> : null}
    </div>
  )
}

function RulesForm({ held }: { held: HeldRules }) {
  const words = useUrgingWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(held.rules))
  const { rules, wrong } = readDraft(draft)
  const { organization, from, version, can } = held
  const isOwn = from?.id === organization.id
  const params = { organizationId: organization.id }
  const save = useMutation({
    mutationFn: (next: UrgingRules | null) => call(setUrgingRules, { params, body: { version, rules: next } }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(asking(getUrgingRules, { params }).queryKey, saved)
      await queryClient.invalidateQueries({ queryKey: [listUrgingPlaces.url] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (rules) save.mutate(rules)
  }
  const field = (name: keyof RulesDraft, label: string, hint: string, error: string) => (
    <TextInput
      className="urging__number"
      label={label}
      description={hint}
      value={draft[name]}
      error={wrong.has(name) ? error : undefined}
      disabled={!can.change}
      onChange={(event) => {
        const { value } = event.currentTarget
        setDraft((before) => ({ ...before, [name]: value }))
      }}
    />
  )
  const failure = save.error ? asFailure(save.error) : null
  return (
    <form className="box urging__form" onSubmit={submit} noValidate>
      <Alert tone="notice">
        {from === null ? words.fromStarter : isOwn ? words.fromOwn : words.fromSuperior(from.name)}
      </Alert>
      <fieldset>
        <legend>{words.remind}</legend>
        {field('before', words.before, words.beforeHint, words.daysWrong)}
        {field('beforeCheckpoint', words.beforeCheckpoint, words.beforeCheckpointHint, words.daysWrong)}
        {field('after', words.after, words.afterHint, words.daysWrong)}
        {field('afterEvery', words.afterEvery, words.everyUnit, words.numberWrong)}
      </fieldset>
      <fieldset>
        <legend>{words.ladder}</legend>
        <p className="secondary">{words.ladderHint}</p>
        {field('headAfter', words.headAfter, words.days, words.numberWrong)}
        {field('leaderAfter', words.leaderAfter, words.days, words.numberWrong)}
      </fieldset>
      <fieldset>
        <legend>{words.digest}</legend>
        {field('digestAt', words.digestAt, words.digestHint, words.timeWrong)}
      </fieldset>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <div role="status">{save.isSuccess ? <Alert tone="good">{words.saved}</Alert> : null}</div>
      {can.change ? (
        <div className="urging__actions">
          <Button type="submit" loading={save.isPending} disabled={rules === null}>
            {words.save}
          </Button>
          {isOwn ? (
            <Button variant="default" loading={save.isPending} onClick={() => save.mutate(null)}>
              {words.inherit}
            </Button>
          ) : null}
        </div>
      ) : null}
    </form>
  )
}
