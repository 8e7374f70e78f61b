import './my-notifications.css'
import { getDigestChoice, setDigestChoice } from '@dondoc/contract/digest'
import { getMyCalendar, type MyCalendar, makeMyCalendar, revokeMyCalendar } from '@dondoc/contract/my-calendar'
import { MUTABLE_GROUPS, type MutableGroup } from '@dondoc/domain/urging/digest'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { useUrgingWords } from '../urging/words.ts'

/** What I get by mail, and my calendar. */
export function MyNotificationsPage() {
  const { mine: words } = useUrgingWords()
  return (
    <div className="page my-notifications">
      <PageHeader title={words.title} lead={words.lead} />
      <DigestBox />
      <CalendarBox />
    </div>
  )
}

function DigestBox() {
  const { mine: words } = useUrgingWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const answer = useQuery(asking(getDigestChoice, {}))
  const save = useMutation({
    mutationFn: (muted: MutableGroup[]) => call(setDigestChoice, { body: { muted } }),
    onSuccess: (saved) => queryClient.setQueryData(asking(getDigestChoice, {}).queryKey, saved),
  })
  const failure = save.error ? asFailure(save.error) : null
  const { data } = answer
  // The mark follows the finger; should it not be kept, it goes back.
  const muted = save.isPending ? save.variables : (data?.muted ?? [])
  return (
    <section className="box my-notifications__box" aria-labelledby="thu-tong-hop">
      <h2 id="thu-tong-hop">{words.digest}</h2>
      {answer.isPending ? <SkeletonRows count={3} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {data ? (
        <>
          <p>{data.mail ? words.when(data.digestAt) : words.noMail}</p>
          {MUTABLE_GROUPS.map((group) => (
            <Checkbox
              key={group}
              label={words.parts[group]}
              checked={!muted.includes(group)}
              onChange={() =>
                save.mutate(muted.includes(group) ? muted.filter((one) => one !== group) : [...muted, group])
              }
            />
          ))}
          <p className="secondary">{words.always}</p>
          <div role="status">{save.isSuccess ? <Alert tone="good">{words.saved}</Alert> : null}</div>
          {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        </>
      ) : null}
    </section>
  )
}

function CalendarBox() {
  const { mine: words } = useUrgingWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const [copied, setCopied] = useState(false)
  const answer = useQuery(asking(getMyCalendar, {}))
  const keep = ({ feed: kept }: MyCalendar) =>
    queryClient.setQueryData(asking(getMyCalendar, {}).queryKey, { feed: kept })
  const make = useMutation({ mutationFn: () => call(makeMyCalendar, {}), onSuccess: keep })
  const revoke = useMutation({
    mutationFn: () => call(revokeMyCalendar, {}),
    onSuccess: (feed) => {
      make.reset()
      keep(feed)
    },
  })
  const error = make.error ?? revoke.error ?? answer.error
  const failure = error ? asFailure(error) : null
  const feed = answer.data?.feed ?? null
  const address = make.data?.address
  return (
    <section className="box my-notifications__box" aria-labelledby="lich-ca-nhan">
      <h2 id="lich-ca-nhan">{words.calendar}</h2>
      <p>{words.calendarText}</p>
      {feed ? (
        <p className="secondary">
          {words.existing(instantText(feed.createdAt))} {feed.readAt ? words.lastRead(instantText(feed.readAt)) : ''}
        </p>
      ) : null}
      {address ? (
        <>
          <TextInput
            label={words.address}
            description={words.once}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            variant="default"
            onClick={() =>
              void navigator.clipboard.writeText(address).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            {words.copy}
          </Button>
        </>
      ) : null}
      <div className="my-notifications__acts">
        <Button
          variant="default"
          loading={make.isPending}
          onClick={() => {
            setCopied(false)
            make.mutate()
          }}
        >
          {feed ? words.replace : words.make}
        </Button>
        {feed ? (
          <Button variant="default" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {words.revoke}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {copied ? <Alert tone="good">{words.copied}</Alert> : null}
        {revoke.isSuccess && feed === null ? <Alert tone="good">{words.revoked}</Alert> : null}
      </div>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
    </section>
  )
}
