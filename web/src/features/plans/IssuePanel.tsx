import { previewIssue } from '@dondoc/contract/plan-editing'
import { getPlan, issuePlan, listPlans, type PlanDetail } from '@dondoc/contract/plans'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, numberText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'

interface Props {
  plan: PlanDetail
  onClose: () => void
  onIssued: (count: number, unresolved: readonly string[]) => void
}

/** Issues a draft: says what will happen, asks for number and date, then its leaves become duties. */
export function IssuePanel({ plan, onClose, onIssued }: Props) {
  const { issue: words, problems, updates, state } = useMessages()
  const today = useToday()
  const queryClient = useQueryClient()
  const [number, setNumber] = useState(plan.number ?? '')
  const [on, setOn] = useState(dateText(plan.issuedOn ?? today))
  const [error, setError] = useState<string | undefined>(undefined)
  const issue = useMutation({
    mutationFn: (issuedOn: NonNullable<ReturnType<typeof parseDate>>) =>
      call(issuePlan, {
        params: { planId: plan.id },
        body: { issuedOn, ...(number.trim() === '' ? {} : { number: number.trim() }) },
      }),
    onSuccess: async (answer) => {
      onClose()
      onIssued(answer.dutyCount, answer.unresolvedLeads)
      await Promise.all([getPlan, listPlans].map((route) => queryClient.invalidateQueries({ queryKey: [route.url] })))
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
    <Panel title={words.title} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p>{words.explain}</p>
        <Preview planId={plan.id} />
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <TextInput label={words.number} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <DateField label={words.date} value={on} onChange={setOn} today={today} error={error} />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={issue.isPending}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** What issuing would make: how many duties, and for whom. */
function Preview({ planId }: { planId: string }) {
  const { issue: words } = useMessages()
  const answer = useQuery(asking(previewIssue, { params: { planId } }))
  const preview = answer.data
  if (answer.isError) return null
  if (!preview) return <SkeletonRows count={3} />
  const { taskCount, dutyCount, organizationCount, byOrganization } = preview
  return (
    <section className="issue-preview" aria-label={words.preview}>
      <p className="issue-preview__sum">{words.makes(taskCount, dutyCount, organizationCount)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.organization}</th>
            <th scope="col">{words.duties}</th>
          </tr>
        </thead>
        <tbody>
          {byOrganization.map(({ organization, dutyCount: count }) => (
            <tr key={organization.id}>
              <th scope="row">{organization.name}</th>
              <td>{numberText(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
