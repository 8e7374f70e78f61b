import type { changeAccount as changeRoute, lockAccount as lockRoute } from '@dondoc/contract/accounts'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { deleteSessions, findUserByEmail, updateUser } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { keepingAdministrators, mustManageAccount } from './accounts.access.ts'
import { holdEmail, updateAccount } from './accounts.store.ts'
import { mustFindPath } from './add-account.ts'
import { withdrawTokens } from './tokens.store.ts'

type Change = z.output<NonNullable<(typeof changeRoute)['body']>>
type Lock = z.output<NonNullable<(typeof lockRoute)['body']>>

/**
 * Changes name, address or organization of an account. Throws `account.changed-meanwhile`, `account.email-taken` or
 * `organization.not-found`. A new address is also the one to sign in with; links sent to the old one die.
 */
export async function changeAccount(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  accountId: string,
  { version, ...change }: Change,
): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    const { organizationId, email } = change
    if (organizationId !== undefined)
      mustBeAllowed(canManageAccounts(actor, await mustFindPath(trx, actor.tenantId, organizationId)))
    const newEmail = email === undefined || email === row.email ? undefined : email
    if (newEmail !== undefined) {
      await holdEmail(trx, newEmail)
      const known = await findUserByEmail(deps.auth.users, newEmail)
      if (known !== undefined) throw new Problem('account.email-taken', { email: newEmail })
      await withdrawTokens(trx, row, deps.clock.now())
    }
    const done = await updateAccount(trx, row, version, change)
    if (!done) throw new Problem('account.changed-meanwhile')
    const before = { name: row.name, email: row.email, organizationId: row.organizationId }
    await writeAudit(trx, by, {
      action: 'account.changed',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      before,
      after: { ...before, ...change },
    })
    // Last, and outside the transaction: should it fail, nothing is changed.
    await updateUser(deps.auth.users, row.authUserId, {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(newEmail === undefined ? {} : { email: newEmail }),
    })
  })
}

/** Locks an account: its sessions end and its links die. Throws `account.own-lock` and `account.last-administrator`. */
export async function lockAccount(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  accountId: string,
  { reason }: Lock,
): Promise<void> {
  if (accountId === actor.accountId) throw new Problem('account.own-lock')
  const today = deps.clock.today()
  const now = deps.clock.now()
  const authUserId = await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, today)
    const scope = { tenantId: actor.tenantId, today, demo: deps.demo }
    await keepingAdministrators(trx, scope, () =>
      updateAccount(trx, row, null, { disabledAt: now, lockReason: reason }),
    )
    await withdrawTokens(trx, row, now)
    await writeAudit(trx, by, {
      action: 'account.locked',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      before: { state: row.state },
      after: { state: 'locked', reason },
    })
    return row.authUserId
  })
  // A locked account's session is good for nothing already.
  await deleteSessions(deps.auth.users, authUserId, {})
}

/** Unlocks an account. Throws `account.not-locked`. */
export async function unlockAccount(deps: Deps, actor: Actor, by: AuditActor, accountId: string): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    if (row.disabledAt === null) throw new Problem('account.not-locked')
    await updateAccount(trx, row, null, { disabledAt: null, lockReason: null })
    await writeAudit(trx, by, {
      action: 'account.unlocked',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      before: { state: 'locked', reason: row.lockReason },
      after: { state: 'active' },
    })
  })
}
