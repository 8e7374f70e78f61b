import './plan-start.css'
import { listOrganizations } from '@dondoc/contract/organizations'
import { createPlan } from '@dondoc/contract/plan-editing'
import { listPlans } from '@dondoc/contract/plans'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages, useWords } from '../../lib/i18n.tsx'
import { useMe, useToday } from '../../lib/session.ts'
import { planStartEn } from '../../messages/plan-start.en.ts'
import { planStartVi } from '../../messages/plan-start.vi.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { readStartDraft, STARTS, type StartBody, type StartDraft, type StartError, wholeYear } from './start-draft.ts'

const WORDS = { vi: planStartVi, en: planStartEn }

/** Starts a plan without a file: empty, from an earlier plan, or from a superior's tasks that concern the issuer. */
export function StartPage() {
  const { plans: planWords, problems } = useMessages()
  const words = useWords(WORDS)
  const me = useMe()
  const today = useToday()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<StartDraft>(() => firstDraft(me.organization.id, today.slice(0, 4)))
  const [errors, setErrors] = useState<readonly StartError[]>([])
  const change = (part: Partial<StartDraft>) => setDraft((before) => ({ ...before, ...part }))
  const create = useMutation({
    mutationFn: (body: StartBody) => call(createPlan, { body }),
    onSuccess: async ({ planId }) => {
      await queryClient.invalidateQueries({ queryKey: [listPlans.url] })
      await navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readStartDraft(draft, today)
    setErrors(read.ok ? [] : read.errors)
    if (read.ok) create.mutate(read.body)
  }
  const wrong = (error: StartError, text: string) => (errors.includes(error) ? text : undefined)
  const failure = create.error ? asFailure(create.error) : null
  return (
    <div className="page start-page">
      <PageHeader
        title={words.title}
        lead={words.lead}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{planWords.title}</Link>
          </Crumbs>
        }
      />
      {me.can.importPlan ? (
        <form className="box start-form" onSubmit={submit} noValidate>
          {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
          <TextInput
            label={words.name}
            placeholder={words.namePlaceholder}
            value={draft.title}
            error={wrong('name', words.errors.name)}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <IssuerField
            label={words.issuer}
            value={draft.issuerId}
            error={wrong('issuer', words.errors.issuer)}
            onChange={(issuerId) => change({ issuerId })}
          />
          <div className="start-form__time">
            <TextInput
              label={words.year}
              inputMode="numeric"
              value={draft.year}
              error={wrong('year', words.errors.year)}
              onChange={(event) => {
                const year = event.currentTarget.value
                change({ year, ...(/^\d{4}$/.test(year) ? wholeYear(year) : {}) })
              }}
            />
            <DateField
              label={words.from}
              value={draft.from}
              today={today}
              error={wrong('from', words.errors.date)}
              onChange={(from) => change({ from })}
            />
            <DateField
              label={words.to}
              value={draft.to}
              today={today}
              error={wrong('to', words.errors.date) ?? wrong('order', words.errors.order)}
              onChange={(to) => change({ to })}
            />
          </div>
          <fieldset className="start-form__starts">
            <legend>{words.start}</legend>
            {STARTS.map((start) => (
              <label key={start} className="start-form__start" data-chosen={draft.start === start}>
                <input
                  type="radio"
                  name="start"
                  checked={draft.start === start}
                  onChange={() => change({ start, planId: '' })}
                />
                <span>
                  <strong>{words.starts[start]}</strong>
                  <span className="secondary">{words.hints[start]}</span>
                </span>
              </label>
            ))}
          </fieldset>
          {draft.start === 'empty' ? null : (
            <SourcePlan
              draft={draft}
              words={words}
              error={wrong('plan', words.errors.plan)}
              onChange={(planId) => change({ planId })}
            />
          )}
          <Button type="submit" loading={create.isPending}>
            {words.submit}
          </Button>
        </form>
      ) : (
        <Alert tone="notice">{words.notAllowed}</Alert>
      )}
    </div>
  )
}

const firstDraft = (issuerId: string, year: string): StartDraft => ({
  issuerId,
  title: '',
  year,
  ...wholeYear(year),
  start: 'empty',
  planId: '',
})

interface FieldProps {
  label: string
  value: string
  error: string | undefined
  onChange: (id: string) => void
}

/** Who has a seal and issues plans. */
function IssuerField({ label, value, error, onChange }: FieldProps) {
  const { organization, today } = useMe()
  const tree = useQuery(asking(listOrganizations, {}))
  const agencies = (tree.data?.organizations ?? []).filter(
    ({ issuesPlans, validTo }) => issuesPlans && (validTo === null || validTo >= today),
  )
  const known = agencies.some(({ id }) => id === organization.id)
  return (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(known ? [] : [{ value: organization.id, label: organization.name }]),
        ...agencies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

interface SourceProps {
  draft: StartDraft
  words: typeof planStartVi
  error: string | undefined
  onChange: (planId: string) => void
}

/** Which plan is copied: one's own agency's first for an earlier plan, those of others for a superior's. */
function SourcePlan({ draft, words, error, onChange }: SourceProps) {
  const answer = useQuery(asking(listPlans, { query: {} }))
  const all = answer.data?.plans ?? []
  const fitting = all.filter(({ issuer }) => (issuer.id === draft.issuerId) === (draft.start === 'plan'))
  const listed = draft.start === 'plan' ? [...fitting, ...all.filter((plan) => !fitting.includes(plan))] : fitting
  if (answer.isSuccess && listed.length === 0) return <p className="secondary">{words.noPlans}</p>
  return (
    <NativeSelect
      label={words.plan}
      value={draft.planId}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: words.choosePlan },
        ...listed.map((plan) => ({ value: plan.id, label: `${plan.code} · ${plan.title} (${plan.issuer.name})` })),
      ]}
    />
  )
}
