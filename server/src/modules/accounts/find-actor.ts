import type { SignInDuty } from '@dondoc/contract/accounts'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import type { Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { findAccount, findAccountOfUser, listRolesHeld } from './accounts.store.ts'
import { findPolicy } from './policy.store.ts'

type Account = NonNullable<Awaited<ReturnType<typeof findAccountOfUser>>>

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
  const actor = await actorOf(deps.db, account, deps.clock.today())
  const { userId, sessionId: id, secondFactor } = signedIn
  const session = { id, userId, secondFactor }
  const must = account.mustChangePassword ? 'change-password' : await secondFactorDuty(deps, actor, session)
  return { ...actor, session, must }
}

/** Who never typed a password came by a provider, whose second factor it is. */
async function secondFactorDuty(
  deps: Pick<Deps, 'db' | 'auth'>,
  actor: Actor,
  session: { readonly userId: string; readonly secondFactor: boolean },
): Promise<SignInDuty | null> {
  if (session.secondFactor || !(await requiresSecondFactor(deps.db, actor))) return null
  const { hasPassword } = await readUserFacts(deps.auth.users, session.userId)
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
  const account = await findAccount(deps.db, tenantId, accountId)
  return account === undefined ? null : actorOf(deps.db, account, deps.clock.today())
}
