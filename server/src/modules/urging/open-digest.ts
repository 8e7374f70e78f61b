import type { DigestGroup } from '@dondoc/contract/digest'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { hashToken, tenantOfToken } from '../../lib/link-token.ts'
import { Problem } from '../../lib/problem.ts'
import { findActorOfAccount, requiresSecondFactor } from '../accounts/index.ts'
import { type DutyState, missedOf } from '../duties/index.ts'
import { findDigest, listStanding } from './digests.store.ts'

interface OpenedDigest {
  readonly name: string
  readonly on: PlainDate
  readonly today: PlainDate
  readonly signedIn: boolean
  readonly groups: DigestGroup[]
}

/** A duty that is over needs nothing any more. */
const DONE = ['done-on-time', 'done-late', 'stopped']

/** The groups of the mail as they stand now: what was done meanwhile falls out, and what was asked at a checkpoint and is said since. */
function asTheyStand(groups: readonly DigestGroup[], standing: readonly DutyState[], today: PlainDate): DigestGroup[] {
  const now = new Map(standing.map((one) => [one.id, one]))
  return groups.flatMap((group) => {
    const duties = group.duties.flatMap((duty) => {
      const known = now.get(duty.id)
      if (known === undefined || DONE.includes(known.status)) return []
      // Sent back or taken back since: nothing to confirm.
      if (group.name === 'to-confirm' && known.status !== 'to-confirm') return []
      const missedCheckpoint = group.name === 'missed-checkpoint' ? missedOf(known, today) : null
      if (group.name === 'missed-checkpoint' && missedCheckpoint === null) return []
      return [{ ...duty, status: known.status, dueOn: known.dueOn, missedCheckpoint }]
    })
    const count = group.count - (group.duties.length - duties.length)
    return count > 0 && (duties.length > 0 || group.news.length > 0) ? [{ ...group, duties, count }] : []
  })
}

/**
 * What the link of a digest shows: the lines of that mail as they stand now, to read only, and nothing beyond it. Who has a
 * second factor, or a role that asks for one, gets nothing without signing in. Throws `token.invalid`, `token.expired`, `auth.required`.
 */
export async function openDigest(
  deps: Pick<Deps, 'db' | 'clock' | 'auth'>,
  token: string,
  visitor: Actor | null,
): Promise<OpenedDigest> {
  const tenantId = tenantOfToken(token)
  if (tenantId === null) throw new Problem('token.invalid')
  const [now, today] = [deps.clock.now(), deps.clock.today()]
  const scope = { tenantId }
  const digest = await inTenant(deps.db, scope, (trx) => findDigest(trx, tenantId, hashToken(token)))
  const actor = digest === undefined ? null : await findActorOfAccount(deps, tenantId, digest.accountId)
  // Locked, or without a role by now: the link is as good as withdrawn.
  if (digest === undefined || actor === null || actor.roles.length === 0) throw new Problem('token.invalid')
  const signedIn = visitor?.accountId === digest.accountId
  if (!signedIn && digest.expiresAt <= now) throw new Problem('token.expired')
  const { secondFactor } = await readUserFacts(deps.auth.users, digest.authUserId)
  return inTenant(deps.db, scope, async (trx) => {
    if (!signedIn && (secondFactor || (await requiresSecondFactor(trx, actor)))) throw new Problem('auth.required')
    const ids = digest.groups.flatMap((group) => group.duties.map(({ id }) => id))
    const groups = asTheyStand(digest.groups, await listStanding(trx, tenantId, today, ids), today)
    return { name: digest.name, on: digest.on, today, signedIn, groups }
  })
}
