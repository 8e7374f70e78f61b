import * as amendments from '@dondoc/contract/plan-amendments'
import * as contract from '@dondoc/contract/plan-editing'
import { canImport } from '@dondoc/domain/access/predicates'
import { type Actor, everybody, somewhere } from '../../lib/actor.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { amendInApplication, previewAmendment } from './amend-in-app.ts'
import { listAmendments } from './amendments.store.ts'
import { createPlan } from './create-plan.ts'
import { discardPlan } from './discard-plan.ts'
import { editPlan, undoPlanEdit } from './edit-plan.ts'
import { getReadablePlan } from './get-draft.ts'
import { pasteRows } from './paste-rows.ts'
import { readPlanNames } from './plan-names.ts'
import { readReview } from './plan-review.ts'
import { previewIssue } from './preview-issue.ts'
import { setPlanName } from './set-plan-name.ts'

/** The routes of `contract/src/plan-editing.ts`. Whose plan it is decides on rights; asked in the use cases. */
export function registerPlanEditing(api: Api, deps: Deps): void {
  const { db, clock } = deps
  const moment = () => ({ today: clock.today(), now: clock.now() })
  const review = async (trx: Trx, actor: Actor, planId: string) =>
    readReview(trx, actor, await getReadablePlan(trx, actor, planId))

  register(api, contract.getPlanReview, {
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => review(trx, actor, params.planId)),
  })

  register(api, contract.editPlan, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await editPlan(trx, actor, by, { ...params, ...body, ...moment() })
        return review(trx, actor, params.planId)
      }),
  })

  register(api, contract.undoPlanEdit, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await undoPlanEdit(trx, actor, by, { ...params, ...body, ...moment() })
        return review(trx, actor, params.planId)
      }),
  })

  register(api, contract.discardPlan, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, (trx) => discardPlan(trx, actor, by, { ...params, ...body })),
  })

  register(api, contract.pasteRows, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await pasteRows(trx, actor, by, { ...params, ...body, ...moment() })
        return review(trx, actor, params.planId)
      }),
  })

  register(api, contract.listPlanNames, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        const plan = await getReadablePlan(trx, actor, params.planId)
        return { names: await readPlanNames(trx, plan, clock.today()) }
      }),
  })

  register(api, contract.setPlanName, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await setPlanName(trx, actor, by, { ...params, ...body, today: clock.today() })
        const plan = await getReadablePlan(trx, actor, params.planId)
        return { names: await readPlanNames(trx, plan, clock.today()) }
      }),
  })

  register(api, contract.previewIssue, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) =>
        previewIssue(trx, await getReadablePlan(trx, actor, params.planId), clock.today()),
      ),
  })

  register(api, amendments.previewAmendment, {
    allow: everybody,
    handle: ({ actor, params, body }) =>
      inTenant(db, actor, (trx) => previewAmendment(trx, actor, { ...params, ...body, ...moment() })),
  })

  register(api, amendments.amendPlan, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, (trx) => amendInApplication(trx, actor, by, { ...params, ...body, ...moment() })),
  })

  register(api, amendments.listAmendments, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        const plan = await getReadablePlan(trx, actor, params.planId)
        const rows = await listAmendments(trx, actor.tenantId, plan.id)
        return {
          amendments: rows.map(({ at, changes, ...row }) => ({ ...row, at: at.toISOString(), changes: [...changes] })),
        }
      }),
  })

  register(api, contract.createPlan, {
    allow: somewhere(canImport),
    handle: ({ actor, by, body }) => inTenant(db, actor, (trx) => createPlan(trx, actor, by, body, clock.today())),
  })
}
