import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { mustManageAccount } from './accounts.access.ts'
import { updateAccount } from './accounts.store.ts'

/** The next request of the person asks for a new password before anything else. Throws `account.locked`, `account.not-joined`. */
export async function requirePasswordChange(
  deps: Pick<Deps, 'db' | 'auth' | 'clock'>,
  actor: Actor,
  by: AuditActor,
  accountId: string,
): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    if (row.state === 'locked') throw new Problem('account.locked')
    const { hasPassword } = await readUserFacts(deps.auth.users, row.authUserId)
    if (!hasPassword) throw new Problem('account.not-joined')
    await updateAccount(trx, row, null, { mustChangePassword: true })
    await writeAudit(trx, by, {
      action: 'account.password-change-required',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
    })
  })
}
