import './notifications.css'
import type { Notification } from '@dondoc/contract/notifications'
import { ActionIcon, Button } from '@mantine/core'
import { IconBell, IconCheck, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { instantText } from '../../lib/format.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { AboutLink } from './AboutLink.tsx'
import { notificationPages, useMarkRead } from './use-notifications.ts'
import { sentenceOf, useNotificationWords } from './words.ts'

/** What one was told: unread first. A click on one reads it and goes to what it is about. */
export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const words = useNotificationWords()
  const pages = useInfiniteQuery(notificationPages)
  const mark = useMarkRead()
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const unread = pages.data?.pages[0]?.unread ?? 0
  const newest = rows.reduce((last, { id }) => (id > last ? id : last), '')
  return (
    <>
      <div className="notifications__head">
        <h2>{words.title}</h2>
        <span className="push" />
        {unread > 0 ? (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={mark.isPending}
            onClick={() => mark.mutate({ allUntil: newest })}
          >
            {words.readAll}
          </Button>
        ) : null}
        <Link
          to="/thong-bao"
          className="notifications__settings"
          aria-label={words.settings}
          title={words.settings}
          onClick={onLeave}
        >
          <IconSettings size={18} aria-hidden />
        </Link>
      </div>
      {pages.isPending ? <SkeletonRows count={4} /> : null}
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => pages.refetch()} /> : null}
      {pages.data && rows.length === 0 ? (
        <EmptyState icon={IconBell} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      <ul className="notifications__list">
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            onRead={() => mark.mutate({ ids: [row.id] })}
            onOpen={() => {
              if (!row.read) mark.mutate({ ids: [row.id] })
              onLeave()
            }}
          />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button
          variant="subtle"
          fullWidth
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </>
  )
}

function Row({ row, onRead, onOpen }: { row: Notification; onRead: () => void; onOpen: () => void }) {
  const words = useNotificationWords()
  const from = [row.actor, ...(row.standingInFor === null ? [] : [words.inPlaceOf(row.standingInFor)])]
  return (
    <li className={row.read ? 'notification' : 'notification notification--unread'}>
      <div className="notification__body">
        <AboutLink about={row.about} onOpen={onOpen}>
          {row.read ? null : <span className="hidden-visually">{words.unread}: </span>}
          {sentenceOf(words, row)}
        </AboutLink>
        <p className="secondary">
          {from.join(' · ')} · <time dateTime={row.at}>{instantText(row.at)}</time>
        </p>
      </div>
      {row.read ? null : (
        <ActionIcon aria-label={words.read} title={words.read} onClick={onRead}>
          <IconCheck size={16} />
        </ActionIcon>
      )}
    </li>
  )
}
