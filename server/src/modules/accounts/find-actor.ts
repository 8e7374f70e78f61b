import type { Actor } from '../../lib/actor.ts'
import type { Deps } from '../../lib/deps.ts'
import { findAccountOfUser, listRolesHeld } from './accounts.store.ts'

/** Who sends a request with these headers, with the roles of today; null without a valid session or a usable account. */
export async function findActor(
  deps: Pick<Deps, 'db' | 'auth' | 'clock' | 'demo'>,
  headers: Headers,
): Promise<Actor | null> {
  const userId = await deps.auth.findUserId(headers)
  if (userId === null) return null
  const account = await findAccountOfUser(deps.db, userId, deps.demo)
  if (account === undefined) return null
  const roles = await listRolesHeld(deps.db, account, deps.clock.today())
  return {
    accountId: account.id,
    tenantId: account.tenantId,
    name: account.name,
    organizationId: account.organizationId,
    roles: roles.map(({ role, organizationId, orgPath }) => ({ role, organizationId, at: orgPath })),
  }
}
