import { getPlanReview, type IssuePreview, previewIssue } from '@dondoc/contract/plan-editing'
import { getPlan, issuePlan } from '@dondoc/contract/plans'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button, TextInput } from '@mantine/core'
import { IconPrinter, IconSend } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, monthText, numberText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useReviewWords } from './words.ts'

const route = getRouteApi('/frame/ke-hoach/$planId/ra-soat')

/** What issuing would make, what still stands in the way, and issuing itself. */
export function SummaryStep({ planId, canIssue }: { planId: string; canIssue: boolean }) {
  const words = useReviewWords()
  const answer = useQuery({ ...asking(previewIssue, { params: { planId } }), staleTime: 0 })
  if (answer.isPending) return <SkeletonRows count={8} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const preview = answer.data
  return (
    <section className="summary-step" aria-label={words.summary.title}>
      <div className="summary-step__main">
        <Sentence preview={preview} />
        <Obstacles preview={preview} />
        {canIssue ? (
          <IssueForm planId={planId} empty={preview.dutyCount === 0} />
        ) : (
          <Alert tone="notice">{words.summary.notAllowed}</Alert>
        )}
      </div>
      <Shares preview={preview} />
    </section>
  )
}

function Sentence({ preview }: { preview: IssuePreview }) {
  const { summary } = useReviewWords()
  const { taskCount, areaCount, unresolvedNames, yearOnlyCount, dutyCount, organizationCount, waitingCount } = preview
  const parts = [
    summary.tasks(taskCount),
    summary.areas(areaCount),
    ...(unresolvedNames.length > 0 ? [summary.unresolved(unresolvedNames.length)] : []),
    ...(yearOnlyCount > 0 ? [`${summary.yearOnly(yearOnlyCount)} → ${summary.checkpoints}`] : []),
    ...(waitingCount > 0 ? [summary.waiting(waitingCount)] : []),
    ...(preview.contributionCount > 0 ? [summary.contributions(preview.contributionCount)] : []),
  ]
  return (
    <div className="box summary-step__sentence">
      <p className="summary-step__big">{summary.issue(taskCount, dutyCount, organizationCount)}</p>
      <p>{parts.join(' · ')}</p>
      {preview.checkpoints.length > 0 ? (
        <p className="secondary">
          {summary.checkpointDays(
            preview.checkpoints.map(({ on, label, dutyCount }) =>
              summary.checkpointDay(dateText(on), label, dutyCount),
            ),
          )}
        </p>
      ) : null}
    </div>
  )
}

function Obstacles({ preview }: { preview: IssuePreview }) {
  const { planId } = route.useParams()
  const { summary } = useReviewWords()
  const navigate = route.useNavigate()
  const goTo = (step: 'names' | undefined) => void navigate({ search: (before) => ({ ...before, step }) })
  const { unresolvedNames, rowsWithoutLead, rowsWithoutDeadline, openFindings } = preview
  const rows = [
    ...(openFindings > 0 ? [summary.openFindings(openFindings)] : []),
    ...(rowsWithoutLead > 0 ? [summary.withoutLead(rowsWithoutLead)] : []),
    ...(rowsWithoutDeadline > 0 ? [summary.withoutDeadline(rowsWithoutDeadline)] : []),
  ]
  const { unlinked = 0, late = 0 } = preview.superior ?? {}
  const aboveRows = [
    ...(unlinked > 0 ? [summary.unlinked(unlinked)] : []),
    ...(late > 0 ? [summary.afterSuperior(late)] : []),
  ]
  if (rows.length + aboveRows.length === 0 && unresolvedNames.length === 0)
    return <Alert tone="good">{summary.good}</Alert>
  return (
    <div className="box summary-step__left">
      <h2>{summary.toDo}</h2>
      <ul>
        {rows.map((text) => (
          <li key={text}>
            {text}
            <button type="button" className="plain-button told__undo" onClick={() => goTo(undefined)}>
              {summary.solve}
            </button>
          </li>
        ))}
        {aboveRows.map((text) => (
          <li key={text}>
            {text}
            <Link className="told__undo" to="/ke-hoach/$planId/cap-tren" params={{ planId }}>
              {summary.toLinks}
            </Link>
          </li>
        ))}
        {unresolvedNames.length > 0 ? (
          <li>
            {summary.unresolvedNames} {unresolvedNames.map((name) => `“${name}”`).join('; ')}
            <button type="button" className="plain-button told__undo" onClick={() => goTo('names')}>
              {summary.solveNames}
            </button>
          </li>
        ) : null}
      </ul>
    </div>
  )
}

function IssueForm({ planId, empty }: { planId: string; empty: boolean }) {
  const { problems, updates } = useMessages()
  const { summary } = useReviewWords()
  const today = useToday()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const plan = useQuery(asking(getPlan, { params: { planId }, query: {} }))
  const [typedNumber, setNumber] = useState<string | null>(null)
  const [typedDate, setDate] = useState<string | null>(null)
  const [error, setError] = useState<string | undefined>(undefined)
  const number = typedNumber ?? plan.data?.number ?? ''
  const on = typedDate ?? dateText(plan.data?.issuedOn ?? today)
  const issue = useMutation({
    mutationFn: (issuedOn: PlainDate) =>
      call(issuePlan, {
        params: { planId },
        body: { issuedOn, ...(number.trim() === '' ? {} : { number: number.trim() }) },
      }),
    onSuccess: async () => {
      queryClient.removeQueries({ queryKey: [getPlanReview.url] })
      await navigate({ to: '/ke-hoach/$planId', params: { planId } })
      await queryClient.invalidateQueries()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const date = parseDate(on, today)
    setError(date ? undefined : updates.errors.date)
    if (date) issue.mutate(date)
  }
  const failure = issue.error ? asFailure(issue.error) : null
  return (
    <form className="box summary-step__issue no-print" onSubmit={submit} noValidate>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <div className="summary-step__fields">
        <TextInput label={summary.number} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <DateField label={summary.date} value={on} onChange={setDate} today={today} error={error} />
      </div>
      <p className="secondary">{empty ? summary.nothing : summary.submitHint}</p>
      <Button type="submit" leftSection={<IconSend size={16} />} loading={issue.isPending} disabled={empty}>
        {summary.submit}
      </Button>
    </form>
  )
}

function Shares({ preview }: { preview: IssuePreview }) {
  const { summary } = useReviewWords()
  if (preview.byOrganization.length === 0) return null
  const most = Math.max(...preview.byOrganization.map(({ dutyCount }) => dutyCount))
  return (
    <div className="box summary-step__shares">
      <table>
        <caption>{summary.byOrganization}</caption>
        <thead>
          <tr>
            <th scope="col">{summary.organization}</th>
            <th scope="col">{summary.duties}</th>
          </tr>
        </thead>
        <tbody>
          {preview.byOrganization.map(({ organization, dutyCount }) => (
            <tr key={organization.id}>
              <th scope="row">{organization.name}</th>
              <td>
                <span className="summary-step__bar" style={{ width: `${(dutyCount / most) * 72}px` }} aria-hidden />
                {numberText(dutyCount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>{summary.byMonth}</caption>
        <thead>
          <tr>
            <th scope="col">{summary.month}</th>
            <th scope="col">{summary.duties}</th>
          </tr>
        </thead>
        <tbody>
          {preview.byMonth.map(({ month, dutyCount }) => (
            <tr key={month ?? ''}>
              <th scope="row">{month === null ? summary.noMonth : monthText(month)}</th>
              <td>{numberText(dutyCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        className="no-print"
        size="compact-sm"
        variant="default"
        leftSection={<IconPrinter size={15} />}
        onClick={() => window.print()}
      >
        {summary.print}
      </Button>
    </div>
  )
}
