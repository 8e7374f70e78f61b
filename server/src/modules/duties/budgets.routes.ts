import * as contract from '@dondoc/contract/budgets'
import { canReadPlan } from '@dondoc/domain/access/predicates'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { listDecisions } from './budget.store.ts'
import { showPlanBudget } from './budget.ts'
import { findPlanPlace } from './budget-place.store.ts'
import { decideBudget, mustFindNode } from './decide-budget.ts'

/** The routes of `contract/src/budgets.ts`. Whose plan it is decides on rights; asked in the handling. */
export function registerBudgets(api: Api, { db, clock }: Deps): void {
  register(api, contract.getPlanBudget, {
    allow: everybody,
    handle: ({ actor, params: { planId }, query }) =>
      inTenant(db, actor, async (trx) => {
        const place = await findPlanPlace(trx, actor.tenantId, planId)
        if (!place || !canReadPlan(actor, place)) throw new Problem('plan.not-found', { planId })
        return showPlanBudget(trx, actor.tenantId, planId, query.asOf ?? clock.today())
      }),
  })

  register(api, contract.getBudgetDecisions, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        await mustFindNode(trx, actor, params)
        return { decisions: await listDecisions(trx, actor.tenantId, params.nodeId) }
      }),
  })

  register(api, contract.decideBudget, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await decideBudget(trx, actor, by, { ...params, ...body, now: clock.now() })
        return { decisions: await listDecisions(trx, actor.tenantId, params.nodeId) }
      }),
  })
}
