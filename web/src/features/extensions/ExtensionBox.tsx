import './extensions.css'
import {
  type DutyExtensions,
  type ExtensionRequest,
  getDutyExtensions,
  withdrawExtension,
} from '@dondoc/contract/extensions'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText, instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { AskPanel } from './AskPanel.tsx'
import { DecidePanel } from './DecidePanel.tsx'
import { useRefresh } from './use-refresh.ts'
import { type useExtensionWords, useExtensionWords as useWords } from './words.ts'

interface Props {
  duty: { readonly id: string; readonly code: string; readonly text: string }
  /** Only today something can be asked and decided. */
  editable: boolean
}

/** The due date of the plan and what was granted since, requests with their decisions, and the way to the next one. */
export function ExtensionBox({ duty, editable }: Props) {
  const words = useWords()
  const { problems } = useMessages()
  const refresh = useRefresh()
  const [open, setOpen] = useState<'ask' | 'grant' | 'decide' | null>(null)
  const answer = useQuery(asking(getDutyExtensions, { params: { dutyId: duty.id } }))
  const withdraw = useMutation({
    mutationFn: (requestId: string) => call(withdrawExtension, { params: { requestId } }),
    onSettled: refresh,
  })
  if (!answer.data) return null
  const { can, originalDueOn, dueOn, parent, requests, granted, late } = answer.data
  const nothing = requests.length === 0 && granted.length === 0
  const acts = editable && (can.ask || can.grant || can.withdraw || can.decide)
  if (nothing && !acts && !(late && editable)) return null
  const pending = requests.find(({ state }) => state === 'pending')
  const failure = withdraw.error ? asFailure(withdraw.error) : null
  return (
    <section className="box extensions" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        {originalDueOn ? words.original(dateText(originalDueOn)) : null}
        {dueOn && dueOn !== originalDueOn ? ` · ${words.now(dateText(dueOn))}` : null}
      </p>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {nothing && !late ? <p className="secondary">{words.none}</p> : null}
      {late && editable && !can.grant ? <p className="secondary">{words.late}</p> : null}
      <Trail requests={requests} granted={granted} />
      {acts ? (
        <div className="extensions__acts no-print">
          {can.decide && pending ? <Button onClick={() => setOpen('decide')}>{words.decide}</Button> : null}
          {can.ask ? (
            <Button variant="default" onClick={() => setOpen('ask')}>
              {words.ask}
            </Button>
          ) : null}
          {can.withdraw && pending ? (
            <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(pending.id)}>
              {words.withdraw}
            </Button>
          ) : null}
          {can.grant && !pending ? (
            <Button variant="default" onClick={() => setOpen('grant')}>
              {words.grant}
            </Button>
          ) : null}
        </div>
      ) : null}
      {open === 'ask' || open === 'grant' ? (
        <AskPanel act={open} duty={duty} dueOn={dueOn} parent={parent} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'decide' && pending ? (
        <DecidePanel requests={[{ ...pending, code: duty.code, text: duty.text }]} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  )
}

function Trail({ requests, granted }: Pick<DutyExtensions, 'requests' | 'granted'>) {
  const words = useWords()
  const directly = granted.filter(({ requestId }) => requestId === null)
  return (
    <ol className="extensions__trail">
      {requests.map((request) => (
        <li key={request.id}>
          <span className={`tag tag--${request.state}`}>{words.states[request.state]}</span>{' '}
          {words.asked(request.author, dateText(request.dueOnThen), dateText(request.dueOn))}{' '}
          <span className="secondary">{words.at(instantText(request.askedAt))}</span>
          <p>{request.reason}</p>
          {request.record ? (
            <p className="secondary">
              {request.record.kind} {request.record.number} ({dateText(request.record.date)})
            </p>
          ) : null}
          <p className="secondary">{endOf(request, words)}</p>
        </li>
      ))}
      {directly.map((one) => (
        <li key={one.id}>
          {words.directly(dateText(one.dueOn), one.author)}{' '}
          <span className="secondary">{words.since(dateText(one.grantedOn))}</span>
          {one.reason ? <p>{one.reason}</p> : null}
        </li>
      ))}
    </ol>
  )
}

function endOf(request: ExtensionRequest, words: ReturnType<typeof useExtensionWords>): string | null {
  const { state, decider, decidedAt, grantedDueOn } = request
  if (decider === null || decidedAt === null) return null
  if (state === 'withdrawn') return words.withdrawn(decider, instantText(decidedAt))
  const parts = [
    ...(grantedDueOn ? [words.grantedTo(dateText(grantedDueOn))] : []),
    words.decided(decider, instantText(decidedAt)),
    ...(request.words ? [request.words] : []),
  ]
  return parts.join(' · ')
}
