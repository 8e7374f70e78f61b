import './notifications.css'
import { Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useState } from 'react'
import { numberText } from '../../lib/format.ts'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { unreadCount, useNotificationStream } from './use-notifications.ts'
import { useNotificationWords } from './words.ts'

const NotificationList = lazy(async () => ({ default: (await import('./NotificationList.tsx')).NotificationList }))

/** The bell of the top bar with how many are unread; opens the list. */
export function Bell() {
  const words = useNotificationWords()
  const { data: unread = 0 } = useQuery(unreadCount)
  const [opened, setOpened] = useState(false)
  const [arrival, setArrival] = useState('')
  useNotificationStream(useCallback((count: number) => setArrival(words.arrived(count)), [words]))
  return (
    <>
      <span role="status" className="hidden-visually">
        {arrival}
      </span>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" width={420} trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className="top__button bell"
            aria-label={words.open(unread)}
            onClick={() => setOpened(!opened)}
          >
            <IconBell size={19} aria-hidden />
            {unread > 0 ? (
              <span className="bell__count" aria-hidden>
                {unread > 99 ? '99+' : numberText(unread)}
              </span>
            ) : null}
          </button>
        </Popover.Target>
        <Popover.Dropdown className="notifications" aria-label={words.title}>
          <Suspense fallback={<SkeletonRows />}>
            <NotificationList onLeave={() => setOpened(false)} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}
