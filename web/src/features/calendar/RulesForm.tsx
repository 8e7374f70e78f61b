import { getSettings, type ReportRound, type Settings, setSettings } from '@dondoc/contract/settings'
import { ACCEPTANCE_RULES } from '@dondoc/domain/settings/tenant-settings'
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { draftOfRules, type RoundDraft, readRules } from './rules-draft.ts'
import { useCalendarWords } from './words.ts'

/** The rules of duties and the report rounds. */
export function RulesForm() {
  const answer = useQuery(asking(getSettings, {}))
  if (answer.isPending) return <SkeletonRows count={8} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  return <Form stored={answer.data} />
}

function Form({ stored }: { stored: Settings }) {
  const { problems } = useMessages()
  const calendarWords = useCalendarWords()
  const words = calendarWords.rules
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(() => draftOfRules(stored))
  const [wrong, setWrong] = useState(false)
  const send = useMutation({
    mutationFn: (rules: NonNullable<ReturnType<typeof readRules>>) =>
      call(setSettings, { body: { ...rules, version: stored.version } }),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  const change = (part: Partial<typeof draft>) => {
    send.reset()
    setDraft((before) => ({ ...before, ...part }))
  }
  const changeRound = (key: number, part: Partial<RoundDraft>) =>
    change({ rounds: draft.rounds.map((round) => (round.key === key ? { ...round, ...part } : round)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const rules = readRules(draft)
    setWrong(rules === null)
    if (rules) send.mutate(rules)
  }
  const failure = send.error ? asFailure(send.error) : null
  const readOnly = !stored.can.change
  return (
    <form className="rules" onSubmit={submit} noValidate>
      {readOnly ? <Alert tone="notice">{calendarWords.readOnly}</Alert> : null}
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {wrong ? <Alert tone="error">{words.invalid}</Alert> : null}
      <div role="status">{send.isSuccess ? <Alert tone="good">{calendarWords.saved}</Alert> : null}</div>
      <fieldset className="rules__set" disabled={readOnly}>
        <Checkbox
          label={words.confirmation}
          checked={draft.confirmationRequired}
          onChange={(event) => change({ confirmationRequired: event.currentTarget.checked })}
        />
        <Checkbox
          label={words.inclusive}
          description={words.inclusiveHint}
          checked={draft.beforeIsInclusive}
          onChange={(event) => change({ beforeIsInclusive: event.currentTarget.checked })}
        />
        <NativeSelect
          label={words.acceptance}
          value={draft.acceptanceRule}
          onChange={(event) =>
            change({
              acceptanceRule: ACCEPTANCE_RULES.find((rule) => rule === event.currentTarget.value) ?? 'not-asked',
            })
          }
          data={ACCEPTANCE_RULES.map((value) => ({ value, label: words.acceptances[value] }))}
        />
        {draft.acceptanceRule === 'not-asked' ? null : (
          <TextInput
            label={words.acceptanceDays}
            inputMode="numeric"
            value={draft.acceptanceDays}
            onChange={(event) => change({ acceptanceDays: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={words.lead}
          inputMode="numeric"
          value={draft.coordinatorLeadDays}
          onChange={(event) => change({ coordinatorLeadDays: event.currentTarget.value })}
        />
      </fieldset>
      <fieldset className="rules__set rules__rounds" disabled={readOnly}>
        <legend>{words.rounds}</legend>
        <p className="secondary">{words.roundsHint}</p>
        {draft.rounds.map((round) => (
          <div key={round.key} className="rules__round">
            {(['label', 'from', 'to', 'dueOn'] as const).map((field) => (
              <TextInput
                key={field}
                label={words[field]}
                placeholder={field === 'label' ? '' : '14/3'}
                value={round[field]}
                onChange={(event) => changeRound(round.key, { [field]: event.currentTarget.value })}
              />
            ))}
            <ActionIcon
              size={32}
              aria-label={words.removeRound(round.label)}
              onClick={() => change({ rounds: draft.rounds.filter(({ key }) => key !== round.key) })}
            >
              <IconX size={16} />
            </ActionIcon>
            <Source round={round.stored} />
          </div>
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => {
              const key = Math.max(-1, ...draft.rounds.map((round) => round.key)) + 1
              change({ rounds: [...draft.rounds, { key, label: '', from: '', to: '', dueOn: '', stored: null }] })
            }}
          >
            {words.addRound}
          </Button>
        </div>
      </fieldset>
      {readOnly ? null : (
        <div>
          <Button type="submit" loading={send.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </form>
  )
}

function Source({ round }: { round: ReportRound | null }) {
  const { recalled } = useCalendarWords()
  const parts = [...(round?.source ? [round.source] : []), ...(round?.recalled ? [recalled] : [])]
  return parts.length === 0 ? null : <p className="secondary rules__source">{parts.join(' · ')}</p>
}
