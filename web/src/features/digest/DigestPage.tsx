import './digest.css'
import { type DigestGroup, openDigest } from '@dondoc/contract/digest'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure, type Failure } from '../../lib/failure.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { sentenceOf, useNotificationWords } from '../notifications/words.ts'
import { tokenInAddress } from '../session/DoorCard.tsx'
import { useUrgingWords } from '../urging/words.ts'

/** The link of the daily mail: its lines as they stand now, to read only; who is signed in goes on to the work. */
export function DigestPage() {
  const { opened: words } = useUrgingWords()
  const navigate = useNavigate()
  const [token] = useState(tokenInAddress)
  const digest = useQuery({
    queryKey: [openDigest.url, token],
    queryFn: () => call(openDigest, { body: { token } }),
    retry: false,
    staleTime: 0,
  })
  const { data } = digest
  useEffect(() => {
    if (data?.signedIn) void navigate({ to: '/viec-cua-toi', replace: true })
  }, [data, navigate])
  const failure = digest.error ? asFailure(digest.error) : null
  if (digest.isPending || data?.signedIn) return <SkeletonRows />
  return (
    <main className="opened">
      {failure ? <Closed failure={failure} /> : null}
      {data ? (
        <>
          <PageHeader title={words.title(dateText(data.on))} lead={words.lead(data.name)}>
            <Button onClick={() => void navigate({ to: '/dang-nhap', search: { next: '/viec-cua-toi' } })}>
              {words.signIn}
            </Button>
          </PageHeader>
          <Alert tone={data.groups.length === 0 ? 'good' : 'notice'}>
            {data.groups.length === 0 ? words.allDone : words.readOnly}
          </Alert>
          {data.groups.map((group) => (
            <Group key={group.name} group={group} />
          ))}
        </>
      ) : null}
    </main>
  )
}

/** Why the link shows nothing, and the way on: the work of today stands behind the sign-in. */
function Closed({ failure }: { failure: Failure }) {
  const { problems } = useMessages()
  const { opened: words } = useUrgingWords()
  const navigate = useNavigate()
  const why = words.closed[failure.code]
  return (
    <>
      <PageHeader title={words.closedTitle} />
      <Alert tone={why === undefined ? 'error' : 'notice'}>{why ?? problems[failure.code](failure.params)}</Alert>
      <Button
        className="opened__way"
        onClick={() => void navigate({ to: '/dang-nhap', search: { next: '/viec-cua-toi' } })}
      >
        {words.signInToSee}
      </Button>
    </>
  )
}

/** What the person is asked to do; of what was reported since, nothing. */
function wordOf(
  group: DigestGroup,
  { status }: DigestGroup['duties'][number],
  words: ReturnType<typeof useUrgingWords>['opened'],
): string {
  if (status !== 'to-confirm') return words.update
  return group.name === 'to-confirm' ? words.confirm : words.look
}

function Group({ group }: { group: DigestGroup }) {
  const { opened: words } = useUrgingWords()
  const notifications = useNotificationWords()
  const more = group.count - group.duties.length - group.news.length
  return (
    <section className="box">
      <h2>
        {words.groups[group.name]} ({group.count})
      </h2>
      <ul>
        {group.duties.map((duty) => (
          <li key={duty.id} className="opened__item">
            <div className="opened__words">
              <p>{duty.text}</p>
              <p className="secondary">
                {duty.code} · {duty.organization} ·{' '}
                {duty.missedCheckpoint
                  ? words.missed(duty.missedCheckpoint.label, duty.missedCheckpoint.on)
                  : words.due(duty.dueOn)}
              </p>
              <StatusBadge status={duty.status} />
            </div>
            <Link
              to="/dang-nhap"
              search={{ next: `/nhiem-vu/${duty.id}?update=any` }}
              aria-label={`${wordOf(group, duty, words)} ${duty.code}`}
            >
              {wordOf(group, duty, words)}
            </Link>
          </li>
        ))}
        {group.news.map((news) => (
          <li key={`${news.kind} ${news.about.id}`} className="opened__item">
            {sentenceOf(notifications, news)}
          </li>
        ))}
        {more > 0 ? <li className="opened__item secondary">{words.more(more)}</li> : null}
      </ul>
    </section>
  )
}
