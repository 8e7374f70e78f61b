import { canDecideBudget, canReadPlan } from '@dondoc/domain/access/predicates'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findDecision, insertDecision } from './budget.store.ts'
import { findIssuedNode } from './budget-place.store.ts'

interface Place {
  readonly planId: string
  readonly nodeId: string
}

/** The row of an issued plan that the actor may read; throws `budget.node-not-found`. */
export async function mustFindNode(
  db: Reader,
  actor: Actor,
  place: Place,
): Promise<{ ownerPath: string; text: string }> {
  const node = await findIssuedNode(db, actor.tenantId, place)
  if (!node || !canReadPlan(actor, { ownerPath: node.ownerPath, isDraft: false }))
    throw new Problem('budget.node-not-found', { ...place })
  return node
}

/**
 * Says what a row of an issued plan may cost; what was said before stays. Throws `budget.node-not-found`, `access.denied`,
 * `budget.changed-meanwhile`.
 */
export async function decideBudget(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  decision: Place & {
    readonly amount: number | null
    readonly words: string
    readonly version: number
    readonly now: Date
  },
): Promise<void> {
  const { tenantId } = actor
  const { planId, nodeId, amount, words, version, now } = decision
  const node = await mustFindNode(trx, actor, decision)
  mustBeAllowed(canDecideBudget(actor, node.ownerPath))
  const before = await findDecision(trx, tenantId, nodeId)
  const seen = before?.version ?? 0
  const row = { nodeId, amount, words, setById: actor.accountId, setBy: actor.name, setAt: now }
  if (seen !== version || !(await insertDecision(trx, tenantId, { ...row, version: version + 1 })))
    throw new Problem('budget.changed-meanwhile', { version: seen })
  await writeAudit(trx, by, {
    action: 'budget.decided',
    subjectKind: 'plan',
    subjectId: planId,
    subject: node.text.slice(0, 200),
    before: { nodeId, amount: before?.amount ?? null },
    after: { nodeId, amount, words },
  })
}
