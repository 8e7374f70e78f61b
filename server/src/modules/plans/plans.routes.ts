import * as contract from '@dondoc/contract/plans'
import { canEditPlan, canIssuePlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { readSettings } from '../settings/index.ts'
import { exportPlan } from './export-plan.ts'
import { exportPlans } from './export-plans.ts'
import { issuePlan } from './issue-plan.ts'
import { presentPlan, presentPlanSummary } from './plans.present.ts'
import * as store from './plans.read.store.ts'

/** A plan that the actor may read. Throws `plan.not-found` for any other. */
export async function getReadablePlan(trx: Trx, actor: Actor, planId: string): Promise<store.PlanRow> {
  const plan = await store.findPlan(trx, actor.tenantId, planId)
  if (!plan || !canReadPlan(actor, { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' })) {
    throw new Problem('plan.not-found', { planId })
  }
  return plan
}

async function summarize(trx: Trx, actor: Actor, asOf: PlainDate): Promise<contract.PlanSummary[]> {
  const scope = scopeOf(actor)
  const draftPaths = scope.paths.filter((path) => canReadPlan(actor, { ownerPath: path, isDraft: true }))
  const plans = await store.listPlanRows(trx, scope, draftPaths)
  const counted = await store.countDuties(trx, scope, asOf)
  const byPlan = Map.groupBy(counted, ({ planId }) => planId)
  return plans.map((plan) => presentPlanSummary(plan, byPlan.get(plan.id) ?? []))
}

async function showPlan(trx: Trx, actor: Actor, planId: string, asOf: PlainDate): Promise<contract.PlanDetail> {
  const { tenantId } = actor
  const plan = await getReadablePlan(trx, actor, planId)
  const place = { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
  return presentPlan(plan, {
    nodes: await store.listNodes(trx, tenantId, planId),
    duties: await store.sumUpLeaves(trx, scopeOf(actor), asOf, planId),
    findings: await store.listFindings(trx, tenantId, planId),
    source: await store.findSource(trx, tenantId, planId),
    settings: await readSettings(trx, tenantId),
    can: {
      issue: place.isDraft && canIssuePlan(actor, place),
      amend: plan.state === 'issued' && canIssuePlan(actor, place),
      edit: place.isDraft && canEditPlan(actor, place),
      export: true,
    },
  })
}

/** The routes of `contract/src/plans.ts`. */
export function registerPlans(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.listPlans, {
    // Narrowed to what the domain's `canReadPlan` allows.
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => ({ plans: await summarize(trx, actor, query.asOf ?? clock.today()) }), {
        plan: 'once',
      }),
  })

  register(api, contract.exportPlans, {
    allow: everybody,
    handle: async ({ actor, query }) => {
      const asOf = query.asOf ?? clock.today()
      const plans = await inTenant(db, actor, (trx) => summarize(trx, actor, asOf))
      const chosen = query.ids === undefined ? null : new Set(query.ids)
      return exportPlans(
        plans.filter(({ id }) => chosen === null || chosen.has(id)),
        asOf,
      )
    },
  })

  register(api, contract.getPlan, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, (trx) => showPlan(trx, actor, params.planId, query.asOf ?? clock.today()), { plan: 'once' }),
  })

  register(api, contract.issuePlan, {
    // Whose plan it is decides; asked in the use case.
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, (trx) =>
        issuePlan(trx, actor, by, { ...body, planId: params.planId, today: clock.today(), now: clock.now() }),
      ),
  })

  register(api, contract.exportPlan, {
    allow: everybody,
    handle: async ({ actor, params, query }) => {
      const { plan, nodes } = await inTenant(db, actor, async (trx) => ({
        plan: await getReadablePlan(trx, actor, params.planId),
        nodes: await store.listNodes(trx, actor.tenantId, params.planId),
      }))
      return exportPlan(plan, nodes, query.format)
    },
  })
}
