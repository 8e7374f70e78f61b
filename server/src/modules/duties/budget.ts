import type { PlanBudget } from '@dondoc/contract/budgets'
import type { NewUpdate } from '@dondoc/contract/duties'
import type { DutyBudget } from '@dondoc/contract/update-parts'
import { canDecideBudget } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { UpdateFinding } from '@dondoc/domain/duties/update-finding'
import { effectiveBudget, sumBudgets } from '@dondoc/domain/plans/node-budget'
import type { Actor } from '../../lib/actor.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { findDecision, listNodeBudgets, sumSpent } from './budget.store.ts'
import { type DutyNode, type DutyRecord, getNode } from './duty-detail.store.ts'

/** What a duty's task may cost and what was spent on it until a day. */
export async function showBudget(
  db: Reader,
  actor: Actor,
  duty: DutyRecord,
  node: DutyNode,
  { asOf, spent }: { readonly asOf: PlainDate; readonly spent: { readonly spent: string | null } | undefined },
): Promise<DutyBudget> {
  const { tenantId } = actor
  const [decision, spentByAll] = await Promise.all([
    findDecision(db, tenantId, duty.nodeId),
    sumSpent(db, tenantId, { nodeId: duty.nodeId, without: null }, asOf),
  ])
  return {
    ...effectiveBudget(node.budgetText, decision),
    spent: spent?.spent == null ? null : Number(spent.spent),
    spentByAll,
    version: decision?.version ?? 0,
    can: { decide: canDecideBudget(actor, duty.ownerPath) },
  }
}

/** The finding where an update takes what was spent on the task above what it may cost; null otherwise. */
export async function budgetFinding(trx: Trx, duty: DutyRecord, update: NewUpdate): Promise<UpdateFinding | null> {
  if (update.spent === undefined) return null
  const { tenantId, id, nodeId } = duty
  const { budgetText } = await getNode(trx, tenantId, nodeId)
  const { amount } = effectiveBudget(budgetText, await findDecision(trx, tenantId, nodeId))
  const spent = update.spent + (await sumSpent(trx, tenantId, { nodeId, without: id }, update.on))
  return amount !== null && spent > amount ? { code: 'over-budget', spent, amount } : null
}

/** What the rows of a plan may cost and what was spent until a day, with the sums. */
export async function showPlanBudget(
  db: Reader,
  tenantId: string,
  planId: string,
  asOf: PlainDate,
): Promise<PlanBudget> {
  const rows = await listNodeBudgets(db, tenantId, planId, asOf)
  const nodes = rows.map(({ nodeId, text, decided, version, spent }) => {
    const { amount, from } = effectiveBudget(text, version === 0 ? undefined : { amount: decided })
    return { nodeId, text, amount, from, spent }
  })
  return { nodes, total: sumBudgets(nodes) }
}
