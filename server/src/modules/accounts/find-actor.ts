import type { Actor } from '../../lib/actor.ts'
import type { Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { findAccount, findAccountOfUser, listRolesHeld } from './accounts.store.ts'

type Account = NonNullable<Awaited<ReturnType<typeof findAccountOfUser>>>

async function actorOf(db: Reader, account: Account, today: Parameters<typeof listRolesHeld>[2]): Promise<Actor> {
  const roles = await listRolesHeld(db, account, today)
  return {
    accountId: account.id,
    tenantId: account.tenantId,
    name: account.name,
    organizationId: account.organizationId,
    roles: roles.map(({ role, organizationId, orgPath }) => ({ role, organizationId, at: orgPath })),
  }
}

/** Who sends a request with these headers, with the roles of today; null without a valid session or a usable account. */
export async function findActor(
  deps: Pick<Deps, 'db' | 'auth' | 'clock' | 'demo'>,
  headers: Headers,
): Promise<Actor | null> {
  const userId = await deps.auth.findUserId(headers)
  if (userId === null) return null
  const account = await findAccountOfUser(deps.db, userId, deps.demo)
  return account === undefined ? null : actorOf(deps.db, account, deps.clock.today())
}

/** A person for whom background work is done, with the roles of today; null where the account can no longer be used. */
export async function findActorOfAccount(
  deps: Pick<Deps, 'db' | 'clock'>,
  tenantId: string,
  accountId: string,
): Promise<Actor | null> {
  const account = await findAccount(deps.db, tenantId, accountId)
  return account === undefined ? null : actorOf(deps.db, account, deps.clock.today())
}
