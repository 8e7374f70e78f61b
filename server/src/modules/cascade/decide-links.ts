import type { LinkDecision } from '@dondoc/contract/cascade'
import { canLinkPlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { findSuperiorFault, type PlacedPlan } from '@dondoc/domain/cascade/superior-plan'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { recheckDraft } from '../plan-editing/index.ts'
import { lockPlan } from '../plans/index.ts'
import * as store from './links.store.ts'

type LockedPlan = NonNullable<Awaited<ReturnType<typeof lockPlan>>>

const placed = ({ id, orgPath, state, periodFrom, periodTo }: LockedPlan): PlacedPlan => ({
  id,
  issuerPath: orgPath,
  state,
  period: { from: periodFrom, to: periodTo },
})

const placeOf = ({ orgPath, state }: LockedPlan) => ({ ownerPath: orgPath, isDraft: state === 'draft' })

/** The plan whose rows are linked, kept from other writers. Throws `plan.not-found`, `access.denied`. */
async function lockLinked(trx: Trx, actor: Actor, planId: string): Promise<LockedPlan> {
  const plan = await lockPlan(trx, actor.tenantId, planId)
  if (!plan || !canReadPlan(actor, placeOf(plan))) throw new Problem('plan.not-found', { planId })
  mustBeAllowed(canLinkPlan(actor, placeOf(plan)))
  return plan
}

/** Deadlines after the superior's are doubts of a draft: they follow the links. */
async function recheck(trx: Trx, { tenantId, id, state }: LockedPlan, today: PlainDate): Promise<void> {
  if (state === 'draft') await recheckDraft(trx, tenantId, id, today)
}

/**
 * Says which plan a plan carries out. Throws `plan.not-found` (also for a superior plan that may not be read),
 * `plan.superior-not-above`, `plan.superior-not-issued`, `plan.superior-other-period`, and `plan.superior-linked` while rows are
 * linked to the one chosen before.
 */
export async function chooseSuperior(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly planId: string; readonly superiorPlanId: string | null; readonly today: PlainDate },
): Promise<void> {
  const { planId, superiorPlanId, today } = request
  const plan = await lockLinked(trx, actor, planId)
  if (plan.superiorPlanId === superiorPlanId) return
  if (superiorPlanId !== null) {
    const superior = await lockPlan(trx, actor.tenantId, superiorPlanId)
    if (!superior || !canReadPlan(actor, placeOf(superior)))
      throw new Problem('plan.not-found', { planId: superiorPlanId })
    const fault = findSuperiorFault(placed(plan), placed(superior))
    if (fault !== null) throw new Problem(`plan.${fault}`)
  }
  const count = await store.countConfirmed(trx, actor.tenantId, planId)
  if (count > 0) throw new Problem('plan.superior-linked', { count })
  await store.deleteRefusals(trx, actor.tenantId, planId)
  await store.setSuperiorPlan(trx, actor.tenantId, planId, superiorPlanId)
  await recheck(trx, plan, today)
  await writeAudit(trx, by, {
    action: 'plan.superior-chosen',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    before: { superiorPlanId: plan.superiorPlanId },
    after: { superiorPlanId },
  })
}

/**
 * Confirms, refuses or takes back links of rows to rows of the superior plan, all or none; saying the same again changes nothing.
 * Throws `plan.not-found`, `access.denied`, `plan.link-row-not-found` where a row is of another plan.
 */
export async function decideLinks(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly planId: string
    readonly decisions: readonly LinkDecision[]
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<void> {
  const { planId, decisions, today, now } = request
  const { tenantId } = actor
  const plan = await lockLinked(trx, actor, planId)
  const idsOf = async (id: string | null): Promise<ReadonlySet<string>> =>
    new Set(id === null ? [] : (await store.listLinkableNodes(trx, tenantId, id)).map((node) => node.id))
  const [own, above] = [await idsOf(planId), await idsOf(plan.superiorPlanId)]
  const stranger = decisions.find(({ nodeId, superiorId }) => !own.has(nodeId) || !above.has(superiorId))
  if (stranger) throw new Problem('plan.link-row-not-found', { ...stranger })
  // The last word on a pair counts.
  const last = [...new Map(decisions.map((one) => [`${one.nodeId}/${one.superiorId}`, one])).values()]
  const said = { tenantId, planId, at: now, accountId: by.accountId, author: by.name }
  const { open = [], confirmed = [], refused = [] } = Object.groupBy(last, ({ state }) => state)
  await store.deleteLinks(trx, said, open)
  await store.putLinks(trx, said, [
    ...confirmed.map((pair) => ({ ...pair, state: 'confirmed' as const })),
    ...refused.map((pair) => ({ ...pair, state: 'refused' as const })),
  ])
  await recheck(trx, plan, today)
  await writeAudit(trx, by, {
    action: 'plan.linked',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { confirmed: confirmed.length, refused: refused.length, open: open.length, decisions: last },
  })
}
