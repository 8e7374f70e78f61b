import './trigger-events.css'
import { listEvents, listWaitingDuties, type TriggerEvent, type WaitingGroup } from '@dondoc/contract/trigger-events'
import { Button } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { standingAlone } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { EventAbout, EventPanel } from './EventPanel.tsx'
import { RegisterPanel } from './RegisterPanel.tsx'
import { useEventWords } from './words.ts'

/** What waits for an act, together by its words, and the acts that were registered. */
export function EventsPage() {
  const messages = useMessages()
  const words = useEventWords()
  const waiting = useQuery(asking(listWaitingDuties, {}))
  const events = useQuery(asking(listEvents, {}))
  const [group, setGroup] = useState<WaitingGroup | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [done, setDone] = useState<TriggerEvent | null>(null)
  const groups = waiting.data?.groups ?? []
  const count = groups.reduce((sum, { duties }) => sum + duties.length, 0)
  return (
    <div className="page">
      <PageHeader
        title={words.title}
        lead={words.lead}
        above={
          <Crumbs>
            <Link to="/nhiem-vu">{messages.duties.title}</Link>
          </Crumbs>
        }
      />
      <div role="status">{done ? <Alert tone="good">{words.done(done.words, done.dutyCount)}</Alert> : null}</div>
      {waiting.isPending ? <SkeletonRows /> : null}
      {waiting.isError ? <ErrorState error={waiting.error} onRetry={waiting.refetch} /> : null}
      {waiting.data && groups.length === 0 ? (
        <EmptyState icon={IconHourglass} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {groups.length > 0 ? (
        <section className="box events" aria-label={words.waiting(count)}>
          <h2>{words.waiting(count)}</h2>
          <ul>
            {groups.map((one) => (
              <Group key={`${one.kind} ${one.duties[0]?.id}`} group={one} onRegister={() => setGroup(one)} />
            ))}
          </ul>
        </section>
      ) : null}
      {events.data ? (
        <section className="box events" aria-label={words.registered}>
          <h2>{words.registered}</h2>
          {events.data.events.length === 0 ? <p className="secondary">{words.noneRegistered}</p> : null}
          <ul>
            {events.data.events.map((event) => (
              <li key={event.id}>
                <EventAbout event={event} />
                <span className="events__count">
                  {event.withdrawn ? <span className="tag">{words.withdrawnTag}</span> : words.duties(event.dutyCount)}
                </span>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={`${words.open}: ${event.words}`}
                  onClick={() => setOpenId(event.id)}
                >
                  {words.open}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {group ? (
        <RegisterPanel
          group={group}
          onClose={() => setGroup(null)}
          onDone={(event) => {
            setGroup(null)
            setDone(event)
          }}
        />
      ) : null}
      {openId ? <EventPanel eventId={openId} onClose={() => setOpenId(null)} /> : null}
    </div>
  )
}

function Group({ group, onRegister }: { group: WaitingGroup; onRegister: () => void }) {
  const words = useEventWords()
  const units = new Set(group.duties.map(({ organization }) => organization.id)).size
  const act = group.kind === 'reference' ? words.registerReference : words.register
  const variants = [...new Set(group.duties.map(({ waitingWords }) => waitingWords))].filter(
    (one) => one !== group.words,
  )
  return (
    <li>
      <div>
        <p>
          <strong>{standingAlone(group.words)}</strong>
        </p>
        <p className="secondary">
          {words.kinds[group.kind]} · {words.units(units)}
          {variants.length > 0 ? ` · ${variants.map((one) => `“${one}”`).join('; ')}` : ''}
        </p>
      </div>
      <span className="events__count">{words.duties(group.duties.length)}</span>
      <Button size="compact-sm" aria-label={`${act}: ${group.words}`} onClick={onRegister}>
        {act}
      </Button>
    </li>
  )
}
