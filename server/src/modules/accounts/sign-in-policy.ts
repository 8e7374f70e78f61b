import type { previewSignInPolicy as previewRoute, SignInPolicy } from '@dondoc/contract/sign-in'
import { canSetSignInPolicy } from '@dondoc/domain/access/accounts'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { listWithSecondFactor } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { listHolders } from './account-list.store.ts'
import { findPolicy, putPolicy } from './policy.store.ts'

type Shown = SignInPolicy & { can: { change: boolean } }

/** The rules of sign-in of the person's tenant. */
export async function showPolicy(deps: Pick<Deps, 'db'>, actor: Actor): Promise<Shown> {
  const { passwordLength, secondFactorRoles } = await inTenant(deps.db, actor, (trx) => findPolicy(trx, actor.tenantId))
  return { passwordLength, secondFactorRoles, can: { change: canSetSignInPolicy(actor) } }
}

/** People named in a preview. */
const SHOWN = 20

/** Who would have to set up a second factor under these rules. */
export async function previewPolicy(
  deps: Pick<Deps, 'db' | 'auth' | 'clock'>,
  actor: Actor,
  { secondFactorRoles }: SignInPolicy,
): Promise<z.output<NonNullable<(typeof previewRoute)['response']>>> {
  const today = deps.clock.today()
  const holders = await inTenant(deps.db, actor, (trx) => listHolders(trx, actor.tenantId, secondFactorRoles, today))
  const ready = await listWithSecondFactor(
    deps.auth.users,
    holders.map(({ authUserId }) => authUserId),
  )
  const without = holders.filter(({ authUserId }) => !ready.has(authUserId))
  return {
    holders: holders.length,
    without: without.length,
    people: without.slice(0, SHOWN).map(({ id, name, organizationId, organizationName, organizationShortName }) => ({
      id,
      name,
      organization: { id: organizationId, name: organizationName, shortName: organizationShortName },
    })),
    oneself: without.some(({ id }) => id === actor.accountId),
  }
}

/** Sets the rules of sign-in. A longer password is asked for when one is next set, a second factor at the next request. */
export async function setPolicy(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  by: AuditActor,
  policy: SignInPolicy,
): Promise<Shown> {
  const { tenantId } = actor
  const after = { ...policy, secondFactorRoles: [...new Set(policy.secondFactorRoles)] }
  await inTenant(deps.db, actor, async (trx) => {
    const before = await findPolicy(trx, tenantId)
    await putPolicy(trx, tenantId, after)
    await writeAudit(trx, by, {
      action: 'sign-in-policy.set',
      subjectKind: 'tenant',
      subjectId: tenantId,
      before,
      after,
    })
  })
  return showPolicy(deps, actor)
}
