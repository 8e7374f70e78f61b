import type { Session } from '@dondoc/contract/sign-in'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import {
  type AuthSession,
  deleteSecondFactor,
  deleteSessions,
  listUserSessions,
  readUserFacts,
} from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { mustManageAccount } from './accounts.access.ts'

const present =
  (currentId: string | undefined) =>
  ({ id, createdAt, lastSeenAt, expiresAt, ip, userAgent }: AuthSession): Session => ({
    id,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ip,
    userAgent,
    current: id === currentId,
  })

/** Where the person is signed in. */
export async function listMySessions(deps: Pick<Deps, 'auth'>, actor: Actor): Promise<Session[]> {
  const sessions = await listUserSessions(deps.auth.users, actor.session?.userId ?? '')
  return sessions.map(present(actor.session?.id))
}

/** Ends one of the own sessions. Throws `session.not-found`, also for somebody else's. */
export async function endMySession(deps: Deps, actor: Actor, by: AuditActor, sessionId: string): Promise<void> {
  const ended = await deleteSessions(deps.auth.users, actor.session?.userId ?? '', { only: sessionId })
  if (ended === 0) throw new Problem('session.not-found')
  await inTenant(deps.db, actor, (trx) =>
    writeAudit(trx, by, {
      action: 'session.ended',
      subjectKind: 'account',
      subjectId: actor.accountId,
      subject: actor.name,
      after: { sessionId },
    }),
  )
}

/** Ends all own sessions but the one that asks; returns how many. */
export async function endMyOtherSessions(deps: Deps, actor: Actor, by: AuditActor): Promise<number> {
  const { session } = actor
  if (session === undefined) throw new Problem('auth.required')
  const ended = await deleteSessions(deps.auth.users, session.userId, { except: session.id })
  await inTenant(deps.db, actor, (trx) =>
    writeAudit(trx, by, {
      action: 'session.others-ended',
      subjectKind: 'account',
      subjectId: actor.accountId,
      subject: actor.name,
      after: { ended },
    }),
  )
  return ended
}

/** Where somebody else is signed in: what only an administrator sees, and it is on record that he looked. */
export async function listAccountSessions(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  accountId: string,
): Promise<Session[]> {
  const row = await inTenant(deps.db, actor, async (trx) => {
    const known = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    await writeAudit(trx, by, {
      action: 'account.sessions-viewed',
      subjectKind: 'account',
      subjectId: accountId,
      subject: known.row.name,
    })
    return known.row
  })
  return (await listUserSessions(deps.auth.users, row.authUserId)).map(present(actor.session?.id))
}

/** Ends all sessions of a person. */
export async function endAccountSessions(deps: Deps, actor: Actor, by: AuditActor, accountId: string): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    const ended = await deleteSessions(deps.auth.users, row.authUserId, {})
    await writeAudit(trx, by, {
      action: 'account.sessions-ended',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      after: { ended },
    })
  })
}

/** Turns off the second factor of a person who lost it; all sessions end. Throws `auth.second-factor-off`. */
export async function resetSecondFactor(deps: Deps, actor: Actor, by: AuditActor, accountId: string): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    const { secondFactor } = await readUserFacts(deps.auth.users, row.authUserId)
    if (!secondFactor) throw new Problem('auth.second-factor-off')
    await deleteSecondFactor(deps.auth.users, row.authUserId)
    await deleteSessions(deps.auth.users, row.authUserId, {})
    await writeAudit(trx, by, {
      action: 'account.second-factor-reset',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
    })
  })
}
