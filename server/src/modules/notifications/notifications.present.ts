import type { Notification } from '@dondoc/contract/notifications'
import type { NotificationRow } from './notifications.store.ts'

/** A notification as it leaves the server. */
export function presentNotification(row: NotificationRow): Notification {
  const { id, kind, data, actor, standingInFor } = row
  const about = { kind: row.aboutKind, id: row.aboutId }
  return {
    id,
    kind,
    about,
    data: { ...data },
    actor,
    standingInFor,
    at: row.at.toISOString(),
    read: row.readAt !== null,
  }
}
