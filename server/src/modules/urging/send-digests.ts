import type { DigestGroup } from '@dondoc/contract/digest'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '@dondoc/domain/calendar/working-calendar'
import { DIGEST_GROUPS } from '@dondoc/domain/urging/digest'
import type { Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { hashToken, makeToken } from '../../lib/link-token.ts'
import { queueMails } from '../mail/index.ts'
import { digestMail } from './digest-mail.ts'
import { gatherDigests, insertDigests, listServed, type PersonalDigest } from './digests.store.ts'
import type { UrgingDay } from './remind.ts'

const HOUR_MS = 3_600_000
/** The next working day has a digest of its own: one that the mail server takes later than this would only confuse. */
const USEFUL_MS = 20 * HOUR_MS
/** The link is for this work week; what it shows is looked up when it is opened. */
export const LINK_DAYS = 7

type DigestDeps = Pick<Deps, 'jobs' | 'mailer' | 'publicUrl' | 'demo'>

/** The last day that is soon: until it there are as many working days as the first reminder comes before. */
function soonUntil(days: number, today: PlainDate, calendar: WorkingCalendar): PlainDate {
  let last = addWorkingDays(today, days, calendar)
  while (!isWorkingDay(addDays(last, 1), calendar)) last = addDays(last, 1)
  return last
}

/** The groups of a person's digest in their order, without what the person has left out. */
function groupsOf({ groups, news, muted }: PersonalDigest): DigestGroup[] {
  const all: DigestGroup[] = [
    ...groups.map((group) => ({ ...group, news: [] })),
    ...(news === null ? [] : [{ name: 'news' as const, count: news.count, duties: [], news: news.items }]),
  ]
  return DIGEST_GROUPS.flatMap((name) => all.filter((group) => group.name === name)).filter(
    ({ name }) => !muted.some((left) => left === name),
  )
}

/**
 * Writes the digest of each person whose turn it is and queues its mail, all in the caller's transaction; who has nothing to do
 * gets none. Returns how many there were.
 */
export async function sendDigests(deps: DigestDeps, trx: Trx, day: UrgingDay, newsSince: Date): Promise<number> {
  if (deps.mailer === null) return 0
  const { tenantId, today, now, calendar } = day
  const soon = day.sets.map(({ orgPath: path, rules }) => ({
    path,
    until: soonUntil(Math.max(1, ...rules.before), today, calendar),
  }))
  const newSince = addWorkingDays(today, -1, calendar)
  const served = new Set(await listServed(trx, tenantId, today))
  const gathered = await gatherDigests(trx, { ...day, soon, newSince, newsSince, demo: deps.demo })
  const digests = gathered
    .filter(({ accountId }) => !served.has(accountId))
    .map((person) => ({ person, groups: groupsOf(person), token: makeToken(tenantId) }))
    .filter(({ groups }) => groups.length > 0)
  const mailIds = await queueMails(
    deps,
    trx,
    tenantId,
    digests.map(({ person, groups, token }) => ({
      to: person.email,
      purpose: 'digest' as const,
      expiresAt: new Date(now.getTime() + USEFUL_MS),
      // Behind '#': neither a proxy's log nor the next site's Referer gets to see it.
      ...digestMail({ name: person.name, today, groups, link: `${deps.publicUrl}/viec-hom-nay#${token}` }),
    })),
  )
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 24 * HOUR_MS)
  await insertDigests(
    trx,
    digests.map(({ person, groups, token }, index) => ({
      ...{ tenantId, id: newId(), accountId: person.accountId, on: today, mailId: mailIds[index] ?? null },
      ...{ groups: JSON.stringify(groups), hash: hashToken(token), expiresAt },
    })),
  )
  return digests.length
}
