import * as contract from '@dondoc/contract/my-calendar'
import { everybody } from '../../lib/actor.ts'
import { writeAudit } from '../../lib/audit.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { hashToken, makeToken } from '../../lib/link-token.ts'
import { Problem } from '../../lib/problem.ts'
import { deleteFeed, findFeed, putFeed } from './calendar-feed.store.ts'
import { writeFeed } from './write-feed.ts'

async function show(
  db: Reader,
  owner: { readonly tenantId: string; readonly accountId: string },
): Promise<contract.MyCalendar> {
  const feed = await findFeed(db, owner)
  return {
    feed: feed ? { createdAt: feed.createdAt.toISOString(), readAt: feed.readAt?.toISOString() ?? null } : null,
  }
}

/** The routes of `contract/src/my-calendar.ts`, and the calendar itself. */
export function registerCalendarFeed(api: Api, deps: Deps): void {
  const { db, clock, publicUrl } = deps
  const own = (actor: { accountId: string; name: string }) => ({
    subjectKind: 'account' as const,
    subjectId: actor.accountId,
    subject: actor.name,
  })
  register(api, contract.getMyCalendar, {
    allow: everybody,
    handle: ({ actor }) => inTenant(db, actor, (trx) => show(trx, actor)),
  })
  register(api, contract.makeMyCalendar, {
    allow: everybody,
    handle: ({ actor, by }) =>
      inTenant(db, actor, async (trx) => {
        const token = makeToken(actor.tenantId)
        await putFeed(trx, actor, hashToken(token), clock.now())
        await writeAudit(trx, by, { action: 'account.calendar-made', ...own(actor) })
        return { ...(await show(trx, actor)), address: `${publicUrl}${contract.CALENDAR_FEED}${token}.ics` }
      }),
  })
  register(api, contract.revokeMyCalendar, {
    allow: everybody,
    handle: ({ actor, by }) =>
      inTenant(db, actor, async (trx) => {
        const had = await findFeed(trx, actor)
        await deleteFeed(trx, actor)
        if (had) await writeAudit(trx, by, { action: 'account.calendar-revoked', ...own(actor) })
        return show(trx, actor)
      }),
  })

  api.app.get<{ Params: { name: string } }>(
    `${contract.CALENDAR_FEED}:name`,
    { schema: { hide: true } },
    async (request, reply) => {
      const { name } = request.params
      const text = name.endsWith('.ics') ? await writeFeed(deps, name.slice(0, -4)) : null
      if (text === null) throw new Problem('request.not-found')
      return reply
        .header('cache-control', 'private, max-age=900')
        .header('content-disposition', 'inline; filename="viec-cua-toi.ics"')
        .type('text/calendar; charset=utf-8')
        .send(text)
    },
  )
}
