import type { SignInDuty } from '@dondoc/contract/accounts'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type AccountOfUser, findAccount, findAccountOfUser, listRolesHeld } from './accounts.store.ts'
import { findPolicy } from './policy.store.ts'

type Account = Pick<AccountOfUser, 'tenantId' | 'id' | 'name' | 'organizationId'>

async function actorOf(db: Reader, account: Account, today: PlainDate): Promise<Actor> {
  const roles = await listRolesHeld(db, account, today)
  return {
    accountId: account.id,
    tenantId: account.tenantId,
    name: account.name,
    organizationId: account.organizationId,
    roles: roles.map(({ role, organizationId, orgPath, standingInFor }) => ({
      role,
      organizationId,
      at: orgPath,
      ...(standingInFor === null ? {} : { standingInFor }),
    })),
  }
}

/** Who sends a request with these headers, with the roles of today; null without a valid session or a usable account. */
export async function findActor(
  deps: Pick<Deps, 'db' | 'auth' | 'clock' | 'demo'>,
  headers: Headers,
): Promise<Actor | null> {
  const signedIn = await deps.auth.findSession(headers)
  if (signedIn === null) return null
  const account = await findAccountOfUser(deps.db, signedIn.userId, deps.demo)
  if (account === undefined) return null
  const { userId, sessionId: id, secondFactor } = signedIn
  const session = { id, userId, secondFactor }
  const { actor, isRequired } = await inTenant(deps.db, account, async (trx) => {
    const found = await actorOf(trx, account, deps.clock.today())
    return { actor: found, isRequired: !secondFactor && (await requiresSecondFactor(trx, found)) }
  })
  const must = account.mustChangePassword ? 'change-password' : isRequired ? await secondFactorDuty(deps, userId) : null
  return { ...actor, session, must }
}

/** Who never typed a password came by a provider, whose second factor it is. */
async function secondFactorDuty(deps: Pick<Deps, 'auth'>, userId: string): Promise<SignInDuty | null> {
  const { hasPassword } = await readUserFacts(deps.auth.users, userId)
  return hasPassword ? 'set-second-factor' : null
}

/** True where one of the roles held today requires a second factor. */
export async function requiresSecondFactor(db: Reader, actor: Pick<Actor, 'tenantId' | 'roles'>): Promise<boolean> {
  const { secondFactorRoles } = await findPolicy(db, actor.tenantId)
  return actor.roles.some(({ role }) => secondFactorRoles.includes(role))
}

/** A person for whom background work is done, with the roles of today; null where the account can no longer be used. */
export async function findActorOfAccount(
  deps: Pick<Deps, 'db' | 'clock'>,
  tenantId: string,
  accountId: string,
): Promise<Actor | null> {
  return inTenant(deps.db, { tenantId }, async (trx) => {
    const account = await findAccount(trx, tenantId, accountId)
    return account === undefined ? null : actorOf(trx, account, deps.clock.today())
  })
}
