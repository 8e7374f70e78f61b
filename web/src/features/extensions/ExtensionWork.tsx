import './extensions.css'
import { type ListedRequest, listExtensionRequests } from '@dondoc/contract/extensions'
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DecidePanel } from './DecidePanel.tsx'
import { useExtensionWords } from './words.ts'

/** Requests for extensions on one's desk: those to decide on, and those of one's own organizations that wait. */
export function ExtensionWork() {
  const words = useExtensionWords()
  const toDecide = useQuery(asking(listExtensionRequests, { query: { side: 'to-decide' } })).data?.requests ?? []
  const asked = useQuery(asking(listExtensionRequests, { query: { side: 'asked' } })).data?.requests ?? []
  const deciding = new Set(toDecide.map(({ id }) => id))
  const ours = asked.filter(({ id }) => !deciding.has(id))
  const [decided, setDecided] = useState(0)
  return (
    <>
      <div role="status" className="extension-work__told">
        {decided > 0 ? <Alert tone="good">{words.decidedNow(decided)}</Alert> : null}
      </div>
      {toDecide.length > 0 ? <ToDecide requests={toDecide} onDecided={setDecided} /> : null}
      {ours.length > 0 ? (
        <section className="box extension-work" aria-label={words.askedByUs(ours.length)}>
          <h2>{words.askedByUs(ours.length)}</h2>
          <ul>
            {ours.map((request) => (
              <li key={request.id}>
                <Request request={request} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

interface ToDecideProps {
  requests: readonly ListedRequest[]
  onDecided: (count: number) => void
}

function ToDecide({ requests, onDecided }: ToDecideProps) {
  const words = useExtensionWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState(false)
  const known = requests.filter(({ id }) => chosen.has(id))
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
  return (
    <section className="box extension-work" aria-label={words.toDecide(requests.length)}>
      <div className="extension-work__head">
        <h2>{words.toDecide(requests.length)}</h2>
        <Checkbox
          size="xs"
          label={words.chooseAll}
          checked={known.length === requests.length}
          indeterminate={known.length > 0 && known.length < requests.length}
          onChange={(event) => setChosen(new Set(event.currentTarget.checked ? requests.map(({ id }) => id) : []))}
        />
        <Button size="compact-sm" disabled={known.length === 0} onClick={() => setOpen(true)}>
          {words.decideChosen(known.length)}
        </Button>
      </div>
      <ul>
        {requests.map((request) => (
          <li key={request.id}>
            <Checkbox
              size="xs"
              aria-label={words.choose(request.duty.code)}
              checked={chosen.has(request.id)}
              onChange={(event) => choose(request.id, event.currentTarget.checked)}
            />
            <Request request={request} />
          </li>
        ))}
      </ul>
      {open ? (
        <DecidePanel
          requests={known.map((request) => ({ ...request, code: request.duty.code, text: request.duty.text }))}
          onClose={() => setOpen(false)}
          onDecided={() => {
            setOpen(false)
            setChosen(new Set())
            onDecided(known.length)
          }}
        />
      ) : null}
    </section>
  )
}

function Request({ request }: { request: ListedRequest }) {
  const words = useExtensionWords()
  const { duty } = request
  return (
    <div className="extension-work__request">
      <Link to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} search={{ update: undefined }}>
        {duty.text}
      </Link>
      <span className="nowrap">{words.wants(dateText(request.dueOnThen), dateText(request.dueOn))}</span>
      <span className="secondary">
        {duty.code} · {duty.organization.name} · {request.reason}
      </span>
    </div>
  )
}
