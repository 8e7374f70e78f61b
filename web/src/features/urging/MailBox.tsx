import { getMail, MAIL_STATES, sendTestMail, sendWaitingMail } from '@dondoc/contract/mail'
import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { instantText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useUrgingWords } from './words.ts'

/** How mail stands: what waits and what the server answered, with the way to try it out. */
export function MailBox() {
  const { mail: words } = useUrgingWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const [state, setState] = useState<(typeof MAIL_STATES)[number]>('waiting')
  const answer = useQuery(asking(getMail, { query: { state } }))
  const test = useMutation({ mutationFn: () => call(sendTestMail, {}) })
  const retry = useMutation({
    mutationFn: () => call(sendWaitingMail, {}),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [getMail.url] }),
  })
  const failure = test.error ?? retry.error
  const { code, params } = asFailure(failure)
  const { data } = answer
  return (
    <section className="box urging__mail" aria-labelledby="thu-dien-tu">
      <h2 id="thu-dien-tu">{words.title}</h2>
      {answer.isPending ? <SkeletonRows count={3} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {data && !data.configured ? <Alert tone="notice">{words.notConfigured}</Alert> : null}
      {data ? (
        <p>
          {words.counts(data.counts.waiting, data.counts.sent)}
          {data.counts.lastSentAt ? `. ${words.lastSent(instantText(data.counts.lastSentAt))}` : ''}
        </p>
      ) : null}
      {data && data.counts.refused > 0 ? <Alert tone="error">{words.refused(data.counts.refused)}</Alert> : null}
      <div className="urging__actions">
        <Button
          variant="default"
          disabled={data?.configured !== true}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {words.test}
        </Button>
        {data && data.counts.waiting > 0 && data.configured ? (
          <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            {words.retry}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {test.data ? <Alert tone="good">{words.tested(test.data.to)}</Alert> : null}
        {retry.isSuccess ? <Alert tone="good">{words.retried}</Alert> : null}
      </div>
      {failure ? <Alert tone="error">{problems[code](params)}</Alert> : null}
      <SegmentedControl
        aria-label={words.state}
        value={state}
        onChange={(value) => setState(MAIL_STATES.find((one) => one === value) ?? 'waiting')}
        data={MAIL_STATES.map((value) => ({ value, label: words.states[value] }))}
      />
      {data && data.rows.length === 0 ? <p className="secondary">{words.none}</p> : null}
      {data && data.rows.length > 0 ? (
        <div className="urging__scroll">
          <table className="urging__table">
            <thead>
              <tr>
                {[words.at, words.recipient, words.subject, words.attempts, words.failure].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <td>{instantText(row.sentAt ?? row.createdAt)}</td>
                  <td>{row.recipient}</td>
                  <td>{row.subject}</td>
                  <td>{numberText(row.attempts)}</td>
                  <td>{row.failure ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}
