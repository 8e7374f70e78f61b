import type { SignInDuty } from '@dondoc/contract/accounts'
import type { Role } from '@dondoc/domain/access/roles'
import type { Actor } from '../../lib/actor.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type AccountOfUser, findAccount, findUserOfDay, listRolesHeld, type RoleOfDay } from './accounts.store.ts'
import { findPolicy, PRESET } from './policy.store.ts'

type Account = Pick<AccountOfUser, 'tenantId' | 'id' | 'name' | 'organizationId'>

function actorOf(account: Account, roles: readonly RoleOfDay[]): Actor {
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
  const account = await findUserOfDay(deps.db, signedIn.userId, deps.clock.today(), deps.demo)
  if (account === undefined) return null
  const { userId, sessionId: id, secondFactor } = signedIn
  const session = { id, userId, secondFactor }
  const actor = actorOf(account, account.roles)
  const isRequired = !secondFactor && holdsOneOf(actor, account.secondFactorRoles ?? PRESET.secondFactorRoles)
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
  return holdsOneOf(actor, secondFactorRoles)
}

const holdsOneOf = ({ roles }: Pick<Actor, 'roles'>, wanted: readonly Role[]): boolean =>
  roles.some(({ role }) => wanted.includes(role))

/** A person for whom background work is done, with the roles of today; null where the account can no longer be used. */
export async function findActorOfAccount(
  deps: Pick<Deps, 'db' | 'clock'>,
  tenantId: string,
  accountId: string,
): Promise<Actor | null> {
  return inTenant(deps.db, { tenantId }, async (trx) => {
    const account = await findAccount(trx, tenantId, accountId)
    return account === undefined ? null : actorOf(account, await listRolesHeld(trx, account, deps.clock.today()))
  })
}
