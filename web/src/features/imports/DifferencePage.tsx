import './imports.css'
import './difference.css'
import { applyAmendment, getDifference, type PlanDifference } from '@dondoc/contract/imports'
import { getPlan } from '@dondoc/contract/plans'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { ChangedRows } from './ChangedRows.tsx'
import { DutyEffects } from './DutyEffects.tsx'
import { useImportWords } from './words.ts'

const route = getRouteApi('/frame/nhap-ke-hoach/$importId/thay-doi')

/** What an amended version changes, row by row with the words before and after, before anything is applied. */
export function DifferencePage() {
  const words = useImportWords()
  const { importId } = route.useParams()
  const answer = useQuery({ ...asking(getDifference, { params: { importId } }), staleTime: 0 })
  if (answer.isPending) return <SkeletonRows count={10} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  return <Difference key={importId} difference={answer.data} words={words} onStale={answer.refetch} />
}

interface Props {
  difference: PlanDifference
  words: ReturnType<typeof useImportWords>
  onStale: () => unknown
}

function Difference({ difference, words, onStale }: Props) {
  const { planId, added, changed, dropped, sameCount } = difference
  const plan = useQuery(asking(getPlan, { params: { planId }, query: {} }))
  const nothing = added.length + changed.length + dropped.length === 0
  return (
    <div className="page difference-page">
      <PageHeader
        title={words.change.title}
        above={
          <Crumbs>
            <Link to="/nhap-ke-hoach">{words.title}</Link>
            <Link to="/ke-hoach/$planId" params={{ planId }}>
              {plan.data?.title ?? words.open}
            </Link>
          </Crumbs>
        }
        lead={nothing ? words.change.none : words.change.lead(added.length, changed.length, dropped.length, sameCount)}
      />
      <ChangedRows difference={difference} />
      {nothing ? null : <ApplyForm difference={difference} onStale={onStale} />}
    </div>
  )
}

function ApplyForm({ difference, onStale }: { difference: PlanDifference; onStale: () => unknown }) {
  const { problems, updates } = useMessages()
  const words = useImportWords()
  const today = useToday()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [on, setOn] = useState(dateText(today))
  const [error, setError] = useState<string | undefined>(undefined)
  const { importId, planId, version } = difference
  const apply = useMutation({
    mutationFn: (day: PlainDate) => call(applyAmendment, { params: { importId }, body: { version, on: day } }),
    onSuccess: async () => {
      const draft = difference.planState === 'draft'
      await navigate({ to: draft ? '/ke-hoach/$planId/ra-soat' : '/ke-hoach/$planId', params: { planId } })
      queryClient.removeQueries({ queryKey: [getDifference.url] })
      await queryClient.invalidateQueries()
    },
    onError: (failure) => asFailure(failure).code === 'plan.changed-meanwhile' && onStale(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = parseDate(on, today)
    setError(day ? undefined : updates.errors.date)
    if (day) apply.mutate(day)
  }
  const failure = apply.error ? asFailure(apply.error) : null
  const all = [...difference.added, ...difference.changed, ...difference.dropped].map(({ duties }) => duties)
  return (
    <form className="box difference__apply" onSubmit={submit} noValidate>
      <h2>{words.change.total}</h2>
      {difference.planState === 'draft' ? <p>{words.change.draft}</p> : <DutyEffects effects={all} />}
      {failure ? (
        <Alert tone="error">
          {failure.code === 'plan.changed-meanwhile' ? words.change.stale : problems[failure.code](failure.params)}
        </Alert>
      ) : null}
      <p className="secondary">{words.change.hint}</p>
      <div className="difference__foot">
        <DateField label={words.change.on} value={on} onChange={setOn} today={today} error={error} />
        <Button type="submit" loading={apply.isPending}>
          {words.change.apply}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/nhap-ke-hoach" {...props} />}>
          {words.change.later}
        </Button>
      </div>
    </form>
  )
}
