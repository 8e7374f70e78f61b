import { endMyOtherSessions } from '@dondoc/contract/my-account'
import { endMySession, listMySessions, type Session } from '@dondoc/contract/sign-in'
import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../../lib/api.ts'
import { deviceOf } from '../../../lib/device.ts'
import { asFailure } from '../../../lib/failure.ts'
import { instantText } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { Alert } from '../../../ui/Alert.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { Section } from './Section.tsx'
import { useAccountWords } from './words.ts'

const PHONES: readonly (string | null)[] = ['Android', 'iPhone']

/** Where I am signed in; each session can be ended, or all others at once. */
export function MySessions() {
  const { problems } = useMessages()
  const { sessions: words } = useAccountWords()
  const queryClient = useQueryClient()
  const [told, setTold] = useState<string | null>(null)
  const answer = useQuery(asking(listMySessions, {}))
  const sessions = [...(answer.data?.sessions ?? [])].sort((a, b) => Number(b.current) - Number(a.current))
  const others = sessions.filter(({ current }) => !current)
  const askAgain = () => queryClient.invalidateQueries({ queryKey: [listMySessions.url] })
  const nameOf = ({ userAgent }: Session) => {
    const { browser, system } = deviceOf(userAgent)
    return browser !== null && system !== null ? words.on(browser, system) : (browser ?? system ?? words.unknown)
  }
  const end = useMutation({
    mutationFn: ({ id }: Session) => call(endMySession, { params: { sessionId: id } }),
    onSuccess: (_, session) => setTold(words.ended(nameOf(session))),
    onSettled: askAgain,
  })
  const endOthers = useMutation({
    mutationFn: () => call(endMyOtherSessions, {}),
    onSuccess: ({ ended }) => setTold(words.othersEnded(ended)),
    onSettled: askAgain,
  })
  const error = end.error ?? endOthers.error
  const failure = error ? asFailure(error) : null
  return (
    <Section title={words.title} lead={words.lead}>
      {answer.isPending ? <SkeletonRows count={3} /> : null}
      {answer.error ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {told && !failure ? <Alert tone="good">{told}</Alert> : null}
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <ul className="my-account__list">
        {sessions.map((session) => {
          const DeviceIcon = PHONES.includes(deviceOf(session.userAgent).system) ? IconDeviceMobile : IconDeviceDesktop
          const since = instantText(session.createdAt)
          return (
            <li key={session.id}>
              <DeviceIcon size={20} stroke={1.5} aria-hidden />
              <div className="my-account__words">
                <strong>{nameOf(session)}</strong>
                <span>
                  {words.since(since)}
                  {session.current ? '' : ` · ${words.seen(instantText(session.lastSeenAt))}`}
                </span>
                {session.ip ? <span className="secondary">{words.from(session.ip)}</span> : null}
              </div>
              {session.current ? (
                <span className="my-account__mark">{words.current}</span>
              ) : (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={words.endOf(nameOf(session), since)}
                  loading={end.isPending && end.variables.id === session.id}
                  onClick={() => end.mutate(session)}
                >
                  {words.end}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {others.length > 1 ? (
        <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {words.endOthers(others.length)}
        </Button>
      ) : null}
    </Section>
  )
}
