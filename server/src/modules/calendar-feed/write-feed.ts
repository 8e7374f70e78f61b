import { type CalendarEvent, writeCalendar } from '@dondoc/domain/calendar/icalendar'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { BUSINESS_ZONE } from '../../lib/clock.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { hashToken, tenantOfToken } from '../../lib/link-token.ts'
import { officialDay, STATUS_WORDS } from '../../lib/printed-words.ts'
import { findActorOfAccount } from '../accounts/index.ts'
import { listAnsweredDuties } from '../urging/index.ts'
import { findFeedByHash, markRead } from './calendar-feed.store.ts'

/** Days back and ahead: what is late stays in sight, and next year's plan is not made yet. */
const BACK = 90
const AHEAD = 400

const stampOf = (now: Date): string => now.toISOString().replaceAll(/[-:]|\.\d+/g, '')

/**
 * The calendar behind a secret: due dates of the open duties that the person answers for, and the checkpoints of those that run
 * longer. Null where the secret is unknown, revoked, or of somebody who can no longer sign in.
 */
export async function writeFeed(deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>, token: string): Promise<string | null> {
  const tenantId = tenantOfToken(token)
  if (tenantId === null) return null
  const [now, today] = [deps.clock.now(), deps.clock.today()]
  const feed = await inTenant(deps.db, { tenantId }, (trx) => findFeedByHash(trx, tenantId, hashToken(token)))
  const actor = feed === undefined ? null : await findActorOfAccount(deps, tenantId, feed.accountId)
  if (feed === undefined || actor === null) return null
  return inTenant(deps.db, { tenantId }, async (trx) => {
    await markRead(trx, feed, now)
    const between = { from: addDays(today, -BACK), to: addDays(today, AHEAD) }
    const duties = await listAnsweredDuties(trx, tenantId, feed.accountId, today, between)
    const events = duties.flatMap((duty): CalendarEvent[] => {
      const url = `${deps.publicUrl}/nhiem-vu/${duty.id}`
      const description = `${duty.text}\n${duty.organization}\nHạn ${officialDay(duty.dueOn)} – ${STATUS_WORDS[duty.status]}`
      const event = (uid: string, on: PlainDate, word: string): CalendarEvent => ({
        ...{ uid: `${uid}@dondoc`, on, url, description },
        summary: `${word} ${duty.code}: ${duty.text}`,
      })
      const due = event(duty.id, duty.dueOn, duty.status === 'overdue' ? 'Quá hạn' : 'Hạn')
      const checks = duty.checkpoints.map(({ on, label }) => event(`${duty.id}-${on}`, on, `Mốc kiểm tra ${label} –`))
      return [due, ...checks]
    })
    return writeCalendar({ name: 'Đôn Đốc – Việc của tôi', zone: BUSINESS_ZONE, stamp: stampOf(now) }, events)
  })
}
