import {
  listNotifications,
  NOTIFICATION_STREAM,
  NotificationState,
  readNotifications,
} from '@dondoc/contract/notifications'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '../../lib/api.ts'

const PAGE = 30
/** How often is asked where the stream does not come through. */
const POLL_MS = 60_000

/** How many are unread: kept up by the stream, asked where it does not come through. */
export const unreadCount = queryOptions({
  queryKey: [listNotifications.url, 'unread'],
  queryFn: async ({ signal }) => (await call(listNotifications, { query: { limit: 1 } }, signal)).unread,
  refetchInterval: POLL_MS,
})

/** The list of the bell, page by page. */
export const notificationPages = infiniteQueryOptions({
  queryKey: [listNotifications.url, 'list'],
  queryFn: ({ pageParam, signal }) =>
    call(listNotifications, { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.cursor,
})

/**
 * Listens while the page is looked at: a hidden tab keeps no connection, of which a browser has six to a server. The browser itself
 * connects again after a break and tells what it heard last.
 */
export function useNotificationStream(onArrival: (unread: number) => void): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let source: EventSource | null = null
    const hear = (event: MessageEvent<string>) => {
      const state = NotificationState.safeParse(JSON.parse(event.data))
      if (!state.success) return
      const before = queryClient.getQueryData(unreadCount.queryKey)
      const { unread } = state.data
      queryClient.setQueryData(unreadCount.queryKey, unread)
      void queryClient.invalidateQueries({ queryKey: notificationPages.queryKey })
      if (before !== undefined && unread > before) onArrival(unread)
    }
    const connect = () => {
      if (document.visibilityState === 'hidden') {
        source?.close()
        source = null
      } else if (source === null || source.readyState === EventSource.CLOSED) {
        source = new EventSource(NOTIFICATION_STREAM)
        source.addEventListener('state', hear)
      }
    }
    connect()
    document.addEventListener('visibilitychange', connect)
    return () => {
      document.removeEventListener('visibilitychange', connect)
      source?.close()
    }
  }, [queryClient, onArrival])
}

/** Marks as read; the list and the count follow. */
export function useMarkRead() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: { ids: string[] } | { allUntil: string }) => call(readNotifications, { body }),
    onSuccess: ({ unread }) => {
      queryClient.setQueryData(unreadCount.queryKey, unread)
      void queryClient.invalidateQueries({ queryKey: notificationPages.queryKey })
    },
  })
}
