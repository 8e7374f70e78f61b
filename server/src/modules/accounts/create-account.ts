import type { createAccount as createRoute } from '@dondoc/contract/accounts'
import { canGiveRole } from '@dondoc/domain/access/accounts'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { addAccount, mustFindPath } from './add-account.ts'
import { mustLieAhead } from './change-roles.ts'
import { mustBeGoodPassword } from './password-rules.ts'
import { sendLink } from './send-link.ts'

type NewAccount = z.output<NonNullable<(typeof createRoute)['body']>>

/**
 * Creates an account in an organization that the actor manages: with a first password that must be changed, or by an invitation
 * that leaves in the same transaction. Returns its id. Throws `account.email-taken`, `mail.not-configured`, `password.…`.
 */
export async function createAccount(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  { firstPassword, ...account }: NewAccount,
): Promise<string> {
  const { tenantId } = actor
  const { name, email, organizationId, roles } = account
  const today = deps.clock.today()
  for (const role of roles) mustLieAhead(role, today)
  await inTenant(deps.db, actor, async (trx) => {
    mustBeAllowed(canManageAccounts(actor, await mustFindPath(trx, tenantId, organizationId)))
    for (const role of roles) mustBeAllowed(canGiveRole(actor, await mustFindPath(trx, tenantId, role.organizationId)))
    if (firstPassword !== undefined) await mustBeGoodPassword(trx, { tenantId, name, email }, firstPassword)
  })
  if (firstPassword !== undefined) {
    return addAccount(deps, by, { ...account, password: firstPassword, mustChangePassword: true, validFrom: today })
  }
  if (deps.mailer === null) throw new Problem('mail.not-configured')
  return addAccount(deps, by, { ...account, password: null, validFrom: today }, (trx, { id }) =>
    sendLink(deps, trx, { tenantId, id, name, email }, 'invitation'),
  )
}
