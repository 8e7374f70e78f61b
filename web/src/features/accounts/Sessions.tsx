import { listAccountSessions } from '@dondoc/contract/sign-in'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { deviceText } from '../../lib/device.ts'
import { instantText } from '../../lib/format.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useAccountWords } from './words.ts'

interface Props {
  accountId: string
  ending: boolean
  onEnd: () => void
}

/** Where the person is signed in; shown when asked, because the look is on record. */
export function Sessions({ accountId, ending, onEnd }: Props) {
  const { page } = useAccountWords()
  const [asked, setAsked] = useState(false)
  const answer = useQuery({
    ...asking(listAccountSessions, { params: { accountId } }),
    enabled: asked,
    refetchOnWindowFocus: false,
    staleTime: 0,
  })
  const sessions = answer.data?.sessions ?? []
  return (
    <div className="account__sessions">
      <h3>{page.sessions}</h3>
      {asked ? null : (
        <p className="secondary account__ask">
          <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
            {page.showSessions}
          </Button>
          {page.showSessionsHint}
        </p>
      )}
      {asked && answer.isPending ? <SkeletonRows count={2} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && sessions.length === 0 ? <p className="secondary">{page.noSessions}</p> : null}
      <ul className="account__items">
        {sessions.map(({ id, ip, userAgent, lastSeenAt }) => (
          <li key={id} className="account__item">
            <span>
              {deviceText(userAgent) ?? page.unknownDevice}
              <span className="secondary account-row__line">
                {[ip, page.seen(instantText(lastSeenAt))].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {sessions.length > 0 ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={ending}
          onClick={() => {
            setAsked(false)
            onEnd()
          }}
        >
          {page.endSessions}
        </Button>
      ) : null}
    </div>
  )
}
