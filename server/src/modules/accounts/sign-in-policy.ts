import type { SignInPolicy } from '@dondoc/contract/sign-in'
import { canSetSignInPolicy } from '@dondoc/domain/access/accounts'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { findPolicy, putPolicy } from './policy.store.ts'

type Shown = SignInPolicy & { can: { change: boolean } }

/** The rules of sign-in of the person's tenant. */
export async function showPolicy(deps: Pick<Deps, 'db'>, actor: Actor): Promise<Shown> {
  const { passwordLength, secondFactorRoles } = await inTenant(deps.db, actor, (trx) => findPolicy(trx, actor.tenantId))
  return { passwordLength, secondFactorRoles, can: { change: canSetSignInPolicy(actor) } }
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
