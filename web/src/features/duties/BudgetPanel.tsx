import { decideBudget, getBudgetDecisions, getPlanBudget } from '@dondoc/contract/budgets'
import { type DutyDetail, getDuty } from '@dondoc/contract/duties'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { decimalText, instantText, parseMillions } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useEvidenceWords } from './evidence-words.ts'

/** Says what a task may cost, with the basis; who said what before stands below. */
export function BudgetPanel({ duty, onClose }: { duty: DutyDetail; onClose: () => void }) {
  const { problems, state } = useMessages()
  const words = useEvidenceWords().budget
  const queryClient = useQueryClient()
  const { amount: known, bare, version } = duty.budget
  const proposed = known ?? bare
  const [amount, setAmount] = useState(proposed === null ? '' : decimalText(proposed))
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const params = { planId: duty.plan.id, nodeId: duty.nodeId }
  const trail = useQuery(asking(getBudgetDecisions, { params }))
  const typed = amount.trim() === '' ? null : parseMillions(amount)
  const wrong = amount.trim() !== '' && typed === null
  const send = useMutation({
    mutationFn: () => call(decideBudget, { params, body: { amount: typed, words: why.trim(), version } }),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        [getDuty, getBudgetDecisions, getPlanBudget].map((route) =>
          queryClient.invalidateQueries({ queryKey: [route.url] }),
        ),
      ),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!wrong && why.trim() !== '') send.mutate()
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={words.editTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.editHint}</p>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        {duty.budgetText ? <p>“{duty.budgetText}”</p> : null}
        <TextInput
          label={words.field}
          inputMode="decimal"
          value={amount}
          data-autofocus
          onChange={(event) => setAmount(event.currentTarget.value)}
          error={wrong ? words.wrong : undefined}
        />
        <Textarea
          label={words.why}
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={tried && why.trim() === '' ? words.whyMissing : undefined}
        />
        {trail.data && trail.data.decisions.length > 0 ? (
          <section>
            <h3>{words.trail}</h3>
            <ol className="budget__trail">
              {trail.data.decisions.map((one) => (
                <li key={one.version}>
                  <strong>{one.amount === null ? words.asPlan : words.amount(decimalText(one.amount))}</strong> ·{' '}
                  {one.words}
                  <span className="secondary">{words.decided(one.by, instantText(one.at))}</span>
                </li>
              ))}
            </ol>
          </section>
        ) : null}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
