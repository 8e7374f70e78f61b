import * as contract from '@dondoc/contract/notifications'
import { Id } from '@dondoc/contract/shared'
import { z } from 'zod'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { presentNotification } from './notifications.present.ts'
import { countNotifications, listNotificationRows, markRead, sayChanged } from './notifications.store.ts'
import { registerStream } from './stream.ts'

const PageEnd = z.tuple([z.enum(['read', 'unread']), Id])

/** The routes of `contract/src/notifications.ts`. Everybody sees and marks what they themselves were told. */
export function registerNotifications(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.listNotifications, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const end = readCursor(query.cursor, PageEnd)
        const after = end === null ? null : { read: end[0] === 'read', id: end[1] }
        const rows = await listNotificationRows(trx, actor, { limit: query.limit + 1, after })
        const shown = rows.slice(0, query.limit)
        const last = shown.at(-1)
        const more = rows.length > shown.length && last !== undefined
        return {
          rows: shown.map(presentNotification),
          ...(await countNotifications(trx, actor)),
          cursor: more ? writeCursor([last.readAt === null ? 'unread' : 'read', last.id]) : null,
        }
      }),
  })

  register(api, contract.readNotifications, {
    allow: everybody,
    handle: ({ actor, body }) =>
      inTenant(db, actor, async (trx) => {
        const changed = await markRead(trx, actor, body, clock.now())
        // The other open pages of the same person count down too.
        if (changed > 0) await sayChanged(trx, actor.tenantId, [actor.accountId])
        return { unread: (await countNotifications(trx, actor)).unread }
      }),
  })

  registerStream(api, deps)
}
