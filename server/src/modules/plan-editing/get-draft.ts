import { canEditPlan, canReadPlan } from '@dondoc/domain/access/predicates'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findPlan, lockPlan, type PlanRow } from '../plans/index.ts'

type LockedPlan = NonNullable<Awaited<ReturnType<typeof lockPlan>>>

const placeOf = (plan: Pick<PlanRow, 'orgPath' | 'state'>) => ({
  ownerPath: plan.orgPath,
  isDraft: plan.state === 'draft',
})

/** A plan that the actor may read. Throws `plan.not-found` otherwise. */
export async function getReadablePlan(trx: Trx, actor: Actor, planId: string): Promise<PlanRow> {
  const plan = await findPlan(trx, actor.tenantId, planId)
  if (!plan || !canReadPlan(actor, placeOf(plan))) throw new Problem('plan.not-found', { planId })
  return plan
}

/** As {@link getReadablePlan}, for who may edit it. Throws `access.denied`. */
export async function getEditablePlan(trx: Trx, actor: Actor, planId: string): Promise<PlanRow> {
  const plan = await getReadablePlan(trx, actor, planId)
  mustBeAllowed(canEditPlan(actor, placeOf(plan)))
  return plan
}

/**
 * A draft that is about to be changed, kept from other writers until the transaction ends. `version` is what the person saw.
 * Throws `plan.not-found`, `access.denied`, `plan.not-draft`, `plan.changed-meanwhile`.
 */
export async function lockDraft(trx: Trx, actor: Actor, planId: string, version: number | null): Promise<LockedPlan> {
  const plan = await lockPlan(trx, actor.tenantId, planId)
  if (!plan || !canReadPlan(actor, placeOf(plan))) throw new Problem('plan.not-found', { planId })
  mustBeAllowed(canEditPlan(actor, placeOf(plan)))
  if (plan.state !== 'draft') throw new Problem('plan.not-draft', { planId, code: plan.code })
  if (version !== null && plan.version !== version) {
    throw new Problem('plan.changed-meanwhile', { planId, version: plan.version })
  }
  return plan
}
