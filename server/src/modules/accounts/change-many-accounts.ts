import type { BulkAct, changeManyAccounts as bulkRoute } from '@dondoc/contract/account-bulk'
import { canGiveRole } from '@dondoc/domain/access/accounts'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { type KnownAccount, mustManageAccount, mustSeeAccount } from './accounts.access.ts'
import { mustFindPath } from './add-account.ts'
import { lockAccount, unlockAccount } from './change-account.ts'
import { giveRole, mustLieAhead } from './change-roles.ts'
import { requirePasswordChange } from './require-password-change.ts'
import { inviteAccount } from './send-link.ts'
import { endAccountSessions } from './sessions.ts'

type Order = z.output<NonNullable<(typeof bulkRoute)['body']>>
type Result = z.output<NonNullable<(typeof bulkRoute)['response']>>

/** All the accounts, or the refusal of the whole: nobody learns which of some ids are real. */
async function mustBeAllowedForAll(deps: Deps, actor: Actor, { ids, act }: Order): Promise<KnownAccount[]> {
  const today = deps.clock.today()
  return inTenant(deps.db, actor, async (trx) => {
    const known: KnownAccount[] = []
    for (const id of new Set(ids)) {
      if (act.kind === 'give-role') {
        const account = await mustSeeAccount(trx, actor, id, today)
        mustBeAllowed(
          canGiveRole(actor, await mustFindPath(trx, actor.tenantId, act.organizationId ?? account.row.organizationId)),
        )
        known.push(account)
      } else known.push(await mustManageAccount(trx, actor, id, today))
    }
    return known
  })
}

function doOne(deps: Deps, actor: Actor, by: AuditActor, { row }: KnownAccount, act: BulkAct): Promise<unknown> {
  switch (act.kind) {
    case 'invite':
      return inviteAccount(deps, actor, by, row.id)
    case 'lock':
      return lockAccount(deps, actor, by, row.id, { reason: act.reason })
    case 'unlock':
      return unlockAccount(deps, actor, by, row.id)
    case 'require-password-change':
      return requirePasswordChange(deps, actor, by, row.id)
    case 'end-sessions':
      return endAccountSessions(deps, actor, by, row.id)
    case 'give-role': {
      const { role, validFrom, validTo } = act
      const organizationId = act.organizationId ?? row.organizationId
      return giveRole(deps, actor, by, row.id, { role, organizationId, validFrom, validTo })
    }
  }
}

/**
 * Does one thing to many accounts, each in its own transaction and with its own entry in the trail: who looks at a person's
 * history sees it there. Throws where a right is missing for one of them, `mail.not-configured`, `account.in-the-past` and
 * `account.period-invalid`; what a rule says against single accounts is told with their names.
 */
export async function changeManyAccounts(deps: Deps, actor: Actor, by: AuditActor, order: Order): Promise<Result> {
  const { act } = order
  if (act.kind === 'invite' && deps.mailer === null) throw new Problem('mail.not-configured')
  if (act.kind === 'give-role') mustLieAhead(act, deps.clock.today())
  const known = await mustBeAllowedForAll(deps, actor, order)
  const refused: Result['refused'] = []
  for (const account of known) {
    try {
      await doOne(deps, actor, by, account, act)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push({ id: account.row.id, name: account.row.name, code: error.code, params: { ...error.params } })
    }
  }
  return { done: known.length - refused.length, refused }
}
